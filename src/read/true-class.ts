import type { Graph } from '../core/graph.ts'
import { freeNamesIn } from '../core/parts.ts'
import type { Chain, Member, Script } from '../core/script.ts'
import type { Syntax } from '../core/syntax.ts'
import { times } from './case.ts'
import { isIndexOf } from './names.ts'
import type { IsIndex } from './note.ts'

/** A letter that stands for the true class from `t_c = 1` on, and for the others from `t_c = 0` on. */
interface Class {
  readonly letter: string
  /** 1 where the letter has its meaning, 0 elsewhere: `t_c`, or `1 - t_c`. */
  readonly factor: Syntax
  /** Set where the letter counted before: it has its meaning in the next chain alone. */
  readonly isBrief: boolean
}

/**
 * The chains behind `t_c = 1`, for a onehot t, hold where c is the true class: members in which c is free are
 * multiplied by `t_c`, as are all others of their chain.
 */
export const atTrueClass = (script: Script, graph: Graph): Script => {
  const labels = onehots(graph)
  if (labels.size === 0) return script
  const isIndex = isIndexOf(graph)
  let known: readonly Class[] = []
  const used = new Set<string>()
  const chains = script.chains.map(chain => {
    const said = classIn(chain, labels, isIndex, used)
    const letters = lettersOf(chain)
    if (said) known = [...known.filter(one => one.letter !== said.letter), said]
    const meant = known.filter(one => letters.has(one.letter))
    if (!said) known = known.filter(one => !one.isBrief)
    for (const letter of letters) used.add(letter)
    return meant.reduce(restricted, chain)
  })
  return { ...script, chains }
}

const onehots = ({ leaves }: Graph): ReadonlySet<string> =>
  new Set(leaves.filter(one => one.adjectives.includes('onehot')).map(({ name }) => name))

const classIn = (
  { members }: Chain,
  labels: ReadonlySet<string>,
  isIndex: IsIndex,
  used: ReadonlySet<string>,
): Class | undefined => {
  const [left, right] = members.map(readingOf)
  if (members.length !== 2 || left?.kind !== 'indexed' || right?.kind !== 'numeral')
    return undefined
  const [at, ...others] = left.at
  const isOfClass = left.base.kind === 'name' && labels.has(left.base.name) && others.length === 0
  if (!isOfClass || at?.kind !== 'name' || !isIndex(at.name)) return undefined
  const factor = FACTORS[right.text]?.(left)
  return factor && { letter: at.name, factor, isBrief: used.has(at.name) }
}

const FACTORS: Readonly<Record<string, (entry: Syntax) => Syntax>> = {
  '1': entry => entry,
  '0': right => ({ kind: 'infix', sign: '-', left: { kind: 'numeral', text: '1' }, right }),
}

const readingOf = (member: Member): Syntax | undefined =>
  member.kind === 'formula' ? member.readings[0] : undefined

const lettersOf = ({ members }: Chain): ReadonlySet<string> =>
  new Set(
    members
      .map(readingOf)
      .flatMap(syntax => (syntax === undefined ? [] : [...freeNamesIn(syntax)])),
  )

const restricted = (chain: Chain, { factor }: Class): Chain => ({
  ...chain,
  members: chain.members.map(member => times(factor, member)),
})
