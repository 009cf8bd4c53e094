import type Fraction from 'fraction.js'
import { affineKey, ONE } from './affine.ts'
import type { Op } from './op.ts'
import {
  type Dim,
  isScalar,
  isUnit,
  jacobianShape,
  type Shape,
  ShapeError,
  sameShape,
  shapeKey,
  shapeOf,
} from './shape.ts'
import { describeShape, matchSignatures } from './signature.ts'
import type { Ix, Term } from './term.ts'

/** A whole tensor. The set of kinds is closed; build calls with `call` only. */
export type Expr = Num | Var | Grad | Call | Table

/** An exact number. */
export interface Num {
  readonly kind: 'num'
  readonly value: Fraction
  readonly shape: Shape
}
/** A leaf or the value of an equation, by name: never looked through. */
export interface Var {
  readonly kind: 'var'
  readonly name: string
  readonly shape: Shape
}
/** The total derivative of the name `of` by the name `by`, with the axes of `jacobianShape`. */
export interface Grad {
  readonly kind: 'grad'
  readonly of: string
  readonly by: string
  /** How many of the axes, the first ones, are those of `of`: 0 where it is a scalar. */
  readonly ofAxes: number
  /** Set where it is written dA/dB, to be told from the direct ∂A/∂B. */
  readonly isTotal?: true
  /** Set where it lies the other way than `jacobianShape` says, by the layout. */
  readonly isTurned?: true
  readonly shape: Shape
}
/** An operator applied to tensors. */
export interface Call {
  readonly kind: 'call'
  readonly op: Op
  readonly args: readonly Expr[]
  readonly attrs: readonly Dim[]
  readonly shape: Shape
}
/** The tensor whose entry at `letters` is `body`. */
export interface Table {
  readonly kind: 'table'
  readonly letters: readonly Ix[]
  readonly body: Term
  readonly shape: Shape
}

export const num = (value: Fraction): Num => ({ kind: 'num', value, shape: [] })
export const variable = (name: string, shape: Shape): Var => ({ kind: 'var', name, shape })
/** The total derivative of one name by another. */
export const grad = (of: Named, by: Named): Grad => {
  const shape = jacobianShape(of.shape, by.shape)
  const ofAxes = isScalar(by.shape) ? of.shape.length : of.shape.filter(dim => !isUnit(dim)).length
  return { kind: 'grad', of: of.name, by: by.name, ofAxes, shape }
}
/** The same, written dA/dB. */
export const totalGrad = (of: Named, by: Named): Grad => ({ ...grad(of, by), isTotal: true })

/** The transpose of a derivative of at most two axes, as a derivative in another layout. */
export const turnedGrad = (of: Grad): Grad => {
  const [rows = ONE, columns = ONE] = of.shape
  return { ...of, isTurned: true, shape: shapeOf([columns, rows]) }
}

/** Names and derivatives are 0 outside their axes, as written too: `b[i-j+1]`. A function of them need not be. */
export const isZeroOutside = ({ kind }: Expr): boolean => kind === 'var' || kind === 'grad'

/** A leaf or an equation. */
export interface Named {
  readonly name: string
  readonly shape: Shape
}

export const table = (letters: readonly Ix[], body: Term): Table => ({
  kind: 'table',
  letters,
  body,
  shape: shapeOf(letters.map(ix => ix.dim)),
})

/** Applies an operator; throws ShapeError when it does not take these shapes. */
export const call = (op: Op, args: readonly Expr[], attrs: readonly Dim[] = []): Call => ({
  kind: 'call',
  op,
  args,
  attrs,
  shape: resultShape(
    op,
    args.map(a => a.shape),
    attrs,
  ),
})

/** Shape of an operator's result; throws ShapeError. */
export const resultShape = (op: Op, args: readonly Shape[], attrs: readonly Dim[]): Shape => {
  const given = sizesGiven(op, attrs)
  const shape = op.shape?.(args, attrs) ?? (given && matchSignatures(op.signatures, args, given))
  if (shape) return shapeOf(shape)
  const found = args.map(describeShape).join(' and ')
  throw new ShapeError(`${op.name} does not take ${found}`)
}

/** Sizes in the signatures of an operator that its attributes give; undefined where some are missing. */
const sizesGiven = (
  { sizes = [] }: Op,
  attrs: readonly Dim[],
): ReadonlyMap<string, Dim> | undefined =>
  sizes.length > attrs.length
    ? undefined
    : new Map(sizes.map((name, n) => [name, attrs[n] as Dim] as const))

/** Structural equality. */
export const sameExpr = (a: Expr, b: Expr): boolean =>
  a === b || (a.kind === b.kind && sameShape(a.shape, b.shape) && exprKey(a) === exprKey(b))

/** Equal expressions have equal keys. Tables are equal only to themselves. */
export const exprKey = (expr: Expr): string => {
  const known = keys.get(expr)
  if (known !== undefined) return known
  const key = computeKey(expr)
  keys.set(expr, key)
  return key
}

const keys = new WeakMap<Expr, string>()
let tables = 0

const computeKey = (expr: Expr): string => {
  switch (expr.kind) {
    case 'num':
      return expr.value.toFraction()
    case 'var':
      return expr.name
    case 'grad':
      return `∂${expr.of}/∂${expr.by}${expr.isTurned ? ' turned' : ''}`
    case 'call': {
      const attrs = expr.attrs.map(affineKey).join(',')
      return `${expr.op.name}[${attrs}](${expr.args.map(exprKey).join(',')})`
    }
    case 'table':
      return `table#${tables++}:${shapeKey(expr.shape)}`
  }
}
