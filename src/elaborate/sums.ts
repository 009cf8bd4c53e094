import { sameAffine } from '../core/affine.ts'
import { call, type Expr, num } from '../core/expr.ts'
import {
  columns,
  isMatrix,
  isRow,
  isScalar,
  isVector,
  rows,
  type Shape,
  sameShape,
} from '../core/shape.ts'
import { describeDim, describeShape } from '../core/signature.ts'
import type { Syntax } from '../core/syntax.ts'
import { onesOf, scaleOf } from '../ops/build.ts'
import { opsSpelled } from '../ops/index.ts'
import { negated } from './arithmetic.ts'
import { widest } from './offer.ts'
import { refuse } from './refusal.ts'

/** A term with the sign before it. */
export interface Summand<T> {
  readonly isNegative: boolean
  readonly value: T
  readonly syntax: Syntax
}

/** The terms of `a + b - c`, however it is bracketed on the left. */
export const summandsIn = (syntax: Syntax): readonly Summand<undefined>[] => {
  const found: Summand<undefined>[] = []
  let rest = syntax
  while (rest.kind === 'infix' && (rest.sign === '+' || rest.sign === '-')) {
    found.push({ isNegative: rest.sign === '-', value: undefined, syntax: rest.right })
    rest = rest.left
  }
  return [{ isNegative: false, value: undefined, syntax: rest }, ...found.reverse()]
}

/** The flat sum; terms of smaller shape are spread over the largest. */
export const added = (terms: readonly Summand<Expr>[]): Expr => {
  const shape = widest(terms.map(t => t.value.shape)) ?? []
  const lifted = terms.map(t => signed(t, shape))
  const flat = lifted.reduce<Expr[]>(append, [])
  return flat.length === 1 ? (flat[0] as Expr) : call(ADDITION, flat)
}

const ADDITION = opsSpelled('+')[0] as Parameters<typeof call>[0]
const OUTER = opsSpelled('⊗')[0] as Parameters<typeof call>[0]

/** Sums inside are flattened, and neighbouring numbers added. */
const append = (terms: Expr[], next: Expr): Expr[] => {
  const last = terms.at(-1)
  if (last?.kind === 'num' && next.kind === 'num')
    terms[terms.length - 1] = num(last.value.add(next.value))
  else if (next.kind === 'call' && next.op === ADDITION) terms.push(...next.args)
  else terms.push(next)
  return terms
}

const signed = (term: Summand<Expr>, shape: Shape): Expr => {
  const { isNegative, value, syntax } = term
  if (!isNegative) return spread(value, shape, syntax)
  return value.kind === 'num'
    ? spread(negated(value), shape, syntax)
    : negated(spread(value, shape, syntax))
}

/** c → c·1, a row or vector b over rows → 1 bᵀ, a vector b over columns → b 1ᵀ. */
const spread = (term: Expr, shape: Shape, syntax: Syntax): Expr => {
  if (sameShape(term.shape, shape)) return term
  if (isScalar(term.shape)) return scaleOf(term, onesOf(shape))
  const overRows = isOverRows(term.shape, shape)
  const overColumns = isOverColumns(term.shape, shape)
  if (overRows && overColumns)
    return refuse('ambiguous-broadcast', syntax, ambiguity(term, shape, syntax))
  if (overRows) return call(OUTER, [onesOf([rows(shape)]), term])
  if (overColumns) return call(OUTER, [term, onesOf([columns(shape)])])
  return refuse('sum-shapes', syntax, {
    term: describeShape(term.shape),
    sum: describeShape(shape),
  })
}

const isOverRows = (term: Shape, shape: Shape): boolean =>
  isMatrix(shape) &&
  (isRow(term) || isVector(term)) &&
  sameAffine(isRow(term) ? columns(term) : rows(term), columns(shape))

const isOverColumns = (term: Shape, shape: Shape): boolean =>
  isMatrix(shape) && isVector(term) && sameAffine(rows(term), rows(shape))

const ambiguity = (term: Expr, shape: Shape, syntax: Syntax) => {
  const b = syntax.kind === 'name' ? syntax.name : 'b'
  return {
    term: describeShape(term.shape),
    sum: describeShape(shape),
    overRows: `ones(${describeDim(rows(shape))})*${b}'`,
    overColumns: `${b}*ones(${describeDim(columns(shape))})'`,
  }
}
