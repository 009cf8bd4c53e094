import Fraction from 'fraction.js'
import { type Call, call, type Expr, num } from '../core/expr.ts'
import type { Op } from '../core/op.ts'
import type { Shape } from '../core/shape.ts'
import { neg } from './neg.ts'
import { ones } from './ones.ts'
import { scale } from './scale.ts'
import { zeros } from './zeros.ts'

/** c · rest, where rest has no number in front. */
export interface Weighted {
  readonly c: Fraction
  readonly rest: Expr
}

/** Takes the number in front off an expression. */
export const weightOf = (x: Expr): Weighted => {
  if (x.kind === 'num') return { c: x.value, rest: ONE_EXPR }
  if (is(zeros, x)) return { c: ZERO, rest: call(ones, [], x.attrs) }
  if (is(neg, x)) {
    const { c, rest } = weightOf(argOf(x, 0))
    return { c: c.neg(), rest }
  }
  if (!is(scale, x)) return { c: ONE, rest: x }
  const s = weightOf(argOf(x, 0))
  const body = weightOf(argOf(x, 1))
  if (s.rest === ONE_EXPR) return { c: s.c.mul(body.c), rest: body.rest }
  const bare = s.c.equals(1) && body.c.equals(1)
  return { c: s.c.mul(body.c), rest: bare ? x : call(scale, [s.rest, body.rest]) }
}

/** Puts a number in front: nothing for 1, a sign for −1, a sign and its size below 0. */
export const weighted = ({ c, rest }: Weighted): Expr => {
  if (c.equals(0)) return rest.shape.length === 0 ? num(ZERO) : call(zeros, [], rest.shape)
  if (rest.kind === 'num') return num(c.mul(rest.value))
  if (c.s < 0n) return call(neg, [weighted({ c: c.neg(), rest })])
  return c.equals(1) ? rest : call(scale, [num(c), rest])
}

/** The number that stands in every entry of an array; undefined for other arrays. */
export const fillOf = (x: Expr): Fraction | undefined => {
  const { c, rest } = weightOf(x)
  const fill = rest.kind === 'call' && rest.shape.length > 0 ? rest.op.fill : undefined
  return fill === undefined ? undefined : c.mul(fill)
}

/** A number times an expression. */
export const timesNumber = (value: Fraction, x: Expr): Expr => {
  const { c, rest } = weightOf(x)
  return weighted({ c: c.mul(value), rest })
}

/** The constant tensor of an operator that fills, or the number where the shape is a scalar. */
export const filled = (op: Op, value: number, shape: Shape): Expr =>
  shape.length === 0 ? num(new Fraction(value)) : call(op, [], shape)

/** True for calls of an operator. */
export const is = (op: Op, x: Expr): x is Call => x.kind === 'call' && x.op === op

/** Argument n of a call that has it. */
export const argOf = (x: Call, n: number): Expr => x.args[n] as Expr

export const isNumber = (x: Expr, value: number): boolean =>
  x.kind === 'num' && x.value.equals(value)

const ZERO = new Fraction(0)
const ONE = new Fraction(1)
const ONE_EXPR: Expr = num(ONE)
