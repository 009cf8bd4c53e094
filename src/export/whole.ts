import type { Call, Expr } from '../core/expr.ts'
import type { Members, Op } from '../core/op.ts'
import { atom, type Code, LEVEL, numeral, type Value, within } from '../core/python.ts'
import { isRow, type Shape, shapeKey } from '../core/shape.ts'
import { describeShape } from '../core/signature.ts'
import { rangeOfLetter } from '../ops/series.ts'
import { zeros } from '../ops/zeros.ts'
import { writeAffine } from './affine.ts'
import type { Book, CallOf } from './book.ts'
import { isNeverEmpty, placesText } from './family/range.ts'
import { SHAPED } from './helpers.ts'
import { derivativeHelper } from './prime.ts'
import { ExportError } from './refusal.ts'

/** A whole tensor in Python. */
export const writeWhole = (book: Book, expr: Expr): Value => shaped(written(book, expr), expr.shape)

/** A call of an operator, its arguments already written. */
export const writeCall = (book: Book, op: Op, args: readonly Value[], at: CallOf): Code => {
  if (op.derivativeOf) return writeDerivative(book, op, args, at)
  if (book.graph.functions.get(op.name) === op) return writeUnknown(book, op, args, at)
  if (!op.python) throw new ExportError('export-operator', { name: op.name })
  const attrs = at.attrs.map(dim => writeAffine(dim, name => book.size(name)))
  return op.python(book.py, args, { shape: at.shape, attrs })
}

/** A code with its axes; every row can also be met with one axis. */
export const shaped = (code: Code, shape: Shape): Value => ({
  ...code,
  shape,
  ...(isRow(shape) && !code.flat && { flat: atom(`${within(LEVEL.atom, code)}[0]`) }),
})

const written = (book: Book, expr: Expr): Code => {
  switch (expr.kind) {
    case 'num':
      return numeral(expr.value)
    case 'var':
      return book.value(expr.name)
    case 'grad':
      throw new ExportError('export-gradient', { name: expr.by })
    case 'call':
      return called(book, expr)
    case 'table':
      return book.read.table(book, expr)
  }
}

const called = (book: Book, expr: Call): Code => {
  const { op, args, attrs, shape } = expr
  if (op.over) return writeSeries(book, op.over, expr)
  return writeCall(
    book,
    op,
    args.map(arg => writeWhole(book, arg)),
    { attrs, shape },
  )
}

/** Σ over members; one that may have no summands says what that comes to. */
const writeSeries = (book: Book, { letter }: Members, { args, shape }: Call): Code => {
  const range = rangeOfLetter(letter)
  const [body] = args as readonly Expr[] as [Expr]
  const places = placesText(book, range)
  const [summand, variable] = book.within(letter.name, 'summand', variable => {
    const value = writeWhole(book, body)
    return [value, variable] as const
  })
  const terms = `${summand.text} for ${variable} in ${places}`
  const code = atom(isNeverEmpty(range) ? `sum(${terms})` : `sum((${terms}), ${zero(book, shape)})`)
  return summand.isPlain ? { ...code, isPlain: true } : code
}

const zero = ({ py, size }: Book, shape: Shape): string =>
  shape.length === 0 && py.target === 'numpy'
    ? '0.0'
    : py.filled(
        zeros.name,
        shape.map(dim => writeAffine(dim, size)),
      )

const writeUnknown = (book: Book, op: Op, args: readonly Value[], { shape }: CallOf): Code => {
  const name = book.given(op.name, 0)
  const call = `${name}(${argumentsOf(book, args)})`
  return op.elementwise ? atom(call) : checked(book, name, call, shape)
}

const argumentsOf = ({ py }: Book, args: readonly Value[]): string =>
  args.map(arg => py.array(arg)).join(', ')

/** What a person's function gives is looked at. */
const checked = ({ py, ...book }: Book, name: string, call: string, shape: Shape): Code => {
  const sizes = shape.length === 0 ? '' : `, ${book.expected(shape)}`
  return atom(`${py.use(SHAPED)}("${name}(...)", ${call}${sizes})`)
}

const writeDerivative = (book: Book, op: Op, args: readonly Value[], at: CallOf): Code => {
  const { root, order } = rootOf(op)
  const isUnknown = book.graph.functions.get(root.name) === root
  if (!root.elementwise) return writeJacobian(book, op, args, at)
  const name = isUnknown ? book.given(root.name, order) : derivativeHelper(book, op, root, order)
  return atom(`${name}(${argumentsOf(book, args)})`)
}

const rootOf = (op: Op): { readonly root: Op; readonly order: number } => {
  if (!op.derivativeOf) return { root: op, order: 0 }
  const { root, order } = rootOf(op.derivativeOf.op)
  return { root, order: order + 1 }
}

/** The axes of the result, then those of the arguments; rows come with one axis there. */
const writeJacobian = (book: Book, op: Op, args: readonly Value[], at: CallOf): Code => {
  const slots = slotsOf(op)
  const { root } = rootOf(op)
  const by = slots.flatMap(slot => args[slot - 1] ?? [])
  const role = MAP_ROLES[slots.length - 1]
  if (!role || !root.shape) throw new ExportError('export-third', { name: root.name })
  const result = root.shape(
    args.map(arg => arg.shape),
    at.attrs,
  )
  const name = book.given(root.name, role)
  const call = `${name}(${argumentsOf(book, args)})`
  const own = args.length === 1 ? call : call + slots.map(slot => `[${slot - 1}]`).join('')
  const axes = [result, ...by.map(arg => arg.shape)].flatMap(flatAxes)
  const derivative = checked(book, name, own, axes)
  if (shapeKey(axes) === shapeKey(at.shape)) return derivative
  return atom(`${book.py.library}.reshape(${derivative.text}, (${book.expected(at.shape)}))`)
}

const MAP_ROLES = ['jacobians', 'hessians'] as const

/** The arguments by which a map is derived, the first first. */
const slotsOf = ({ derivativeOf }: Op): readonly number[] =>
  derivativeOf ? [...slotsOf(derivativeOf.op), derivativeOf.slot] : []

/** The axes with those of a row as one. */
export const flatAxes = (shape: Shape): Shape => (isRow(shape) ? shape.slice(1) : shape)

/** What a value must be, in words. */
export const typeOf = (shape: Shape): string => describeShape(shape)
