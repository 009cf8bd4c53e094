import type {
  CallSyntax,
  InfixSyntax,
  IversonSyntax,
  LetterSyntax,
  SumSyntax,
  Syntax,
} from '../core/syntax.ts'
import type { Book, Pen } from './book.ts'
import { writeCall } from './call.ts'
import { IS_PRODUCT, writeDerivative } from './derivative.ts'
import { isCells, NABLA_SIGN, writeCells, writeNabla } from './entries.ts'
import { nameTex, writeIndexed, writeLayered } from './names.ts'
import { writeEvaluated } from './points.ts'
import { plainSymbol } from './symbol.ts'
import {
  ATOM,
  atom,
  braced,
  brackets,
  FACTOR,
  OUTER,
  PRODUCT,
  raised,
  ratio,
  SIGNS,
  SUM,
  settled,
  signed,
  subscript,
  times,
  type Written,
  within,
} from './written.ts'

/** An expression in LaTeX, for KaTeX as for pdflatex. */
export const printTex = (syntax: Syntax, book: Book): string =>
  settled(write(syntax, book).tex, book.notation)

const write = (syntax: Syntax, book: Book): Written => {
  const own = book.own?.(syntax)
  const made = writeNew(syntax, book)
  if (own === undefined) return made
  return isBracketed(own)
    ? { ...made, tex: own, level: ATOM }
    : { ...made, tex: own, level: levelOf(own, made) }
}

/** Other files write parts of a formula by it. */
const PEN: Pen = {
  write: (syntax, book) => write(syntax, book),
  print: (syntax, book) => printTex(syntax, book),
}

