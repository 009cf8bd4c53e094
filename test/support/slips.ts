import Fraction from 'fraction.js'
import type { Form } from '../../src/core/derivation.ts'
import { call, type Expr } from '../../src/core/expr.ts'
import type { Op } from '../../src/core/op.ts'
import { sameShape } from '../../src/core/shape.ts'
import {
  apply,
  children,
  entry,
  mapChildren,
  negate,
  type Pos,
  product,
  rational,
  type Term,
  total,
} from '../../src/core/term.ts'
import { numOf, scaleOf } from '../../src/ops/build.ts'
import { OPS } from '../../src/ops/index.ts'
import { transpose } from '../../src/ops/transpose.ts'

/** Chooses one of so many. */
export type Choose = (count: number) => number

/** The form with one slip in it: an index, a sign, a factor, a name, a missing part. */
export const slipped = (form: Form, others: readonly Expr[], choose: Choose): Form =>
  form.level === 'matrix'
    ? { ...form, expr: slipInExpr(form.expr, others, choose) }
    : { ...form, term: slipInTerm(form.term, others, choose) }

const pick = <T>(all: readonly T[], choose: Choose): T => all[choose(all.length)] as T

const sizeOf = (term: Term): number => 1 + children(term).reduce((n, t) => n + sizeOf(t), 0)

const slipInTerm = (root: Term, others: readonly Expr[], choose: Choose): Term => {
  const letters = [...new Set(positionsIn(root))]
  let left = choose(sizeOf(root))
  const go = (term: Term): Term =>
    left-- === 0 ? spoilt(term, letters, others, choose) : mapChildren(term, go)
  return go(root)
}

const positionsIn = (term: Term): readonly Pos[] => [
  ...(term.kind === 'entry' ? term.at : []),
  ...(term.kind === 'delta' ? [term.a, term.b] : []),
  ...children(term).flatMap(positionsIn),
]

const spoilt = (
  term: Term,
  letters: readonly Pos[],
  others: readonly Expr[],
  choose: Choose,
): Term => {
  const changes: (() => Term)[] = [
    () => negate(term),
    () => product([rational(2), term]),
    () => product([rational(new Fraction(1, 3)), term]),
    () => total([term, rational(1)]),
    ...ofKind(term, letters, others, choose),
    ...ofKind(term, letters, others, choose),
  ]
  return pick(changes, choose)()
}

const ofKind = (
  term: Term,
  letters: readonly Pos[],
  others: readonly Expr[],
  choose: Choose,
): readonly (() => Term)[] => {
  switch (term.kind) {
    case 'const':
      return [() => rational(term.value.add(1))]
    case 'entry':
      return [
        ...(term.at.length === 0
          ? []
          : [
              () => entry(term.expr, term.at.toReversed()),
              () => entry(term.expr, term.at.with(choose(term.at.length), pick(letters, choose))),
            ]),
        () => entry(slipInExpr(term.expr, others, choose), term.at),
      ]
    case 'slope':
      return [
        () => ({ ...term, byAt: term.byAt.toReversed() }),
        () => ({ ...term, ofAt: term.ofAt.toReversed() }),
      ]
    case 'delta':
      return [() => ({ ...term, a: pick(letters, choose) }), () => rational(1)]
    case 'apply':
      return [() => apply(otherFunction(term.op, choose), term.args), () => term.args[0] as Term]
    case 'power':
      return [() => ({ ...term, exponent: term.exponent.add(1) }), () => term.base]
    case 'product':
      return [() => product(term.factors.toSpliced(choose(term.factors.length), 1))]
    case 'total':
      return [
        () => total(term.terms.toSpliced(choose(term.terms.length), 1)),
        () => total(term.terms.map((t, n) => (n === 0 ? negate(t) : t))),
      ]
    case 'sum':
      return [() => ({ ...term, letters: term.letters.toReversed() })]
  }
}

const FUNCTIONS = OPS.filter(op => op.elementwise)

/** Another function of one argument, in place of one. */
const otherFunction = (op: Op, choose: Choose): Op =>
  op.derivativeOf && choose(2) === 0 ? op.derivativeOf.op : pick(FUNCTIONS, choose)

const exprSize = (expr: Expr): number =>
  1 + (expr.kind === 'call' ? expr.args.reduce((n, arg) => n + exprSize(arg), 0) : 0)

const slipInExpr = (root: Expr, others: readonly Expr[], choose: Choose): Expr => {
  let left = choose(exprSize(root))
  const go = (expr: Expr): Expr => {
    if (left-- === 0) return spoiltExpr(expr, others, choose)
    return expr.kind === 'call' ? call(expr.op, expr.args.map(go), expr.attrs) : expr
  }
  return go(root)
}

const spoiltExpr = (expr: Expr, others: readonly Expr[], choose: Choose): Expr => {
  const alike = others.filter(other => sameShape(other.shape, expr.shape))
  const turned = expr.shape.length === 2 && sameShape(expr.shape, expr.shape.toReversed())
  const changes: (() => Expr)[] = [
    () => scaleOf(numOf(-1), expr),
    () => scaleOf(numOf(2), expr),
    ...(turned ? [() => call(transpose, [expr]), () => call(transpose, [expr])] : []),
    ...(alike.length > 0 ? [() => pick(alike, choose), () => pick(alike, choose)] : []),
    ...(expr.kind === 'call' ? callChanges(expr, choose) : []),
  ]
  return pick(changes, choose)()
}

const callChanges = (
  expr: Extract<Expr, { kind: 'call' }>,
  choose: Choose,
): readonly (() => Expr)[] => {
  const { op, args, attrs, shape } = expr
  const kept = args.filter(arg => sameShape(arg.shape, shape))
  return [
    ...(kept.length > 0 ? [() => pick(kept, choose)] : []),
    ...(op.elementwise ? [() => call(otherFunction(op, choose), args, attrs)] : []),
    ...(args.length === 2 && sameShape(args[0]?.shape ?? [], args[1]?.shape ?? [])
      ? [() => call(op, args.toReversed(), attrs)]
      : []),
  ]
}
