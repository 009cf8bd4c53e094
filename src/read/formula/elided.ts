import { called, indexed, name } from '../../core/nodes.ts'
import { mapParts, parts } from '../../core/parts.ts'
import type { Syntax } from '../../core/syntax.ts'
import { opCalled } from '../../ops/index.ts'
import { type Context, placed } from './context.ts'
import { indicesOf, letterOf } from './indices.ts'
import type { Piece } from './piece.ts'
import { raised } from './power.ts'
import { rankOf } from './rank.ts'
import { type Found, resolve } from './resolve.ts'
import { stuck } from './stuck.ts'
import { argumentsOf } from './symbols.ts'

/**
 * A function whose argument is left out: the only one that it has in the network; in a formula of functions alone,
 * `\sigma' = \sigma(1 - \sigma)`, else any number.
 */
export const elided = (context: Context, found: Found, piece: Piece): Syntax => {
  const { name: of, primes, above } = found
  const [given, ...others] = argumentsOf(context.symbols, of)
  const isAny = (!given || others.length > 0) && found.below.length === 0
  if (isAny && isOfFunctions(context)) {
    const at = placed(context, piece.nodes)
    const made = called(of, [{ ...name(ANY), ...at }], at, primes)
    return raised(context, made, { primes: 0, above }, piece)
  }
  if (!given) return stuck('unknown-argument', [piece], { name: of })
  if (others.length > 0) return stuck('unclear-argument', [piece], { name: of })
  const at = placed(context, piece.nodes)
  const below = indicesOf(context, found.below)
  const args = given.args.map(arg => stripped(arg, at))
  const made = entryMeant(context, piece, called(of, args, at, primes), below)
  return raised(context, made, { primes: 0, above }, piece)
}

/** Stands for the argument that nobody wrote. */
const ANY = '\\cdot'

/** Whether a formula has nothing but functions of numbers, numbers and signs. */
export const isOfFunctions = ({ all, symbols }: Context): boolean => {
  const isOne = (piece: Piece): boolean => {
    if (piece.kind === 'letter' || piece.kind === 'word') {
      const found = resolve(symbols, piece)
      return found.kind === 'function' && opCalled(found.name)?.elementwise !== undefined
    }
    return piece.kind !== 'grid' && insidesOf(piece).every(isOne)
  }
  return all.every(isOne)
}

/** Places in the network's file are none in the formula. */
const stripped = (syntax: Syntax, at: object): Syntax =>
  mapParts({ ...syntax, ...at } as Syntax, part => stripped(part, at))

/**
 * The letters of an indexed equation become those of the formula; of a whole argument
 * that stands among entries, one letter may be meant.
 */
const entryMeant = (
  context: Context,
  piece: Piece,
  made: Syntax,
  below: readonly Syntax[],
): Syntax => {
  const own = [...openLetters(context, made, new Set())]
  const [letter, ...more] = own
  const [index] = below
  if (letter === undefined) return wholeOrEntry(context, piece, made, below)
  if (more.length > 0) return stuck('unclear-argument', [piece], { name: 'f' })
  if (index?.kind === 'name') return renamed(made, letter, index.name)
  const ways = [...new Set([letter, ...lettersOf(context)])]
  return renamed(made, letter, ways[context.choose('letter', piece, ways.length)] as string)
}

const wholeOrEntry = (
  context: Context,
  piece: Piece,
  made: Syntax,
  below: readonly Syntax[],
): Syntax => {
  const letters = lettersOf(context)
  const { span } = made
  if (below.length > 0) return indexed(made, below, { ...(span && { span }) })
  if (letters.length === 0 || rankOf(context.symbols, made) !== 'vector') return made
  const way = context.choose('letter', piece, letters.length + 1)
  const letter = letters[way - 1]
  return letter === undefined ? made : indexed(made, [{ kind: 'name', name: letter }])
}

/** Letters in subscripts of the whole formula, in order of appearance. */
export const lettersOf = ({ all, symbols }: Context): readonly string[] => {
  const found = new Set<string>()
  const visit = (pieces: readonly Piece[]): void => {
    for (const piece of pieces) {
      for (const index of piece.below) {
        const letter = letterOf(index)
        if (letter !== undefined && !symbols.values.has(letter)) found.add(letter)
      }
      visit(insidesOf(piece))
    }
  }
  visit(all)
  return [...found]
}

/** What stands in a piece, not what hangs on it. */
export const insidesOf = (piece: Piece): readonly Piece[] => {
  if (piece.kind === 'fence' || piece.kind === 'root') return piece.inside
  if (piece.kind === 'ratio') return [...piece.over, ...piece.under]
  return piece.kind === 'grid' ? piece.rows.flat(2) : []
}

/** Letters in positions that no sum binds. */
export const openLetters = (
  context: Context,
  syntax: Syntax,
  bound: ReadonlySet<string>,
): ReadonlySet<string> => {
  const found = new Set<string>()
  const inner =
    syntax.kind === 'sum' ? new Set([...bound, ...syntax.letters.map(l => l.name)]) : bound
  if (syntax.kind === 'indexed') {
    for (const name of syntax.at.flatMap(namesIn)) {
      if (!inner.has(name) && !context.symbols.values.has(name)) found.add(name)
    }
  }
  for (const part of parts(syntax)) {
    for (const name of openLetters(context, part, inner)) found.add(name)
  }
  return found
}

const namesIn = (syntax: Syntax): readonly string[] =>
  syntax.kind === 'name' ? [syntax.name] : parts(syntax).flatMap(namesIn)

/** A letter under another name; letters of sums make way. */
const renamed = (syntax: Syntax, from: string, to: string): Syntax => {
  if (from === to) return syntax
  if (syntax.kind === 'name') return syntax.name === from ? { ...syntax, name: to } : syntax
  if (syntax.kind === 'sum' && syntax.letters.some(letter => letter.name === to)) {
    const free = `${to}'`
    const letters = syntax.letters.map(l => (l.name === to ? { ...l, name: free } : l))
    return renamed({ ...syntax, letters, body: renamed(syntax.body, to, free) }, from, to)
  }
  return mapParts(syntax, part => renamed(part, from, to))
}
