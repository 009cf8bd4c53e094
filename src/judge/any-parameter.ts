import { type Graph, parametersOf } from '../core/graph.ts'
import type { Equality } from '../core/judgement.ts'
import { name as named } from '../core/nodes.ts'
import { mapParts, parts } from '../core/parts.ts'
import type { Chain, Member, Script } from '../core/script.ts'
import type { Syntax } from '../core/syntax.ts'
import type { Instance } from './by-numbers.ts'
import { type Staged, startsOf } from './families.ts'

/** A derivation in which a letter stands for any parameter, at each of them. */
export interface OverParameters extends Staged {
  /** The letter, by the numbers of the equalities that speak of it, from 0. */
  readonly letters: ReadonlyMap<number, string>
}

/**
 * `\theta \leftarrow \theta - \eta \frac{\partial L}{\partial\theta}`, `\frac{\partial p}{\partial\theta} = …`: chains
 * about a letter that nothing defines and by which is derived. Undefined where there are none.
 */
export const overParameters = (graph: Graph, script: Script): OverParameters | undefined => {
  const parameters = parametersOf(graph).map(leaf => leaf.name)
  const letter = LETTERS.find(one => isOpen(graph, script, one))
  if (letter === undefined || parameters.length === 0) return undefined
  const starts = startsOf(script)
  const letters = new Map<number, string>()
  const instances = script.chains.flatMap((chain, c) => {
    const start = starts[c] as number
    if (!isAbout(chain, letter)) return [{ chain, written: new Map<Member, Member>(), start }]
    for (const k of chain.signs.keys()) letters.set(start + k, letter)
    return parameters.map(parameter => ({ ...instanceOf(chain, letter, parameter), start }))
  })
  if (letters.size === 0) return undefined
  return {
    script: { ...script, chains: instances.map(one => one.chain) },
    origins: instances.flatMap(({ chain, start, written }) =>
      chain.signs.map((_, k) => ({ n: start + k, written })),
    ),
    letters,
  }
}

/** What people call any parameter. */
const LETTERS: readonly string[] = ['\\theta', '\\vartheta', '\\Theta', '\\omega']

/** Whether nothing in the network is called so, and no chain says what it is. */
const isOpen = (graph: Graph, { chains, said = [] }: Script, letter: string): boolean => {
  const isKnown = graph.names.has(letter) || graph.names.has(letter.slice(1))
  const isSaid = (chain: Chain) => isNamed(chain.members[0], letter) && !isUpdate(chain, letter)
  return !isKnown && ![...chains, ...said].some(isSaid)
}

const isNamed = (member: Member | undefined, letter: string): boolean =>
  member?.kind === 'formula' && member.readings.some(one => isLetter(one, letter))

const isLetter = (syntax: Syntax, letter: string): boolean =>
  syntax.kind === 'name' && syntax.name === letter

/** A step of the letter, by the derivative by it. */
const isUpdate = ({ members }: Chain, letter: string): boolean => {
  const [head, right] = members
  if (members.length !== 2 || !isNamed(head, letter) || right?.kind !== 'formula') return false
  return right.readings.every(one => mentions(one, letter) && isDerivedBy(one, letter))
}

/** Whether the letter stands below derivatives alone, or in its step. */
const isAbout = (chain: Chain, letter: string): boolean => {
  const sides = chain.members.flatMap(one => (one.kind === 'formula' ? one.readings : []))
  if (chain.members.some(one => one.kind === 'unread')) return false
  if (isUpdate(chain, letter)) return true
  return sides.some(one => isDerivedBy(one, letter)) && !sides.some(one => mentions(one, letter))
}

const isDerivedBy = (syntax: Syntax, letter: string): boolean =>
  (syntax.kind === 'derivative' && isLetter(syntax.by, letter)) ||
  parts(syntax).some(part => isDerivedBy(part, letter))

/** Anywhere but below a derivative. */
const mentions = (syntax: Syntax, letter: string): boolean => {
  if (isLetter(syntax, letter)) return true
  const isBelow = syntax.kind === 'derivative' && isLetter(syntax.by, letter)
  const inside = isBelow && syntax.kind === 'derivative' ? [syntax.of] : parts(syntax)
  return inside.some(part => mentions(part, letter))
}

const instanceOf = (chain: Chain, letter: string, parameter: string): Instance => {
  const put = (syntax: Syntax): Syntax =>
    isLetter(syntax, letter)
      ? named(parameter, syntax.span ? { span: syntax.span } : {})
      : mapParts(syntax, put)
  const written = new Map<Member, Member>()
  const members = chain.members.map((member): Member => {
    const own =
      member.kind === 'formula' ? { ...member, readings: member.readings.map(put) } : { ...member }
    written.set(own, member)
    return own
  })
  return { chain: { ...chain, members }, written }
}

/** What fails for some parameters only may not be meant for these. */
export const settled = (
  { letters, origins }: OverParameters,
  judged: readonly Equality[],
  together: readonly Equality[],
): readonly Equality[] =>
  together.map((equality, n) => {
    const name = letters.get(n)
    if (name === undefined || equality.verdict !== 'fails') return equality
    const isAll = judged.every((one, k) => origins[k]?.n !== n || one.verdict === 'fails')
    if (isAll) return equality
    const { left, right, sign } = equality
    const doubt = { code: 'not-in-network', name } as const
    return { n: equality.n, left, right, sign, verdict: 'undecided', proved: false, doubt }
  })
