import type { Arith } from '../core/arith.ts'
import { erfSeries } from './erf.ts'

/** A number of 64 digits. */
export interface Big {
  plus(other: Big): Big
  minus(other: Big): Big
  times(other: Big): Big
  div(other: Big): Big
  exp(): Big
  ln(): Big
  sqrt(): Big
  sin(): Big
  cos(): Big
  atan(): Big
  toNumber(): number
}

const DIGITS = 64

/** Arithmetic at 64 digits. Its library is loaded on first use only: that takes a while. */
export const loadBig = (): Promise<Arith<Big>> => {
  loading ??= load()
  return loading
}

let loading: Promise<Arith<Big>> | undefined

const load = async (): Promise<Arith<Big>> => {
  const { create, BigNumberDependencies } = await import('mathjs')
  const made = create({ ...BigNumberDependencies }, { precision: DIGITS })
  return bigArith((made as unknown as { BigNumber: MakeBig }).BigNumber)
}

type MakeBig = new (value: number | string) => Big

const bigArith = (Make: MakeBig): Arith<Big> => {
  const big = (value: number | string) => new Make(value)
  const one = big(1)
  const A: Arith<Big> = {
    of: value =>
      typeof value === 'number'
        ? big(value)
        : big((value.s * value.n).toString()).div(big(value.d.toString())),
    add: (a, b) => a.plus(b),
    sub: (a, b) => a.minus(b),
    mul: (a, b) => a.times(b),
    div: (a, b) => a.div(b),
    exp: a => a.exp(),
    log: a => a.ln(),
    sqrt: a => a.sqrt(),
    sin: a => a.sin(),
    cos: a => a.cos(),
    atan: a => a.atan(),
    erf: a => erf(A, a),
    pi: one.atan().times(big(4)),
    primal: a => a.toNumber(),
  }
  return A
}

const erf = (A: Arith<Big>, x: Big): Big => {
  const value = A.primal(x)
  if (value === 0 || Number.isNaN(value)) return x
  return Math.abs(value) > 13 ? A.of(Math.sign(value)) : erfSeries(A, x, 10 ** -(DIGITS + 4))
}
