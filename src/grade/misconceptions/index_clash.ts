import { name } from '../../core/nodes.ts'
import type { Name, SumSyntax, Syntax } from '../../core/syntax.ts'
import { plus, summed } from '../build.ts'
import type { Lesson } from '../lesson.ts'
import { TWO_LAYERS } from '../networks.ts'
import { everywhere, factorsOf, freeLetters, placesOf, renamed, replaced } from '../rewrite.ts'
import type { Suspect } from '../suspect.ts'

/** The letter of a sum is also the letter of the entry. */
export const indexClash: Lesson<'index_clash'> = {
  key: 'index_clash',
  *repairs(at) {
    const own = clashing(at)
    for (const letter of own) {
      for (const { syntax } of everywhere(at.wrong, part => untangled(at, part, letter)))
        yield { syntax, values: { letter: name(letter) } }
    }
  },
  example: {
    network: TWO_LAYERS,
    wrong: '∂ε/∂V[i,j] = sum(i, ∂ε/∂p[i]*x[j])',
    right: '∂ε/∂V[i,j] = sum(k, ∂ε/∂p[k]*∂p[k]/∂V[i,j])',
    alike: { network: TWO_LAYERS, text: '∂ε/∂y[k] = sum(i, ∂ε/∂q[i]*U[i,k])' },
  },
}

/** Letters of the entry that sums of the side in doubt bind again. */
const clashing = ({ wrong, other, target, isKnown }: Suspect): readonly string[] => {
  const free = new Set([
    ...freeLetters(other, isKnown),
    ...(target
      ? [...target.ofAt, ...target.byAt].flatMap(at => (at.kind === 'name' ? [at.name] : []))
      : []),
  ])
  const bound = new Set<string>()
  for (const { written } of everywhere(wrong, part => (part.kind === 'sum' ? [part] : [])))
    for (const { name: letter } of (written as SumSyntax).letters) bound.add(letter)
  return [...bound].filter(letter => free.has(letter))
}

/** The sum left out, or its letter another at some places. */
function* untangled({ fresh }: Suspect, part: Syntax, letter: string): Iterable<Syntax> {
  if (part.kind !== 'sum' || !part.letters.some(own => own.name === letter)) return
  const others = part.letters.filter(own => own.name !== letter).map(own => own.name)
  yield summed(others, part.body)
  const places = placesOf(part.body, letter)
  const halved = replaced(part.body, node => halfOf(node, letter, fresh))
  if (halved !== part.body)
    for (const some of choices(placesOf(halved, letter)))
      yield summed([...others, fresh], renamed(halved, letter, fresh, some))
  for (const some of choices(places)) {
    const body = renamed(part.body, letter, fresh, some)
    yield summed([...others, fresh], body)
  }
}

/** `2k` where two letters came together: `k + i`. */
const halfOf = (node: Syntax, letter: string, fresh: string): Syntax | undefined => {
  const factors = factorsOf(node)
  const [two, own, ...more] = factors
  const isDouble = two?.kind === 'numeral' && two.text === '2' && more.length === 0
  return isDouble && own?.kind === 'name' && own.name === letter
    ? plus(own, name(fresh))
    : undefined
}

const MOST_PLACES = 5

const choices = (places: readonly Name[]): readonly (readonly Name[])[] => {
  const count = Math.min(places.length, MOST_PLACES)
  return Array.from({ length: 2 ** count - 1 }, (_, n) =>
    places.filter((_place, m) => ((n + 1) >> m) & 1),
  )
}
