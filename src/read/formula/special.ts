import { affineKey, constantOf } from '../../core/affine.ts'
import type { Expr } from '../../core/expr.ts'
import { shapeOfName } from '../../core/graph.ts'
import { called, name, numeral, sameSyntax } from '../../core/nodes.ts'
import type { Dim } from '../../core/shape.ts'
import type { Syntax } from '../../core/syntax.ts'
import { exp } from '../../ops/exp.ts'
import { eye } from '../../ops/eye.ts'
import { ones } from '../../ops/ones.ts'
import { zeros } from '../../ops/zeros.ts'
import { isRound } from './brackets.ts'
import { conditionIn, isCondition } from './condition.ts'
import { type Context, type Cursor, peek, placed, placedSince } from './context.ts'
import { isD } from './differential.ts'
import { indicesOf, looksLikePositions } from './indices.ts'
import { nablaAt } from './operator.ts'
import { lineOfMatrix } from './own-name.ts'
import { isMark, type Piece, type PieceOf } from './piece.ts'
import { isTurn, raised } from './power.ts'
import { type Found, resolve } from './resolve.ts'
import { sizeSyntax } from './size.ts'
import { stuck } from './stuck.ts'
import { scriptText } from './written.ts'

/** Symbols with a meaning of their own: Kronecker's δ, indicators, all ones, the identity, e. */
export const special = (context: Context, cursor: Cursor, found: Found): Syntax | undefined => {
  const piece = peek(cursor) as PieceOf<'letter' | 'word'>
  if (found.kind === 'defined' && piece.kind === 'letter') {
    if (piece.name === 'delta') return besideOwn(context, cursor, piece)
    if (piece.name === 'e' && isExponent(found)) return base(context, cursor, piece)
  }
  if (found.kind === 'value' || found.kind === 'defined' || found.kind === 'family')
    return undefined
  if (piece.kind === 'letter' && piece.name === 'delta') return kronecker(context, cursor, piece)
  if (piece.kind === 'letter' && piece.name === 'D') return nablaOf(context, cursor, piece)
  if (piece.kind === 'letter' && piece.name === 'e')
    return base(context, cursor, piece) ?? unitVector(context, cursor, piece)
  const isUnit = piece.kind === 'letter' && piece.name === 'I' && !context.symbols.heads.hasI
  const isOne = piece.kind === 'word' && piece.text === 'bold 1'
  if (isUnit && piece.below.length > 1) {
    const entry = kronecker(context, cursor, piece)
    if (entry) return entry
  }
  if (isUnit || isOne) return indicator(context, cursor) ?? filled(context, cursor, isOne)
  return piece.kind === 'word' && piece.text === 'bold 0' ? nothing(context, cursor) : undefined
}

/** Zero; alone it may be a whole of any shape that values of the network have. */
const nothing = (context: Context, cursor: Cursor): Syntax => {
  const piece = peek(cursor) as Piece
  const at = placed(context, piece.nodes)
  cursor.at++
  const isAlone = cursor.pieces.length === 1 && context.depth === 1
  const shapes = isAlone ? shapesOf(context) : []
  const way = shapes.length > 0 ? context.choose('extent', piece, shapes.length + 1) : 0
  const dims = shapes[way - 1]
  return dims ? called(zeros.name, dims, at) : numeral(0, at)
}

const shapesOf = ({ symbols }: Context): readonly (readonly Syntax[])[] => {
  const { leaves, equations } = symbols.graph
  const sizes = [...leaves, ...equations].flatMap(({ shape }) => {
    const dims = shape.flatMap(sizeSyntax)
    return shape.length > 0 && dims.length === shape.length ? [dims] : []
  })
  return [...new Map(sizes.map(dims => [JSON.stringify(dims), dims])).values()].slice(0, MOST)
}

/** A number; with a condition or a size below it is an indicator or all ones. */
export const digitsAt = (context: Context, cursor: Cursor, piece: PieceOf<'digits'>): Syntax => {
  const isOne = piece.text === '1'
  const indicated = isOne && isIndicator(cursor) ? indicator(context, cursor) : undefined
  if (indicated) return indicated
  if (isOne && (piece.below.length > 0 || isTransposed(piece))) return filled(context, cursor, true)
  if (piece.below.length > 0) return stuck('not-read', [piece])
  cursor.at++
  return raised(context, numeral(piece.text, placed(context, piece.nodes)), piece, piece)
}

