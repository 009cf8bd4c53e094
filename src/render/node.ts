import type Fraction from 'fraction.js'
import {
  type Affine,
  affine,
  factorsOf,
  minus as minusAffine,
  monomialOf,
  multiply,
  plus,
  symbol,
  times,
} from '../core/affine.ts'
import { memberOf } from '../core/member.ts'
import type { Infix } from '../core/op.ts'
import type { EquationSyntax, FamilySyntax, Syntax } from '../core/syntax.ts'

/** A summand: what stands behind its sign. */
export interface Signed {
  readonly isNegative: boolean
  readonly syntax: Syntax
}

/** A name, or a member of a family by its place. */
export const nameOf = (name: string): Syntax => {
  const member = memberOf(name)
  return member
    ? { kind: 'layered', name: member.family, at: affineSyntax(member.at) }
    : { kind: 'name', name }
}

/** The name that a statement defines, without its letters. */
export const leftSide = (statement: EquationSyntax | FamilySyntax): Syntax =>
  statement.kind === 'family'
    ? { kind: 'layered', name: statement.name.name, at: statement.at }
    : nameOf(statement.name.name)

export const infix = (sign: Infix, left: Syntax, right: Syntax): Syntax => ({
  kind: 'infix',
  sign,
  left,
  right,
})

export const negation = (arg: Syntax): Syntax => ({ kind: 'negation', arg })

export const callOf = (name: string, args: readonly Syntax[]): Syntax => ({
  kind: 'call',
  name,
  primes: 0,
  slot: 0,
  args,
  options: [],
})

/** The base itself where no positions are left. */
export const indexed = (base: Syntax, at: readonly Syntax[]): Syntax =>
  at.length === 0 ? base : { kind: 'indexed', base, at }

/** A whole number that is not negative. */
export const numeral = (value: number | bigint): Syntax => ({
  kind: 'numeral',
  text: value.toString(),
})

/** `-1/2`: the sign stands on the numerator, where it binds. */
export const fraction = (value: Fraction): Syntax => {
  const top = numeral(value.n)
  const signed = value.s < 0n ? negation(top) : top
  return value.d === 1n ? signed : infix('/', signed, numeral(value.d))
}

/** Factors from left to right; 1 where there are none. */
export const productOf = (factors: readonly Syntax[]): Syntax =>
  factors.length === 0 ? numeral(1) : factors.reduce((left, right) => infix('*', left, right))

/** Summands with their signs; 0 where there are none. */
export const sumOf = (summands: readonly Signed[]): Syntax => {
  const [first, ...rest] = summands
  if (!first) return numeral(0)
  return rest.reduce(
    (left, { isNegative, syntax }) => infix(isNegative ? '-' : '+', left, syntax),
    first.isNegative ? minus(first.syntax) : first.syntax,
  )
}

/** A minus in front of a product stands on its first factor, as it is read. */
export const minus = (syntax: Syntax): Syntax =>
  syntax.kind === 'infix' && !syntax.isGrouped && (syntax.sign === '*' || syntax.sign === '/')
    ? { ...syntax, left: minus(syntax.left) }
    : negation(syntax)

/** The summand without the sign in front of it. */
export const signedOf = (syntax: Syntax): Signed => {
  const bare = withoutMinus(syntax)
  return { isNegative: bare !== undefined, syntax: bare ?? syntax }
}

const withoutMinus = (syntax: Syntax): Syntax | undefined => {
  if (syntax.kind === 'negation') return syntax.arg
  if (syntax.kind !== 'infix' || syntax.isGrouped) return undefined
  if (syntax.sign !== '*' && syntax.sign !== '/') return undefined
  const left = withoutMinus(syntax.left)
  return left && { ...syntax, left }
}

/** A size or position: `i + k - 1`; terms that are added come first. */
export const affineSyntax = (form: Affine): Syntax => {
  const found = bracketed(form)
  const { constant, terms } = found?.rest ?? form
  const plain = terms.map(([m, c]) => ({ isNegative: c < 0, syntax: multiple(c, m) }))
  const parts = [...(found ? [{ isNegative: false, syntax: found.syntax }] : []), ...plain]
  const ordered = [...parts.filter(p => !p.isNegative), ...parts.filter(p => p.isNegative)]
  if (constant === 0) return sumOf(ordered)
  const last = { isNegative: constant < 0, syntax: numeral(Math.abs(constant)) }
  return sumOf(
    ordered.length > 0 && ordered[0]?.isNegative ? [last, ...ordered] : [...ordered, last],
  )
}

const multiple = (c: number, monomial: string): Syntax =>
  productOf([...(Math.abs(c) === 1 ? [] : [numeral(Math.abs(c))]), ...namesIn(monomial)])

const namesIn = (monomial: string): readonly Syntax[] => factorsOf(monomial).map(nameOf)

/** `m*(j - 1)`, taken out of `m*j - m`, and what is left. */
const bracketed = (
  form: Affine,
): { readonly syntax: Syntax; readonly rest: Affine } | undefined => {
  for (const [monomial, c] of form.terms) {
    const factors = factorsOf(monomial)
    for (const name of factors) {
      const outer = factors.filter(factor => factor !== name)
      const size = affine(0, [[monomialOf(outer), 1]])
      const [, taken] = form.terms.find(([m]) => m === monomialOf(outer)) ?? []
      if (outer.length !== factors.length - 1 || outer.length === 0 || c < 1 || !taken) continue
      if (taken % c !== 0 || taken > 0) continue
      const inner = plus(symbol(name), affine(taken / c))
      const rest = minusAffine(form, times(c, multiply(size, inner)))
      return { syntax: infix('*', multiple(c, monomialOf(outer)), affineSyntax(inner)), rest }
    }
  }
  return undefined
}
