import type { Op } from '../core/op.ts'
import type { Tensor } from '../core/tensor.ts'
import { NUMBERS } from './number.ts'

/** What each place of use has seen of its kinks. */
export type Sides = Map<object, Seen>
export interface Seen {
  /** 1 below, 2 above, 3 both. */
  readonly sides: number
  /** At how many arguments. */
  readonly points: number
}

export const BOTH_SIDES = 3

/** An argument closer than this to a kink makes its draw worthless. */
const TOO_NEAR = 1e-3
const NUDGE = TOO_NEAR / 10

/** Notes the sides that the arguments of one use are on; false where one is too near its kink, or ill. */
export const noteKinks = (
  sides: Sides,
  op: Op,
  site: object,
  args: readonly Tensor[],
  result: Tensor,
): boolean => {
  if (op.isIll?.(NUMBERS, args)) return false
  const distance = op.kink
  if (!distance) return true
  const points = pointsOf(args, result.data.length)
  const before = sides.get(site)
  let seen = before?.sides ?? 0
  let clear = true
  for (const point of points) {
    const here = Math.abs(distance(point))
    if (here < TOO_NEAR) clear = false
    const [first = 0, ...rest] = point
    seen |= Math.abs(distance([first + NUDGE, ...rest])) > here ? 2 : 1
  }
  sides.set(site, { sides: seen, points: points.length + (before?.points ?? 0) })
  return clear
}

/** The same where an argument may be a kink itself, as a relu of a negative number is that of a step: it counts as below. */
export const noteKinksAt = (
  sides: Sides,
  op: Op,
  site: object,
  args: readonly Tensor[],
  result: Tensor,
): boolean => {
  const distance = op.kink
  const isExact = distance && pointsOf(args, result.data.length).some(at => distance(at) === 0)
  if (!isExact) return noteKinks(sides, op, site, args, result)
  const others = args.map(arg => ({
    ...arg,
    data: arg.data.map(value => (value === 0 ? -1 : value)),
  }))
  return noteKinks(sides, op, site, others, result)
}

/** Arguments entry by entry where each has as many as the result or is a scalar; else all entries as one point. */
const pointsOf = (args: readonly Tensor[], entries: number): readonly (readonly number[])[] =>
  args.every(arg => arg.data.length === entries || arg.dims.length === 0)
    ? Array.from({ length: entries }, (_, n) => args.map(arg => entryOf(arg, n)))
    : [args.flatMap(arg => arg.data)]

const entryOf = ({ dims, data }: Tensor, n: number): number =>
  data[dims.length === 0 ? 0 : n] as number
