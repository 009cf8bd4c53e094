import { isMark, type Piece, type PieceOf } from './piece.ts'
import { stuck } from './stuck.ts'

/** Brackets with what they hold. */
export const bracketed = (pieces: readonly Piece[]): readonly Piece[] => {
  const levels: Level[] = [{ items: [] }]
  for (const piece of pieces) {
    const level = levels.at(-1) as Level
    if (piece.kind !== 'mark') level.items.push(piece)
    else if (closes(piece, level)) close(levels, piece)
    else if (isOpening(piece, level)) levels.push({ open: piece, items: [] })
    else if (CLOSING.has(piece.sign)) {
      if (!isGiven(levels, piece)) refuseClose(piece, level)
      unopened(levels)
      close(levels, piece)
    } else level.items.push(piece)
  }
  const { open, items } = levels.at(-1) as Level
  if (open) stuck('unclosed-bracket', [open], { open: open.sign, close: PAIRS[open.sign] ?? '' })
  return items
}

interface Level {
  readonly open?: PieceOf<'mark'>
  readonly items: Piece[]
}

const PAIRS: Readonly<Record<string, string>> = {
  '(': ')',
  '[': ']',
  '\\{': '\\}',
  '\\langle': '\\rangle',
  '\\lvert': '\\rvert',
  '\\lVert': '\\rVert',
  '|': '|',
  '\\Vert': '\\Vert',
}
const CLOSING = new Set([')', ']', '\\}', '\\rangle', '\\rvert', '\\rVert'])

const isBar = (sign: string): boolean => sign === '|' || sign === '\\Vert'

/** A bar closes where one is open and something has been said since. */
const closes = ({ sign }: PieceOf<'mark'>, { open, items }: Level): boolean => {
  if (!open || PAIRS[open.sign] !== sign) return false
  return !isBar(sign) || (items.length > 0 && items.at(-1)?.kind !== 'mark')
}

/** A bar with an index that closes nothing says where something is taken; it stays. */
const isOpening = ({ sign, below }: PieceOf<'mark'>, { items }: Level): boolean => {
  if (!isBar(sign)) return PAIRS[sign] !== undefined
  return below.length === 0 || items.length === 0
}

const close = (levels: Level[], end: PieceOf<'mark'>): void => {
  const { open, items } = levels.pop() as Level
  if (!open) return
  const nodes = [...open.nodes, ...items.flatMap(item => item.nodes), ...end.nodes]
  const { below, above, primes } = end
  const fence = { kind: 'fence', open: open.sign, close: end.sign, inside: items } as const
  levels.at(-1)?.items.push({ ...fence, nodes, below, above, primes })
}

/** `p(y \mid x)`: a bar that opens nothing, in brackets. */
const isGiven = (levels: readonly Level[], end: PieceOf<'mark'>): boolean => {
  const [around, bar] = [levels.at(-2), levels.at(-1)]
  return bar?.open?.sign === '|' && around?.open?.sign === '(' && end.sign === ')'
}

/** Leaves the last bar as a sign among what is before and behind it. */
const unopened = (levels: Level[]): void => {
  const { open, items } = levels.pop() as Level
  if (open) levels.at(-1)?.items.push(open, ...items)
}

const refuseClose = (piece: PieceOf<'mark'>, { open }: Level): never => {
  if (!open) {
    const start = Object.keys(PAIRS).find(sign => PAIRS[sign] === piece.sign) ?? ''
    return stuck('unopened-bracket', [piece], { close: piece.sign, open: start })
  }
  const expected = PAIRS[open.sign] ?? ''
  return stuck('mismatched-bracket', [piece], {
    found: piece.sign,
    open: open.sign,
    close: expected,
  })
}

/** What stands in round, square or curly brackets, all of which group. */
export const isRound = (piece: Piece | undefined): piece is PieceOf<'fence'> =>
  piece?.kind === 'fence' && GROUPS.has(piece.open + piece.close)

const GROUPS = new Set(['()', '[]', '\\{\\}', ''])

export const isBracketed = (piece: Piece | undefined, open: string): piece is PieceOf<'fence'> =>
  piece?.kind === 'fence' && piece.open === open

/** A bar that says where something is taken: `|_{x=2}`. */
export const isEvaluation = (piece: Piece | undefined): boolean =>
  isMark(piece, '|') && piece !== undefined && piece.below.length > 0
