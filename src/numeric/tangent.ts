import type { Arith } from '../core/arith.ts'

/** A value with its derivatives in many directions at once; those that are missing are 0. */
export interface Tangent<T> {
  readonly v: T
  /** Directions in ascending order, and the derivative in each. */
  readonly along: readonly number[]
  readonly d: readonly T[]
}

export const constant = <T>(v: T): Tangent<T> => ({ v, along: NOWHERE, d: NOWHERE })

const NOWHERE: readonly never[] = []

/** A value that moves in one direction of its own. */
export const moving = <T>(A: Arith<T>, v: T, direction: number): Tangent<T> => ({
  v,
  along: [direction],
  d: [A.of(1)],
})

/** Dual numbers with many derivative parts, over any arithmetic. */
export const tangentsOver = <T>(A: Arith<T>): Arith<Tangent<T>> => {
  const zero = A.of(0)
  const one = A.of(1)
  const two = A.of(2)
  const minusOne = A.of(-1)
  const chain = (v: T, slope: T, a: Tangent<T>) => scaled(A, v, slope, a)
  const mul = (a: Tangent<T>, b: Tangent<T>): Tangent<T> => {
    const v = A.mul(a.v, b.v)
    if (a.d.length === 0) return scaled(A, v, a.v, b)
    if (b.d.length === 0) return scaled(A, v, b.v, a)
    return merged(A, v, scaled(A, v, b.v, a), scaled(A, v, a.v, b))
  }
  return {
    of: value => constant(A.of(value)),
    add: (a, b) => merged(A, A.add(a.v, b.v), a, b),
    sub: (a, b) => merged(A, A.sub(a.v, b.v), a, scaled(A, b.v, minusOne, b)),
    mul,
    div: (a, b) => {
      const v = A.div(a.v, b.v)
      const above = scaled(A, v, A.div(one, b.v), a)
      return merged(A, v, above, scaled(A, v, A.sub(zero, A.div(v, b.v)), b))
    },
    exp: a => {
      const v = A.exp(a.v)
      return chain(v, v, a)
    },
    log: a => chain(A.log(a.v), A.div(one, a.v), a),
    sqrt: a => {
      const v = A.sqrt(a.v)
      return chain(v, A.div(one, A.mul(two, v)), a)
    },
    sin: a => chain(A.sin(a.v), A.cos(a.v), a),
    cos: a => chain(A.cos(a.v), A.sub(zero, A.sin(a.v)), a),
    atan: a => chain(A.atan(a.v), A.div(one, A.add(one, A.mul(a.v, a.v))), a),
    erf: a => {
      const bell = A.exp(A.sub(zero, A.mul(a.v, a.v)))
      return chain(A.erf(a.v), A.div(A.mul(two, bell), A.sqrt(A.pi)), a)
    },
    pi: constant(A.pi),
    primal: a => A.primal(a.v),
  }
}

/** The value v with derivatives p · a′. */
const scaled = <T>(A: Arith<T>, v: T, p: T, a: Tangent<T>): Tangent<T> =>
  a.d.length === 0 ? constant(v) : { v, along: a.along, d: a.d.map(d => A.mul(p, d)) }

/** The value v with derivatives a′ + b′. */
const merged = <T>(A: Arith<T>, v: T, a: Tangent<T>, b: Tangent<T>): Tangent<T> => {
  if (a.d.length === 0) return { v, along: b.along, d: b.d }
  if (b.d.length === 0) return { v, along: a.along, d: a.d }
  const along: number[] = []
  const d: T[] = []
  let m = 0
  let n = 0
  while (m < a.d.length || n < b.d.length) {
    const p = a.along[m] ?? Number.POSITIVE_INFINITY
    const q = b.along[n] ?? Number.POSITIVE_INFINITY
    along.push(Math.min(p, q))
    if (p < q) d.push(a.d[m++] as T)
    else if (q < p) d.push(b.d[n++] as T)
    else d.push(A.add(a.d[m++] as T, b.d[n++] as T))
  }
  return { v, along, d }
}
