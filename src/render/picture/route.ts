/** A place in a picture: to the right and down, in pixels. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** A line of cubic curves. */
export interface Route {
  readonly start: Point
  readonly curves: readonly Curve[]
}
export type Curve = readonly [first: Point, second: Point, end: Point]

/** Through points that are left and reached level; between every second pair it runs straight. */
export const level = (points: readonly Point[]): Route => {
  const [start = { x: 0, y: 0 }, ...rest] = points
  let from = start
  return {
    start,
    curves: rest.map((to): Curve => {
      const middle = (from.x + to.x) / 2
      const curve: Curve = [{ x: middle, y: from.y }, { x: middle, y: to.y }, to]
      from = to
      return curve
    }),
  }
}

/** From above to below. */
export const falling = (from: Point, to: Point): Route => {
  const middle = (from.y + to.y) / 2
  return { start: from, curves: [[{ x: from.x, y: middle }, { x: to.x, y: middle }, to]] }
}

/** Straight pieces with round corners. */
export const cornered = (points: readonly Point[]): Route => {
  const [start = { x: 0, y: 0 }, ...rest] = points
  const curves: Curve[] = []
  let from = start
  for (const [n, corner] of rest.entries()) {
    const next = rest[n + 1]
    if (!next) {
      curves.push([from, corner, corner])
      break
    }
    const [before, after] = [towards(corner, from), towards(corner, next)]
    curves.push([from, before, before], [corner, corner, after])
    from = after
  }
  return { start, curves }
}

const RADIUS = 9

const towards = (from: Point, to: Point): Point => {
  const long = Math.hypot(to.x - from.x, to.y - from.y)
  const share = long === 0 ? 0 : Math.min(RADIUS, long / 2) / long
  return { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) }
}

/** Without curves that lead nowhere: an arrow at the end of one would have no direction. */
export const compact = ({ start, curves }: Route): Route => {
  const kept: Curve[] = []
  let from = start
  for (const curve of curves) {
    const [, , end] = curve
    const last = kept.at(-1)
    if (Math.hypot(end.x - from.x, end.y - from.y) > 0.5) kept.push(curve)
    else if (last) kept[kept.length - 1] = [last[0], last[1], end]
    from = end
  }
  return { start, curves: kept }
}

/** The same from its end to its start. */
export const reversed = ({ start, curves }: Route): Route => {
  const ends = [start, ...curves.map(([, , end]) => end)]
  return {
    start: ends.at(-1) as Point,
    curves: curves.map(([a, b], n): Curve => [b, a, ends[n] as Point]).toReversed(),
  }
}

/** Moved by so much. */
export const shifted = ({ start, curves }: Route, by: Point): Route => {
  const move = ({ x, y }: Point): Point => ({ x: x + by.x, y: y + by.y })
  return {
    start: move(start),
    curves: curves.map(([a, b, c]): Curve => [move(a), move(b), move(c)]),
  }
}
