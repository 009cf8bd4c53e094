import type { Derivative, Indexed, Syntax } from '../core/syntax.ts'
import type { Book, Pen } from './book.ts'
import { atom, braced, brackets, FACTOR, PRODUCT, ratio, times, type Written } from './written.ts'

/** `∂L/∂W`, `\\nabla_W L`, or the operator before what it derives. */
export const writeDerivative = (syntax: Derivative, book: Book, pen: Pen): Written => {
  const { of, by, total } = syntax
  if (isNabla(syntax, book)) {
    const tex = pen.print(of, book)
    const whole = IS_PRODUCT.test(tex) ? brackets({ ...atom(tex), level: PRODUCT }) : tex
    return { ...atom(`\\nabla_${braced(pen.print(by, book))} ${whole}`), level: FACTOR }
  }
  if (of.kind === 'name' && of.name === book.loss && isCalled(by, book)) {
    const { gradient: _, ...notation } = book.notation
    const whole = writeDerivative({ ...syntax, by: by.base }, { ...book, notation }, pen).tex
    return { ...atom(`${whole}(${by.at.map(at => pen.print(at, book)).join(', ')})`), isTall: true }
  }
  if (book.isHead && book.notation.operator) return asOperator(syntax, book, pen)
  const over = writeDerived(of, book, pen)
  const isLong = !isNamed(of) && (over.isTall || book.notation.operator !== undefined)
  if (isLong && !isPowerOfName(of)) return asOperator(syntax, book, pen)
  const sign = total ? 'd' : '\\partial'
  const top = isNamed(of) || isPowerOfName(of) ? over.tex : brackets(over)
  return ratio(`${sign} ${top}`, `${sign} ${pen.print(by, book)}`)
}

const isNamed = ({ kind }: Syntax): boolean =>
  kind === 'name' || kind === 'indexed' || kind === 'layered'

/** `\\frac{d y^2}{d y}` */
const isPowerOfName = (syntax: Syntax): boolean =>
  syntax.kind === 'infix' && syntax.sign === '^' && isNamed(syntax.left)

const asOperator = (
  { of, by, total }: Derivative,
  { isHead: _, ...book }: Book,
  pen: Pen,
): Written => {
  const sign = total ? 'd' : '\\partial'
  const operator = ratio(sign, `${sign} ${pen.print(by, book)}`)
  const whole = writeDerived(of, book, pen)
  if (isNamed(of)) return times(operator, whole)
  return { tex: `${operator.tex} ${brackets(whole)}`, level: FACTOR, isTall: true }
}

/** What is derived: the loss with its argument, where that is written. */
const writeDerived = (of: Syntax, book: Book, pen: Pen): Written => {
  const { argument, loss } = book
  const whole = pen.write(of, book)
  if (argument === undefined || of.kind !== 'name' || of.name !== loss) return whole
  return { ...whole, tex: `${whole.tex}(${pen.print(argument, book)})`, level: FACTOR }
}

/** A form of a name that is `x'x`. */
export const IS_PRODUCT = /'\s*\\?[A-Za-z]/

/** The gradient of a scalar by a whole, unless it lies the other way. */
const isNabla = ({ of, by, isTurned }: Derivative, { notation, shapes, loss }: Book): boolean => {
  if (!notation.gradient || isTurned || of.kind !== 'name' || of.name !== loss) return false
  const isWhole = by.kind === 'name' || by.kind === 'layered'
  const isArray = isWhole && shapes.get(by.name)?.length !== 0
  return shapes.get(of.name)?.length === 0 && (notation.gradient === 'nabla' ? isWhole : isArray)
}

const isCalled = (by: Syntax, { called }: Book): by is Indexed =>
  called !== undefined &&
  by.kind === 'indexed' &&
  by.at.every(at => at.kind === 'name' && called.has(at.name))
