import { type Affine, affine, minus, plus } from '../core/affine.ts'
import { GREEK } from '../core/greek.ts'
import type { Shape } from '../core/shape.ts'
import type {
  CallSyntax,
  Derivative,
  Indexed,
  InfixSyntax,
  IversonSyntax,
  LetterSyntax,
  SumSyntax,
  Syntax,
} from '../core/syntax.ts'
import { opCalled } from '../ops/index.ts'
import { type Aliases, entryAlias, wholeAlias } from './alias.ts'
import { cellAt, isCells, NABLA_SIGN, writeCells, writeNabla } from './entries.ts'
import { affineSyntax, indexed } from './node.ts'
import { type Pen, writeEvaluated } from './points.ts'
import type { Notation } from './style.ts'
import { functionSymbol, hasSubscript, plainSymbol, wholeSymbol } from './symbol.ts'
import {
  ATOM,
  atom,
  braced,
  brackets,
  enclosed,
  FACTOR,
  layered,
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

/** What LaTeX of one network is written with. */
export interface Book {
  readonly notation: Notation
  /** Shapes of leaves and equations; other names are letters, sizes and functions. */
  readonly shapes: ReadonlyMap<string, Shape>
  readonly aliases: Aliases
  /** What is derived, where its derivatives may have a sign of their own. */
  readonly loss?: string
  /** A part as a person wrote it, where that is kept. */
  own?(syntax: Syntax): string | undefined
  /** Free letters of a chain, where components of derivatives at them may be called: `∂L/∂y(i)`. */
  readonly called?: ReadonlySet<string>
  /** The letter of named gradients: as δ it is not Kronecker's. */
  readonly letter?: string
  /** The argument of the loss in derivatives, where it has one. */
  readonly argument?: Syntax
  /** What is written is what a chain is about. */
  readonly isHead?: true
  /** Position of the first entry of an axis; absent: 1. */
  readonly base?: number
  /** Whether a value is computed from no leaf but a name, or by way of that name alone. */
  isFunctionOf?(of: string, by: string): boolean
  /** Free letters of a claim: a Σ over all of one of these stands without it. */
  readonly free?: ReadonlySet<string>
  /** How a person writes the number that is 1 where a condition holds. */
  indicator?(condition: string): string
}

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
      return writeOfClaims(syntax, book) ?? writeCall(syntax, book)
    case 'infix':
      return groupedOr(syntax, writeInfix(syntax, book))
    case 'negation': {
      const arg = write(syntax.arg, book)
      return { ...arg, tex: `-${within(arg, PRODUCT)}`, level: SUM }
    }
    case 'transposition':
      return turned(write(syntax.arg, book), book)
    case 'indexed':
      return writeIndexed(syntax, book)
    case 'layered':
      return writeLayered(syntax.name, printTex(syntax.at, book), book)
    case 'sum':
      return writeSum(syntax, book)
    case 'derivative':
      return writeDerivative(syntax, book)
    case 'differential':
      return { ...raisedD(write(syntax.of, book), syntax.of.kind), level: FACTOR }
    case 'evaluated':
      return writeEvaluated(syntax, penOf(book))
    case 'iverson':
      return writeIverson(syntax, book)
  }
}

const penOf = (book: Book): Pen => ({ book, write: part => write(part, book) })

/** The place of a member belongs to its name. */
const raisedD = (of: Written, kind: Syntax['kind']): Written => {
  const isName = kind === 'layered' && !IS_PRODUCT.test(of.tex)
  const whole = IS_PRODUCT.test(of.tex) ? brackets(of) : within(of, isName ? of.level : ATOM)
  return { ...of, tex: `\\mathrm{d}${whole}` }
}

/** What asks for a bracket in a product has one there. */
const groupedOr = ({ isGrouped }: InfixSyntax, written: Written): Written =>
  isGrouped ? { ...written, level: OUTER } : written

const nameTex = (name: string, book: Book): Written => {
  const alias = wholeAlias(book.aliases, name)?.replace(FIRST_BELOW, '')
  if (alias !== undefined) return { ...atom(alias), level: hasSubscript(alias) ? FACTOR : ATOM }
  const tex = wholeSymbol(name, book.shapes.get(name), book.notation)
  return tex.includes('^') ? { ...atom(tex), level: FACTOR } : atom(tex)
}

/** A stem that ends in `_` says where its place stands. */
const writeLayered = (name: string, at: string, book: Book): Written => {
  const stem = nameTex(name, book).tex
  return name.endsWith('_') ? atom(`${stem}_{${at}}`) : layered(stem, at, book.notation)
}

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
  if (call.name === NABLA_SIGN) return writeNabla(call, penOf(book).write)
  return isCells(call) ? writeCells(call, penOf(book).write) : undefined
}

