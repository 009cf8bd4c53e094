import { name, numeral } from '../../core/nodes.ts'
import type { Syntax } from '../../core/syntax.ts'
import { type Context, placed } from './context.ts'
import { infix } from './infix.ts'
import { isMark, type Piece, splitAt } from './piece.ts'
import { axesOf } from './rank.ts'
import { stuck } from './stuck.ts'
import { isAssumedSize, type Symbols } from './symbols.ts'

/** The positions that a subscript says: `ij`, `i,j+1`, `12` of a matrix. */
export const indicesOf = (
  context: Context,
  below: readonly Piece[],
  axes?: number,
): readonly Syntax[] => splitAt(below, ',', ';').flatMap(part => indexPart(context, part, axes))

const indexPart = (
  context: Context,
  part: readonly Piece[],
  axes: number | undefined,
): readonly Syntax[] => {
  const [only] = part
  if (only?.kind === 'digits' && part.length === 1) return digits(context, only, only.text, axes)
  if (only?.kind === 'fence' && part.length === 1) return indicesOf(context, only.inside, axes)
  const isRow = part.every(p => p.kind === 'letter' || p.kind === 'digits' || p.kind === 'word')
  const isNumber = only?.kind === 'digits' && only.text !== '1'
  const isProduct = axes === 1 && part.length === 2 && isNumber
  if (isRow && !isProduct && part.length > 0) return part.flatMap(p => single(context, p, axes))
  return [position(context, part)]
}

const digits = (
  context: Context,
  piece: Piece,
  text: string,
  axes: number | undefined,
): readonly Syntax[] => {
  const at = placed(context, piece.nodes)
  return text.length === axes && axes > 1
    ? [...text].map(digit => numeral(digit, at))
    : [numeral(text, at)]
}

const single = (context: Context, piece: Piece, axes: number | undefined): readonly Syntax[] =>
  piece.kind === 'digits' ? digits(context, piece, piece.text, axes) : [letterAt(context, piece)]

/** An index letter; with a prime or an index it is a letter of its own. */
const letterAt = (context: Context, piece: Piece): Syntax => {
  const text = letterOf(piece)
  const isArray = text !== undefined && (axesOf(context.symbols, text) ?? 0) > 0
  if (text === undefined || (isArray && !/^[a-z]$/.test(text)))
    return stuck('not-a-position', [piece])
  return name(letterIn(context, text), placed(context, piece.nodes))
}

/**
 * A letter that a size was called by because the file gives it no name is no size to the writer,
 * and one that names a value is no value in a position.
 */
export const letterIn = ({ symbols }: Pick<Context, 'symbols'>, letter: string): string =>
  isAssumedSize(symbols, letter) || isPlainValue(symbols, letter) ? `${letter}'` : letter

const isPlainValue = ({ graph }: Symbols, letter: string): boolean =>
  /^[a-z]$/.test(letter) &&
  (graph.equations.some(e => e.name === letter) ||
    graph.leaves.some(leaf => leaf.name === letter && !leaf.index))

/** The letter of an index: `i`, `k'`, `i_1`. */
export const letterOf = (piece: Piece | undefined): string | undefined => {
  if (piece?.kind !== 'letter' || piece.above.length > 0) return undefined
  const [below, ...more] = piece.below
  if (more.length > 0 || (below && below.kind !== 'digits')) return undefined
  const number = below?.kind === 'digits' ? below.text : ''
  return piece.name + number + "'".repeat(piece.primes)
}

/** `i+1`, `n-k+1`, `2i`: sums of letters and numbers, with factors before letters. */
export const position = (context: Context, pieces: readonly Piece[]): Syntax => {
  let sum: Syntax | undefined
  let sign: '+' | '-' = '+'
  let product: Syntax | undefined
  const add = (): void => {
    if (!product) stuck('not-a-position', pieces)
    const part = product as Syntax
    if (sum) sum = infix(sign, sum, part)
    else sum = sign === '-' ? { kind: 'negation', arg: part } : part
    product = undefined
  }
  pieces.forEach((piece, n) => {
    if (isMark(piece, '+', '-')) {
      if (n > 0) add()
      sign = isMark(piece, '+') ? '+' : '-'
    } else if (!isMark(piece, '\\cdot', '*') || !product || n === pieces.length - 1) {
      const factor = factorAt(context, piece)
      product = product ? infix('*', product, factor) : factor
    }
  })
  add()
  return sum as unknown as Syntax
}

const factorAt = (context: Context, piece: Piece): Syntax => {
  if (piece.kind === 'digits') return numeral(piece.text, placed(context, piece.nodes))
  if (piece.kind === 'fence') return position(context, piece.inside)
  return letterAt(context, piece)
}

/** Whether pieces can be positions and nothing else is said: letters, digits, plus and minus. */
export const looksLikePositions = (pieces: readonly Piece[]): boolean =>
  pieces.length > 0 &&
  pieces.every(p => p.kind === 'digits' || isMark(p, ',', '+', '-') || letterOf(p) !== undefined)
