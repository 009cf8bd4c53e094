import { negation, numeral, transposition } from '../../core/nodes.ts'
import { isStepLetter } from '../../core/step-name.ts'
import type { Syntax } from '../../core/syntax.ts'
import type { Context } from './context.ts'
import { letterOf, looksLikePositions } from './indices.ts'
import { infix } from './infix.ts'
import { isMark, nodesOf, type Piece } from './piece.ts'
import { rankOf } from './rank.ts'
import { stuck } from './stuck.ts'
import { scriptText } from './written.ts'

/** A value with its superscript: transposed, inverted, or raised. */
export const raised = (
  context: Context,
  base: Syntax,
  { primes, above }: Pick<Piece, 'primes' | 'above'>,
  whole: Piece,
): Syntax => {
  const at = { span: context.cell.spanOf(whole.nodes) }
  let result = base
  for (let n = 0; n < primes; n++) result = transposition(result, at)
  return above.length === 0 ? result : exponent(context, result, above, whole)
}

const exponent = (
  context: Context,
  base: Syntax,
  above: readonly Piece[],
  whole: Piece,
): Syntax => {
  const at = { span: context.cell.spanOf(nodesOf(above)) }
  const own = context.cell.spanOf(whole.nodes)
  const around = { span: { ...own, start: Math.min(own.start, base.span?.start ?? own.start) } }
  const inverse = () => ({
    ...infix('^', base, negation(numeral(1, at), at)),
    ...around,
  })
  if (isStep(context, above)) return step(context, base, above, whole)
  if (above.length > 1 && above[0]?.kind === 'fence' && isStep(context, above.slice(0, 1)))
    return raised(context, base, { primes: 0, above: above.slice(1) }, whole)
  if (isTransposeSign(context, base, above)) return transposition(base, around)
  if (isMinus(above, isTurn)) return transposition(inverse(), around)
  const [first, second] = above
  const isWhole = above.length > 2 && !isMark(above[2], '/', '+', '-')
  if (first && isMark(first, '-') && isOne(second) && isWhole) {
    return raised(context, inverse(), { primes: 0, above: above.slice(2) }, whole)
  }
  if (isMark(first, '\\odot', '\\circ') && above.length > 1)
    return { ...infix('.^', base, context.read.expression(context, above.slice(1))), ...around }
  const isReckoned = first?.kind === 'fence' && above.length === 1 && isOfNumbers(first.inside)
  if (first?.kind === 'fence' && first.open !== '' && !isReckoned)
    return stuck('superscript-unclear', [whole])
  if (above.some(isStar)) return stuck('superscript-unclear', [whole])
  return { ...infix('^', base, context.read.expression(context, above)), ...around }
}

/** `2 - 1`, as an exponent is worked out. */
const isOfNumbers = (pieces: readonly Piece[]): boolean =>
  pieces.length > 1 && pieces.every(one => one.kind === 'digits' || isMark(one, '+', '-'))

const isOne = (piece: Piece | undefined): boolean => piece?.kind === 'digits' && piece.text === '1'

const isMinus = (above: readonly Piece[], what: (piece: Piece) => boolean): boolean => {
  const [minus, sign] = above
  return above.length === 2 && isMark(minus, '-') && sign !== undefined && what(sign)
}

const isStar = (piece: Piece): boolean =>
  isMark(piece, '*', '\\star', '\\dagger', '+', '\\prime') && piece.below.length === 0

/** The sign of a transpose whatever the face: `T`, `\top`, `t`, `tr`. */
export const isTurn = (piece: Piece): boolean => {
  if (isMark(piece, '\\top')) return true
  if (piece.kind === 'letter') return piece.name === 'T' || piece.name === 't'
  return piece.kind === 'word' && /^(T|tr|Tr|transpose)$/.test(piece.text)
}

/** `T` is an exponent only where it is known as a number and stands on a scalar. */
const isTransposeSign = (context: Context, base: Syntax, above: readonly Piece[]): boolean => {
  const [sign, ...more] = above
  if (!sign || more.length > 0 || !isTurn(sign)) return false
  const isNumber = sign.kind === 'letter' && context.symbols.values.has(sign.name)
  return !isNumber || rankOf(context.symbols, base) !== 'scalar'
}

/** The mark of a step of descent, which is not part of the value: `t`, `t=0`, `old`. */
const isStep = ({ symbols }: Context, above: readonly Piece[]): boolean => {
  const text = scriptText(above)
  if (/^\(?\[?[tk]=\d+\)?\]?$/.test(text) || /^(old|now|current)$/.test(text)) return true
  const letter = /^[([](.+)[)\]]$/.exec(text)?.[1]
  if (letter !== undefined && isStepLetter(letter)) return symbols.families.size === 0
  return text === 't' && !symbols.values.has('t') && symbols.families.size === 0
}

/** `a^t` is `a` at this step, or its transpose. */
const step = (context: Context, base: Syntax, above: readonly Piece[], whole: Piece): Syntax => {
  if (scriptText(above) !== 't' || rankOf(context.symbols, base) === 'scalar') return base
  const around = { span: context.cell.spanOf(whole.nodes) }
  return context.choose('descent', whole, 2) === 0 ? transposition(base, around) : base
}

/** Whether scripts only transpose, whatever stands below: `U_{ij}^T`, `U'_{ij}`. */
export const isTurned = (
  context: Context,
  base: Syntax,
  { primes, above }: Pick<Piece, 'primes' | 'above'>,
): boolean => (above.length === 0 ? primes > 0 : isTransposeSign(context, base, above))

/** A letter in brackets, as of a sample: `x^{(i)}`; a number would be a layer. */
export const sampleOf = (piece: Piece | undefined): readonly Piece[] | undefined =>
  piece?.kind === 'fence' &&
  looksLikePositions(piece.inside) &&
  piece.inside.some(inner => inner.kind === 'letter')
    ? piece.inside
    : undefined

export const isLetterAbove = (above: readonly Piece[]): boolean =>
  above.length === 1 && letterOf(above[0]) !== undefined && !above.some(isTurn)
