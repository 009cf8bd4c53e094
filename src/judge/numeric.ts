import { syntaxKey } from '../core/key.ts'
import { freeNamesIn, mapParts, parts } from '../core/parts.ts'
import type { Chain } from '../core/script.ts'
import type { Syntax } from '../core/syntax.ts'
import { evaluateForm } from '../numeric/evaluate.ts'
import { NUMBERS } from '../numeric/number.ts'
import { constantNamed } from '../ops/index.ts'
import { type Candidate, candidate, readPair } from './court.ts'
import { envOf, isUnjudged } from './env.ts'
import { solvedFor } from './forward.ts'
import type { Knowledge } from './knowledge.ts'
import type { State } from './state.ts'
import type { Trial } from './trial.ts'

type Sides = readonly [Candidate, Candidate]

/** The numbers of an example: `x = 1`, `w_1 = 0.15` of leaves, which are no claims. */
export const withData = (state: State, { members, signs }: Chain): State | undefined => {
  const [left, right] = members.map(one => (one.kind === 'formula' ? one.readings[0] : undefined))
  if (!left || !right || signs.length !== 1 || !isClosed(right)) return undefined
  const base = left.kind === 'indexed' && left.at.every(isClosed) ? left.base : left
  const isLeaf = state.truth.graph.leaves.some(
    leaf => base.kind === 'name' && leaf.name === base.name && !leaf.index,
  )
  if (!isLeaf || base.kind !== 'name') return undefined
  const key = left === base ? base.name : syntaxKey(left)
  return { ...state, given: new Map([...state.given, [key, right]]) }
}

const isClosed = (syntax: Syntax): boolean =>
  [...freeNamesIn(syntax)].every(name => constantNamed(name) !== undefined)

/**
 * What becomes of a false equality of an example in numbers: true to the digits that are printed,
 * false, or not to be told since values are not given; undefined where it is no example.
 */
export const inNumbers = (
  { state, letters }: Trial,
  sides: Sides,
): 'holds' | 'fails' | 'undecided' | undefined => {
  const isNumber = sides.some(({ syntax }) => isClosed(syntax))
  const places = roundedIn(state, sides)
  const hasPoint = sides.some(({ syntax }) => decimalsIn(syntax).length > 0)
  const isExample = hasPoint ? isNumber || state.given.size > 0 : isNumber && state.given.size > 0
  if (!isExample) return undefined
  const at = givenIn(state)
  const difference = (pair: Sides): readonly number[] | undefined =>
    differences(state, at, pair, letters)
  const plain = difference(sides)
  if (!plain) return undefined
  const [first = 0, ...others] = plain
  const slack = places.map(place => {
    const moved = difference(sides.map(side => movedAt(side, place)) as unknown as Sides)
    return moved ? Math.abs((moved[0] ?? 0) - first) : 0
  })
  const most = slack.reduce((sum, one) => sum + one, 0)
  if (plain.every(one => Math.abs(one) <= most * (1 + 1e-9))) return 'holds'
  return others.every(one => Math.abs(one - first) <= 1e-9 * Math.max(1, Math.abs(first)))
    ? 'fails'
    : 'undecided'
}

/** Results as they are printed, and numbers of two and more digits behind the point that are not given. */
const roundedIn = ({ given }: State, sides: Sides): readonly Syntax[] => {
  const exact = new Set([...given.values()].flatMap(decimalsIn).map(textOf))
  return sides.flatMap(({ syntax }) => {
    const all = decimalsIn(syntax)
    const bare = syntax.kind === 'negation' ? syntax.arg : syntax
    return bare.kind === 'numeral'
      ? all
      : all.filter(one => /\.\d\d/.test(textOf(one)) && !exact.has(textOf(one)))
  })
}

const textOf = (syntax: Syntax): string => (syntax.kind === 'numeral' ? syntax.text : '')

/** Numerals with a point. */
const decimalsIn = (syntax: Syntax): readonly Syntax[] =>
  syntax.kind === 'numeral' && syntax.text.includes('.')
    ? [syntax]
    : parts(syntax).flatMap(decimalsIn)

/** The same with one numeral moved by half a digit behind its last. */
const movedAt = (side: Candidate, place: Syntax): Candidate => {
  const go = (syntax: Syntax): Syntax => {
    if (syntax !== place || syntax.kind !== 'numeral') return mapParts(syntax, go)
    const digits = syntax.text.split('.')[1]?.length ?? 0
    return { ...syntax, text: (Number(syntax.text) + 10 ** -digits / 2).toFixed(digits + 1) }
  }
  return { ...candidate(go(side.syntax)), chosen: side.chosen }
}

/** The true world in which leaves have the values of the example. */
const givenIn = ({ court, truth, given }: State): Knowledge => {
  let { graph } = truth
  for (const [name, syntax] of given) {
    const side = candidate(syntax)
    const letters = { order: [], head: [], ranges: new Map() }
    const { pair } = readPair(court, truth, [side, side], letters)
    const body = pair?.left.level === 'matrix' ? pair.left.expr : undefined
    graph = (body && solvedFor(graph, { name, body, syntax })) ?? graph
  }
  return { ...truth, graph }
}

const DRAWS = 3

/** Left less right at some draws; undefined where they are no numbers. */
const differences = (
  { court }: State,
  at: Knowledge,
  sides: Sides,
  letters: Trial['letters'],
): readonly number[] | undefined => {
  const { pair } = readPair(court, at, sides, letters)
  if (!pair) return undefined
  const { session, changes } = court
  try {
    return Array.from({ length: DRAWS }, (_, turn) => {
      const env = envOf(at, changes, session.world(session.draw(turn)))
      const [a, b] = [pair.left, pair.right].map(form => evaluateForm(NUMBERS, form, env))
      return a?.data.length === 1 && b?.data.length === 1
        ? (a.data[0] as number) - (b.data[0] as number)
        : Number.NaN
    })
  } catch (error) {
    if (isUnjudged(error)) return undefined
    throw error
  }
}
