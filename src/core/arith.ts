import type Fraction from 'fraction.js'

/**
 * The arithmetic that an operator's numeric evaluation is written over, once:
 * numbers, dual numbers, 64-digit numbers. Functions are the real ones; results
 * outside their domain are whatever the carrier has for "not a number".
 */
export interface Arith<T> {
  /** An exact constant, rounded to the carrier. */
  of(value: number | Fraction): T
  add(a: T, b: T): T
  sub(a: T, b: T): T
  mul(a: T, b: T): T
  div(a: T, b: T): T
  exp(a: T): T
  log(a: T): T
  sqrt(a: T): T
  sin(a: T): T
  cos(a: T): T
  atan(a: T): T
  erf(a: T): T
  readonly pi: T
  /** The value as a number, derivative parts dropped: for branching only. */
  primal(a: T): number
}

/** Σ of values; 0 when there are none. */
export const addAll = <T>(A: Arith<T>, values: readonly T[]): T =>
  values.reduce((sum, v) => A.add(sum, v), A.of(0))

/** A rational power: whole exponents by multiplication, so that negative bases work; else exp(p log a). */
export const powerOf = <T>(A: Arith<T>, a: T, exponent: Fraction): T => {
  if (exponent.d !== 1n) return A.exp(A.mul(A.of(exponent), A.log(a)))
  const n = Number(exponent.s * exponent.n)
  return n < 0 ? A.div(A.of(1), wholePower(A, a, -n)) : wholePower(A, a, n)
}

const wholePower = <T>(A: Arith<T>, a: T, n: number): T => {
  if (n === 0) return A.of(1)
  const half = wholePower(A, A.mul(a, a), Math.floor(n / 2))
  return n % 2 === 1 ? A.mul(a, half) : half
}
