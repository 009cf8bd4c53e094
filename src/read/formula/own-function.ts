import { name, sameSyntax } from '../../core/nodes.ts'
import { freeNamesIn, mapParts, parts } from '../../core/parts.ts'
import type { Syntax } from '../../core/syntax.ts'
import { isBracketed } from './brackets.ts'
import { type Context, type Cursor, peek, placedSince } from './context.ts'
import { hung } from './entry.ts'
import { letterOf } from './indices.ts'
import { jacobianIn } from './jacobian.ts'
import { isBare, type Piece, type PieceOf, splitAt } from './piece.ts'
import { put } from './put.ts'
import { rankOf } from './rank.ts'
import { type Found, resolve, scriptedName, unknownName } from './resolve.ts'
import { derivativeBy } from './school.ts'
import { LINES } from './slice.ts'
import { stuck } from './stuck.ts'
import type { Symbols } from './symbols.ts'

/** A function that the document says itself: `\phi(z) = \max(0, z)`. */
export interface OwnFunction {
  readonly parameters: readonly string[]
  /** What it may say, the likeliest first. */
  readonly bodies: readonly Syntax[]
  /** Set where it is said at a sample, `\pi(x_i) = …`: what stands in its bracket, and the letter that says which. */
  readonly sample?: Sample
}
interface Sample {
  readonly argument: Syntax
  readonly letter: string
}

/** A call of a function of the document's own, its argument put in; with primes the derivative. */
export const ownCall = (context: Context, cursor: Cursor, found: Found): Syntax | undefined => {
  const start = cursor.at
  const piece = peek(cursor) as PieceOf<'letter' | 'word'>
  const fence = peek(cursor, 1)
  const own = isOwn(found) ? context.symbols.own.get(ownName(piece)) : undefined
  if (!own || !isBracketed(fence, '(')) return undefined
  const parts = splitAt(fence.inside, ',', ';')
  if (own.sample) return atSample(context, cursor, own, own.sample)
  if (parts.length !== own.parameters.length) return undefined
  const args = parts.map(part => context.read.expression(context, part))
  cursor.at += 2
  const isSame = args.every((arg, n) => arg.kind === 'name' && arg.name === own.parameters[n])
  if (isSame && found.primes === 0 && found.kind === 'defined')
    return hung(context, name(found.name, placedSince(context, cursor, start)), fence)
  const way = own.bodies.length > 1 ? context.choose('own', piece, own.bodies.length) : 0
  const body = derived(own.parameters, own.bodies[way] as Syntax, piece)
  const value = applied(context.symbols, { parameters: own.parameters, body }, args)
  return hung(context, { ...value, ...placedSince(context, cursor, start) }, fence)
}

/** At another sample, or the same. */
const atSample = (
  context: Context,
  cursor: Cursor,
  { bodies }: OwnFunction,
  { argument, letter }: Sample,
): Syntax | undefined => {
  const start = cursor.at
  const [piece, fence] = [peek(cursor) as PieceOf<'letter' | 'word'>, peek(cursor, 1)]
  if (!isBracketed(fence, '(') || piece.primes > 0) return undefined
  const arg = context.read.expression(context, fence.inside)
  const place = placeIn(argument, letter, arg)
  if (!place || bodies.some(body => binds(body, freeNamesIn(place)))) return undefined
  cursor.at += 2
  // what is said of a line is read by the same ways as the other lines of the formula
  const what = bodies.length === LINES ? 'line' : 'own'
  const all = context.all[0] as Piece
  const way = bodies.length > 1 ? context.choose(what, all, bodies.length) : 0
  const value = put(bodies[way] as Syntax, letter, place)
  return hung(context, { ...value, ...placedSince(context, cursor, start) }, fence)
}

/** What stands for the letter, where an expression is another but for that. */
const placeIn = (pattern: Syntax, letter: string, syntax: Syntax): Syntax | undefined => {
  const [places, own] = [pattern, syntax].map(one => positionsIn(one)) as [Places, Places]
  const at = places.findIndex(one => one.kind === 'name' && one.name === letter)
  const place = own[at]
  const isSame = place && sameSyntax(bareLine(put(pattern, letter, place)), bareLine(syntax))
  return isSame ? place : undefined
}

type Places = readonly Syntax[]

/** Along whichever axis a line lies. */
const bareLine = (syntax: Syntax): Syntax => {
  if (syntax.kind !== 'indexed') return syntax
  const { axis: _, isRow: __, ...line } = syntax
  return line
}

const positionsIn = (syntax: Syntax): readonly Syntax[] =>
  syntax.kind === 'indexed'
    ? [...syntax.at, ...positionsIn(syntax.base)]
    : parts(syntax).flatMap(positionsIn)

/** Whether a sum inside has one of some letters for its own. */
const binds = (syntax: Syntax, letters: ReadonlySet<string>): boolean =>
  (syntax.kind === 'sum' && syntax.letters.some(one => letters.has(one.name))) ||
  parts(syntax).some(part => binds(part, letters))

const isOwn = ({ kind }: Found): boolean => kind === 'unknown' || kind === 'defined'

/** The name of a function with its scripts, primes left off. */
export const ownName = (piece: PieceOf<'letter' | 'word'>): string =>
  scriptedName(unknownName(piece), { below: piece.below, above: piece.above })

