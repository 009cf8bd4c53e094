import Fraction from 'fraction.js'
import { type Arith, powerOf } from '../core/arith.ts'
import type { Expr } from '../core/expr.ts'
import type { Infix, Op } from '../core/op.ts'
import { mapTensor } from '../core/tensor.ts'
import { apply, entry, type Pos, power, product, rational, type Term } from '../core/term.ts'
import { same } from './cell.ts'
import { exp } from './exp.ts'
import { both } from './grid.ts'
import { log } from './log.ts'
import { tight } from './tight.ts'

/** y_i = x_i^e, ∂y_i/∂x_p = δ_ip e x_i^(e−1), ∂y_i/∂e = y_i log x_i; one operator per sign. */
export const raise = (
  spec: Pick<Op, 'name' | 'signatures' | 'example'> & { readonly sign: Infix },
): Op => ({
  name: spec.name,
  spelling: { kind: 'infix', sign: spec.sign },
  signatures: spec.signatures,
  opens: 'print',
  entry: ({ args, at }) => raised(...both(args), at),
  partial: ({ args, y, out, n, by }) => {
    const [x, e] = both(args)
    if (n === 1) return product([entry(y, out), apply(log, [entry(x, out)])])
    return product([same(y.shape, out, by), slope(x, e, y, out)])
  },
  eval: (A, args) => {
    const [x, e] = both(args)
    return mapTensor(x, v => raisedValue(A, v, e.data[0] ?? v))
  },
  tex: ([x = '', e = '']) => `${tight(x)}^{${e}}`,
  example: spec.example,
})

const raised = (x: Expr, e: Expr, at: readonly Pos[]): Term =>
  e.kind === 'num'
    ? power(entry(x, at), e.value)
    : apply(exp, [product([entry(e, []), apply(log, [entry(x, at)])])])

const slope = (x: Expr, e: Expr, y: Expr, at: readonly Pos[]): Term =>
  e.kind === 'num'
    ? product([rational(e.value), power(entry(x, at), e.value.sub(1))])
    : product([entry(e, []), entry(y, at), power(entry(x, at), -1)])

/** Whole exponents multiply, so that negative bases work; what an exponent has beyond its value stays in exp. */
const raisedValue = <T>(A: Arith<T>, x: T, e: T): T => {
  const whole = A.primal(e)
  if (!Number.isSafeInteger(whole)) return A.exp(A.mul(e, A.log(x)))
  const main = powerOf(A, x, new Fraction(whole))
  if (A.primal(x) <= 0) return main
  return A.mul(main, A.exp(A.mul(A.sub(e, A.of(whole)), A.log(x))))
}
