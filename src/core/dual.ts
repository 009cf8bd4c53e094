import type { Arith } from './arith.ts'

/** A value and its derivative in one direction: v + d·ε with ε² = 0. */
export interface Dual<T> {
  readonly v: T
  readonly d: T
}

/** Dual numbers over any arithmetic; dual over dual gives second derivatives. */
export const dualOver = <T>(A: Arith<T>): Arith<Dual<T>> => {
  const known = duals.get(A) as Arith<Dual<T>> | undefined
  if (known) return known
  const made = makeDual(A)
  duals.set(A, made)
  return made
}

const duals = new WeakMap<object, unknown>()

const makeDual = <T>(A: Arith<T>): Arith<Dual<T>> => {
  const zero = A.of(0)
  const one = A.of(1)
  const two = A.of(2)
  const chain = (v: T, slope: T, a: Dual<T>): Dual<T> => ({ v, d: A.mul(slope, a.d) })
  return {
    of: value => ({ v: A.of(value), d: zero }),
    add: (a, b) => ({ v: A.add(a.v, b.v), d: A.add(a.d, b.d) }),
    sub: (a, b) => ({ v: A.sub(a.v, b.v), d: A.sub(a.d, b.d) }),
    mul: (a, b) => ({ v: A.mul(a.v, b.v), d: A.add(A.mul(a.d, b.v), A.mul(a.v, b.d)) }),
    div: (a, b) => {
      const v = A.div(a.v, b.v)
      return { v, d: A.div(A.sub(a.d, A.mul(v, b.d)), b.v) }
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
    pi: { v: A.pi, d: zero },
    primal: a => A.primal(a.v),
  }
}
