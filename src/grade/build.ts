import { negation, numeral } from '../core/nodes.ts'
import type { Infix } from '../core/op.ts'
import type { Derivative, InfixSyntax, SumSyntax, Syntax } from '../core/syntax.ts'

export const HALF: Syntax = {
  kind: 'infix',
  sign: '/',
  left: { kind: 'numeral', text: '1' },
  right: { kind: 'numeral', text: '2' },
}

export const infix = (sign: Infix, left: Syntax, right: Syntax): InfixSyntax => ({
  kind: 'infix',
  sign,
  left,
  right,
})
export const times = (left: Syntax, right: Syntax): Syntax => infix('*', left, right)
export const entrywise = (left: Syntax, right: Syntax): Syntax => infix('.*', left, right)
export const outer = (left: Syntax, right: Syntax): Syntax => infix('⊗', left, right)
export const over = (left: Syntax, right: Syntax): Syntax => infix('/', left, right)
export const plus = (left: Syntax, right: Syntax): Syntax =>
  right.kind === 'negation' ? infix('-', left, right.arg) : infix('+', left, right)
export const square = (base: Syntax): Syntax => infix('^', base, numeral(2))

/** Transposed, or no more so. */
export const turned = (arg: Syntax): Syntax =>
  arg.kind === 'transposition' ? arg.arg : { kind: 'transposition', arg }
/** Without its transpose. */
export const straight = (syntax: Syntax): Syntax =>
  syntax.kind === 'transposition' ? syntax.arg : syntax

/** With the other sign: of a product a difference in it is turned round, else the first factor bears it. */
export const opposite = (syntax: Syntax): Syntax => {
  if (syntax.kind === 'negation') return syntax.arg
  if (syntax.kind !== 'infix') return negation(syntax)
  const { sign, left, right } = syntax
  if (sign === '-') return infix('-', right, left)
  if (!PRODUCTS.has(sign)) return negation(syntax)
  return isDifference(right) && sign !== '/' && !hasMinus(left)
    ? infix(sign, left, opposite(right))
    : infix(sign, opposite(left), right)
}
const isDifference = (syntax: Syntax): boolean => syntax.kind === 'infix' && syntax.sign === '-'

/** Whether a minus in front of a product is there to be taken away. */
const hasMinus = (syntax: Syntax): boolean =>
  syntax.kind === 'negation' ||
  (syntax.kind === 'infix' &&
    (isDifference(syntax) || (PRODUCTS.has(syntax.sign) && hasMinus(syntax.left))))
const PRODUCTS: ReadonlySet<Infix> = new Set(['*', '/', '.*', './', '⊗'])

/** Σ over letters; the body itself where there are none. */
export const summed = (letters: readonly string[], body: Syntax): Syntax =>
  letters.length === 0 ? body : sumOf(letters, body)
const sumOf = (letters: readonly string[], body: Syntax): SumSyntax => ({
  kind: 'sum',
  letters: letters.map(letter => ({ name: letter })),
  body,
})

/** `∂of/∂by`, direct where the equation of `of` mentions `by`. */
export const partial = (of: Syntax, by: Syntax): Derivative => ({ kind: 'derivative', of, by })
export const total = (of: Syntax, by: Syntax): Derivative => ({ ...partial(of, by), total: true })

/** An entry, or the whole where there are no positions. */
export const entry = (base: Syntax, at: readonly Syntax[]): Syntax =>
  at.length === 0 ? base : { kind: 'indexed', base, at }

/** Factors in a product; 1 where there are none. */
export const product = (factors: readonly Syntax[]): Syntax =>
  factors.length === 0 ? numeral(1) : factors.reduce(times)
