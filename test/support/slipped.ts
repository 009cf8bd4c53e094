import type { Graph } from '../../src/core/graph.ts'
import type { Equality, Judgement } from '../../src/core/judgement.ts'
import type { Script } from '../../src/core/script.ts'
import { newNamer } from '../../src/grade/name.ts'
import { type Judge, judgeOf } from '../../src/judge/judge.ts'
import { readScript } from '../../src/read/script.ts'
import { readNetwork } from '../../src/report/read.ts'
import type { Handed } from './people.ts'
import { namesOf } from './slip-names.ts'
import { slipsIn, type TextSlip } from './text-slips.ts'

/** A slip in the member on the right of an equality. */
export interface Slipped {
  readonly equality: Equality
  readonly slip: TextSlip
}

/** The name that a slip was given, undefined where it was given none, and those that are right. */
export interface Named {
  readonly names: readonly string[]
  readonly name: string | undefined
}

export interface Network {
  readonly graph: Graph
  readonly judge: Judge
}

export const judgedNetwork = (network: string): Network => {
  const read = readNetwork(network, {})
  if (read.kind === 'malformed') throw new SyntaxError(network)
  const { graph } = read
  return { graph, judge: judgeOf(graph, { seed: 1, told: 'first', examples: 'none' }) }
}

interface Judged {
  readonly script: Script
  readonly judgement: Judgement
}

export const judgedIn = async (
  { graph, judge }: Network,
  { format }: Handed,
  text: string,
): Promise<Judged> => {
  const script = await readScript(text, { format, graph })
  return { script, judgement: await judge(script, newNamer()) }
}

/** In members of equalities that hold; a condition holds with any sign, a definition says what is meant. */
export const slipsOf = ({ script, judgement }: Judged): readonly Slipped[] => {
  const { equalities } = judgement
  if (equalities.some(one => one.verdict !== 'holds')) return []
  return equalities.filter(isValue).flatMap(equality =>
    slipsIn(script.source, equality.right.span, script.notation).map(slip => ({
      equality,
      slip,
    })),
  )
}

/** Neither 0 nor a step that is taken. */
const isValue = ({ left, right }: Equality): boolean =>
  right.kind === 'formula' &&
  right.text !== '0' &&
  !(left.kind === 'formula' && left.isNext === true)

/** The names that are right for a slip; undefined where it has none. */
export const rightNames = (
  source: string,
  { slip, equality }: Slipped,
): readonly string[] | undefined =>
  namesOf({
    kind: slip.kind,
    from: source.slice(slip.start, slip.end),
    member: equality.right.text,
  })

/** The name of the mistake where a slip that has one was found, by the equality before or behind it. */
export const nameFound = (
  source: string,
  slipped: Slipped,
  judgement: Judgement,
): Named | undefined => {
  const names = rightNames(source, slipped)
  const { n } = slipped.equality
  const first = judgement.equalities.find(one => one.n === judgement.firstWrong)
  if (!names || !first || (first.n !== n && first.n !== n + 1)) return undefined
  return { names, name: first.mistake?.misconception }
}

/** How a slip was named. */
export const toldOf = ({ names, name }: Named): 'right' | 'wrong' | 'none' => {
  if (name === undefined) return 'none'
  return names.includes(name) ? 'right' : 'wrong'
}
