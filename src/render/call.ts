import { type Affine, affine, minus, plus } from '../core/affine.ts'
import { GREEK } from '../core/greek.ts'
import type { CallSyntax, Syntax } from '../core/syntax.ts'
import { opCalled } from '../ops/index.ts'
import { wholeAlias } from './alias.ts'
import type { Book, Pen } from './book.ts'
import { FIRST_BELOW } from './names.ts'
import { affineSyntax, indexed } from './node.ts'
import { functionSymbol, plainSymbol } from './symbol.ts'
import {
  ATOM,
  atom,
  braced,
  brackets,
  enclosed,
  FACTOR,
  PRODUCT,
  SUM,
  type Written,
} from './written.ts'

/** A call by the form of its function: a word, `\\exp(x)`, `Net_w(x)`, what its operator says. */
export const writeCall = (call: CallSyntax, book: Book, pen: Pen): Written => {
  const { name, primes, slot, options } = call
  const parts = call.args.map(arg => pen.write(arg, book))
  const alias = wholeAlias(book.aliases, name)
  const op = opCalled(name)
  const given = options.map(
    o => `${plainSymbol(o.name, book.notation)} = ${pen.print(o.value, book)}`,
  )
  const isListed = book.notation.lossArguments === 'entries' && book.shapes.has(name)
  const values = isListed ? call.args.map(arg => listedTex(arg, book, pen)) : parts.map(p => p.tex)
  const args = [...values, ...given]
  const isPlain = primes === 0 && slot === 0 && given.length === 0 && alias === undefined
  if (isPlain && op?.fill === 1 && book.notation.ones) return sizedOnes(args)
  const isNamed = book.notation.exp === 'function' && op?.elementwise?.sign !== undefined
  const word = alias ?? op?.elementwise?.sign ?? ''
  const isWord = primes === 0 && slot === 0 && args.length === 1 && isRoman(word)
  if (isPlain && op?.tex && !isNamed) {
    const tex = op.tex(args)
    if (isWord && tex.startsWith(`${word}(`)) return writeWord(word, call, book, pen)
    return { tex, level: isSymbol(tex) ? ATOM : FACTOR, isTall: parts.some(p => p.isTall) }
  }
  if (isWord) return writeWord(word, call, book, pen)
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
const listedTex = (arg: Syntax, book: Book, pen: Pen): string => {
  const [dim, ...others] = (arg.kind === 'name' && book.shapes.get(arg.name)) || []
  if (!dim || others.length > 0) return pen.print(arg, book)
  const entry = (at: Affine) => pen.print(indexed(arg, [affineSyntax(at)]), book)
  const first = affine(book.base ?? 1)
  return `${entry(first)} \\cdots ${entry(minus(plus(dim, first), affine(1)))}`
}

/** `\\log`, and not `\\sigma` */
const isRoman = (sign: string): boolean =>
  /^\\[a-z]{2,}$/.test(sign) && !GREEK.has(sign.slice(1)) && !sign.startsWith('\\var')

/** A fraction needs no brackets behind a logarithm: `\\log \\frac{a}{b}`. */
const writeWord = (
  word: string,
  { name, args: [arg] }: CallSyntax,
  book: Book,
  pen: Pen,
): Written => {
  const part = pen.write(arg as Syntax, book)
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

/** `1_N`, as a row `1_N^T` */
const sizedOnes = ([m = '', n]: readonly string[]): Written => {
  if (n === undefined) return atom(`1_${braced(m)}`)
  return atom(m === '1' ? `1_${braced(n)}^T` : `1_{${m} \\times ${n}}`)
}

/** One letter in a face, as `\\mathbf{1}`. */
const isSymbol = (tex: string): boolean => /^\\[a-z]+\{\w\}$/.test(tex)
