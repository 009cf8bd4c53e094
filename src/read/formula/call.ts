import { syntaxKey } from '../../core/key.ts'
import { called, indexed, sameSyntax } from '../../core/nodes.ts'
import type { Op } from '../../core/op.ts'
import type { CallSyntax, Indexed, Syntax } from '../../core/syntax.ts'
import { diag } from '../../ops/diag.ts'
import { opCalled } from '../../ops/index.ts'
import { isRound } from './brackets.ts'
import { type Context, type Cursor, cursorOf, peek, placed, placedSince } from './context.ts'
import { elided, isOfFunctions } from './elided.ts'
import { hung } from './entry.ts'
import { indicesOf } from './indices.ts'
import { slopesOf } from './limit.ts'
import { listed } from './listed.ts'
import { isBare, isMark, type Piece, type PieceOf, splitAt } from './piece.ts'
import { isTurn, raised } from './power.ts'
import { derivedCall } from './prime.ts'
import { rankOf } from './rank.ts'
import { type Found, resolve } from './resolve.ts'
import { softmaxEntry } from './softmax-entry.ts'
import { stuck } from './stuck.ts'
import { argumentsOf } from './symbols.ts'
import { unstackedAt } from './unstacked.ts'

/** A function with its argument, which may stand in brackets, beside it, or be left out. */
export const functionAt = (context: Context, cursor: Cursor, found: Found): Syntax => {
  const start = cursor.at
  const piece = peek(cursor) as Piece
  const inverse = unstackedAt(context, cursor, found)
  if (inverse) return inverse
  cursor.at++
  const next = peek(cursor)
  checkScripts(context, found, piece, next)
  const isOpened = isArguments(next) && !hasBare(next.inside, piece)
  if (isOpened && !isFactorOfArgument(context, cursor, found)) {
    cursor.at++
    const isBelow = hasFirstBelow(context, found, next)
    const made = withArguments(context, found, next, [piece, next])
    const whole = isBelow ? { ...found, below: [] } : found
    const derived = derivedCall(context, made, next)
    const rest = derived ? { ...next, primes: 0 } : next
    return hung(context, withOwnScripts(context, derived ?? made, whole, piece), rest)
  }
  const isAlone = (next === undefined || next.kind === 'mark') && isOfFunctions(context)
  const isValue = found.primes === 0 && found.above.length > 0 && !takesBare(piece)
  const isPower = isAlone && context.all.some(one => isBareAs(one, piece))
  if (isValue && !isPower) return stuck('unclear-argument', [piece], { name: found.name })
  const isBeside = found.primes === 0 && !takesBare(piece) && next !== undefined && !isRound(next)
  if (isBeside && !isElided(next) && next.kind !== 'mark')
    return besideArgument(context, cursor, found, piece)
  if (found.primes > 0 && isNumberBeside(context, piece, next))
    return withBeside(context, cursor, found, piece)
  const isBareEnd = next === undefined && context.symbols.graph.functions.has(found.name)
  if (isElided(next) || found.primes > 0 || !takesBare(piece) || isBareEnd || isAlone) {
    if (isElided(next)) cursor.at++
    return elided(context, found, piece)
  }
  const arg = bareArgument(context, cursor)
  const made = applied(context, found, [arg], placedSince(context, cursor, start))
  return withOwnScripts(context, made, found, piece)
}

/** `\operatorname{tr}(A+B)^T C`: a number is not turned, so that the bracket is the first factor of the argument. */
const isFactorOfArgument = ({ symbols }: Context, cursor: Cursor, { name: of }: Found): boolean => {
  const op: Op | undefined = symbols.graph.functions.get(of) ?? opCalled(of)
  const isNumber = op?.signatures.every(one => one.endsWith('-> scalar')) ?? false
  const [bracket, behind] = [peek(cursor), peek(cursor, 1)]
  const [sign, ...more] = bracket?.above ?? []
  const isTurnedHere = sign ? more.length === 0 && isTurn(sign) : bracket?.primes === 1
  return isNumber && isTurnedHere && isBesides(behind)
}

const isArguments = (piece: Piece | undefined): piece is PieceOf<'fence'> =>
  isRound(piece) && piece.open !== '' && !isElided(piece)

