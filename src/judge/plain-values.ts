import type { Graph } from '../core/graph.ts'
import { type Tensor, tensor } from '../core/tensor.ts'
import type { Env } from '../numeric/evaluate.ts'
import type { Draw } from '../numeric/sample.ts'
import type { Shown } from './shown.ts'

/** Where values are looked at: a draw, and the environment that it gives. */
export interface Bench {
  readonly graph: Graph
  /** Leaves that are not shown and may take any value. */
  readonly free: readonly string[]
  /** Undefined where something has no value. */
  envAt(draw: Draw): Env<number> | undefined
}

/** Evaluations that a simpler example is worth, and entries of what is made simple. */
const MOST_WORK = 240
const MOST_ENTRIES = 9
const ROUNDS = 14
const NEAR = 1e-10
/** How far an entry may move in one round, and how large it may get. */
const STEP = 2
const LARGEST = 1000

/**
 * The draw with leaves that are not shown moved so that values that are shown become whole numbers or
 * quarters, one after the other, each by one leaf: what is shown remains what the network has.
 */
export const withPlainValues = (bench: Bench, start: Draw, shown: readonly Shown[]): Draw => {
  const clock = { left: MOST_WORK }
  const done: Shown[] = []
  const used = new Set<string>()
  let draw = start
  for (const one of inOrder(bench.graph, shown)) {
    const now = valuesAt(bench, draw, one)
    const isOpen = now && now.length <= MOST_ENTRIES && !now.every(isPlain)
    const moved = isOpen ? moveTo(bench, { draw, one, now, done, used, clock }) : undefined
    if (moved) {
      draw = moved.draw
      used.add(moved.leaf)
    }
    done.push(one)
  }
  return draw
}

/** Values in the order of the network, then derivatives, those of the last names first. */
const inOrder = ({ leaves, equations }: Graph, shown: readonly Shown[]): readonly Shown[] => {
  const names = [...leaves, ...equations].map(one => one.name)
  const place = ({ name, isDerivative }: Shown) =>
    isDerivative ? 2 * names.length - names.indexOf(name) : names.indexOf(name)
  return shown.toSorted((a, b) => place(a) - place(b))
}

/** A multiple of a quarter. */
export const isPlain = (value: number): boolean =>
  Math.abs(4 * value - Math.round(4 * value)) < 1e-9

interface Move {
  readonly draw: Draw
  readonly one: Shown
  readonly now: readonly number[]
  /** What must stay as it is. */
  readonly done: readonly Shown[]
  readonly used: ReadonlySet<string>
  readonly clock: { left: number }
}

const moveTo = (
  bench: Bench,
  move: Move,
): { readonly draw: Draw; readonly leaf: string } | undefined => {
  const { draw, one, now, done, used, clock } = move
  for (const leaf of leavesFor(bench, move)) {
    if (used.has(leaf)) continue
    for (const goal of [now.map(toWhole), now.map(toQuarter)]) {
      const found = solve(bench, { draw, leaf, one, goal, clock })
      if (found && isKept(bench, draw, found, done)) return { draw: found, leaf }
    }
  }
  return undefined
}

const toWhole = (value: number): number =>
  Math.sign(value || 1) * Math.min(3, Math.max(1, Math.round(Math.abs(value))))

const toQuarter = (value: number): number =>
  Math.sign(value || 1) * Math.min(3, Math.max(1, Math.round(4 * Math.abs(value)))) * 0.25

/** Free leaves on which it may depend, with entries enough, small ones first. */
const leavesFor = ({ graph, free }: Bench, { draw, one, now, done }: Move): readonly string[] => {
  const room = (leaf: string) => draw.leaves.get(leaf)?.raw.data.length ?? 0
  const fixed = new Set(done.flatMap(other => (other.isDerivative ? [] : [other.name])))
  const near = one.isDerivative ? undefined : nearBy(graph, one.name, fixed)
  return free
    .filter(leaf => room(leaf) >= now.length && room(leaf) <= MOST_ENTRIES)
    .filter(leaf => near?.has(leaf) ?? true)
    .toSorted((a, b) => room(a) - room(b))
}

/** On what a name depends otherwise than through what is fixed. */
const nearBy = (graph: Graph, name: string, fixed: ReadonlySet<string>): ReadonlySet<string> => {
  const found = new Set([name])
  for (const equation of graph.equations.toReversed()) {
    if (!found.has(equation.name)) continue
    for (const use of equation.uses) if (!fixed.has(use)) found.add(use)
  }
  return found
}

