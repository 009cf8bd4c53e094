import type { Arith } from '../core/arith.ts'

/**
 * erf(x) = 2/√π · e^(−x²) · Σ_n 2ⁿ x^(2n+1) / (1·3·5···(2n+1)): all terms of one
 * sign, so nothing cancels. Stops when a term is below `tiny` of the sum.
 */
export const erfSeries = <T>(A: Arith<T>, x: T, tiny: number): T => {
  const square = A.mul(x, x)
  const twice = A.add(square, square)
  let term = x
  let sum = x
  for (let n = 1; A.primal(A.div(term, sum)) > tiny; n++) {
    term = A.div(A.mul(term, twice), A.of(2 * n + 1))
    sum = A.add(sum, term)
  }
  const bell = A.exp(A.sub(A.of(0), square))
  return A.div(A.mul(A.mul(A.of(2), bell), sum), A.sqrt(A.pi))
}

/** erfc(x) for x ≥ 2: the continued fraction e^(−x²)/√π · 1/(x + ½/(x + 1/(x + 3/2/(x + …)))). */
export const erfcFraction = (x: number): number => {
  let tail = x
  for (let n = 60; n >= 1; n--) tail = x + n / 2 / tail
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / tail
}
