import { type Affine, affine, minus, plus, sameAffine, symbol } from '../../core/affine.ts'
import { name, sameSyntax } from '../../core/nodes.ts'
import { mapParts, parts } from '../../core/parts.ts'
import { isUnit } from '../../core/shape.ts'
import type { Indexed, Syntax } from '../../core/syntax.ts'
import type { Context } from './context.ts'
import { insidesOf } from './elided.ts'
import type { Piece } from './piece.ts'
import { type Symbols, shapeIn } from './symbols.ts'

/** What runs on over dots: what its parts have in common, with a letter where they differ, and where that begins and ends. */
export interface Run {
  readonly general: Syntax
  readonly first: Syntax
  readonly last: Syntax
}

/** From one written part to another; undefined where they differ in more than one position. */
export const runOf = (from: Syntax, to: Syntax, letter: string): Run | undefined => {
  const general = merged(from, to, letter)
  if (!general || sameSyntax(general, from)) return undefined
  const [first, ...firsts] = placesIn(from, general, letter)
  const [last, ...lasts] = placesIn(to, general, letter)
  const isOne = (one: Syntax, others: readonly Syntax[]) => others.every(o => sameSyntax(o, one))
  if (!first || !last || !isOne(first, firsts) || !isOne(last, lasts)) return undefined
  return { general, first, last }
}

/** The same tree with the letter at positions that differ; undefined where anything else does. */
export const merged = (a: Syntax, b: Syntax, letter: string): Syntax | undefined => {
  if (sameSyntax(a, b)) return a
  if (a.kind !== b.kind) return undefined
  if (a.kind === 'indexed' && b.kind === 'indexed') {
    const base = merged(a.base, b.base, letter)
    const at = a.at.map((place, n) => (sameSyntax(place, b.at[n] ?? place) ? place : name(letter)))
    return base && a.at.length === b.at.length ? { ...a, ...lineOf(b), base, at } : undefined
  }
  return mergedParts(a, b, letter)
}

/** What is said of a row or a column with a letter for its place is said of that with a number. */
const lineOf = ({ axis, isRow }: Indexed): Partial<Indexed> => ({
  ...(axis !== undefined && { axis }),
  ...(isRow && { isRow }),
})

const mergedParts = (a: Syntax, b: Syntax, letter: string): Syntax | undefined => {
  const [left, right] = [parts(a), parts(b)]
  const isAlike = left.length > 0 && left.length === right.length && isSameNode(a, b)
  if (!isAlike) return undefined
  const both = left.map((part, n) => merged(part, right[n] as Syntax, letter))
  if (both.some(part => part === undefined)) return undefined
  const rest = [...both]
  return mapParts(a, () => rest.shift() as Syntax)
}

/** Whether two nodes are alike but for what is below. */
const isSameNode = (a: Syntax, b: Syntax): boolean => {
  const hole = (): Syntax => ({ kind: 'numeral', text: '0' })
  return sameSyntax(mapParts(a, hole), mapParts(b, hole))
}

/** What one part has where the general one has the letter. */
const placesIn = (one: Syntax, general: Syntax, letter: string): readonly Syntax[] => {
  if (sameSyntax(general, name(letter))) return [one]
  const [own, all] = [parts(one), parts(general)]
  return all.flatMap((part, n) => placesIn(own[n] ?? part, part, letter))
}

/** Letters that neither the network nor the formula has, scripts included. */
export const freshLetters = ({ all, symbols }: Context): readonly string[] => {
  const taken = new Set([...lettersIn(all), ...symbols.values.keys()])
  return [...'ijklrsuvabc'].filter(letter => !taken.has(letter))
}

const lettersIn = (pieces: readonly Piece[]): readonly string[] =>
  pieces.flatMap(piece => [
    ...(piece.kind === 'letter' ? [piece.name] : []),
    ...lettersIn([...piece.below, ...piece.above, ...insidesOf(piece)]),
  ])

/** The number that a run begins with. */
export const startOf = ({ first }: Run): number | undefined =>
  first.kind === 'numeral' ? Number(first.text) : undefined

/** Whether a run goes along whole axes, from whatever number it counts. */
export const isAlongAxes = (
  symbols: Symbols,
  { general, ...ends }: Run,
  letter: string,
): boolean => {
  const [first, last] = [ends.first, ends.last].map(placeOf)
  const length = first && last && plus(minus(last, first), affine(1))
  const dims = dimsAt(symbols, general, letter)
  return length !== undefined && dims.length > 0 && dims.every(dim => sameAffine(dim, length))
}

/** No length that anything has. */
const UNKNOWN: Affine = symbol('')

/** Names and whole numbers, added and subtracted. */
const placeOf = (syntax: Syntax): Affine | undefined => {
  if (syntax.kind === 'numeral') return affine(Number(syntax.text))
  if (syntax.kind === 'name') return symbol(syntax.name)
  if (syntax.kind !== 'infix' || (syntax.sign !== '+' && syntax.sign !== '-')) return undefined
  const [left, right] = [placeOf(syntax.left), placeOf(syntax.right)]
  return left && right && (syntax.sign === '+' ? plus : minus)(left, right)
}

/** The lengths of the axes on which the letter stands alone; an axis that is not known is none of them. */
const dimsAt = (symbols: Symbols, syntax: Syntax, letter: string): readonly Affine[] => {
  const inner = parts(syntax).flatMap(part => dimsAt(symbols, part, letter))
  if (syntax.kind !== 'indexed' || syntax.base.kind !== 'name') return inner
  const whole = shapeIn(symbols, syntax.base.name) ?? []
  const isBare = syntax.at.length < whole.length && syntax.axis === undefined
  const shape = isBare ? whole.filter(dim => !isUnit(dim)) : whole
  const axes = syntax.axis === undefined ? syntax.at.map((_, n) => n) : [syntax.axis]
  const own = syntax.at.flatMap((place, n) =>
    sameSyntax(place, name(letter)) ? [shape[axes[n] ?? n] ?? UNKNOWN] : [],
  )
  return [...inner, ...own]
}