const isKept = (bench: Bench, before: Draw, after: Draw, done: readonly Shown[]): boolean =>
  done.every(one => {
    const [a, b] = [valuesAt(bench, before, one), valuesAt(bench, after, one)]
    return a && b && a.every((value, n) => Math.abs(value - (b[n] ?? Number.NaN)) < 1e-9)
  })

const valuesAt = (bench: Bench, draw: Draw, one: Shown): readonly number[] | undefined => {
  const env = bench.envAt(draw)
  const values = env && one.value(env).data
  return values?.every(Number.isFinite) ? values : undefined
}

interface Aim extends Pick<Move, 'draw' | 'one' | 'clock'> {
  readonly leaf: string
  readonly goal: readonly number[]
}

/** Newton's method in the entries of one leaf, with the shortest step where there are more than goals. */
const solve = (bench: Bench, { draw, leaf, one, goal, clock }: Aim): Draw | undefined => {
  let at = draw.leaves.get(leaf)?.raw as Tensor
  for (let round = 0; round < ROUNDS; round++) {
    clock.left -= at.data.length + 1
    const here = withLeaf(draw, leaf, at)
    const now = valuesAt(bench, here, one)
    if (!now || clock.left < 0) return undefined
    const gap = goal.map((value, n) => value - (now[n] as number))
    if (farthest(goal, now) < NEAR) return here
    const rows = at.data.map((_, k) => {
      const there = valuesAt(bench, withLeaf(draw, leaf, nudged(at, k)), one)
      return there?.map((value, n) => (value - (now[n] as number)) / NUDGE)
    })
    if (rows.some(row => row === undefined)) return undefined
    const isNearer = (there: Tensor): boolean => {
      const then = valuesAt(bench, withLeaf(draw, leaf, there), one)
      return then !== undefined && 2 * farthest(goal, then) < farthest(goal, now)
    }
    const step = shortestStep(rows as readonly (readonly number[])[], gap)
    if (!step) return undefined
    at = [step, step.map(clip)].map(by => moved(at, by)).find(isNearer) ?? moved(at, step.map(clip))
    if (at.data.some(value => Math.abs(value) > LARGEST)) return undefined
  }
  return undefined
}

const farthest = (goal: readonly number[], now: readonly number[]): number =>
  Math.max(...goal.map((value, n) => Math.abs(value - (now[n] as number))))

const moved = (x: Tensor, by: readonly number[]): Tensor =>
  tensor(
    x.dims,
    x.data.map((value, k) => value + (by[k] as number)),
  )

const NUDGE = 1e-6

const nudged = (x: Tensor, k: number): Tensor =>
  tensor(
    x.dims,
    x.data.map((value, n) => (n === k ? value + NUDGE : value)),
  )

const clip = (value: number): number => Math.max(-STEP, Math.min(STEP, value))

const withLeaf = (draw: Draw, leaf: string, raw: Tensor): Draw => ({
  ...draw,
  leaves: new Map([...draw.leaves, [leaf, { raw, moulds: [] }]]),
})

/** The shortest d with Jᵀd = gap, where `rows` are those of J; undefined where there is none. */
const shortestStep = (
  rows: readonly (readonly number[])[],
  gap: readonly number[],
): readonly number[] | undefined => {
  const gram = gap.map((_, a) =>
    gap.map((__, b) => rows.reduce((sum, row) => sum + (row[a] as number) * (row[b] as number), 0)),
  )
  const weights = solved(gram, gap)
  return weights && rows.map(row => row.reduce((s, v, a) => s + v * (weights[a] as number), 0))
}

/** Gauss's elimination with pivots; undefined where the matrix is as good as singular. */
const solved = (
  matrix: readonly (readonly number[])[],
  right: readonly number[],
): readonly number[] | undefined => {
  const rows = matrix.map((row, n) => [...row, right[n] as number])
  for (let k = 0; k < rows.length; k++) {
    const size = (n: number) => Math.abs(rows[n]?.[k] as number)
    const best = rows.reduce((most, _, n) => (n > k && size(n) > size(most) ? n : most), k)
    if (size(best) < 1e-12) return undefined
    const pivot = rows[best] as number[]
    rows[best] = rows[k] as number[]
    rows[k] = pivot.map(value => value / (pivot[k] as number))
    for (let n = 0; n < rows.length; n++) {
      const factor = rows[n]?.[k] as number
      if (n !== k)
        rows[n] = (rows[n] as number[]).map((v, c) => v - factor * (rows[k]?.[c] as number))
    }
  }
  return rows.map(row => row.at(-1) as number)
}
