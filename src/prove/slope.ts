import Fraction from 'fraction.js'
import { type Call, call, type Expr, type Var, variable } from '../core/expr.ts'
import type { Op } from '../core/op.ts'
import { isUnit } from '../core/shape.ts'
import {
  type Apply,
  apply,
  delta,
  entry,
  mapChildren,
  negate,
  type Pos,
  position,
  power,
  product,
  rational,
  sum,
  type Term,
  total,
  ZERO_TERM,
} from '../core/term.ts'
import { primeOf } from '../ops/prime.ts'
import { slotDerivative } from '../ops/slot.ts'
import { definedAt } from './define.ts'
import { opOf } from './native.ts'
import { freshIx, Open, type Session } from './session.ts'

// Derivatives of definitions, by rules of this folder's own: no operator is asked for its slope.

/** What a derivative is taken by: an entry of a name. */
export interface By {
  readonly name: string
  readonly at: readonly Pos[]
}

/** ∂term / ∂name[at], all other names held. */
export const slopeOf = (session: Session, term: Term, by: By): Term => {
  const go = (t: Term) => slopeOf(session, t, by)
  switch (term.kind) {
    case 'const':
    case 'delta':
      return ZERO_TERM
    case 'entry':
      return slopeOfEntry(session, term.expr, term.at, by)
    case 'slope':
      throw new Open('a derivative of a derivative')
    case 'apply':
      return slopeOfApply(session, term, by)
    case 'power':
      return product([
        rational(term.exponent),
        power(term.base, term.exponent.sub(1)),
        go(term.base),
      ])
    case 'product':
      return total(term.factors.map((f, n) => product([go(f), ...term.factors.toSpliced(n, 1)])))
    case 'total':
      return total(term.terms.map(go))
    case 'sum':
      return sum(term.letters, go(term.body))
  }
}

/** What a function is spelled out as; undefined where it stands for itself. */
export const spelledOut = (session: Session, op: Op, x: Term): Term | undefined => {
  if (op.primitive || !op.elementwise || !session.isSpelled) return undefined
  const of = op.derivativeOf
  const term = of ? functionSlope(session, of.op, x) : op.elementwise.value(x)
  return term.kind === 'apply' && term.op === op ? undefined : term
}

const slopeOfEntry = (session: Session, expr: Expr, at: readonly Pos[], by: By): Term => {
  switch (expr.kind) {
    case 'num':
    case 'grad':
      return ZERO_TERM
    case 'var':
      return expr.name === by.name ? tied(expr, at, by.at) : ZERO_TERM
    case 'call':
    case 'table': {
      if (!isIn(expr, by.name)) return ZERO_TERM
      const definition = definedAt(session, expr, at)
      if (definition) return slopeOf(session, definition, by)
      if (expr.kind === 'call') return slopeOfWhole(session, expr, at, by)
      throw new Open('a table without a definition')
    }
  }
}

/** Π δ over the axes that are not units. */
const tied = ({ shape }: Var, at: readonly Pos[], by: readonly Pos[]): Term =>
  product(shape.flatMap((dim, n) => (isUnit(dim) ? [] : [delta(at[n] as Pos, by[n] as Pos)])))

const isIn = (expr: Expr, name: string): boolean => {
  switch (expr.kind) {
    case 'num':
    case 'grad':
      return false
    case 'var':
      return expr.name === name
    case 'call':
      return expr.args.some(arg => isIn(arg, name))
    case 'table':
      return true
  }
}