/** `D h`, the derivative of a value by the variable below or the only parameter. */
const nablaOf = (
  context: Context,
  cursor: Cursor,
  piece: PieceOf<'letter'>,
): Syntax | undefined => {
  const [next, point] = [peek(cursor, 1), peek(cursor, 2)]
  const isValue = next?.kind === 'letter' && resolve(context.symbols, next).kind === 'value'
  const isTaken = isRound(point) && point.open === '('
  return isValue && isTaken && piece.above.length === 0 ? nablaAt(context, cursor) : undefined
}

/** `1_{z>0}`, `1\{i=j\}`; before round brackets a one is a factor. */
const isIndicator = (cursor: Cursor): boolean => {
  const next = peek(cursor, 1)
  return (peek(cursor)?.below.length ?? 0) > 0 || (isRound(next) && next.open !== '(')
}

/** `\delta_{ij}` of two positions; by itself it may be the name that is being defined. */
const kronecker = (
  context: Context,
  cursor: Cursor,
  piece: PieceOf<'letter'>,
): Syntax | undefined => {
  if (piece.above.length > 0 || piece.primes > 0 || !looksLikePositions(piece.below))
    return undefined
  if (piece.below.length === 1 && piece.below[0]?.kind === 'letter') return undefined
  const [left, right, ...more] = indicesOf(context, piece.below, 2)
  if (!left || !right || more.length > 0) return undefined
  const isAlone = context.depth === 1 && cursor.pieces.length === 1
  const { heads, graph } = context.symbols
  const isMember =
    left.kind === 'name' &&
    heads.deltas.has(left.name) &&
    graph.families.some(({ letter }) => letter === left.name)
  if (isMember || (!isAlone && heads.hasPairs)) return undefined
  if (isAlone && context.choose('delta', piece, 2) === 0) return undefined
  cursor.at++
  return {
    kind: 'iverson',
    sign: '==',
    left,
    right,
    isDelta: true,
    ...placed(context, piece.nodes),
  }
}

/** `\delta_{ij}` beside a `\delta` that is given whole, and may be a vector. */
const besideOwn = (
  context: Context,
  cursor: Cursor,
  piece: PieceOf<'letter'>,
): Syntax | undefined => {
  const [left, right, ...more] = piece.below.filter(one => !isMark(one, ','))
  const isPair = left?.kind === 'letter' && right?.kind === 'letter' && more.length === 0
  const own = context.symbols.defined.get('\\delta')
  if (!isPair || !own || (own.indices ?? 1) > 1) return undefined
  const isKronecker = own.indices === 1 || context.choose('delta', piece, 2) === 1
  return isKronecker ? kronecker(context, cursor, piece) : undefined
}

/** `e^{-z}` where `e` is an error: no one raises that to what has a sign or a bracket. */
const isExponent = ({ above, below }: Found): boolean =>
  below.length === 0 &&
  above.length > 1 &&
  isMark(above[0], '-') &&
  !above.slice(1).every(one => one.kind === 'digits' || isTurn(one))

/** `e^x` */
const base = (context: Context, cursor: Cursor, piece: PieceOf<'letter'>): Syntax | undefined => {
  if (piece.above.length === 0 || piece.below.length > 0) return undefined
  cursor.at++
  const at = placed(context, piece.nodes)
  return called(exp.name, [context.read.expression(context, piece.above)], at)
}

