import { ancestorsOf, type Graph, shapeOfName } from '../core/graph.ts'
import type { End, Equality, EqualityReason } from '../core/judgement.ts'
import { freeNamesIn, parts } from '../core/parts.ts'
import type { Chain, Member } from '../core/script.ts'
import type { Syntax } from '../core/syntax.ts'
import type { State } from './state.ts'

/** An equality that fails, as it was read. */
export interface Refuted {
  readonly reason?: EqualityReason
  readonly left: readonly Syntax[]
  readonly right: readonly Syntax[]
  /** The first member of its chain. */
  readonly head: readonly Syntax[]
}

/**
 * Whether an equality that fails is false however it may be meant: another value for a derivative or for a whole
 * name of the network, or names and entries of it that do not fit together. Anything else may have been misread, and
 * then it fails for no reason that anyone would recognise: of the true derivations of strangers that once were refused,
 * eight in nine were refused by an equality that no change made true. Such an equality is false only where
 * its mistake has a name.
 */
export const isClear = (graph: Graph, refuted: Refuted): boolean => {
  const { reason = 'value', left, right } = refuted
  if (reason === 'value') return isOfKnown(graph, refuted)
  const isDefined = reason !== 'scope' && left.every(one => isOwnName(graph, one))
  return (
    (isDefined || left.every(one => isPlain(graph, one))) && right.every(one => isPlain(graph, one))
  )
}

/** Whether it says the value of a derivative or of a whole name. */
const isOfKnown = (graph: Graph, { left, right, head }: Refuted): boolean => {
  const isName = (one: Syntax) => one.kind === 'name' && isWhole(graph, one)
  return (
    head.some(one => isGradient(graph, one) || (one.kind !== 'call' && isWhole(graph, one))) ||
    (right.some(isName) && left.every(one => isWhole(graph, one)))
  )
}

/** Without what is false only as it was read, or where the words may speak of a case alone. */
export const withoutGuesses = (
  { name, court, given }: State,
  { members, mayBeOfCase }: Chain,
  equalities: readonly Equality[],
): readonly Equality[] => {
  if (!name) return equalities
  const { graph } = court.shelf.plain
  const isSure = (one: Equality) =>
    (!mayBeOfCase || isOfNumbers(graph, given, one)) &&
    (one.mistake !== undefined || isClear(graph, refutedIn(one, members[0])))
  return equalities.map(one => (one.verdict === 'fails' && !isSure(one) ? unexplained(one) : one))
}

/** Whether all that a side is computed from has been given by numbers: an example, and no case. */
const isOfNumbers = (graph: Graph, given: State['given'], { left }: Equality): boolean => {
  const names = readingsOf(left).flatMap(one => [...freeNamesIn(one)])
  const used = new Set(names.flatMap(one => [one, ...ancestorsOf(graph, one)]))
  const leaves = graph.leaves.filter(leaf => used.has(leaf.name))
  return leaves.length > 0 && leaves.every(leaf => given.has(leaf.name))
}

const refutedIn = ({ reason, left, right }: Equality, head: Member | undefined): Refuted => ({
  ...(reason && { reason }),
  left: readingsOf(left),
  right: readingsOf(right),
  head: readingsOf(head),
})

export const readingsOf = (member: Member | undefined): readonly Syntax[] =>
  member?.kind === 'formula' ? member.readings : []

/** Names of the network and their entries, derivatives of its loss by them and functions of them, added and multiplied. */
const isPlain = (graph: Graph, syntax: Syntax): boolean => {
  switch (syntax.kind) {
    case 'numeral':
      return true
    case 'name':
      return !isOwnName(graph, syntax)
    case 'indexed':
      return syntax.axis === undefined && isPlain(graph, syntax.base)
    case 'derivative':
      return isLoss(graph, syntax.of) && isVariable(graph, syntax.by)
    case 'call':
      return (
        syntax.args.some(one => hasValue(graph, one)) &&
        parts(syntax).every(one => isPlain(graph, one))
      )
    case 'infix':
    case 'negation':
    case 'transposition':
      return parts(syntax).every(one => isPlain(graph, one))
    default:
      return false
  }
}

/** A name or an entry of one. */
const isVariable = (graph: Graph, by: Syntax): boolean =>
  by.kind === 'indexed'
    ? by.axis === undefined && isVariable(graph, by.base)
    : by.kind === 'name' && !isOwnName(graph, by)

/** Plain, and no entry in it. */
const isWhole = (graph: Graph, syntax: Syntax): boolean =>
  isPlain(graph, syntax) && !hasEntry(syntax)

const hasEntry = (syntax: Syntax): boolean =>
  syntax.kind === 'indexed' || parts(syntax).some(hasEntry)

const hasValue = (graph: Graph, syntax: Syntax): boolean =>
  [...freeNamesIn(syntax)].some(one => shapeOfName(graph, one) !== undefined)

const isLoss = (graph: Graph, of: Syntax): boolean => of.kind === 'name' && of.name === graph.loss

const isOwnName = (graph: Graph, syntax: Syntax): boolean =>
  syntax.kind === 'name' && isOwn(graph, syntax.name)

const isOwn = (graph: Graph, name: string): boolean =>
  shapeOfName(graph, name) === undefined && !graph.sizes.includes(name)

/** A derivative or a change, or a value of names that are all the writer's own. */
const isGradient = (graph: Graph, syntax: Syntax): boolean =>
  isOfOwnNames(graph, syntax) ||
  syntax.kind === 'derivative' ||
  syntax.kind === 'differential' ||
  (syntax.kind === 'call' && syntax.primes > 0) ||
  parts(syntax).some(one => one.kind !== 'name' && isGradient(graph, one))

const isOfOwnNames = (graph: Graph, syntax: Syntax): boolean => {
  const names = [...freeNamesIn(syntax)]
  return names.length > 0 && names.every(one => isOwn(graph, one))
}

const unexplained = ({ reason: _, mistake: __, ...equality }: Equality): Equality => ({
  ...equality,
  verdict: 'undecided',
  doubt: { code: 'unexplained' },
})

/** Without what follows from an error, where no equality is called one. */
export const withoutFollowers = (state: State): State => {
  const { equalities, ends } = state
  if (!equalities.some(isUnexplained) || equalities.some(one => one.verdict === 'fails'))
    return state
  const open = equalities.map(one =>
    one.verdict === 'follows' && one.reason !== 'returns' ? unexplained(one) : one,
  )
  return { ...state, equalities: open, ends: ends.map(end => endAmong(open, end)) }
}

/** Whether it is false as it was read. */
export const isFalse = (equality: Equality): boolean =>
  equality.verdict === 'fails' || isUnexplained(equality)

const isUnexplained = ({ doubt }: Equality): boolean => doubt?.code === 'unexplained'

/** What a chain gets to, where its errors are none for sure. */
export const endAmong = (equalities: readonly Equality[], end: End): End => {
  const own = equalities.filter(({ n }) => n >= end.from && n <= end.to)
  const last = own.at(-1)
  const isOpen =
    end.status === 'wrong'
      ? own.some(isUnexplained) && !own.some(one => one.verdict === 'fails')
      : end.status === 'reached' && last !== undefined && isUnexplained(last)
  if (!isOpen) return end
  const { lack, ...rest } = end
  return { ...rest, status: 'not_reached', ...(lack && { lack: { ...lack, code: 'undecided' } }) }
}
