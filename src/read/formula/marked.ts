import { gradient } from '../../core/nodes.ts'
import type { Syntax } from '../../core/syntax.ts'
import { type Context, cursorOf, placed } from './context.ts'
import type { Piece, PieceOf } from './piece.ts'
import { isKnown, resolve } from './resolve.ts'
import { scriptText } from './written.ts'

/** `\bar z`, `z_{grad}`, `\delta_z` where the document says that so the gradient by any value is written. */
export const markedGradient = (
  context: Context,
  piece: PieceOf<'letter' | 'word'>,
): Syntax | undefined => {
  const bare = piece.kind === 'letter' ? withoutMark(context, piece) : undefined
  if (!bare) return undefined
  const { kind, name } = resolve(context.symbols, bare)
  const { graph } = context.symbols
  const isValue = (kind === 'value' && !graph.sizes.includes(name)) || kind === 'family'
  if (!isValue) return undefined
  const whole = context.read.factor(context, cursorOf([bare]))
  return sloped(whole, graph.loss, placed(context, piece.nodes))
}

/** The letter of which the gradient is meant. */
const withoutMark = (
  { symbols }: Context,
  piece: PieceOf<'letter'>,
): PieceOf<'letter'> | undefined => {
  const { marks } = symbols
  if (marks.size === 0) return undefined
  const [, letter, accent] = ACCENTED.exec(piece.name) ?? []
  const isMarked = accent === 'bar' || accent === 'dot' || accent === 'tilde'
  if (letter !== undefined && isMarked && marks.has(accent))
    return isKnown(symbols, piece) ? undefined : { ...piece, name: letter }
  const [only, ...more] = piece.below
  if (marks.has('grad') && /^grad$/.test(scriptText(piece.below))) return { ...piece, below: [] }
  const isDelta = marks.has('delta') && piece.name === 'delta' && piece.primes === 0
  return isDelta && more.length === 0 ? placedAt(only, piece) : undefined
}

const ACCENTED = /^(.+?)(bar|dot|tilde)$/

/** `\delta_z^T` is the transpose of the gradient by z. */
const placedAt = (only: Piece | undefined, { above, nodes }: Piece) =>
  only?.kind === 'letter' ? { ...only, above: [...only.above, ...above], nodes } : undefined

const sloped = (
  syntax: Syntax,
  loss: string,
  at: ReturnType<typeof placed>,
): Syntax | undefined => {
  switch (syntax.kind) {
    case 'name':
    case 'indexed':
    case 'layered':
      return gradient(loss, syntax, at)
    case 'transposition': {
      const arg = sloped(syntax.arg, loss, at)
      return arg && { ...syntax, arg, ...at }
    }
    default:
      return undefined
  }
}