/** `e_k`, where the document speaks of unit vectors: a column of the identity, perhaps a line of `E`. */
const unitVector = (
  context: Context,
  cursor: Cursor,
  piece: PieceOf<'letter'>,
): Syntax | undefined => {
  const { symbols } = context
  const isUnit = symbols.heads.hasUnits && !symbols.heads.indexed.has('e')
  if (!isUnit || piece.below.length !== 1 || piece.primes > 0) return undefined
  const [place] = indicesOf(context, piece.below, 1)
  const sizes = place && extentsFor(context, cursor, place)
  if (!place || !sizes || sizes.length === 0) return undefined
  const isLine = lineOfMatrix(context, piece, resolve(symbols, piece)) !== undefined
  if (isLine && context.choose('unit', piece, 2) === 1) return undefined
  cursor.at++
  const at = placed(context, piece.nodes)
  const size = sizes[sizes.length > 1 ? context.choose('extent', piece, sizes.length) : 0]
  const base = called(eye.name, size ?? [], at)
  const column: Syntax = { kind: 'indexed', base, at: [place], axis: 1, ...at }
  return raised(context, column, { primes: 0, above: piece.above }, piece)
}

/** How long a unit vector may be: as its place says, as its neighbours are, else any size. */
const extentsFor = (
  context: Context,
  cursor: Cursor,
  place: Syntax,
): readonly (readonly Syntax[])[] => {
  const { leaves } = context.symbols.graph
  const index = leaves.find(leaf => place.kind === 'name' && leaf.name === place.name)?.index
  if (index) return [sizeSyntax(index)]
  const piece = peek(cursor) as Piece
  const around = [peek(cursor, -1), peek(cursor, 1)] as const
  return fitting(context, around, sizesFor(context, { ...piece, below: [] }))
}

/** `1_{z>0}`, `\mathbf 1[z>0]`, `I_{(l=j)}`. */
const indicator = (context: Context, cursor: Cursor): Syntax | undefined => {
  const start = cursor.at
  const piece = peek(cursor) as Piece
  const [only] = piece.below
  const below = piece.below.length === 1 && isRound(only) ? only.inside : piece.below
  if (isCondition(below)) {
    cursor.at++
    return { ...conditionIn(context, below), ...placedSince(context, cursor, start) }
  }
  const next = peek(cursor, 1)
  if (!isRound(next) || !isCondition(next.inside)) return undefined
  cursor.at += 2
  return { ...conditionIn(context, next.inside), ...placedSince(context, cursor, start) }
}

/** All ones or the identity, of the size below, else of each size of the network. */
const filled = (context: Context, cursor: Cursor, isOnes: boolean): Syntax => {
  const piece = peek(cursor) as Piece
  const at = placed(context, piece.nodes)
  const number = numeral(1, at)
  const isAlone = isOnes && piece.below.length === 0 && isSummand(cursor)
  cursor.at++
  if (isAlone) return number
  const single = sizesFor(context, piece)
  const isOpen = isOnes && piece.below.length === 0 && !isInOuter(context, cursor, piece)
  const all = isOpen ? [...single, ...pairsFor(context, single)] : single
  const isChange = isD(peek(cursor)) && shapeAt(context, peek(cursor)) === undefined
  const behind = peek(cursor, isChange ? 1 : 0)
  const ways = fitting(context, [peek(cursor, -2), behind], all)
  const sizes = ways[ways.length > 1 ? context.choose('extent', piece, ways.length) : 0]
  const made = sizes ? called(isOnes ? ones.name : eye.name, sizes, at) : number
  return raised(context, made, piece, piece)
}

/** Whether ones make an outer product with a vector, `\mathbf 1 b^T` or `b \mathbf 1^T`: then they are one themselves. */
const isInOuter = (context: Context, cursor: Cursor, ones: Piece): boolean => {
  const [before, behind] = [peek(cursor, -2), peek(cursor)]
  const isVector = (piece: Piece | undefined) => shapeAt(context, piece)?.length === 1
  const isTurned = (piece: Piece | undefined) =>
    piece !== undefined && (piece.above.length > 0 || piece.primes > 0)
  if (isTurned(ones)) return isVector(before) && !isTurned(before)
  return isVector(behind) && isTurned(behind)
}

