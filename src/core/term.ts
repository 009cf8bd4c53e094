import Fraction from 'fraction.js'
import { type Affine, bareName, constantOf, namesOf, sameAffine, substitute } from './affine.ts'
import { type Expr, grad, type Named, type Var } from './expr.ts'
import type { Op } from './op.ts'
import { raisedNumber } from './raised.ts'
import { type Dim, isScalar, isUnit } from './shape.ts'

/** A position along an axis: an affine form over letters and size names. */
export type Pos = Affine

/** An index letter. It ranges over `dim` positions from `first` (the file's base when absent). */
export interface Ix {
  readonly name: string
  readonly dim: Dim
  readonly first?: Affine
}

/** One entry of a tensor in index notation. The set of kinds is closed. */
export type Term = Const | Entry | Slope | Delta | Apply | Power | Product | Total | Sum

/** An exact number. */
export interface Const {
  readonly kind: 'const'
  readonly value: Fraction
}
/** Entry `at` of a tensor; `at` has one position per axis (unit axes included). Outside its tensor an entry is 0. */
export interface Entry {
  readonly kind: 'entry'
  readonly expr: Expr
  readonly at: readonly Pos[]
}
/**
 * A derivative ∂of[ofAt] / ∂by[byAt]. Direct: `of` is looked through once (the
 * equation of a name, else the expression itself), its other operands held.
 * Total: everything between follows.
 */
export interface Slope {
  readonly kind: 'slope'
  readonly mode: 'direct' | 'total'
  readonly of: Expr
  readonly ofAt: readonly Pos[]
  readonly by: Var
  readonly byAt: readonly Pos[]
}
/** Kronecker's δ: 1 where the positions are equal, else 0. */
export interface Delta {
  readonly kind: 'delta'
  readonly a: Pos
  readonly b: Pos
}
/** An elementwise operator applied to scalars. */
export interface Apply {
  readonly kind: 'apply'
  readonly op: Op
  readonly args: readonly Term[]
}
/** A scalar to a rational power. */
export interface Power {
  readonly kind: 'power'
  readonly base: Term
  readonly exponent: Fraction
}
export interface Product {
  readonly kind: 'product'
  readonly factors: readonly Term[]
}
export interface Total {
  readonly kind: 'total'
  readonly terms: readonly Term[]
}
/** Σ over bound letters. */
export interface Sum {
  readonly kind: 'sum'
  readonly letters: readonly Ix[]
  readonly body: Term
}

/** Hands out letters that no one uses yet. */
export interface Fresh {
  (dim: Dim): Ix
  /** Where letters begin that do not say it themselves; 1 where absent. */
  readonly base?: number
}

export const rational = (value: number | Fraction): Const => ({
  kind: 'const',
  value: value instanceof Fraction ? value : new Fraction(value),
})

export const ZERO_TERM: Const = rational(0)
export const ONE_TERM: Const = rational(1)

/** Entry of a tensor; positions on unit axes are not looked at. A number or a term stands for itself. */
export const entry = (expr: Expr, at: readonly Pos[]): Term => {
  if (expr.kind === 'num') return rational(expr.value)
  return expr.kind === 'table' && expr.letters.length === 0
    ? expr.body
    : { kind: 'entry', expr, at }
}

/** Entry of a total derivative, by the positions of what is derived and of the variable. */
export const gradEntry = (
  of: Named,
  ofAt: readonly Pos[],
  by: Named,
  byAt: readonly Pos[],
  whole: Expr = grad(of, by),
): Term => {
  const sharesAxes = !isScalar(of.shape) && !isScalar(by.shape)
  const wide = (shape: readonly Dim[], at: readonly Pos[]) =>
    sharesAxes ? wideAxes(shape, at) : at
  return entry(whole, [...wide(of.shape, ofAt), ...wide(by.shape, byAt)])
}

export const slope = (
  of: Expr,
  ofAt: readonly Pos[],
  by: Var,
  byAt: readonly Pos[],
  mode: Slope['mode'] = 'direct',
): Slope => ({ kind: 'slope', mode, of, ofAt, by, byAt })

/** δ of two positions: 1 or 0 at once when that is certain. */
export const delta = (a: Pos, b: Pos): Term => {
  if (sameAffine(a, b)) return ONE_TERM
  const known = constantOf(a) !== undefined && constantOf(b) !== undefined
  return known ? ZERO_TERM : { kind: 'delta', a, b }
}

/** Π δ over the axes of one shape. */
export const deltas = (a: readonly Pos[], b: readonly Pos[]): Term =>
  product(a.map((pos, n) => delta(pos, b[n] as Pos)))

export const apply = (op: Op, args: readonly Term[]): Apply => ({ kind: 'apply', op, args })

export const power = (base: Term, exponent: Fraction | number): Term => {
  const e = new Fraction(exponent)
  if (e.equals(0)) return ONE_TERM
  if (e.equals(1)) return base
  const number = base.kind === 'const' && !base.value.equals(0) && raisedNumber(base.value, e)
  return number ? rational(number) : { kind: 'power', base, exponent: e }
}

/** Product: flattened, its numbers gathered in front, 0 and 1 folded. Factors keep their order. */
export const product = (factors: readonly Term[]): Term => {
  let coefficient = new Fraction(1)
  const rest: Term[] = []
  for (const factor of factors.flatMap(f => (f.kind === 'product' ? f.factors : [f]))) {
    if (factor.kind === 'const') coefficient = coefficient.mul(factor.value)
    else rest.push(factor)
  }
  if (coefficient.equals(0) || rest.length === 0) return rational(coefficient)
  const all = coefficient.equals(1) ? rest : [rational(coefficient), ...rest]
  return all.length === 1 ? (all[0] as Term) : { kind: 'product', factors: all }
}

