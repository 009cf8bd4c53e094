import { name } from '../core/nodes.ts'
import { freeNamesIn } from '../core/parts.ts'
import type { Chain } from '../core/script.ts'
import type { Dim, Shape } from '../core/shape.ts'
import type { Syntax } from '../core/syntax.ts'
import { freeLetters } from '../elaborate/form.ts'
import type { ChainLetters } from '../elaborate/pair.ts'
import type { Scope } from '../elaborate/scope.ts'
import { anyIn, derivesByAny, HEIGHTS } from './any-matrices.ts'
import { agrees } from './compare.ts'
import { constantsIn } from './constants.ts'
import { type Candidate, candidate, readPair } from './court.ts'
import { isStep } from './descent.ts'
import { dummyIn, parametersIn, pointsIn, withDummy } from './dummies.ts'
import { isSummedOver, withSums } from './einstein.ts'
import { changesIn } from './gradient-names.ts'
import { derivativeHead, type Head, headOf, isFree, isNew } from './heads.ts'
import type { Placed } from './instances.ts'
import { scopeAt } from './knowledge.ts'
import { letteredHead } from './lettered.ts'
import { keepsExtents, keepsLines, takenByLines } from './lines.ts'
import { type Link, linksOf } from './links.ts'
import { componentOf, normal, ownChanges } from './normal.ts'
import { ownGradient } from './own-gradient.ts'
import { lettersForSizes, withLettersFor } from './size-letters.ts'
import type { State } from './state.ts'
import { type Moved, movedBy, turnsOf, withOwnRate, withoutSteps } from './update.ts'

/** A chain that is being judged. */
export interface Trial {
  readonly state: State
  readonly chain: Chain
  readonly scope: Scope
  readonly links: readonly Link[]
  /** What the members that were read may mean. */
  readonly readings: ReadonlyMap<number, readonly Candidate[]>
  readonly letters: ChainLetters
  /** What the first sign says, where it is no equality. */
  readonly opening: Opening | undefined
}
export type Opening =
  | { readonly kind: 'definition'; readonly head: Head }
  | { readonly kind: 'update'; readonly moved: Moved }

/** Signs of `named` say what a name stands for. */
export const openTrial = (
  before: State,
  chain: Chain,
  named: ReadonlySet<number> = new Set(),
): Trial => {
  const state = withDummies(withOwnRate(before, scopeOf(before), chain), chain)
  const scope = scopeOf(state)
  const own = withOwnHead(state, chain, readingsOf(scope, chain, state))
  const readings = withLetteredHead(state, scope, chain, own)
  const links = linksOf(chain).map(
    (link, n): Link => (named.has(n) ? { kind: 'definition' } : link),
  )
  const opening =
    openingOf(state, scope, chain, links, readings) ?? ownGradient(state, scope, chain, readings)
  const trial = { state, chain, scope, links, readings, opening }
  const letters = lettersOf(scope, readings)
  return { ...trial, letters: { ...letters, ranges: rangesIn({ ...trial, letters }) } }
}

/** What the likeliest readings of the equalities say of the ranges of letters; the first that says it counts. */
const rangesIn = ({ state, links, readings, letters }: Trial): ReadonlyMap<string, Dim> => {
  const found = new Map<string, Dim>()
  for (const link of links) {
    const [from, to] = link.kind === 'pair' ? [readings.get(link.from), readings.get(link.to)] : []
    if (!from?.[0] || !to?.[0]) continue
    const { pair } = readPair(state.court, state.student, [from[0], to[0]], letters)
    for (const { name, dim } of pair?.letters ?? []) if (!found.has(name)) found.set(name, dim)
  }
  return found
}

/** The state in which the letter of an identity is any number. */
const withDummies = (state: State, { members }: Chain): State => {
  const formulas = members.filter(one => one.kind === 'formula')
  const first = formulas.flatMap(one => one.readings.slice(0, 1))
  const scope = scopeOf(state)
  const name = dummyIn(scope, first)
  const own = parametersIn(scope, formulas)
  const numbers = (name === undefined ? own : [name, ...own]).map(one => [one, []] as const)
  const points = pointsIn(scope, formulas)
  let known = state
  for (const [one, shape] of new Map([...points, ...numbers])) {
    const truth = withDummy(known.truth, one, shape)
    known = { ...known, truth, student: withDummy(known.student, one, shape) }
  }
  return withConstants(known, scope, first)
}

