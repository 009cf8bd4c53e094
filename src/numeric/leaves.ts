import type { Arith } from '../core/arith.ts'
import type { Assume, Leaf } from '../core/graph.ts'
import type { Adjective } from '../core/syntax.ts'
import { count, mapTensor, offset, type Tensor, tensor } from '../core/tensor.ts'
import { UsageError } from '../core/usage.ts'
import { honours } from './honour.ts'
import {
  condition,
  diagonalOnly,
  fixedAt,
  gramPlusIdentity,
  type Mould,
  mirrored,
  orthonormal,
  perRow,
  probabilities,
  scaledTo,
  shiftedTo,
  whole,
} from './matrix.ts'
import { NUMBERS } from './number.ts'
import type { Random } from './random.ts'

/** A drawn value: plain numbers and what is then done to them, so that it exists in any arithmetic. */
export interface Sample {
  readonly raw: Tensor
  readonly moulds: readonly Mould[]
}

export const realise = <T>(A: Arith<T>, { raw, moulds }: Sample): Tensor<T> =>
  moulds.reduce(
    (x, mould) => mould(A, x),
    mapTensor(raw, value => A.of(value)),
  )

/** Everything a file says of a leaf. */
export interface Facts {
  readonly name: string
  readonly adjectives: ReadonlySet<Adjective>
  readonly fixed?: number
  readonly sums: readonly Extract<Assume, { kind: 'sum' }>[]
  readonly bounds: readonly Extract<Assume, { kind: 'bound' }>[]
  readonly values: readonly Extract<Assume, { kind: 'value' }>[]
}

export const factsOf = (leaf: Leaf, assumptions: readonly Assume[]): Facts => {
  const own = assumptions.filter(a => a.name === leaf.name)
  const said = own.flatMap(a => (a.kind === 'adjective' ? [a.adjective] : []))
  return {
    name: leaf.name,
    adjectives: new Set([...leaf.adjectives, ...said]),
    sums: own.filter(a => a.kind === 'sum'),
    bounds: own.filter(a => a.kind === 'bound'),
    values: own.filter(a => a.kind === 'value'),
    ...(leaf.fixed === undefined ? {} : { fixed: leaf.fixed }),
  }
}

/** Nothing was found that is all a file says of a leaf. */
export class Undrawable extends UsageError {
  override name = 'Undrawable'
}

/** Draws a leaf at unit scale; throws Undrawable where nothing drawn is all that is said of it. `turn` counts the draws: classes take their turns. */
export const drawLeaf = (random: Random, facts: Facts, place: Place): Sample => {
  if (facts.fixed !== undefined) return fixedSample(facts.fixed, place)
  const moulds = mouldsOf(facts, place)
  const isPlain = isUnrestricted(facts)
  const isPicky = facts.adjectives.has('invertible')
  for (let n = 0; n < REDRAWS; n++) {
    const sample = { raw: rawValues(random, facts, place), moulds }
    if (isPlain && !isPicky) return sample
    const value = realise(NUMBERS, sample)
    if (isPicky && n < REDRAWS - 1 && condition(value) >= WORST_CONDITION) continue
    if (isPlain || honours(value, facts, place.base)) return sample
  }
  throw new Undrawable('undrawable', { name: facts.name })
}

/** Whether its adjectives are all that is said of it: those are built in. */
const isUnrestricted = ({ sums, bounds, values }: Facts): boolean =>
  sums.length + bounds.length + values.length === 0

const fixedSample = (value: number, { dims }: Place): Sample => ({
  raw: tensor(dims, new Array<number>(count(dims)).fill(value)),
  moulds: [],
})

export interface Place {
  readonly dims: readonly number[]
  readonly base: number
  readonly turn: number
}

const REDRAWS = 200
const WORST_CONDITION = 100