const levelOf = (own: string, { level }: Written): number =>
  level === ATOM && /[\^_']/.test(own) ? FACTOR : level

/** One pair of brackets around the whole. */
const isBracketed = (own: string): boolean => {
  const text = own.replace(/\\(?:left|right|[bB]igg?[lr]?)(?![A-Za-z])\s*/g, '')
  let depth = 0
  for (const [n, sign] of [...text].entries()) {
    depth += sign === '(' ? 1 : sign === ')' ? -1 : 0
    if (depth === 0 && n < text.length - 1) return false
  }
  return text.startsWith('(')
}

const writeNew = (syntax: Syntax, book: Book): Written => {
  switch (syntax.kind) {
    case 'numeral':
      return atom(numeral(syntax.text))
    case 'name':
      return nameTex(syntax.name, book)
    case 'call':
      return writeOfClaims(syntax, book) ?? writeCall(syntax, book, PEN)
    case 'infix':
      return groupedOr(syntax, writeInfix(syntax, book))
    case 'negation': {
      const arg = write(syntax.arg, book)
      return { ...arg, tex: `-${within(arg, PRODUCT)}`, level: SUM }
    }
    case 'transposition':
      return turned(write(syntax.arg, book), book)
    case 'indexed':
      return writeIndexed(syntax, book, PEN)
    case 'layered':
      return writeLayered(syntax.name, printTex(syntax.at, book), book)
    case 'sum':
      return writeSum(syntax, book)
    case 'derivative':
      return writeDerivative(syntax, book, PEN)
    case 'differential':
      return { ...raisedD(write(syntax.of, book), syntax.of.kind), level: FACTOR }
    case 'evaluated':
      return writeEvaluated(syntax, book, PEN)
    case 'iverson':
      return writeIverson(syntax, book)
  }
}

/** The place of a member belongs to its name. */
const raisedD = (of: Written, kind: Syntax['kind']): Written => {
  const isName = kind === 'layered' && !IS_PRODUCT.test(of.tex)
  const whole = IS_PRODUCT.test(of.tex) ? brackets(of) : within(of, isName ? of.level : ATOM)
  return { ...of, tex: `\\mathrm{d}${whole}` }
}

/** What asks for a bracket in a product has one there. */
const groupedOr = ({ isGrouped }: InfixSyntax, written: Written): Written =>
  isGrouped ? { ...written, level: OUTER } : written

/** `1e-3` as a product with a power of ten. */
const numeral = (text: string): string => {
  const [digits = text, exponent] = text.split(/e/i)
  return exponent === undefined ? digits : `${digits} \\cdot 10^{${Number(exponent)}}`
}

/** `X^T` or `X'` */
const turned = (base: Written, { notation }: Book): Written =>
  notation.transpose === 'prime'
    ? { tex: `${within(base, ATOM)}'`, level: FACTOR, isTall: base.isTall }
    : raised(base, 'T')

const writeInfix = ({ sign, left, right, isCrossed }: InfixSyntax, book: Book): Written => {
  if (sign === '/') return writeRatio(left, right, book)
  const a = write(left, sign === '*' && isColumnTurned(right, book) ? inOuter(book) : book)
  if (sign === '^') return raised(a, printTex(right, book))
  if (sign === '.^') return raised(a, `\\odot ${printTex(right, book)}`)
  const b = sign === '*' ? writeFactor(right, book) : write(right, book)
  if (sign !== '*') return signed(sign, a, b)
  if (isCrossed) return times(a, b, '\\times')
  if (book.notation.sums === 'braces') return times(inBraces(left, a), inBraces(right, b))
  const isOpenLeft = right.kind === 'transposition' && a.tex.endsWith(')')
  return times(
    isTotal(left) ? bracketed(a) : a,
    b,
    isOpenLeft ? book.notation.afterBrackets : undefined,
  )
}

const inBraces = (syntax: Syntax, part: Written): Written => {
  if (!isTotal(syntax)) return part
  const tex = part.isTall ? `\\left\\{ ${part.tex} \\right\\}` : `\\{ ${part.tex} \\}`
  return { ...part, tex, level: ATOM }
}

const isTotal = (syntax: Syntax): boolean =>
  syntax.kind === 'infix' && !syntax.isGrouped && (syntax.sign === '+' || syntax.sign === '-')

const bracketed = (part: Written): Written =>
  part.level >= PRODUCT ? part : { ...part, tex: brackets(part), level: ATOM }

/** A column that stands as a row: what is in front of it is a column as well. */
const isColumnTurned = (syntax: Syntax, { shapes }: Book): boolean =>
  syntax.kind === 'transposition' &&
  syntax.arg.kind === 'name' &&
  shapes.get(syntax.arg.name)?.length === 1

const inOuter = (book: Book): Book => {
  const { gradient, outerGradient, ...notation } = book.notation
  return outerGradient ? { ...book, notation } : book
}

/** Behind another factor a minus stays on the numerator. */
const writeFactor = (syntax: Syntax, book: Book): Written =>
  syntax.kind === 'infix' && syntax.sign === '/' && syntax.left.kind === 'negation'
    ? ratio(printTex(syntax.left, book), printTex(syntax.right, book))
    : write(syntax, book)

/** A minus on the numerator stands in front of the line. */
const writeRatio = (left: Syntax, right: Syntax, book: Book): Written => {
  const under = printTex(right, book)
  if (left.kind !== 'negation') return ratio(printTex(left, book), under)
  const { tex } = ratio(printTex(left.arg, book), under)
  return { tex: `-${tex}`, level: SUM, isTall: true }
}

/** Words that only claims have. */
const writeOfClaims = (call: CallSyntax, book: Book): Written | undefined => {
  if (call.name === NABLA_SIGN) return writeNabla(call, part => write(part, book))
  return isCells(call) ? writeCells(call, part => write(part, book)) : undefined
}

const writeSum = ({ letters, body }: SumSyntax, book: Book): Written => {
  const part = write(body, book)
  const isBare = letters.every(({ name, from }) => !from && book.free?.has(name))
  if (isBare) return { tex: `\\sum ${within(part, OUTER)}`, level: PRODUCT, isTall: true }
  const signs = letters.every(letter => letter.from === undefined)
    ? `\\sum_${braced(letters.map(({ name }) => plainSymbol(name, book.notation)).join(', '))}`
    : letters.map(letter => sumSign(letter, book)).join(' ')
  return { tex: `${signs} ${within(part, OUTER)}`, level: PRODUCT, isTall: true }
}

const sumSign = ({ name, from, to }: LetterSyntax, book: Book): string => {
  const letter = plainSymbol(name, book.notation)
  if (!from || !to) return `\\sum_${subscript([letter])}`
  return `\\sum_{${letter} = ${printTex(from, book)}}^{${printTex(to, book)}}`
}

/** Kronecker's δ where two letters are compared. */
const writeIverson = ({ sign, left, right }: IversonSyntax, book: Book): Written => {
  const [a, b] = [printTex(left, book), printTex(right, book)]
  const isDelta =
    sign === '==' && isPlace(left, book) && isPlace(right, book) && book.letter !== 'delta'
  const condition = `${a} ${SIGNS[sign][0]} ${b}`
  const told = book.indicator?.(condition) ?? `[${condition}]`
  if (isDelta && book.notation.delta) return atom(`I_{(${a} = ${b})}`)
  return atom(isDelta ? `\\delta_${subscript([a, b])}` : told)
}

const isPlace = (syntax: Syntax, book: Book): boolean =>
  syntax.kind === 'name'
    ? !book.shapes.has(syntax.name)
    : syntax.kind === 'infix' && isPlace(syntax.left, book) && isPlace(syntax.right, book)
