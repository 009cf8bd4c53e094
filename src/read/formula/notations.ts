import { called, gradient, name, numeral, sameSyntax } from '../../core/nodes.ts'
import { parts } from '../../core/parts.ts'
import type { CallSyntax, Syntax } from '../../core/syntax.ts'
import { opCalled } from '../../ops/index.ts'
import { sqrt } from '../../ops/sqrt.ts'
import { isRound } from './brackets.ts'
import { type Context, type Cursor, peek, placed, placedSince } from './context.ts'
import { entryOf } from './entry.ts'
import { indicesOf } from './indices.ts'
import { infix } from './infix.ts'
import { member } from './member.ts'
import { isBare, isMark, type Piece } from './piece.ts'
import { raised } from './power.ts'
import { type Found, resolve } from './resolve.ts'
import { argumentsOf } from './symbols.ts'

/** `\delta h`, where the document says what it is: the gradient by h. */
export const gradientNamed = (
  context: Context,
  cursor: Cursor,
  found: Found,
): Syntax | undefined => {
  const [sign, next] = [peek(cursor), peek(cursor, 1)]
  if (found.kind !== 'unknown' || sign?.kind !== 'letter' || sign.name !== 'delta') return undefined
  if (!isBare(sign) || next?.kind !== 'letter' || !context.symbols.heads.hasDeltas) return undefined
  const of = resolve(context.symbols, next)
  const at = placed(context, [...sign.nodes, ...next.nodes])
  const placedBy = of.kind === 'family' ? member(context, next, of) : undefined
  if (of.kind !== 'value' && placedBy?.kind !== 'layered') return undefined
  cursor.at += 2
  if (placedBy) return gradient(context.symbols.graph.loss, placedBy, at)
  const base = gradient(context.symbols.graph.loss, name(of.name, at), at)
  return withScripts(context, base, of, next)
}

/** `\sigma^4`, `\sigma`, where the network has `sigma2`: powers of its root. */
export const powerOfSquare = (
  context: Context,
  cursor: Cursor,
  found: Found,
): Syntax | undefined => {
  const piece = peek(cursor) as Piece
  if (found.kind !== 'function' && found.kind !== 'unknown') return undefined
  if (piece.kind !== 'letter' || piece.below.length > 0 || piece.primes > 0) return undefined
  const square = context.symbols.values.get(`${piece.name}^2`)
  const isLayer = context.symbols.values.has(`${piece.name}_1`) || /^[a-rt-z]$/i.test(piece.name)
  if (square === undefined || isLayer || isRound(peek(cursor, 1))) return undefined
  const [first, ...more] = piece.above
  const power = first?.kind === 'digits' && more.length === 0 ? Number(first.text) : undefined
  if (first && power === undefined) return undefined
  cursor.at++
  const at = placed(context, piece.nodes)
  const base = name(square, at)
  if (power === undefined) return called(sqrt.name, [base], at)
  return power % 2 === 0
    ? { ...infix('^', base, numeral(power / 2)), ...at }
    : { ...infix('^', called(sqrt.name, [base], at), numeral(power)), ...at }
}

const withScripts = (
  context: Context,
  base: Syntax,
  scripts: Pick<Piece, 'below' | 'above' | 'primes'>,
  piece: Piece,
): Syntax => {
  const below = indicesOf(context, scripts.below)
  return below.length === 0
    ? raised(context, base, scripts, piece)
    : entryOf(context, base, below, scripts, piece)
}

/**
 * Greek letters such as `\sigma^2`, `\sigma_i^2`: a name of its own where the network does not apply that function; `\sigma`
 * alone is its root, or a name.
 */
export const variance = (context: Context, cursor: Cursor, found: Found): Syntax | undefined => {
  const piece = peek(cursor) as Piece
  const { symbols } = context
  if (found.kind !== 'function' || piece.kind !== 'letter' || found.primes > 0) return undefined
  if (piece.name.length === 1) return undefined
  if (isRound(peek(cursor, 1)) || argumentsOf(symbols, found.name).length > 0) return undefined
  cursor.at++
  const at = placed(context, piece.nodes)
  const letter = `\\${piece.name}`
  const [first, ...above] = piece.above
  const isSquare = first?.kind === 'digits' && first.text === '2' && !symbols.defined.has(letter)
  const isRoot = !isSquare && symbols.defined.has(`${letter}^2`)
  const base = name(isSquare || isRoot ? `${letter}^2` : letter, at)
  const scripts = { ...piece, above: isSquare ? above : piece.above }
  return withScripts(context, isRoot ? called(sqrt.name, [base], at) : base, scripts, piece)
}

/** `g^{[1]}(Z^{[1]})`, `g'(z)`: what the network applies to that, by a letter for any activation. */
export const activationAt = (
  context: Context,
  cursor: Cursor,
  found: Found,
): Syntax | undefined => {
  const [piece, next] = [peek(cursor), peek(cursor, 1)]
  if (found.kind !== 'unknown' || piece?.kind !== 'letter' || !ACTIVATIONS.has(piece.name))
    return undefined
  const isPrimed = isMark(piece.above.at(-1), '\\prime')
  const above = isPrimed ? piece.above.slice(0, -1) : piece.above
  const isLayer = above.every(one => one.kind === 'fence' || one.kind === 'digits')
  if (above.length > 1 || !isLayer || !isRound(next) || next.open !== '(') return undefined
  const arg = context.read.expression(context, next.inside)
  const calls = context.symbols.graph.equations.flatMap(e => callsOn(e.syntax.body, arg))
  const [only, ...others] = new Set(calls.map(call => call.name))
  if (only === undefined || others.length > 0) return undefined
  const start = cursor.at
  cursor.at += 2
  const primes = piece.primes + (isPrimed ? 1 : 0)
  return called(only, [arg], placedSince(context, cursor, start), primes)
}

/** Letters for any activation. */
const ACTIVATIONS: ReadonlySet<string> = new Set(['g', 'f', 'phi', 'varphi', 'psi', 'rho'])

/** Elementwise functions that are applied to an expression. */
const callsOn = (syntax: Syntax, arg: Syntax): readonly CallSyntax[] => {
  const below = parts(syntax).flatMap(part => callsOn(part, arg))
  const [only, ...more] = syntax.kind === 'call' ? syntax.args : []
  const isOwn = only !== undefined && more.length === 0 && sameSyntax(only, arg)
  return syntax.kind === 'call' && isOwn && opCalled(syntax.name)?.elementwise
    ? [syntax, ...below]
    : below
}
