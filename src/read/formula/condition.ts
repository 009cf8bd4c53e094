import { indexed } from '../../core/nodes.ts'
import type { Comparison, Syntax } from '../../core/syntax.ts'
import { between } from './between.ts'
import { type Context, placed } from './context.ts'
import { infix } from './infix.ts'
import { isMark, type Piece, type PieceOf } from './piece.ts'
import { stuck } from './stuck.ts'
import type { Symbols } from './symbols.ts'

const SIGNS: Readonly<Record<string, Comparison>> = {
  '<': '<',
  '>': '>',
  '\\le': '<=',
  '\\ge': '>=',
  '=': '==',
  '\\ne': '!=',
}

/** Whether pieces compare something. */
export const isCondition = (pieces: readonly Piece[]): boolean =>
  pieces.some(piece => isMark(piece, ...Object.keys(SIGNS)))

/** A condition as a number, 1 where it holds; of several all have to. */
export const conditionIn = (context: Context, pieces: readonly Piece[]): Syntax => {
  const cuts = pieces.flatMap((piece, n) => (isMark(piece, ...Object.keys(SIGNS)) ? [n] : []))
  const sides = [-1, ...cuts].map((cut, n) => pieces.slice(cut + 1, cuts[n] ?? pieces.length))
  const values = sides.map(side => context.read.expression(context, side))
  const signs = cuts.map(cut => SIGNS[(pieces[cut] as PieceOf<'mark'>).sign])
  const within = cuts.length === 2 ? between(context, values, signs) : undefined
  if (within) return within
  const parts = cuts.map((cut, n) =>
    comparison(context, pieces[cut] as Piece, values[n] as Syntax, values[n + 1] as Syntax),
  )
  const [first, ...more] = parts
  if (!first) return stuck('condition-not-read', pieces)
  return more.reduce((a, b) => infix('*', a, b), first)
}

const comparison = (context: Context, sign: Piece, left: Syntax, right: Syntax): Syntax => {
  const of = SIGNS[(sign as PieceOf<'mark'>).sign] as Comparison
  const class_ =
    of === '==' ? (ofClass(context, left, right) ?? ofClass(context, right, left)) : undefined
  return class_ ?? { kind: 'iverson', sign: of, left, right, ...placed(context, sign.nodes) }
}

/** `[k = y]` where y is one-hot says `y_k`. */
const ofClass = ({ symbols }: Context, letter: Syntax, label: Syntax): Syntax | undefined => {
  if (letter.kind !== 'name' || label.kind !== 'name' || !isOneHot(symbols, label.name))
    return undefined
  const isLetter =
    !symbols.graph.names.has(letter.name) || symbols.graph.sizes.includes(letter.name)
  return isLetter ? indexed(label, [letter]) : undefined
}

/** A vector that is 1 at one place and 0 at all others. */
export const isOneHot = ({ graph }: Symbols, of: string): boolean =>
  graph.leaves.some(
    leaf => leaf.name === of && leaf.shape.length === 1 && leaf.adjectives.includes('onehot'),
  )

/** `[z > 0]` in square brackets is a number. */
export const iversonBracket = (context: Context, fence: PieceOf<'fence'>): Syntax | undefined =>
  isCondition(fence.inside)
    ? { ...conditionIn(context, fence.inside), ...placed(context, fence.nodes) }
    : undefined
