import { parts } from '../../core/parts.ts'
import type {
  Derivative,
  IversonSyntax,
  LetterSyntax,
  SumSyntax,
  Syntax,
} from '../../core/syntax.ts'
import { indexed, infix, negation, numeral, productOf } from '../node.ts'

/** A summand: what it is summed over, its factors, those below the line, and its sign. */
export interface Summand {
  readonly letters: readonly LetterSyntax[]
  readonly over: readonly Syntax[]
  readonly under: readonly Syntax[]
  readonly isNegative: boolean
}

/** The summands of an expression in the order in which they are written. */
export const summandsOf = (syntax: Syntax): readonly Summand[] => {
  if (syntax.kind === 'infix' && (syntax.sign === '+' || syntax.sign === '-')) {
    const right = summandsOf(syntax.right)
    const turned = syntax.sign === '-' ? right.map(opposite) : right
    return [...summandsOf(syntax.left), ...turned]
  }
  if (syntax.kind === 'negation') return summandsOf(syntax.arg).map(opposite)
  if (syntax.kind === 'sum' && summandsOf(syntax.body).length === 1) return [ofSum(syntax)]
  return [ofProduct(syntax)]
}

const opposite = (one: Summand): Summand => ({ ...one, isNegative: !one.isNegative })

const ofSum = ({ letters, body }: SumSyntax): Summand => {
  const [inner] = summandsOf(body) as [Summand]
  return { ...inner, letters: [...letters, ...inner.letters] }
}

const ofProduct = (syntax: Syntax): Summand => {
  const single = { letters: [], over: [syntax], under: [], isNegative: false }
  if (syntax.kind === 'negation') return opposite(ofProduct(syntax.arg))
  if (syntax.kind === 'sum') return { ...single, letters: syntax.letters, over: [syntax.body] }
  if (syntax.kind !== 'infix' || (syntax.sign !== '*' && syntax.sign !== '/')) return single
  const left = ofProduct(syntax.left)
  if (syntax.sign === '/') return { ...left, under: [...left.under, syntax.right] }
  const right = isSummed(syntax.right)
    ? { ...single, over: [syntax.right] }
    : ofProduct(syntax.right)
  return {
    letters: [...left.letters, ...right.letters],
    over: [...left.over, ...right.over],
    under: [...left.under, ...right.under],
    isNegative: left.isNegative !== right.isNegative,
  }
}

const isSummed = ({ kind }: Syntax): boolean => kind === 'sum'

/** The summand as it would be written, without its Σ. */
export const writtenOf = ({ over, under, isNegative }: Summand): Syntax => {
  const top = productOf(over)
  const whole = under.length > 0 ? infix('/', top, productOf(under)) : top
  return isNegative ? negation(whole) : whole
}

/** Summands one after the other. */
export const addedUp = (summands: readonly Summand[]): Syntax =>
  summands.reduce<Syntax | undefined>((sum, one) => {
    if (!sum) return writtenOf(one)
    return infix(one.isNegative ? '-' : '+', sum, writtenOf({ ...one, isNegative: false }))
  }, undefined) ?? numeral(0)

/** All derivatives in an expression, in order. */
export const derivativesIn = (syntax: Syntax): readonly Derivative[] =>
  syntax.kind === 'derivative' ? [syntax] : parts(syntax).flatMap(derivativesIn)

/** The name without its positions, and these. */
export const openedOf = (
  syntax: Syntax,
): { readonly base: Syntax; readonly at: readonly Syntax[] } =>
  syntax.kind === 'indexed' ? { base: syntax.base, at: syntax.at } : { base: syntax, at: [] }

/** Letters of all Σ in an expression. */
export const lettersIn = (syntax: Syntax): readonly string[] => [
  ...(syntax.kind === 'sum' ? syntax.letters.map(({ name }) => name) : []),
  ...parts(syntax).flatMap(lettersIn),
]

/** `U'[i, j]` wherever it stands. */
export const turnedIn = (syntax: Syntax): readonly Syntax[] =>
  syntax.kind === 'indexed' && syntax.base.kind === 'transposition'
    ? [syntax]
    : parts(syntax).flatMap(turnedIn)

/** `U[j, i]` of `U'[i, j]`; undefined where there are not two positions. */
export const turnedBack = (syntax: Syntax): Syntax | undefined => {
  const { base, at } = openedOf(syntax)
  if (base.kind !== 'transposition' || at.length !== 2) return undefined
  return indexed(base.arg, [...at].reverse())
}

/** Every δ in an expression: `[k == i]`. */
export const iversonsIn = (syntax: Syntax): readonly IversonSyntax[] => [
  ...(syntax.kind === 'iverson' ? [syntax] : []),
  ...parts(syntax).flatMap(iversonsIn),
]
