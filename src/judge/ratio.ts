import Fraction from 'fraction.js'
import type { Pair } from '../elaborate/pair.ts'
import { evaluateForm } from '../numeric/evaluate.ts'
import { NUMBERS } from '../numeric/number.ts'
import type { Court } from './court.ts'
import { envOf, isUnjudged } from './env.ts'
import type { Ratio } from './failing.ts'
import type { Knowledge } from './knowledge.ts'

const DRAWS = 8
const NEAR = 1e-9

/** The right side by the left where that is one number, or a number times a size or its inverse, over all entries and draws. */
export const ratioIn = (court: Court, at: Knowledge, pair: Pair): Ratio | undefined => {
  const found = ratiosOf(court, at, pair)
  if (!found || found.length < DRAWS / 2) return undefined
  const plain = constantIn(found.map(one => one.value))
  if (plain) return { factor: plain }
  for (const size of at.graph.sizes) {
    for (const exponent of [1, -1]) {
      const factor = constantIn(
        found.map(({ value, sizes }) => value / (sizes.get(size) ?? 1) ** exponent),
      )
      if (factor) return { factor, size, exponent }
    }
  }
  return undefined
}

/** Whether the right side is, draw by draw, the left times some number other than zero. */
export const areParallel = (court: Court, at: Knowledge, pair: Pair): boolean =>
  (ratiosOf(court, at, pair)?.length ?? 0) >= DRAWS / 2

interface Measured {
  readonly value: number
  readonly sizes: ReadonlyMap<string, number>
}

const ratiosOf = (
  { session, changes }: Court,
  at: Knowledge,
  { left, right }: Pair,
): readonly Measured[] | undefined => {
  const found: Measured[] = []
  try {
    for (let turn = 0; turn < DRAWS; turn++) {
      const draw = session.draw(turn)
      const env = envOf(at, changes, session.world(draw))
      const [a, b] = [left, right].map(form => evaluateForm(NUMBERS, form, env).data) as [
        number[],
        number[],
      ]
      const value = ratioOf(a, b)
      if (value === undefined) return undefined
      if (!Number.isNaN(value)) found.push({ value, sizes: draw.sizes })
    }
  } catch (error) {
    if (isUnjudged(error)) return undefined
    throw error
  }
  return found
}

/** b / a entry by entry where that is one number; NaN where both vanish. */
const ratioOf = (a: readonly number[], b: readonly number[]): number | undefined => {
  if (a.length !== b.length) return undefined
  const most = a.reduce((n, value, k) => (Math.abs(value) > Math.abs(a[n] as number) ? k : n), 0)
  const [above, below] = [b[most] as number, a[most] as number]
  if (below === 0) return b.every(value => value === 0) ? Number.NaN : undefined
  const ratio = above / below
  const isOne = a.every((value, n) => isNear(ratio * value, b[n] as number, Math.abs(above)))
  return isOne && ratio !== 0 && Number.isFinite(ratio) ? ratio : undefined
}

const isNear = (a: number, b: number, scale: number): boolean =>
  Math.abs(a - b) <= NEAR * Math.max(Math.abs(a), Math.abs(b), scale * NEAR)

/** The fraction with a small denominator that all are. */
const constantIn = (values: readonly number[]): Fraction | undefined => {
  const [first] = values
  if (first === undefined || !values.every(value => isNear(value, first, 0))) return undefined
  const fraction = new Fraction(first).simplify(NEAR)
  return fraction.d <= 64n && isNear(fraction.valueOf(), first, 0) ? fraction : undefined
}
