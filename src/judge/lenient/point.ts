import { affineKey } from '../../core/affine.ts'
import { type Expr, exprKey, table, variable } from '../../core/expr.ts'
import { isScalar, isUnit, type Shape, sameShape } from '../../core/shape.ts'
import { describeShape } from '../../core/signature.ts'
import type { Evaluated, PointSyntax, Syntax } from '../../core/syntax.ts'
import { entry, freeNames, type Ix, type Pos, position, substituteTerm } from '../../core/term.ts'
import { refuse } from '../../elaborate/refusal.ts'
import { positionIn, rangeOf, type Scope, useValue } from '../../elaborate/scope.ts'
import { wholeIn } from '../../elaborate/whole.ts'
import { zerosOf } from '../../ops/build.ts'
import type { Point, Policy } from './policy.ts'

/** `|_{x=2}`: a name of its own for a value where names have other values than here. */
export const takenAt = (policy: Policy, scope: Scope, { of, at }: Evaluated): Expr => {
  const points = at.map(point => pointIn(scope, point))
  const { expr, at: places } = overLetters(scope, wholeIn(scope, of), of)
  const where = points.map(
    ({ name, place = [], value }) =>
      `${[name, ...place.map(affineKey)].join(' ')} = ${exprKey(value)}`,
  )
  const name = `${exprKey(expr)} at ${where.join(', ')}`
  policy.changes.set(name, { kind: 'taken', of: expr, at: points })
  const value = variable(name, expr.shape)
  return places.length > 0 ? table([], entry(value, places)) : value
}

/** Of an entry with letters in force, `∂L/∂w_j`, the array of all, and the places of that one. */
const overLetters = (
  scope: Scope,
  expr: Expr,
  syntax: Syntax,
): { readonly expr: Expr; readonly at: readonly Pos[] } => {
  if (expr.kind !== 'table' || expr.letters.length > 0) return { expr, at: [] }
  const free = freeNames(expr.body)
  const letters = [...scope.letters.values()].filter(letter => free.has(letter.name))
  const axes = letters.map(letter => {
    const dim = rangeOf(letter)
    const { written } = letter
    return dim ? scope.fresh(dim) : refuse('letter-without-range', syntax, { letter: written })
  })
  const by = new Map(letters.map((letter, n) => [letter.name, position(axes[n] as Ix)]))
  const at = letters.map(({ name }, n) => position({ name, dim: (axes[n] as Ix).dim }))
  return { expr: table(axes, substituteTerm(expr.body, by)), at }
}

const pointIn = (scope: Scope, { name, place, value: written }: PointSyntax): Point => {
  if (!scope.values.has(name)) refuse('unknown-name', written, { name })
  if (place) return entryIn(scope, { name, place, value: written })
  const shape = useValue(scope, name)
  const value = zeroLike(wholeIn(scope, written), shape)
  const shapes = { left: describeShape(shape), right: describeShape(value.shape) }
  return sameShape(shape, value.shape)
    ? { name, value: { ...value, shape } }
    : refuse('claim-shapes', written, shapes)
}

const entryIn = (scope: Scope, { name, place, value: written }: Required<PointSyntax>): Point => {
  const shape = useValue(scope, name).filter(dim => !isUnit(dim))
  const value = wholeIn(scope, written)
  const positions = place.map(one => positionIn(scope, one))
  const isEntry = isScalar(value.shape) && positions.length === shape.length
  return isEntry && scope.letters.size === 0
    ? { name, place: positions, value }
    : refuse('not-a-position', written)
}

/** The number 0 for an array is one of zeros. */
const zeroLike = (value: Expr, shape: Shape): Expr =>
  value.kind === 'num' && value.value.equals(0) && !isScalar(shape) ? zerosOf(shape) : value
