import { called, indexed, name, sameSyntax } from '../../core/nodes.ts'
import type { CallSyntax, Indexed, Syntax } from '../../core/syntax.ts'
import { opCalled } from '../../ops/index.ts'
import { isFree } from './by-letter.ts'
import { isOfVectors } from './call.ts'
import type { Context } from './context.ts'
import { elided, lettersOf } from './elided.ts'
import type { Piece } from './piece.ts'
import { type Found, resolve } from './resolve.ts'
import { stuck } from './stuck.ts'
import { argumentsOf } from './symbols.ts'

/** A function without its argument as what is derived: `\partial f_4/\partial y_2`, `\partial S/\partial x`. */
export const bareFunction = (
  context: Context,
  pieces: readonly Piece[],
): { readonly found: Found; readonly piece: Piece } | undefined => {
  const [piece, ...more] = pieces
  if (more.length > 0 || (piece?.kind !== 'letter' && piece?.kind !== 'word')) return undefined
  const found = resolve(context.symbols, piece)
  const isBare = found.below.length === 0 && found.above.length === 0 && found.primes === 0
  return found.kind === 'function' && isBare && !isTwin(context, piece)
    ? { found, piece }
    : undefined
}

const isTwin = ({ symbols }: Context, piece: Piece): boolean =>
  piece.kind === 'letter' &&
  /^[A-Z]$/.test(piece.name) &&
  resolve(symbols, { ...piece, name: piece.name.toLowerCase() }).kind === 'value'

/** The derivative of a function in the argument that the variable is, where the network has one such call. */
export const derivativeOf = (
  context: Context,
  { found, piece }: { readonly found: Found; readonly piece: Piece },
  by: Syntax,
  at: object,
): Syntax => {
  const calls = argumentsOf(context.symbols, found.name).filter(c =>
    c.args.some(a => sameSyntax(a, by)),
  )
  const [own, ...more] = calls
  if (more.length > 0) return stuck('unclear-argument', [piece], { name: found.name })
  if (own) return inSlot(own, by, at)
  if (!takesOne(context, found.name))
    return stuck('unknown-argument', [piece], { name: found.name })
  const isAnyNumber = by.kind === 'name' && isFree(context.symbols, by.name)
  // `d\sigma/dz` beside `\sigma(1 - \sigma)`, where the network has no `z`.
  if (isAnyNumber && opCalled(found.name)?.elementwise)
    return elided(context, { ...found, primes: 1 }, piece)
  return { kind: 'derivative', of: valueAt(context, piece, found, by), by, ...at }
}

const inSlot = ({ name: of, args }: CallSyntax, by: Syntax, at: object): Syntax => {
  const slot = args.findIndex(arg => sameSyntax(arg, by)) + 1
  if (args.length === 1) return called(of, [by], at, 1)
  return { kind: 'call', name: of, primes: 0, slot, args, options: [], ...at }
}

const takesOne = ({ symbols }: Context, of: string): boolean => {
  const op = symbols.graph.functions.get(of) ?? opCalled(of)
  return op?.elementwise !== undefined || isOfVectors({ symbols }, of)
}

/** `S(x)`; of a function of vectors by an entry, the whole value or one entry of it. */
const valueAt = (context: Context, piece: Piece, { name: of }: Found, by: Syntax): Syntax =>
  by.kind === 'indexed' && isOfVectors(context, of)
    ? anEntry(context, piece, called(of, [by.base]), by)
    : called(of, [by])

/** A value that is a function of a vector by an entry of that: `\partial P/\partial x_i` may speak of one entry. */
export const entryMeant = (
  context: Context,
  piece: Piece,
  of: Syntax,
  by: Syntax | undefined,
): Syntax => {
  if (of.kind !== 'name' || by?.kind !== 'indexed') return of
  const body = context.symbols.graph.equations.find(e => e.name === of.name)?.syntax.body
  const isCall = body?.kind === 'call' && isOfVectors(context, body.name)
  const [arg] = body?.kind === 'call' ? body.args : []
  return isCall && arg && sameSyntax(arg, by.base) ? anEntry(context, piece, of, by) : of
}

const anEntry = (context: Context, piece: Piece, whole: Syntax, by: Indexed): Syntax => {
  const own = by.at.flatMap(at => (at.kind === 'name' ? [at.name] : []))
  const letters = [...new Set([...own, ...lettersOf(context), 'i', 'j'])].slice(0, 3)
  const way = context.choose('letter', piece, letters.length + 1)
  const letter = letters[way - 1]
  return letter === undefined ? whole : indexed(whole, [name(letter)])
}