const writeCall = (call: CallSyntax, book: Book): Written => {
  const { name, primes, slot, options } = call
  const parts = call.args.map(arg => write(arg, book))
  const alias = wholeAlias(book.aliases, name)
  const op = opCalled(name)
  const given = options.map(
    o => `${plainSymbol(o.name, book.notation)} = ${printTex(o.value, book)}`,
  )
  const isListed = book.notation.lossArguments === 'entries' && book.shapes.has(name)
  const values = isListed ? call.args.map(arg => listedTex(arg, book)) : parts.map(p => p.tex)
  const args = [...values, ...given]
  const isPlain = primes === 0 && slot === 0 && given.length === 0 && alias === undefined
  if (isPlain && op?.fill === 1 && book.notation.ones) return sizedOnes(args)
  const isNamed = book.notation.exp === 'function' && op?.elementwise?.sign !== undefined
  const word = alias ?? op?.elementwise?.sign ?? ''
  const isWord = primes === 0 && slot === 0 && args.length === 1 && isRoman(word)
  if (isPlain && op?.tex && !isNamed) {
    const tex = op.tex(args)
    if (isWord && tex.startsWith(`${word}(`)) return writeWord(word, call, book)
    return { tex, level: isSymbol(tex) ? ATOM : FACTOR, isTall: parts.some(p => p.isTall) }
  }
  if (isWord) return writeWord(word, call, book)
  const isBelow = alias?.includes(FIRST_BELOW) === true && parts.length > 1
  const [below = ''] = isBelow ? args.splice(0, 1) : []
  const own = alias?.replace(FIRST_BELOW, `_{${below}}`)
  const sign = own ?? op?.elementwise?.sign ?? functionSymbol(name, book.notation)
  const head = slot === 0 ? sign : `\\partial_${braced(`${slot}`)} ${sign}`
  const isLong = call.args.length === 1 && call.args[0]?.kind === 'infix'
  const isElided = book.notation.arguments === 'dots' && primes > 0 && !op && isLong
  if (isElided) return { tex: `${head}${"'".repeat(primes)}(\\dots)`, level: FACTOR, isTall: false }
  const inside = enclosed({ tex: args.join(', '), level: SUM, isTall: parts.some(p => p.isTall) })
  return { tex: `${head}${"'".repeat(primes)}${inside}`, level: FACTOR, isTall: false }
}

/** A vector by its first and its last entry: `a_1 \\cdots a_k`. */
const listedTex = (arg: Syntax, book: Book): string => {
  const [dim, ...others] = (arg.kind === 'name' && book.shapes.get(arg.name)) || []
  if (!dim || others.length > 0) return printTex(arg, book)
  const entry = (at: Affine) => printTex(indexed(arg, [affineSyntax(at)]), book)
  const first = affine(book.base ?? 1)
  return `${entry(first)} \\cdots ${entry(minus(plus(dim, first), affine(1)))}`
}

/** `\\log`, and not `\\sigma` */
const isRoman = (sign: string): boolean =>
  /^\\[a-z]{2,}$/.test(sign) && !GREEK.has(sign.slice(1)) && !sign.startsWith('\\var')

/** A fraction needs no brackets behind a logarithm: `\\log \\frac{a}{b}`. */
const writeWord = (word: string, { name, args: [arg] }: CallSyntax, book: Book): Written => {
  const part = write(arg as Syntax, book)
  const isLogarithm = opCalled(name)?.primitive === 'logarithm'
  if (isLogarithm && part.tex.startsWith('\\frac') && part.level === FACTOR)
    return { tex: `${word} ${part.tex}`, level: PRODUCT, isTall: true }
  const inner = { ...part, level: SUM }
  const isNested = book.notation.sums === 'nested'
  return {
    tex: `${word}${isNested ? brackets(inner) : enclosed(inner)}`,
    level: FACTOR,
    isTall: false,
  }
}

/** In the form of a function: its first argument stands below its name, `Net_\cdot` for `Net_{w}(x)`. */
const FIRST_BELOW = '_\\cdot'

/** `1_N`, as a row `1_N^T` */
const sizedOnes = ([m = '', n]: readonly string[]): Written => {
  if (n === undefined) return atom(`1_${braced(m)}`)
  return atom(m === '1' ? `1_${braced(n)}^T` : `1_{${m} \\times ${n}}`)
}

/** One letter in a face, as `\\mathbf{1}`. */
const isSymbol = (tex: string): boolean => /^\\[a-z]+\{\w\}$/.test(tex)

/** Entries are written without a face: `V_{ij}`, `U_{ij}^T`, `(W_1)_{ij}`, `(A B)_{ij}`. */
const writeIndexed = ({ base, at }: Indexed, book: Book): Written => {
  const own = isCells(base) ? cellAt(base, at, book.base ?? 1) : laneIn(base, at, book)
  if (own) return write(own, book)
  const places = at.map(place => printTex(place, book))
  const below = `_${subscript(places)}`
  if (base.kind === 'name') return writeEntry(base.name, places, book)
  if (base.kind === 'layered') {
    const { tex, level } = layered(
      layerStem(base.name, book),
      printTex(base.at, book),
      book.notation,
    )
    return { ...atom(`${level === ATOM || tex.includes('_') ? `(${tex})` : tex}${below}`), level }
  }
  if (base.kind === 'transposition') {
    return { ...atom(`${turnedStem(base.arg, book)}${below}^T`), level: FACTOR }
  }
  return atom(`${brackets(write(base, book))}${below}`)
}