/** Extents that fit what stands before and behind, where some do: `Z \mathbf 1` adds up the columns of Z. */
const fitting = (
  context: Context,
  [before, behind]: readonly [Piece | undefined, Piece | undefined],
  ways: readonly (readonly Syntax[])[],
): readonly (readonly Syntax[])[] => {
  const [left, right] = [lastDim(context, before), firstDim(context, behind)].map(
    dim => dim && sizeSyntax(dim)[0],
  )
  const isSame = (a: Syntax | undefined, b: Syntax | undefined): boolean =>
    a !== undefined && b !== undefined && sameSyntax(a, b)
  const fits = ([rows, columns]: readonly Syntax[]): boolean =>
    columns
      ? isSame(rows, left) || isSame(columns, right)
      : isSame(rows, left) || isSame(rows, right)
  const some = ways.filter(fits)
  return some.some(one => one.length === 1) ? some : ways
}

/** Of a vector only where it is a row. */
const lastDim = (context: Context, piece: Piece | undefined): Dim | undefined => {
  const shape = shapeAt(context, piece)
  if (isTransposed(piece)) return shape?.[0]
  return shape?.length === 1 ? undefined : shape?.at(-1)
}

/** Of a vector only where it is a column. */
const firstDim = (context: Context, piece: Piece | undefined): Dim | undefined => {
  const shape = shapeAt(context, piece)
  if (!isTransposed(piece)) return shape?.[0]
  return shape?.length === 1 ? undefined : shape?.at(-1)
}

const isTransposed = (piece: Piece | undefined): boolean => {
  const [sign, ...more] = piece?.above ?? []
  const isTurned = sign !== undefined && more.length === 0 && isTurn(sign)
  return isTurned || (piece?.primes ?? 0) === 1
}

const shapeAt = ({ symbols }: Context, piece: Piece | undefined): readonly Dim[] | undefined => {
  if (piece?.kind !== 'letter' && piece?.kind !== 'word') return undefined
  const { kind, name: own } = resolve(symbols, piece)
  return kind === 'value' ? shapeOfName(symbols.graph, own) : undefined
}

/** Shapes of matrices: first those that the network has, then any two sizes. */
const pairsFor = (
  context: Context,
  single: readonly (readonly Syntax[])[],
): readonly (readonly Syntax[])[] => {
  const known = shapesOf(context).filter(dims => dims.length === 2)
  const all = single.flatMap(a => single.map(b => [...a, ...b]))
  return [...new Map([...known, ...all].map(dims => [JSON.stringify(dims), dims])).values()]
}

/** A one between plus and minus is added to all entries. */
const isSummand = (cursor: Cursor): boolean => {
  const [before, behind] = [peek(cursor, -1), peek(cursor, 1)]
  const isEnd = (piece: Piece | undefined) => !piece || isMark(piece, '+', '-')
  return isEnd(before) && isEnd(behind) && (before !== undefined || behind !== undefined)
}

const MOST = 6

const sizesFor = ({ symbols }: Context, piece: Piece): readonly (readonly Syntax[])[] => {
  const text = scriptText(piece.below)
  const { graph } = symbols
  if (graph.sizes.includes(text)) return [[name(text)]]
  if (/^\d+$/.test(text)) return [[numeral(text)]]
  const pair = sidesOf(piece.below)
  if (pair?.every(one => graph.sizes.includes(one))) return [pair.map(one => name(one))]
  const shapes = [...graph.leaves, ...graph.equations].map(value => value.shape)
  const given = graph.equations.flatMap(({ body }) => sizesGiven(body))
  const dims = new Map([...shapes.flat(), ...given].map(dim => [affineKey(dim), dim]))
  const wide = [...dims.values()].filter(dim => constantOf(dim) !== 1)
  return wide
    .flatMap(sizeSyntax)
    .slice(0, MOST)
    .map(size => [size])
}

/** What stands on either side of `×` in `1_{m \times n}`. */
const sidesOf = (below: readonly Piece[]): readonly string[] | undefined => {
  const cut = below.findIndex(one => isMark(one, '\\times', '×'))
  return cut < 0 ? undefined : [below.slice(0, cut), below.slice(cut + 1)].map(scriptText)
}

/** Sizes that stand in an equation itself, as 2 of `ones(2)`. */
const sizesGiven = (expr: Expr): readonly Dim[] =>
  expr.kind === 'call'
    ? [...(expr.op.fill === undefined ? [] : expr.attrs), ...expr.args.flatMap(sizesGiven)]
    : []
