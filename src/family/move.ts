import type { Affine } from '../core/affine.ts'
import type { Form } from '../core/derivation.ts'
import { type Call, call, type Expr, table, variable } from '../core/expr.ts'
import type { ClaimForm } from '../core/graph.ts'
import { moveAffine, moveBy, moveName } from '../core/member.ts'
import type { Shape } from '../core/shape.ts'
import {
  delta,
  entry,
  type Ix,
  mapChildren,
  type Pos,
  slope,
  sum,
  type Term,
} from '../core/term.ts'
import { sizeOf } from '../ops/build.ts'

/** Places that letters and lengths stand for. */
export type Places = ReadonlyMap<string, Affine>

/** What becomes of the parts of a whole. */
export interface Mover {
  name(name: string): string
  sizes(shape: Shape): Shape
  /** A Σ over members. */
  series(series: Call): Expr
}

/** What becomes of a Σ over members when places are put in. */
export type MoveSeries = (series: Call, by: Places) => Expr

/** Puts places in for letters and lengths, in names and sizes. */
export const placing = (by: Places, series: MoveSeries): Mover => ({
  name: name => moveName(name, moveBy(by)),
  sizes: shape => moveShape(shape, by),
  series: one => series(one, by),
})

/** The whole with other names and sizes. */
export const moveExpr = (expr: Expr, mover: Mover): Expr => {
  switch (expr.kind) {
    case 'num':
      return expr
    case 'var':
      return variable(mover.name(expr.name), mover.sizes(expr.shape))
    case 'grad':
      return {
        ...expr,
        of: mover.name(expr.of),
        by: mover.name(expr.by),
        shape: mover.sizes(expr.shape),
      }
    case 'call':
      return expr.op.over ? mover.series(expr) : moveCall(expr, mover)
    case 'table':
      return table(moveLetters(expr.letters, mover), moveTerm(expr.body, mover))
  }
}

const moveCall = ({ op, args, attrs }: Call, mover: Mover): Expr => {
  const sizes = mover.sizes(attrs)
  const [count] = sizes
  if (op.primitive === 'count' && count) return sizeOf(count)
  const moved = args.map(arg => moveExpr(arg, mover))
  return call(op, moved, sizes)
}

/** The same for an entry. */
export const moveTerm = (term: Term, mover: Mover): Term => {
  const at = (positions: readonly Pos[]) => mover.sizes(positions)
  switch (term.kind) {
    case 'entry':
      return entry(moveExpr(term.expr, mover), at(term.at))
    case 'slope': {
      const name = moveExpr(term.by, mover)
      if (name.kind !== 'var') throw new TypeError('a name stays a name')
      return slope(moveExpr(term.of, mover), at(term.ofAt), name, at(term.byAt), term.mode)
    }
    case 'delta': {
      const [a, b] = at([term.a, term.b])
      return a && b ? delta(a, b) : term
    }
    case 'sum':
      return sum(moveLetters(term.letters, mover), moveTerm(term.body, mover))
    case 'const':
    case 'apply':
    case 'power':
    case 'product':
    case 'total':
      return mapChildren(term, child => moveTerm(child, mover))
  }
}

export const moveForm = (form: Form, mover: Mover): Form =>
  form.level === 'matrix'
    ? { level: 'matrix', expr: moveExpr(form.expr, mover) }
    : {
        level: 'index',
        free: moveLetters(form.free, mover),
        term: moveTerm(form.term, mover),
      }

/** A claim with other names and sizes. */
export const moveClaim = (claim: ClaimForm, mover: Mover): ClaimForm => ({
  ...claim,
  left: moveForm(claim.left, mover),
  right: moveForm(claim.right, mover),
})

export const moveShape = (shape: Shape, by: Places): Shape =>
  shape.map(dim => moveAffine(dim, moveBy(by)))

const moveLetters = (letters: readonly Ix[], mover: Mover): readonly Ix[] =>
  letters.map(({ name, dim, first }) => {
    const [range = dim, start] = mover.sizes(first ? [dim, first] : [dim])
    return { name, dim: range, ...(start && { first: start }) }
  })