/** `P(x_i)` for an entry of `P(x)`, where the function takes vectors alone. */
const laneIn = (base: Syntax, at: readonly Syntax[], book: Book): Syntax | undefined => {
  const [arg, ...others] = base.kind === 'call' ? base.args : []
  if (!book.notation.lanes || base.kind !== 'call' || !arg || others.length > 0 || base.primes > 0)
    return undefined
  const op = opCalled(base.name)
  if (op?.elementwise || !op?.signatures.includes(OF_LANES)) return undefined
  const own = isCells(arg) ? cellAt(arg, at, book.base ?? 1) : indexed(arg, at)
  return own && { ...base, args: [own] }
}

/** The signature of what takes a vector to a vector, and each row of a matrix by itself. */
const OF_LANES = 'vector(n) -> vector(n)'

/** A subscript stands beside the place of a layer above: `(\delta_z^{(t)})_k`. */
const layerStem = (name: string, { aliases, notation }: Book): string =>
  wholeAlias(aliases, name) ?? plainSymbol(name, notation)

const turnedStem = (arg: Syntax, book: Book): string => {
  if (arg.kind === 'name') return entryStem(arg.name, book)
  if (arg.kind !== 'layered') return within(write(arg, book), ATOM)
  return brackets(layered(layerStem(arg.name, book), printTex(arg.at, book), book.notation))
}

const writeEntry = (name: string, places: readonly string[], book: Book): Written => {
  const alias = entryAlias(book.aliases, name, places)
  if (alias !== undefined) return { ...atom(alias), level: hasSubscript(alias) ? FACTOR : ATOM }
  return atom(`${entryStem(name, book)}_${subscript(places)}`)
}

const entryStem = (name: string, { aliases, notation }: Book): string => {
  const stem = wholeAlias(aliases, name) ?? plainSymbol(name, notation)
  return hasSubscript(stem) ? `(${stem})` : stem
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

const writeDerivative = (syntax: Derivative, book: Book): Written => {
  const { of, by, total } = syntax
  if (isNabla(syntax, book)) {
    const tex = printTex(of, book)
    const whole = IS_PRODUCT.test(tex) ? brackets({ ...atom(tex), level: PRODUCT }) : tex
    return { ...atom(`\\nabla_${braced(printTex(by, book))} ${whole}`), level: FACTOR }
  }
  if (of.kind === 'name' && of.name === book.loss && isCalled(by, book)) {
    const { gradient: _, ...notation } = book.notation
    const whole = writeDerivative({ ...syntax, by: by.base }, { ...book, notation }).tex
    return { ...atom(`${whole}(${by.at.map(at => printTex(at, book)).join(', ')})`), isTall: true }
  }
  if (book.isHead && book.notation.operator) return asOperator(syntax, book)
  const over = writeDerived(of, book)
  const isLong = !isNamed(of) && (over.isTall || book.notation.operator !== undefined)
  if (isLong && !isPowerOfName(of)) return asOperator(syntax, book)
  const sign = total ? 'd' : '\\partial'
  const top = isNamed(of) || isPowerOfName(of) ? over.tex : brackets(over)
  return ratio(`${sign} ${top}`, `${sign} ${printTex(by, book)}`)
}

const isNamed = ({ kind }: Syntax): boolean =>
  kind === 'name' || kind === 'indexed' || kind === 'layered'

/** `\\frac{d y^2}{d y}` */
const isPowerOfName = (syntax: Syntax): boolean =>
  syntax.kind === 'infix' && syntax.sign === '^' && isNamed(syntax.left)

const asOperator = ({ of, by, total }: Derivative, { isHead: _, ...book }: Book): Written => {
  const sign = total ? 'd' : '\\partial'
  const operator = ratio(sign, `${sign} ${printTex(by, book)}`)
  const whole = writeDerived(of, book)
  if (isNamed(of)) return times(operator, whole)
  return { tex: `${operator.tex} ${brackets(whole)}`, level: FACTOR, isTall: true }
}

/** What is derived: the loss with its argument, where that is written. */
const writeDerived = (of: Syntax, book: Book): Written => {
  const { argument, loss } = book
  const whole = write(of, book)
  if (argument === undefined || of.kind !== 'name' || of.name !== loss) return whole
  return { ...whole, tex: `${whole.tex}(${printTex(argument, book)})`, level: FACTOR }
}

/** A form of a name that is `x'x`. */
const IS_PRODUCT = /'\s*\\?[A-Za-z]/

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