/** `\sigma(1 - \sigma)`: where the function stands bare in the bracket, that is a factor. */
const hasBare = (inside: readonly Piece[], piece: Piece): boolean =>
  piece.kind === 'letter' &&
  piece.primes === 0 &&
  inside.some((one, n) => {
    const isSame = one.kind === 'letter' && one.name === piece.name && one.primes === 0
    return isSame && one.above.length === 0 && !isRound(inside[n + 1])
  })

/** `\sigma` of `\sigma - \sigma^2`: by itself `\sigma^2` may be a variance. */
const isBareAs = (one: Piece, piece: Piece): boolean =>
  one.kind === 'letter' &&
  piece.kind === 'letter' &&
  one.name === piece.name &&
  one.above.length === 0

/** `f'(\dots)`, `f'(\cdot)` */
const isElided = (piece: Piece | undefined): boolean =>
  isRound(piece) &&
  (piece.inside.length === 0 ||
    (piece.inside.length === 1 && isMark(piece.inside[0], '\\dots', '\\cdot')))

/** `\log`, `\operatorname{tr}` and words take what stands beside them; a letter does not. */
const takesBare = (piece: Piece): boolean => piece.kind === 'word'

/** An inverse function is none of the language; neither is a numbered derivative. */
const checkScripts = (
  context: Context,
  found: Found,
  piece: Piece,
  next: Piece | undefined,
): void => {
  const { above, below, name: of } = found
  const [first] = above
  const isRead = hasEntries(context, of) || hasFirstBelow(context, found, next)
  if (below.length > 0 && !isRead) stuck('not-read', [piece])
  if (isMark(first, '-')) stuck('superscript-unclear', [piece])
  const isNumbered = first?.kind === 'fence' && first.open === '(' && !isLayer(first)
  if (isNumbered) stuck('superscript-unclear', [piece], { name: of })
}

/** `Net_w(x)`: the first argument below, where the network calls the function with one more than the bracket has. */
const hasFirstBelow = (
  { symbols }: Context,
  { name: of, below }: Found,
  next: Piece | undefined,
): boolean => {
  if (below.length === 0 || !symbols.graph.functions.has(of) || !isArguments(next)) return false
  const count = splitAt(next.inside, ',', ';').length
  return argumentsOf(symbols, of).some(call => call.args.length === count + 1)
}

/** Whether an index behind the name is one of the value: of activations and functions of vectors. */
const hasEntries = (context: Context, of: string): boolean => {
  const op = context.symbols.graph.functions.get(of) ?? opCalled(of)
  return op?.elementwise?.named === true || isOfVectors(context, of)
}

const isLayer = ({ inside }: PieceOf<'fence'>): boolean => inside.some(p => p.kind === 'letter')

const withArguments = (
  context: Context,
  found: Found,
  list: PieceOf<'fence'>,
  pieces: readonly Piece[],
): Syntax => {
  const { inside } = list
  const at = placed(
    context,
    pieces.flatMap(p => p.nodes),
  )
  const parts = splitAt(inside, ',', ';')
  const options = parts.flatMap(part => optionIn(context, part) ?? [])
  const below = hasFirstBelow(context, found, list) ? [found.below] : []
  const given = [...below, ...parts.slice(0, parts.length - options.length)]
  const all = opCalled(found.name) === diag ? listed(context, given) : undefined
  const args = all ? [all] : given.map(part => context.read.expression(context, part))
  const made = applied(context, found, args, at)
  if (options.length === 0) return made
  return made.kind === 'call' ? { ...made, options } : stuck('not-read', pieces)
}

/** `\mathrm{axis} = 1`, behind the arguments. */
const optionIn = (
  context: Context,
  [word, equals, ...value]: readonly Piece[],
): CallSyntax['options'][number] | undefined => {
  const isNamed = word?.kind === 'word' && isBare(word) && isMark(equals, '=')
  if (!isNamed || value.length === 0) return undefined
  return { name: word.text, value: context.read.expression(context, value) }
}

