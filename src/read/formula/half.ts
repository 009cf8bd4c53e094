import type { Syntax } from '../../core/syntax.ts'
import { vec } from '../../ops/vec.ts'
import type { Context } from './context.ts'
import { named } from './named.ts'
import { isBare, isMark, type Piece } from './piece.ts'
import { resolve } from './resolve.ts'
import { stuck } from './stuck.ts'

/** One half of a derivative: its sign, how often, and what follows. */
export interface Half {
  readonly sign: 'partial' | 'd' | 'delta'
  readonly order: number
  readonly rest: readonly Piece[]
}

/** A half of a fraction that starts with ∂, d or δ. */
export const half = (pieces: readonly Piece[]): Half | undefined => {
  const [first, ...rest] = pieces
  const sign = first && signOf(first)
  if (!first || sign === undefined) return undefined
  const order = orderOf(first)
  return order === undefined ? undefined : { sign, order, rest }
}

const signOf = (piece: Piece): Half['sign'] | undefined => {
  if (isMark(piece, '\\partial')) return 'partial'
  if (piece.kind !== 'letter') return undefined
  return piece.name === 'd' || piece.name === 'delta' ? piece.name : undefined
}

/** 2 of `\partial^2`. */
const orderOf = (piece: Piece): number | undefined => {
  if (isBare(piece)) return 1
  const [number, ...more] = piece.above
  const isPlain = piece.below.length === 0 && piece.primes === 0 && more.length === 0
  return isPlain && number?.kind === 'digits' ? Number(number.text) : undefined
}

/** Letters d and δ that are names are signs only where nothing stands for the name itself. */
export const isHalf = ({ symbols }: Context, over: Half, under: Half): boolean => {
  if (under.rest.length === 0) return false
  if (over.sign === 'partial') return true
  const isNamed = symbols.values.has(over.sign)
  const [first] = under.rest
  const isSymbol = first?.kind === 'letter' || first?.kind === 'word' || first?.kind === 'fence'
  if (!isNamed) return isSymbol
  const isSize = symbols.graph.sizes.includes(over.sign)
  if (isSize && first?.kind === 'word' && first.text === vec.name) return true
  const isVariable =
    first?.kind === 'letter' && (isSize || resolve(symbols, first).kind !== 'unknown')
  return isVariable && under.rest.length === 1
}

/** The variables of the lower half, as often as each is derived by; as many as the upper half says. */
export const repeated = (context: Context, under: Half, piece: Piece): readonly Syntax[] => {
  const variables = partsOf(under).flatMap(part => variable(context, part, piece))
  const over = piece.kind === 'ratio' ? half(piece.over) : undefined
  if (over && over.order !== variables.length) stuck('derivative-order', [piece])
  return variables
}

/** Cuts at further signs: `\partial x \partial y`. */
const partsOf = (under: Half): readonly Half[] => {
  const parts: Half[] = []
  let part: Piece[] = []
  let order = under.order
  for (const piece of under.rest) {
    const next = part.length > 0 && signOf(piece) === under.sign ? orderOf(piece) : undefined
    if (next === undefined) part.push(piece)
    else {
      parts.push({ sign: under.sign, order, rest: part })
      part = []
      order = next
    }
  }
  return [...parts, { sign: under.sign, order, rest: part }]
}

/** In `\partial x \partial x^T` the transpose says only how the second derivative lies. */
const variable = (context: Context, { rest }: Half, piece: Piece): readonly Syntax[] => {
  const last = rest.at(-1)
  if (!last) return stuck('half-derivative', [piece])
  const times = piece.kind === 'ratio' ? timesOf(piece.over, last) : 1
  const plain = times > 1 ? { ...last, above: [] } : last
  const written = context.read.expression(context, [...rest.slice(0, -1), plain])
  const isAgain = piece.kind === 'ratio' && (half(piece.over)?.order ?? 1) > 1
  const of = isAgain && written.kind === 'transposition' ? written.arg : written
  const by = named(context, of) ?? columns(of) ?? stuck('derivative-by', [piece])
  return Array.from({ length: times }, () => by)
}

/** `vec(X)`, or as a row `vec(X)^T`: all entries of a name. */
const columns = (syntax: Syntax): Syntax | undefined => {
  const of = syntax.kind === 'transposition' ? syntax.arg : syntax
  const isColumns = of.kind === 'call' && of.name === vec.name && of.args[0]?.kind === 'name'
  return isColumns ? syntax : undefined
}

/** `\partial x^2` below `\partial^2` says twice. */
const timesOf = (over: readonly Piece[], last: Piece): number => {
  const order = half(over)?.order ?? 1
  const [number] = last.above
  const times = number?.kind === 'digits' && last.above.length === 1 ? Number(number.text) : 1
  return order > 1 && times <= order ? times : 1
}
