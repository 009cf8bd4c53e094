import { affineKey } from '../../core/affine.ts'
import { type Expr, exprKey, table, variable } from '../../core/expr.ts'
import { isScalar, isUnit, type Shape, sameShape } from '../../core/shape.ts'
import { describeShape } from '../../core/signature.ts'
import type { Evaluated, PointSyntax } from '../../core/syntax.ts'
import { entry, type Ix, position } from '../../core/term.ts'
import { refuse } from '../../elaborate/refusal.ts'
import { positionIn, type Scope, useValue } from '../../elaborate/scope.ts'
import { overLetters } from '../../elaborate/slope.ts'
import { wholeIn } from '../../elaborate/whole.ts'
import { zerosOf } from '../../ops/build.ts'
import type { Point, Policy } from './policy.ts'

/** `|_{x=2}`: a name of its own for a value where names have other values than here. */
export const takenAt = (policy: Policy, scope: Scope, { of, at }: Evaluated): Expr => {
  const points = at.map(point => pointIn(scope, point))
  const whole = wholeIn(scope, of)
  const isEntry = whole.kind === 'table' && whole.letters.length === 0
  const open = isEntry ? overLetters(scope, whole.body, of) : undefined
  const expr = open && open.letters.length > 0 ? open.of : whole
  const where = points.map(
    ({ name, place = [], value }) =>
      `${[name, ...place.map(affineKey)].join(' ')} = ${exprKey(value)}`,
  )
  const name = `${exprKey(expr)} at ${where.join(', ')}`
  policy.changes.set(name, { kind: 'taken', of: expr, at: points })
  const value = variable(name, expr.shape)
  if (!open || expr === whole) return value
  const places = open.letters.map(({ name: letter }, n) =>
    position({ ...(open.axes[n] as Ix), name: letter }),
  )
  return table([], entry(value, places))
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
