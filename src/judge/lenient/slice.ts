import { ONE } from '../../core/affine.ts'
import { type Expr, table } from '../../core/expr.ts'
import { parts } from '../../core/parts.ts'
import { isMatrix, isScalar, isUnit, type Shape } from '../../core/shape.ts'
import { describeShape } from '../../core/signature.ts'
import type { Indexed, SumSyntax, Syntax } from '../../core/syntax.ts'
import {
  entry,
  freeNames,
  type Ix,
  mapChildren,
  type Pos,
  position,
  substituteTerm,
  sum,
  type Term,
} from '../../core/term.ts'
import { positionsIn } from '../../elaborate/entry.ts'
import { refuse } from '../../elaborate/refusal.ts'
import {
  bindLetter,
  closeLetter,
  type LetteredArray,
  positionIn,
  rangeOver,
  type Scope,
  withLetters,
} from '../../elaborate/scope.ts'
import { sweep } from '../../elaborate/slope.ts'
import { wholeIn } from '../../elaborate/whole.ts'
import { transposeOf } from '../../ops/build.ts'

/** `x_i`, a row or a column of a matrix: a whole in which a letter in force stands. */
export const sliceOf = (scope: Scope, syntax: Indexed): Expr | undefined => {
  const { base, at, axis } = syntax
  const [written] = at
  if (axis === undefined || !written) return undefined
  const whole = wholeIn(scope, base)
  if (!isMatrix(whole.shape)) {
    const count = `${whole.shape.length}`
    return refuse('position-count', syntax, {
      shape: describeShape(whole.shape),
      count,
      given: '1',
    })
  }
  const along = whole.shape[axis] as Pos
  const letter = written.kind === 'name' ? scope.letters.get(written.name) : undefined
  const place = positionIn(scope, written)
  if (letter) rangeOver(scope, letter, along, written)
  const rest = scope.fresh(whole.shape[1 - axis] as Pos)
  const positions = axis === 0 ? [place, position(rest)] : [position(rest), place]
  return lying(table([rest], entry(whole, positions)), syntax)
}

/** A column as a row, where it is written as one. */
export const lying = (column: Expr, { isRow }: Indexed): Expr =>
  isRow ? transposeOf(column) : column

/** A row or a column of a matrix, by one position. */
export interface Line extends Indexed {
  readonly axis: 0 | 1
}

export const isLine = (syntax: Syntax): syntax is Line =>
  syntax.kind === 'indexed' && syntax.axis !== undefined && syntax.at.length === 1

/** Positions of a line with a letter for its other axis, and the scope in which they stand. */
export const alongLine = (
  scope: Scope,
  shape: Shape,
  { axis, at: [place] }: Line,
): { readonly inner: Scope; readonly rest: Ix; readonly at: readonly Syntax[] } => {
  const fresh = scope.fresh(shape[1 - axis] as Pos)
  const letter = bindLetter(scope, { name: fresh.name }, {})
  const other: Syntax = { kind: 'name', name: fresh.name }
  const at = axis === 0 ? [place as Syntax, other] : [other, place as Syntax]
  return { inner: withLetters(scope, [letter]), rest: { ...fresh, name: letter.name }, at }
}

/** `(x_i)_j`: an entry of what is written by lines. */
export const entryOfLines = (scope: Scope, syntax: Syntax): Term | undefined => {
  if (syntax.kind !== 'indexed' || isLine(syntax) || !hasSlice(syntax.base)) return undefined
  const whole = wholeIn(scope, syntax.base)
  return entryIn(scope, whole, positionsIn(scope, whole, syntax.at, syntax))
}

export const hasSlice = (syntax: Syntax): boolean =>
  (syntax.kind === 'indexed' && syntax.axis !== undefined) || parts(syntax).some(hasSlice)

/** Σ over letters of an array in which they stand. */
export const sumOfArrays = (scope: Scope, syntax: SumSyntax): Expr => {
  const letters = syntax.letters.map(letter => bindLetter(scope, letter, syntax))
  const inner = withLetters(scope, letters)
  const body = wholeIn(inner, syntax.body)
  const { at, letters: axes } = sweep(scope, body.shape)
  const term = entryIn(inner, body, at)
  return table(axes, sum(letters.map(closeLetter), term))
}

/** A scalar in which letters in force stand, as a term. */
export const scalarIn = (scope: Scope, syntax: Syntax): Term | undefined => {
  const whole = wholeIn(scope, syntax)
  return isScalar(whole.shape) ? entryIn(scope, whole, []) : undefined
}

/** An array in which letters in force stand. */
export const arrayIn = (scope: Scope, syntax: Syntax): LetteredArray => {
  const whole = wholeIn(scope, syntax)
  return { shape: whole.shape, entry: at => entryIn(scope, whole, at) }
}

/** An entry of a whole, looked through as far as letters in force stand in it. */
export const entryIn = (scope: Scope, whole: Expr, at: readonly Pos[]): Term => {
  const letters = new Set([...scope.letters.values()].map(letter => letter.name))
  const isOpen = (expr: Expr): boolean => {
    if (expr.kind === 'call') return expr.args.some(isOpen)
    return expr.kind === 'table' && [...freeNames(expr.body)].some(name => letters.has(name))
  }
  const go = (term: Term): Term => {
    if (term.kind === 'slope' && isOpen(term.of)) return refuse('letter-inside', {})
    if (term.kind !== 'entry') return mapChildren(term, go)
    const { expr } = term
    if (!isOpen(expr)) return term
    if (expr.kind === 'table') return go(substituteTerm(expr.body, placesOf(expr, term.at)))
    if (expr.kind !== 'call') return term
    const { op, args, attrs } = expr
    return go(op.entry({ args, attrs, at: term.at, fresh: scope.fresh }))
  }
  return go(entry(whole, at))
}

export const placesOf = (
  { letters, shape }: Extract<Expr, { kind: 'table' }>,
  at: readonly Pos[],
) => {
  const isFull = letters.length === at.length
  const wide = isFull ? at : at.filter((_, n) => !isUnit(shape[n]))
  return new Map(letters.map((ix, n) => [ix.name, wide[n] ?? ONE]))
}
