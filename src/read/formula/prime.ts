import { name } from '../../core/nodes.ts'
import { freeNamesIn, parts } from '../../core/parts.ts'
import type { Syntax } from '../../core/syntax.ts'
import { constantNamed, opCalled } from '../../ops/index.ts'
import type { Context } from './context.ts'
import { byEntries } from './own-function.ts'
import type { Piece } from './piece.ts'
import { type Rank, rankOf } from './rank.ts'
import { derivativeBy } from './school.ts'
import { stuck } from './stuck.ts'

/**
 * `(1/(1 + e^{-z}))'`: an expression of one letter, entry by entry, derived by it. Of a number that is what is meant, of
 * an array it may be the transpose; undefined where that is what is meant, or nothing else.
 */
export const derivedBracket = (
  context: Context,
  inside: Syntax,
  piece: Piece,
): Syntax | undefined => {
  if (piece.primes === 0 || inside.kind === 'name') return undefined
  const names = [...freeNamesIn(inside)].filter(one => !constantNamed(one))
  const isCall = inside.kind === 'call' && isOfEntries(inside)
  const [of, ...others] = names
  if (isCall && others.length > 0 && rankOf(context.symbols, inside) === 'scalar')
    return stuck('superscript-unclear', [piece])
  if (of === undefined || others.length > 0) return undefined
  const rank = rankOf(context.symbols, name(of)) ?? 'scalar'
  if (!isEntrywise(inside, of, rank) || !isDerivative(context, rank, piece)) return undefined
  return derivedBy(inside, of, rank, piece.primes)
}

/** `σ(z)'` for `σ'(z)`. */
export const derivedCall = (context: Context, made: Syntax, piece: Piece): Syntax | undefined => {
  const isOne = made.kind === 'call' && isOfEntries(made) && made.args.length === 1
  if (piece.primes === 0 || !isOne) return undefined
  const rank = rankOf(context.symbols, made)
  return isDerivative(context, rank, piece)
    ? { ...made, primes: made.primes + piece.primes }
    : undefined
}

const isDerivative = (context: Context, rank: Rank | undefined, piece: Piece): boolean =>
  rank === 'scalar' || context.choose('prime', piece, 2) === 1

const derivedBy = (inside: Syntax, of: string, rank: Rank, times: number): Syntax | undefined => {
  let body: Syntax | undefined = inside
  for (let n = 0; n < times; n++) body = body && derivativeBy(body, of)
  const made = body && rank !== 'scalar' ? byEntries(body, new Set([of])) : body
  return made && { ...made, ...(inside.span && { span: inside.span }) }
}

const isOfEntries = (syntax: Syntax): boolean =>
  syntax.kind === 'call' && opCalled(syntax.name)?.elementwise !== undefined

/** Whether each entry follows from the same entry of the letter alone. */
const isEntrywise = (syntax: Syntax, of: string, rank: Rank): boolean => {
  const isKind =
    syntax.kind === 'name' ||
    syntax.kind === 'numeral' ||
    syntax.kind === 'negation' ||
    (syntax.kind === 'infix' && (rank === 'scalar' || !isOfArrays(syntax, of))) ||
    (syntax.kind === 'call' && isOfEntries(syntax) && syntax.args.length === 1)
  return isKind && parts(syntax).every(part => isEntrywise(part, of, rank))
}

/** A product that is none of entries, if the letter is an array; `1/z` is one over each entry. */
const isOfArrays = (syntax: Syntax, of: string): boolean =>
  syntax.kind === 'infix' &&
  (syntax.sign === '*' || syntax.sign === '⊗') &&
  [syntax.left, syntax.right].every(part => freeNamesIn(part).has(of))
