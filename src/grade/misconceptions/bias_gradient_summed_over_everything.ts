import { name } from '../../core/nodes.ts'
import type { SumSyntax, Syntax } from '../../core/syntax.ts'
import { opCalled } from '../../ops/index.ts'
import { isTotal, summedAlong } from '../batch.ts'
import { product, straight, summed, turned } from '../build.ts'
import type { Lesson } from '../lesson.ts'
import { isBias } from '../network.ts'
import { BATCH_OF_ROWS } from '../networks.ts'
import { everywhere, factorsOf, nodes, placeless, renamed } from '../rewrite.ts'
import type { Suspect } from '../suspect.ts'

/** Σ over samples and entries for Σ over samples. */
export const biasGradientSummedOverEverything: Lesson<'bias_gradient_summed_over_everything'> = {
  key: 'bias_gradient_summed_over_everything',
  *repairs(at) {
    if (!at.target || !isBias(at.graph, at.target.by)) return
    const values = { name: name(at.target.by) }
    for (const { syntax } of everywhere(at.wrong, part => narrowed(at, part)))
      yield { syntax, values }
  },
  example: {
    network: BATCH_OF_ROWS,
    wrong: '∂L/∂b = sum(n, k, ∂L/∂Y[n,k])',
    right: '∂L/∂b[k] = sum(n, ∂L/∂Y[n,k])',
    alike: {
      network: 'X : matrix(N, n); w : vector(n); c : scalar; y = X*w + c; L = sum(sigma(y))',
      text: '∂L/∂c = sum(∂L/∂y)',
    },
  },
}

/** A sum along one axis, or over one letter less. */
const narrowed = ({ target, wrong }: Suspect, part: Syntax): readonly Syntax[] => {
  const besides = betweenOnes(part)
  if (besides.length > 0) return besides
  if (part.kind === 'call') {
    const [arg] = part.args
    if (!arg || !isTotal(part)) return []
    const sums = [summedAlong(arg, 1), summedAlong(arg, 2)]
    return [...sums, ...sums.map(turned)]
  }
  const whole = part.kind === 'sum' ? wholeOf(part) : undefined
  if (whole) {
    const sums = [summedAlong(whole, 1), summedAlong(whole, 2)]
    return [...sums, ...sums.map(turned)]
  }
  const isDouble = part.kind === 'sum' && (part.letters.length > 1 || hasSums(part, wrong))
  if (part.kind !== 'sum' || !isDouble) return []
  const [place] = target?.byAt ?? []
  return part.letters.map(({ name: letter }) => {
    const rest = part.letters.map(one => one.name).filter(other => other !== letter)
    const body = place?.kind === 'name' ? renamed(part.body, letter, place.name) : part.body
    return summed(rest, body)
  })
}

/** `1ᵀ G 1` without the ones on one side. */
const betweenOnes = (part: Syntax): readonly Syntax[] => {
  const factors = factorsOf(part)
  const [first, last] = [factors[0], factors.at(-1)]
  if (factors.length < 3 || !first || !last || !isOnes(first) || !isOnes(last)) return []
  const sums = [factors.slice(0, -1), factors.slice(1)].map(product)
  return [...sums, ...sums.map(turned)]
}

const isOnes = (factor: Syntax): boolean => {
  const bare = straight(factor)
  return bare.kind === 'call' && opCalled(bare.name)?.fill === 1
}

/** The whole whose entries a double sum adds up. */
const wholeOf = (sum: SumSyntax): Syntax | undefined => {
  const inner = sum.body.kind === 'sum' ? sum.body : sum
  const letters = new Set([...sum.letters, ...inner.letters].map(letter => letter.name))
  const { body } = inner
  const isPlaces = (at: readonly Syntax[]): boolean =>
    at.length === 2 &&
    letters.size === 2 &&
    at.every(place => place.kind === 'name' && letters.has(place.name))
  if (body.kind === 'indexed' && isPlaces(body.at)) return body.base
  if (body.kind !== 'derivative' || body.by.kind !== 'indexed' || !isPlaces(body.by.at))
    return undefined
  return placeless({ ...body, by: body.by.base })
}

/** A sum inside another, or around one. */
const hasSums = (part: Syntax, side: Syntax): boolean =>
  (part.kind === 'sum' && part.body.kind === 'sum') ||
  [...nodes(side)].some(
    node => node.kind === 'sum' && node !== part && [...nodes(node.body)].includes(part),
  )
