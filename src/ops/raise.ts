import Fraction from 'fraction.js'
import { type Arith, powerOf } from '../core/arith.ts'
import type { Expr } from '../core/expr.ts'
import type { EntryAt, Infix, Local, Op } from '../core/op.ts'
import { raised as raisedCode } from '../core/python.ts'
import { mapTensor } from '../core/tensor.ts'
import { apply, entry, power, product, rational, type Term } from '../core/term.ts'
import { same } from './cell.ts'
import { both } from './grid.ts'
import { log } from './log.ts'
import { tight } from './tight.ts'

/** What differs between powers of scalars and powers entry by entry. */
export interface Raise extends Pick<Op, 'name' | 'signatures' | 'example'> {
  readonly sign: Infix
  /** Stands before the exponent in LaTeX. */
  readonly mark: string
  /** The operator in which entries are written; absent: this one. */
  readonly scalar?: Op
}

/** y_i = x_i^e, ∂y_i/∂x_p = δ_ip e x_i^(e−1), ∂y_i/∂e = y_i log x_i */
export const raise = ({ name, sign, mark, scalar, signatures, example }: Raise): Op => {
  const op: Op = {
    name,
    primitive: 'raise',
    spelling: { kind: 'infix', sign },
    signatures,
    opens: 'print',
    entry: at => raised(scalar ?? op, at),
    partial: at => {
      const [x] = both(at.args)
      if (at.n === 1) return product([entry(at.y, at.out), apply(log, [entry(x, at.out)])])
      return product([same(at.y.shape, at.out, at.by), slope(at)])
    },
    eval: (A, args) => {
      const [x, e] = both(args)
      return mapTensor(x, v => raisedValue(A, v, e.data[0] ?? v))
    },
    python: (_py, args) => raisedCode(...both(args)),
    tex: ([x = '', e = '']) => `${tight(x)}^{${mark}${e}}`,
    example,
  }
  return op
}

const raised = (op: Op, { args, at }: EntryAt): Term => {
  const [x, e] = both<Expr>(args)
  return e.kind === 'num' ? power(entry(x, at), e.value) : apply(op, [entry(x, at), entry(e, [])])
}

const slope = ({ args, y, out }: Local): Term => {
  const [x, e] = both<Expr>(args)
  return e.kind === 'num'
    ? product([rational(e.value), power(entry(x, out), e.value.sub(1))])
    : product([entry(e, []), entry(y, out), power(entry(x, out), -1)])
}

/** Whole exponents multiply, so that negative bases work; a derivative by the exponent stays in exp. */
const raisedValue = <T>(A: Arith<T>, x: T, e: T): T => {
  const whole = A.primal(e)
  if (!Number.isSafeInteger(whole)) return A.exp(A.mul(e, A.log(x)))
  const main = powerOf(A, x, new Fraction(whole))
  if (A.primal(x) <= 0) return main
  return A.mul(main, A.exp(A.mul(A.sub(e, A.of(whole)), A.log(x))))
}
