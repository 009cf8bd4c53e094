import { NUMPY_PRODUCTS } from '../../parse/numpy.ts'
import { isRound } from './brackets.ts'
import { isBare, isMark, type Piece, type PieceOf, type Shown, splitAt } from './piece.ts'

/** Calls of NumPy among formulas, `np.sum(dZ, axis=1, keepdims=True)`, `X.T`, as formulas have them. */
export const withoutNumpy = (pieces: readonly Piece[]): readonly Piece[] => {
  const inner = pieces.map(withinBrackets)
  if (!inner.some(isForeign)) return inner
  const out: Piece[] = []
  let at = 0
  while (at < inner.length) {
    const call = callAt(inner, at)
    const last = out.at(-1)
    const turn = isMark(inner[at], '.') && isTurn(inner[at + 1]) ? inner[at + 1] : undefined
    if (call) out.push(...call.pieces)
    else if (turn && last) out.splice(-1, 1, { ...last, above: [...last.above, turn] })
    else out.push(inner[at] as Piece)
    at = call ? call.end : at + (turn && last ? 2 : 1)
  }
  return out
}

const withinBrackets = (piece: Piece): Piece =>
  piece.kind === 'fence' ? { ...piece, inside: withoutNumpy(piece.inside) } : piece

const isForeign = (piece: Piece): boolean =>
  isMark(piece, '.') || (piece.kind === 'word' && CALLED.test(piece.text))

const isTurn = (piece: Piece | undefined): boolean =>
  piece?.kind === 'letter' && piece.name === 'T' && isBare(piece)

const CALLED = /^(?:np|numpy)\.([a-z]+)$/

interface Call {
  readonly pieces: readonly Piece[]
  /** Behind its bracket. */
  readonly end: number
}

/** Letters that stand side by side, or one word. */
const callAt = (pieces: readonly Piece[], at: number): Call | undefined => {
  const near = pieces.slice(at, at + LONGEST + 1)
  const length = near.findIndex(piece => isRound(piece))
  const fence = near[length]
  if (!isRound(fence)) return undefined
  const named = near.slice(0, length)
  const [, of] = CALLED.exec(textOf(named)) ?? []
  return of === undefined || !named.every(isBare)
    ? undefined
    : { pieces: called(of, named, fence), end: at + length + 1 }
}

/** Most letters of a name with its `np.`. */
const LONGEST = 14

/** A product of two, a power, or a function: axes are counted from 1, and dimensions are not kept. */
const called = (of: string, named: readonly Piece[], fence: PieceOf<'fence'>): readonly Piece[] => {
  const nodes = named.flatMap(piece => piece.nodes)
  const shown = { nodes, below: [], above: [], primes: 0 }
  const args = splitAt(fence.inside, ',').filter(arg => !/^keepdims=/.test(textOf(arg)))
  const [left, right] = args
  const sign = MARKS[NUMPY_PRODUCTS.get(of) ?? '']
  if (sign !== undefined && left && right && args.length === 2) {
    const sides = [left, right].map((inside): Piece => ({ ...fence, inside, above: [], below: [] }))
    const inside = [sides[0] as Piece, { kind: 'mark', sign, ...shown } as Piece, sides[1] as Piece]
    return [{ ...fence, inside }]
  }
  const exponent = of === 'square' ? [two(shown)] : right
  if (left && exponent && /^(?:power|square)$/.test(of)) {
    const each: Piece = { kind: 'mark', sign: '\\odot', ...shown }
    return [{ ...fence, inside: left, above: [each, ...exponent] }]
  }
  const comma: Piece = { kind: 'mark', sign: ',', ...shown }
  const inside = args.flatMap((arg, n) => (n === 0 ? arg : [comma, ...fromOne(arg)]))
  return [
    { kind: 'word', text: of, isOperator: true, ...shown },
    { ...fence, inside },
  ]
}

/** Products of the language as marks. */
const MARKS: Readonly<Record<string, string>> = { '*': '\\cdot', '.*': '\\odot', '⊗': '\\otimes' }

const two = (shown: Shown): Piece => ({ kind: 'digits', text: '2', ...shown })

/** `axis=0` is axis 1 of the language. */
const fromOne = (arg: readonly Piece[]): readonly Piece[] => {
  const [, axis] = /^axis=(\d)$/.exec(textOf(arg)) ?? []
  const [digits, equals] = [arg.at(-1), arg.at(-2)]
  if (axis === undefined || !digits || !equals) return arg
  const word: Piece = { ...equals, kind: 'word', text: 'axis', isOperator: false }
  return [word, equals, { ...digits, kind: 'digits', text: `${Number(axis) + 1}` }]
}

const textOf = (pieces: readonly Piece[]): string =>
  pieces
    .map(piece => {
      if (piece.kind === 'letter') return piece.name
      if (piece.kind === 'word' || piece.kind === 'digits') return piece.text
      return piece.kind === 'mark' ? piece.sign : '?'
    })
    .join('')
