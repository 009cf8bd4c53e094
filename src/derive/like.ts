import Fraction from 'fraction.js'
import { affineKey, substitute, symbol } from '../core/affine.ts'
import { exprKey } from '../core/expr.ts'
import { freeNames, type Pos, power, type Term } from '../core/term.ts'
import type { Mono } from './mono.ts'

/** Products that differ in their number only become one: a_i + a_i = 2 a_i. */
export const gather = (monos: readonly Mono[]): Mono[] => {
  if (monos.length < 2) return [...monos]
  const sums = new Map<string, Mono>()
  for (const mono of monos) {
    const key = keyOfMono(mono)
    const known = sums.get(key)
    const coefficient = known ? known.coefficient.add(mono.coefficient) : mono.coefficient
    sums.set(key, { ...(known ?? mono), coefficient })
  }
  return [...sums.values()].filter(m => !m.coefficient.equals(0))
}

/** Equal term by term, bound letters included. */
export const sameTerm = (a: Term, b: Term): boolean => keyOf(a, NO_LETTERS) === keyOf(b, NO_LETTERS)

/** x^a x^-b = x^(a - b), where one of the exponents is negative. */
export const cancelPowers = (mono: Mono): Mono => {
  if (!mono.factors.some(f => f.kind === 'power' && f.exponent.compare(0) < 0)) return mono
  const groups = new Map<string, Term[]>()
  for (const factor of mono.factors) {
    const key = keyOf(baseOf(factor), NO_LETTERS)
    groups.set(key, [...(groups.get(key) ?? []), factor])
  }
  const factors = [...groups.values()].flatMap(mergePowers)
  return { ...mono, factors }
}

/** A number and divisors that several products share, and what they leave of each. */
export interface Shared {
  readonly scale: Mono
  readonly rest: readonly Mono[]
}

/** -2 a_i / S + 2 b_i / S = -2 (a_i - b_i) / S */
export const shareDivisors = (monos: readonly Mono[]): Shared | undefined => {
  const [first] = monos
  if (!first || monos.length < 2) return undefined
  const divisors = first.factors.filter(isDivisor)
  const shared = keysOf(divisors)
  const share = (m: Mono): boolean =>
    m.coefficient.abs().equals(first.coefficient.abs()) &&
    keysOf(m.factors.filter(isDivisor)) === shared
  if (divisors.length === 0 || !monos.every(share)) return undefined
  const rest = monos.map(m => ({
    ...m,
    coefficient: m.coefficient.div(first.coefficient),
    factors: m.factors.filter(f => !isDivisor(f)),
  }))
  return { scale: { ...first, factors: divisors, bound: [] }, rest }
}

const isDivisor = (factor: Term): boolean =>
  factor.kind === 'power' && factor.exponent.compare(0) < 0 && freeNames(factor).size === 0

const keysOf = (factors: readonly Term[]): string =>
  factors.map(f => keyOf(f, NO_LETTERS)).join('·')

const mergePowers = (group: readonly Term[]): Term[] => {
  const [first] = group
  if (!first || group.length < 2 || !group.some(f => f.kind === 'power')) return [...group]
  const exponent = group.map(exponentOf).reduce((a, b) => a.add(b))
  return exponent.equals(0) ? [] : [power(baseOf(first), exponent)]
}

const baseOf = (factor: Term): Term => (factor.kind === 'power' ? factor.base : factor)
const exponentOf = (factor: Term): Fraction =>
  factor.kind === 'power' ? factor.exponent : new Fraction(1)

const NO_LETTERS: ReadonlyMap<string, Pos> = new Map()

/** Equal products have equal keys when their bound letters come in the same order. */
const keyOfMono = ({ factors, bound }: Mono): string => {
  const letters = new Map(bound.map((ix, n) => [ix.name, symbol(`$${n}`)]))
  const ranges = bound.map(ix => affineKey(ix.dim)).join(';')
  return `${ranges}|${factors.map(f => keyOf(f, letters)).join('·')}`
}

const keyOf = (term: Term, letters: ReadonlyMap<string, Pos>): string => {
  const place = (at: readonly Pos[]) => at.map(p => affineKey(substitute(p, letters))).join(',')
  const all = (terms: readonly Term[]) => terms.map(t => keyOf(t, letters)).join(',')
  switch (term.kind) {
    case 'const':
      return term.value.toFraction()
    case 'entry':
      return `${exprKey(term.expr)}[${place(term.at)}]`
    case 'slope':
      return `∂${term.mode}${exprKey(term.of)}[${place(term.ofAt)}]/${term.by.name}[${place(term.byAt)}]`
    case 'delta':
      return `δ(${place([term.a, term.b])})`
    case 'apply':
      return `${term.op.name}(${all(term.args)})`
    case 'power':
      return `(${keyOf(term.base, letters)})^${term.exponent.toFraction()}`
    case 'product':
      return `(${all(term.factors)})·`
    case 'total':
      return `(${all(term.terms)})+`
    case 'sum':
      return `Σ${term.letters.map(ix => ix.name).join(',')}(${keyOf(term.body, letters)})`
  }
}