const rawValues = (random: Random, facts: Facts, { dims, base, turn }: Place): Tensor => {
  const kind = KINDS.find(k => facts.adjectives.has(k.adjective))
  const width = dims.at(-1) ?? 1
  const scale = scaleOf(dims)
  const data = Array.from({ length: count(dims) }, (_, n) => {
    if (!kind) return random.normal() * scale
    return kind.draw(random, { row: Math.floor(n / width), column: n % width, width, turn })
  })
  return facts.bounds.reduce(
    (x, bound) => bounded(x, bound, facts.bounds, base),
    tensor(dims, data),
  )
}

interface Spot {
  readonly row: number
  readonly column: number
  readonly width: number
  readonly turn: number
}

/** How entries are drawn; the first adjective that a leaf has decides. */
const KINDS: readonly { adjective: Adjective; draw(random: Random, spot: Spot): number }[] = [
  { adjective: 'onehot', draw: (_, s) => Number((s.turn + s.row) % s.width === s.column) },
  { adjective: 'probability', draw: random => -Math.log(1 - random.uniform()) },
  { adjective: 'binary', draw: random => (random.uniform() < 0.5 ? -1 : 1) },
  { adjective: 'positive', draw: random => 0.1 + Math.abs(random.normal()) },
]

/** Matrices shrink with their width, so that deep networks stay at unit scale. */
const scaleOf = (dims: readonly number[]): number =>
  dims.length < 2 || dims[0] === 1 ? 1 : 1 / Math.sqrt(count(dims.slice(1)))

type Bound = Facts['bounds'][number]

/** Moves entries to the allowed side, between two bounds in proportion. */
const bounded = (x: Tensor, bound: Bound, all: readonly Bound[], base: number): Tensor => {
  const only = bound.at && offset(x.dims, placeOf(bound.at, base))
  const other = all.find(b => isOpposite(b, bound) && String(b.at) === String(bound.at))
  const data = x.data.map((value, n) =>
    bound.at && n !== only ? value : allowed(value, bound, other),
  )
  return tensor(x.dims, data)
}

const placeOf = (at: readonly number[], base: number) => at.map(pos => pos - base)

const isOpposite = (a: Bound, b: Bound): boolean =>
  (a.sign.startsWith('<') && b.sign.startsWith('>')) ||
  (a.sign.startsWith('>') && b.sign.startsWith('<'))

const MARGIN = 0.05

const allowed = (value: number, bound: Bound, other: Bound | undefined): number => {
  if (bound.sign === '!=') return value
  const inside = bound.sign.startsWith('>') ? 1 : -1
  if (!other) return bound.value + inside * (MARGIN + Math.abs(value - bound.value))
  const [low, high] = [bound.value, other.value].sort((a, b) => a - b) as [number, number]
  if (value > low && value < high) return value
  const share = 0.5 + (Math.atan(value) / Math.PI) * (1 - 2 * MARGIN)
  return low + share * (high - low)
}

const mouldsOf = (
  { adjectives, sums, bounds, values }: Facts,
  { base }: Place,
): readonly Mould[] => {
  const fixed = values.map(({ at, value }) => fixedAt(value, at && placeOf(at, base)))
  const structure = STRUCTURES.filter(([adjective]) => adjectives.has(adjective))
  const onSimplex = adjectives.has('probability') || adjectives.has('onehot')
  if (onSimplex) return [...structure.map(([, mould]) => mould), ...fixed]
  const signed = adjectives.has('positive') || bounds.some(b => b.value === 0)
  const adjust = signed ? scaledTo : shiftedTo
  const fitted = sums.map(({ value, perRow: rows }) => adjust(value, rows ? perRow : whole))
  return [...structure.map(([, mould]) => mould), ...fitted, ...fixed]
}

const STRUCTURES: readonly (readonly [Adjective, Mould])[] = [
  ['symmetric', mirrored],
  ['diagonal', diagonalOnly],
  ['definite', gramPlusIdentity],
  ['orthogonal', orthonormal],
  ['probability', probabilities],
]