/** With letters of an identity of which only shapes are known: where it holds for all values, and else not. */
const withConstants = (state: State, scope: Scope, members: readonly Syntax[]): State => {
  const constants = constantsIn(scope, members)
  if (constants.size > 0) {
    const known = withEach(state, constants)
    return holdsIn(known, members) ? known : state
  }
  const shapes = anyIn(scope, members)
  if (!shapes) return state
  const all = HEIGHTS.map(height => withEach(state, shapes(height)))
  const wrong = all.find(one => !holdsIn(one, members))
  if (!wrong) return all[0] as State
  return state.court.saysAny && canBe(wrong, members) ? wrong : state
}

const withEach = (state: State, shapes: ReadonlyMap<string, Shape>): State => {
  const put = (at: State['truth']) =>
    [...shapes].reduce((known, [one, shape]) => withDummy(known, one, shape), at)
  return { ...state, truth: put(state.truth), student: put(state.student) }
}

const holdsIn = (state: State, members: readonly Syntax[]): boolean =>
  pairsIn(state, members).every(
    pair => pair !== undefined && agrees(state.court, state.truth, pair),
  )

/** Whether each equality makes sense. */
const canBe = (state: State, members: readonly Syntax[]): boolean =>
  pairsIn(state, members).every(pair => pair !== undefined)

const pairsIn = (state: State, members: readonly Syntax[]) => {
  const scope = scopeOf(state)
  const sides = members.map(one => candidate(normal(scope, one)))
  return sides
    .slice(1)
    .map(
      (right, n) =>
        readPair(state.court, state.truth, [sides[n] as Candidate, right], NO_LETTERS).pair,
    )
}

/** A scope in which nothing is read, to ask what names are known. */
export const scopeOf = ({ student, court }: State): Scope => {
  const policy = { graph: student.graph, chosen: new Set<never>(), open: new Set<never>() }
  return scopeAt(student, { ...policy, changes: court.changes }, { ...court, taken: new Set() })
}

const readingsOf = (
  scope: Scope,
  { members }: Chain,
  { lines, ownLines, student, court }: State,
): Trial['readings'] => {
  const { unwrittenSums: sums, namesGradients, extents } = court
  const formulas = members.flatMap(one => (one.kind === 'formula' ? one.readings.slice(0, 1) : []))
  const own = lettersForSizes(scope, formulas, sums === 'accepted')
  const inExtents = (one: Syntax) => keepsExtents(extents, scope.shapes, one)
  const inLines = (one: Syntax) => keepsLines(lines, one)
  const all = members.flatMap((member, n) => {
    if (member.kind !== 'formula') return []
    const written = member.readings.filter((one, rank) => rank === 0 || !derivesByAny(student, one))
    const known = n === 0 ? written : knownFirst(scope, written)
    const named = inOrder(meantIn(scope, known), namesGradients).map(one =>
      withLettersFor(own, one),
    )
    const kept = keeping(keeping(named, inExtents), inLines)
    const meant = kept.toSorted((a, b) => turnsOf(members[0], a) - turnsOf(members[0], b))
    const stepless = (one: Syntax) => withoutSteps(scope, { members }, one)
    const some = meant.map(one =>
      takenByLines(ownLines, normal(scope, n === 0 ? one : stepless(one))),
    )
    return [{ n, some, general: meant.map(one => (member as Partial<Placed>).general?.(one)) }]
  })
  const first = all[0]?.some ?? []
  const isSaid = sums === 'accepted'
  const head = freeLetters(scope, first, []).filter(
    letter => !isSaid || !first.some(one => isSummedOver(one, letter)),
  )
  return new Map(
    all.map(({ n, some, general }, at) => {
      const isWritten = (at === 0 && !isSaid) || sums === 'refused'
      const summed = isWritten
        ? []
        : some.flatMap(one => withSums(scope, one, head, { isInside: isSaid }) ?? [])
      const plain = some.map((one, rank) => {
        const own = general[rank]
        return { ...candidate(one, rank), ...(own && { general: own }) }
      })
      const more = summed.map((one, rank) => candidate(one, some.length + rank))
      const isDoubted = sums === 'doubted'
      return [n, [...plain, ...more.map(one => ({ ...one, ...(isDoubted && { isDoubted }) }))]]
    }),
  )
}

/** Readings that are as is asked, where there are any. */
const keeping = (
  readings: readonly Syntax[],
  isAsked: (one: Syntax) => boolean,
): readonly Syntax[] => {
  const kept = readings.filter(isAsked)
  return kept.length > 0 ? kept : readings
}