/** A function of vectors at one entry is the entry of its value: `P(x_i)`. */
const applied = (
  context: Context,
  { name: of, primes }: Found,
  args: readonly Syntax[],
  at: ReturnType<typeof placed>,
): Syntax => {
  const [arg] = args
  const isEntry = arg?.kind === 'indexed' && args.length === 1 && primes === 0
  if (isEntry && isOfVectors(context, of) && isVectorEntry(context, arg)) {
    return indexed(called(of, [arg.base], at), arg.at, at)
  }
  const entry =
    arg && args.length === 1 && primes === 0 ? softmaxEntry(context, of, arg) : undefined
  return entry ? { ...entry, ...at } : slopesOf(context, called(of, args, at, primes))
}

/** Of a matrix each row is taken by itself: its entries are no numbers of a vector. */
const isVectorEntry = ({ symbols }: Context, { base, at }: Indexed): boolean =>
  at.length === 1 || rankOf(symbols, base) !== undefined

/** Whether a function makes a vector of a vector, not entry by entry. */
export const isOfVectors = ({ symbols }: Pick<Context, 'symbols'>, of: string): boolean => {
  const op: Op | undefined = symbols.graph.functions.get(of) ?? opCalled(of)
  return !op?.elementwise && (op?.signatures.includes('vector(n) -> vector(n)') ?? false)
}

/** The letter of `\tanh' u` that is none of the network. */
const isNumberBeside = ({ symbols }: Context, piece: Piece, next: Piece | undefined): boolean =>
  takesBare(piece) &&
  next?.kind === 'letter' &&
  isBare(next) &&
  resolve(symbols, next).kind === 'unknown'

/** `\sigma z` where z is what σ is applied to in the network. */
const besideArgument = (context: Context, cursor: Cursor, found: Found, piece: Piece): Syntax => {
  const own = argumentsOf(context.symbols, found.name)
  const isOwn = (arg: Syntax): boolean =>
    own.some(({ args }) => args.length === 1 && sameSyntax(args[0] as Syntax, arg))
  return withBeside(context, cursor, found, piece, isOwn)
}

const withBeside = (
  context: Context,
  cursor: Cursor,
  found: Found,
  piece: Piece,
  isMeant: (arg: Syntax) => boolean = () => true,
): Syntax => {
  const start = cursor.at - 1
  const arg = context.read.factor(context, cursor)
  if (!isMeant(arg)) return stuck('unclear-argument', [piece], { name: found.name })
  const made = applied(context, found, [arg], placedSince(context, cursor, start))
  return withOwnScripts(context, made, found, piece)
}

/** `\sigma'_i(z)` is an entry of the value, `\tanh^2 z` the square of each entry. */
const withOwnScripts = (context: Context, made: Syntax, found: Found, piece: Piece): Syntax => {
  const at = placed(context, piece.nodes)
  const [first] = found.above
  const above = first?.kind === 'fence' ? found.above.slice(1) : found.above
  const below = indicesOf(context, found.below)
  const whole = raised(context, indexed(made, below, at), { primes: 0, above }, piece)
  return whole.kind === 'infix' && whole.sign === '^' ? { ...whole, sign: '.^' } : whole
}

/** What follows up to a sign or the next function; or only the next factor. */
const bareArgument = (context: Context, cursor: Cursor): Syntax => {
  const first = peek(cursor)
  if (!first) return stuck('missing-argument', cursor.pieces.slice(-1))
  let end = cursor.at
  do end++
  while (isBesides(cursor.pieces[end]) || isMark(cursor.pieces[end - 1], '\\sum'))
  const inside = cursorOf(cursor.pieces.slice(cursor.at, end))
  const longer = context.read.term(context, inside)
  const length = inside.at
  const single = cursorOf(cursor.pieces.slice(cursor.at, end))
  const shorter = context.read.factor(context, single)
  const isOne = syntaxKey(longer) === syntaxKey(shorter)
  const isShort = !isOne && context.choose('scope', first, 2) === 1
  cursor.at += isShort ? single.at : length
  return isShort ? shorter : longer
}

const isBesides = (piece: Piece | undefined): boolean => {
  if (!piece) return false
  if (piece.kind === 'mark') return isMark(piece, '\\sum', '\\nabla')
  return !(piece.kind === 'word' && piece.isOperator)
}