/** Operators that have no entries of their own: dX⁻¹ = −X⁻¹ dX X⁻¹, d det X = det X tr(X⁻¹ dX). */
const slopeOfWhole = (session: Session, expr: Call, at: readonly Pos[], by: By): Term => {
  const [x = expr] = expr.args
  const letters = x.shape.map(dim => freshIx(session, dim))
  const [p, q] = letters.map(position)
  const moving = slopeOfEntry(session, x, letters.map(position), by)
  const inverse = () => call(opOf('matrix-inverse'), [x])
  if (p && q && expr.op.primitive === 'matrix-inverse') {
    const [i, j] = at as [Pos, Pos]
    return negate(sum(letters, product([entry(expr, [i, p]), moving, entry(expr, [q, j])])))
  }
  if (p && q && expr.op.primitive === 'determinant')
    return sum(letters, product([entry(expr, []), entry(inverse(), [q, p]), moving]))
  if (p && q && expr.op.primitive === 'log-determinant')
    return sum(letters, product([entry(inverse(), [q, p]), moving]))
  return total(expr.args.map((_, n) => throughSlot(session, expr, n, at, by)))
}

/** Σ_q ∂_n f(…)[at, q] ∂arg_n[q] */
const throughSlot = (
  session: Session,
  { op, args, attrs }: Call,
  n: number,
  at: readonly Pos[],
  by: By,
): Term => {
  const arg = args[n] as Expr
  const axes = arg.shape.map(dim => freshIx(session, dim))
  const place = axes.map(position)
  const local = entry(call(slotDerivative(op, n), args, attrs), [...at, ...place])
  return sum(axes, product([local, slopeOfEntry(session, arg, place, by)]))
}

const slopeOfApply = (session: Session, term: Apply, by: By): Term => {
  const [x, e, ...more] = term.args
  if (!x || more.length > 0) throw new Open('a function of many entries')
  const dx = slopeOf(session, x, by)
  if (!e) return isZero(dx) ? ZERO_TERM : product([functionSlope(session, term.op, x), dx])
  const de = slopeOf(session, e, by)
  return isZero(dx) && isZero(de) ? ZERO_TERM : slopeOfTwo(term, { x, e, dx, de })
}

const isZero = (term: Term): boolean => term.kind === 'const' && term.value.equals(0)

interface Two {
  readonly x: Term
  readonly e: Term
  readonly dx: Term
  readonly de: Term
}

const slopeOfTwo = (term: Apply, { x, e, dx, de }: Two): Term => {
  const sided = (a: Term, b: Term): Term => apply(opOf('unit-step'), [total([a, negate(b)])])
  switch (term.op.primitive) {
    case 'greater':
      return total([product([sided(x, e), dx]), product([sided(e, x), de])])
    case 'smaller':
      return total([product([sided(e, x), dx]), product([sided(x, e), de])])
    case 'raise': {
      const log = apply(opOf('logarithm'), [x])
      return product([term, total([product([log, de]), product([e, power(x, -1), dx])])])
    }
    default:
      throw new Open('a function of two entries')
  }
}

/** f′(x) */
const functionSlope = (session: Session, op: Op, x: Term): Term => {
  const known = primitiveSlope(op, x)
  if (known) return known
  const spelled = spelledOut(session, op, HOLE)
  if (!spelled) return apply(primeOf(op), [x])
  return put(slopeOf(session, spelled, { name: PLACE, at: [] }), x)
}

const PLACE = '?'
const HOLE = entry(variable(PLACE, []), [])

const put = (term: Term, x: Term): Term =>
  term === HOLE ? x : mapChildren(term, child => put(child, x))

const primitiveSlope = (op: Op, x: Term): Term | undefined => {
  switch (op.primitive) {
    case 'exponential':
      return apply(op, [x])
    case 'logarithm':
      return power(x, -1)
    case 'sine':
      return apply(opOf('cosine'), [x])
    case 'cosine':
      return negate(apply(opOf('sine'), [x]))
    case 'unit-step':
    case 'signum':
      return ZERO_TERM
    case 'error-function': {
      const root = power(entry(call(opOf('circle-number'), []), []), new Fraction(-1, 2))
      return product([rational(2), root, apply(opOf('exponential'), [negate(power(x, 2))])])
    }
    default:
      return undefined
  }
}