/** Readings without changes first, where the derivation calls its gradients so. */
const inOrder = (readings: readonly Syntax[], namesGradients: boolean): readonly Syntax[] =>
  namesGradients ? readings.toSorted((a, b) => changesIn(a) - changesIn(b)) : readings

/** No new name is written by itself right of a sign: `\delta_{ij}` is Kronecker's there. */
const knownFirst = (scope: Scope, readings: readonly Syntax[]): readonly Syntax[] => {
  const known = readings.filter(
    one => !(one.kind === 'indexed' && one.base.kind === 'name' && isNew(scope, one.base.name)),
  )
  return known.length > 0 ? known : readings
}

/** Readings in which `dZ` is what the derivation says it is. */
const meantIn = (scope: Scope, readings: readonly Syntax[]): readonly Syntax[] => {
  const counts = readings.map(one => ownChanges(scope, one))
  const most = Math.max(...counts)
  return readings.filter((_, n) => counts[n] === most)
}

/**
 * `δ_1 := …` where δ is a name of the derivation: a name of its own, as what is set equal to more
 * than an entry is.
 */
const withOwnHead = (
  { court, student, definitions }: State,
  { signs }: Chain,
  readings: Trial['readings'],
): Trial['readings'] => {
  const [[head] = [], [right] = []] = [readings.get(0), readings.get(1)]
  const syntax = head?.syntax
  if (!head || !right || syntax?.kind !== 'indexed' || syntax.base.kind !== 'name') return readings
  const places = syntax.at.flatMap(pos => (pos.kind === 'numeral' ? [pos.text] : []))
  if (places.length !== syntax.at.length || !definitions.has(syntax.base.name)) return readings
  const { pair } = readPair(court, student, [right, right], NO_LETTERS)
  const isWide = pair !== undefined && pair.shapes.left.length > 0
  if (signs[0]?.kind !== 'define' && !isWide) return readings
  const own = name(componentOf(syntax.base.name, places), syntax.span && { span: syntax.span })
  return new Map([...readings, [0, [{ ...head, syntax: own }]]])
}

/** `δ_j := …` beside `δ_k`. */
const withLetteredHead = (
  state: State,
  scope: Scope,
  { signs }: Chain,
  readings: Trial['readings'],
): Trial['readings'] => {
  const [[head] = [], [right] = []] = [readings.get(0), readings.get(1)]
  if (!head || !right) return readings
  const isDefined = signs[0]?.kind === 'define'
  const own = letteredHead(state, [head, right], lettersOf(scope, readings), isDefined)
  return own ? new Map([...readings, [0, [own]]]) : readings
}

const openingOf = (
  state: State,
  scope: Scope,
  { members, signs }: Chain,
  [link]: readonly Link[],
  readings: Trial['readings'],
): Opening | undefined => {
  const [first] = members
  const head = readings.get(0)?.[0]?.syntax
  const right = readings.get(1)?.[0]?.syntax
  if (link?.kind !== 'pair' || first?.kind !== 'formula' || !head || !right) return undefined
  const moved = movedBy({ scope, at: state.truth }, first, head, right)
  if (moved) return { kind: 'update', moved }
  if (isStep(scope, head, right)) return { kind: 'update', moved: { target: head, isStep: false } }
  const named = headOf(scope, head)
  if (!named) return undefined
  const mentions = (syntax: Syntax): boolean => freeNamesIn(syntax).has(named.name)
  const isGradient = derivativeHead(scope, right) !== undefined
  const isBehind = [...readings].some(([n, [one]]) => n > 1 && one && mentions(one.syntax))
  const isSaidAnew = signs[0]?.kind === 'define' || mentions(right) || (isGradient && isBehind)
  const isAgain = isSaidAnew && state.definitions.has(named.name)
  const isOpen = isAgain || state.student.values.get(named.name)?.doubt !== undefined
  return isOpen || isFree(state.truth.graph, scope, named.name)
    ? { kind: 'definition', head: named }
    : undefined
}

const NO_LETTERS: ChainLetters = { order: [], head: [], ranges: new Map() }

const lettersOf = (scope: Scope, readings: Trial['readings']): ChainLetters => {
  const all = [...readings.values()].map(some => some.map(one => one.syntax))
  const free = all.map(some => freeLetters(scope, some, []))
  const order = [...new Set(free.flat())]
  return { order, head: free.find(names => names.length > 0) ?? [], ranges: new Map() }
}