/** Sum of terms: flattened, zeros dropped. */
export const total = (terms: readonly Term[]): Term => {
  const flat = terms
    .flatMap(t => (t.kind === 'total' ? t.terms : [t]))
    .filter(t => !(t.kind === 'const' && t.value.equals(0)))
  if (flat.length === 0) return ZERO_TERM
  return flat.length === 1 ? (flat[0] as Term) : { kind: 'total', terms: flat }
}

export const negate = (term: Term): Term => product([rational(-1), term])

/** Σ over letters: directly nested sums merged, numbers put in front; the sum of 0 and the sum over nothing folded. */
export const sum = (letters: readonly Ix[], body: Term): Term => {
  if (body.kind === 'const' && body.value.equals(0)) return ZERO_TERM
  if (letters.length === 0) return body
  const [first, ...rest] = body.kind === 'product' ? body.factors : []
  if (first?.kind === 'const') return product([first, sum(letters, product(rest))])
  return body.kind === 'sum'
    ? { kind: 'sum', letters: [...letters, ...body.letters], body: body.body }
    : { kind: 'sum', letters, body }
}

/** The terms directly below. */
export const children = (term: Term): readonly Term[] => {
  switch (term.kind) {
    case 'const':
    case 'entry':
    case 'slope':
    case 'delta':
      return []
    case 'apply':
      return term.args
    case 'power':
      return [term.base]
    case 'product':
      return term.factors
    case 'total':
      return term.terms
    case 'sum':
      return [term.body]
  }
}

/** The same node over other children; rebuilt with the constructors, so numbers fold. */
export const mapChildren = (term: Term, go: (child: Term) => Term): Term => {
  switch (term.kind) {
    case 'const':
    case 'entry':
    case 'slope':
    case 'delta':
      return term
    case 'apply':
      return apply(term.op, term.args.map(go))
    case 'power':
      return power(go(term.base), term.exponent)
    case 'product':
      return product(term.factors.map(go))
    case 'total':
      return total(term.terms.map(go))
    case 'sum':
      return sum(term.letters, go(term.body))
  }
}

/** The term with the wholes under its entries replaced. */
export const mapEntries = (term: Term, f: (expr: Expr) => Expr): Term =>
  term.kind === 'entry'
    ? entry(f(term.expr), term.at)
    : mapChildren(term, child => mapEntries(child, f))

/** Names in the positions of one node, its children left out. */
const namesAt = (term: Term): string[] => {
  switch (term.kind) {
    case 'entry':
      return term.at.flatMap(namesOf)
    case 'slope':
      return [...term.ofAt, ...term.byAt].flatMap(namesOf)
    case 'delta':
      return [...namesOf(term.a), ...namesOf(term.b)]
    case 'const':
    case 'apply':
    case 'power':
    case 'product':
    case 'total':
    case 'sum':
      return []
  }
}

/** Free names of positions: letters (and size names, which are never bound). */
export const freeNames = (term: Term): ReadonlySet<string> => {
  const free = new Set(namesAt(term))
  for (const child of children(term)) for (const name of freeNames(child)) free.add(name)
  if (term.kind === 'sum') for (const ix of term.letters) free.delete(ix.name)
  return free
}

/** Replaces free letters by positions. The caller keeps bound letters distinct from the positions' names. */
export const substituteTerm = (term: Term, by: ReadonlyMap<string, Pos>): Term => {
  const at = (positions: readonly Pos[]) => positions.map(pos => substitute(pos, by))
  switch (term.kind) {
    case 'entry':
      return { ...term, at: at(term.at) }
    case 'slope':
      return { ...term, ofAt: at(term.ofAt), byAt: at(term.byAt) }
    case 'delta':
      return delta(substitute(term.a, by), substitute(term.b, by))
    case 'sum': {
      const inner = without(by, term.letters)
      return sum(
        term.letters.map(ix => substituteRange(ix, inner)),
        substituteTerm(term.body, inner),
      )
    }
    case 'const':
    case 'apply':
    case 'power':
    case 'product':
    case 'total':
      return mapChildren(term, child => substituteTerm(child, by))
  }
}

/** The range of a letter may mention other letters. */
export const substituteRange = (ix: Ix, by: ReadonlyMap<string, Pos>): Ix => ({
  ...ix,
  dim: substitute(ix.dim, by),
  ...(ix.first && { first: substitute(ix.first, by) }),
})

/** Gives every bound letter a fresh name, so that two uses of one term never clash. */
export const freshen = (term: Term, fresh: Fresh): Term => {
  if (term.kind !== 'sum') return mapChildren(term, child => freshen(child, fresh))
  const renamed = term.letters.map(ix => ({ ...ix, name: fresh(ix.dim).name }))
  const by = new Map(term.letters.map((ix, n) => [ix.name, position(renamed[n] as Ix)]))
  return sum(
    renamed.map(ix => substituteRange(ix, by)),
    substituteTerm(freshen(term.body, fresh), by),
  )
}

/** The position that is just this letter. */
export const position = (ix: Ix): Pos => ({ constant: 0, terms: [[ix.name, 1]] })

/** The letter of a bare position. */
export const letterOf = (pos: Pos): string | undefined => bareName(pos)

/** Positions that carry a letter: those on axes that are not units. */
export const wideAxes = (shape: readonly Dim[], at: readonly Pos[]): readonly Pos[] =>
  at.filter((_, n) => !isUnit(shape[n]))

const without = (by: ReadonlyMap<string, Pos>, letters: readonly Ix[]) =>
  letters.some(ix => by.has(ix.name))
    ? new Map([...by].filter(([name]) => !letters.some(ix => ix.name === name)))
    : by
