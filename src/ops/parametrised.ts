import type Fraction from 'fraction.js'
import type { Op } from '../core/op.ts'

/** Operators that differ by a number: one for each value, which is printed unless it is usual. */
export const parametrised = (
  option: string,
  usual: Fraction,
  make: (value: Fraction, name: string) => Op,
  name: string,
): ((value: Fraction) => Op) => {
  const known = new Map<string, Op>()
  return value => {
    const key = value.toFraction()
    const before = known.get(key)
    if (before) return before
    const isUsual = value.equals(usual)
    const made = make(value, isUsual ? name : `${name}(${option}=${key})`)
    if (!isUsual) Object.assign(made, { options: [{ name: option, value }] })
    known.set(key, made)
    return made
  }
}