/** The body, derived as often as there are primes. */
const derived = (
  parameters: readonly string[],
  body: Syntax,
  piece: PieceOf<'letter' | 'word'>,
): Syntax => {
  const [parameter, ...others] = parameters
  let result = body
  for (let n = 0; n < piece.primes; n++) {
    const next =
      parameter !== undefined && others.length === 0 ? derivativeBy(result, parameter) : undefined
    result = next ?? stuck('unknown-function', [piece], { name: ownName(piece) })
  }
  return result
}

/** A function of a number at an array is taken entry by entry. */
const applied = (
  symbols: Symbols,
  { parameters, body }: { readonly parameters: readonly string[]; readonly body: Syntax },
  args: readonly Syntax[],
): Syntax => {
  // All at once: arguments may mention names of parameters.
  const marked = parameters.reduce((all, of, n) => put(all, of, name(`#${n}`)), body)
  const wide = new Set(
    parameters.flatMap((of, n) => (isWider(symbols, of, args[n] as Syntax) ? [`#${n}`] : [])),
  )
  const entrywise = wide.size > 0 ? byEntries(marked, wide) : marked
  return args.reduce((all, arg, n) => put(all, `#${n}`, arg), entrywise)
}

const isWider = (symbols: Symbols, parameter: string, arg: Syntax): boolean =>
  (isFamily(symbols, parameter) || (rankOf(symbols, name(parameter)) ?? 'scalar') === 'scalar') &&
  rankOf(symbols, arg) !== 'scalar'

/** `z` in `f(z) = …` is any number, where the network has `z^{(l)}`. */
const isFamily = ({ graph }: Symbols, of: string): boolean =>
  graph.families.some(family => family.name === of)

const ENTRYWISE = { '*': '.*', '/': './', '^': '.^' } as const

/** Products, quotients and powers of what mentions the names taken entry by entry. */
export const byEntries = (syntax: Syntax, wide: ReadonlySet<string>): Syntax => {
  const inner = mapParts(syntax, part => byEntries(part, wide))
  if (inner.kind !== 'infix') return inner
  const { sign, left, right } = inner
  const isMarked = (part: Syntax) => [...freeNamesIn(part)].some(of => wide.has(of))
  if (sign === '^') return isMarked(left) ? { ...inner, sign: ENTRYWISE[sign] } : inner
  const isEach = sign === '*' || sign === '/' ? isMarked(left) && isMarked(right) : false
  return isEach ? { ...inner, sign: ENTRYWISE[sign as '*' | '/'] } : inner
}

/** The name and the parameters of a function on the left side of its definition: `f(x)`, `J(w, b)`. */
export const signatureIn = (
  symbols: Symbols,
  pieces: readonly Piece[],
): { readonly name: string; readonly parameters: readonly string[] } | undefined => {
  const [piece, fence, ...more] = pieces
  if ((piece?.kind !== 'letter' && piece?.kind !== 'word') || more.length > 0) return undefined
  if (!isBracketed(fence, '(') || !isBare(fence) || piece.primes > 0) return undefined
  if (resolve(symbols, piece).kind !== 'unknown' || jacobianIn(symbols, pieces)) return undefined
  const parameters = splitAt(fence.inside, ',', ';').map(part => parameterIn(symbols, part))
  return parameters.length > 0 && parameters.every(of => of !== undefined)
    ? { name: ownName(piece), parameters }
    : undefined
}

/** The name of a function on the left side of its definition at a sample: `\pi(x_i)`, `h_\theta(x^{(i)})`. */
export const sampleSignature = (
  symbols: Symbols,
  pieces: readonly Piece[],
):
  | { readonly name: string; readonly letter: string; readonly inside: readonly Piece[] }
  | undefined => {
  const [piece, fence, ...more] = pieces
  if ((piece?.kind !== 'letter' && piece?.kind !== 'word') || more.length > 0) return undefined
  if (!isBracketed(fence, '(') || !isBare(fence) || piece.primes > 0) return undefined
  if (resolve(symbols, piece).kind !== 'unknown' || symbols.families.size > 0) return undefined
  const [only, ...others] = fence.inside
  if (only?.kind !== 'letter' || others.length > 0 || only.primes > 0) return undefined
  const [first, ...rest] = [...only.below, ...only.above]
  const place = first?.kind === 'fence' ? first.inside[0] : first
  const letter = rest.length === 0 ? letterOf(place) : undefined
  const isCounter = letter !== undefined && COUNTS.test(letter)
  return isCounter ? { name: ownName(piece), letter, inside: fence.inside } : undefined
}

/** Letters that samples are counted by. */
const COUNTS = /^[h-kmnp-u]$/

const parameterIn = (symbols: Symbols, [only, ...more]: readonly Piece[]): string | undefined => {
  if (only?.kind !== 'letter' || more.length > 0 || only.primes > 0) return undefined
  const found = resolve(symbols, only)
  const isWhole = found.below.length === 0 && found.above.length === 0
  if (found.kind === 'value' && isWhole) return found.name
  if (found.kind === 'family' && isBare(only)) return found.name
  return found.kind === 'unknown' && isBare(only) ? unknownName(only) : undefined
}
