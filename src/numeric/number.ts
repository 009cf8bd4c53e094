import type { Arith } from '../core/arith.ts'
import { erfcFraction, erfSeries } from './erf.ts'

/** Arithmetic of double-precision numbers. */
export const NUMBERS: Arith<number> = {
  of: value => Number(value),
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / b,
  exp: Math.exp,
  log: Math.log,
  sqrt: Math.sqrt,
  sin: Math.sin,
  cos: Math.cos,
  atan: Math.atan,
  erf: a => erf(a),
  pi: Math.PI,
  primal: a => a,
}

const erf = (x: number): number => {
  if (x === 0 || Number.isNaN(x)) return x
  const size = Math.abs(x)
  if (size < 2) return erfSeries(NUMBERS, x, 1e-17)
  return Math.sign(x) * (size > 6 ? 1 : 1 - erfcFraction(size))
}
