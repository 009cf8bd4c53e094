/**
 * An integer form `constant + Σ coefficient · monomial`, the one type behind sizes
 * (`h - k + 1`, `m*n`, over size names) and positions (`i + k`, `m*j - m + i`, over
 * letters and size names). A monomial is a name or names joined by `×` in order, so that a
 * form is affine in each letter. Terms are sorted and never have coefficient 0.
 */
export interface Affine {
  readonly constant: number
  readonly terms: readonly AffineTerm[]
}
export type AffineTerm = readonly [monomial: string, coefficient: number]

export const affine = (constant: number, terms: readonly AffineTerm[] = []): Affine => ({
  constant,
  terms: collect(terms),
})

/** The form of one name. */
export const symbol = (name: string): Affine => ({ constant: 0, terms: [[name, 1]] })

export const ZERO: Affine = { constant: 0, terms: [] }
export const ONE: Affine = { constant: 1, terms: [] }

export const plus = (a: Affine, b: Affine): Affine =>
  affine(a.constant + b.constant, [...a.terms, ...b.terms])

export const minus = (a: Affine, b: Affine): Affine => plus(a, times(-1, b))

export const times = (factor: number, a: Affine): Affine =>
  affine(
    factor * a.constant,
    a.terms.map(([monomial, c]) => [monomial, factor * c]),
  )

/** The product of two forms, multiplied out. */
export const multiply = (a: Affine, b: Affine): Affine => {
  if (a.terms.length === 0) return times(a.constant, b)
  if (b.terms.length === 0) return times(b.constant, a)
  const mixed = a.terms.flatMap(([x, c]) =>
    b.terms.map(([y, d]): AffineTerm => [monomialOf([...factorsOf(x), ...factorsOf(y)]), c * d]),
  )
  const [x, y] = [times(b.constant, affine(0, a.terms)), times(a.constant, affine(0, b.terms))]
  return affine(a.constant * b.constant, [...mixed, ...x.terms, ...y.terms])
}

/** Stands in no name of a file, nor in that of a member of a family. */
const TIMES = '×'

/** The names of a monomial: m and n of `m×n`. */
export const factorsOf = (monomial: string): readonly string[] =>
  isProduct(monomial) ? monomial.split(TIMES) : [monomial]

/** Replaces names by forms, all at once. */
export const substitute = (a: Affine, by: ReadonlyMap<string, Affine>): Affine =>
  a.terms.some(([monomial]) => hasAny(monomial, by))
    ? a.terms.reduce(
        (sum, [monomial, c]) => plus(sum, times(c, substituted(monomial, by))),
        affine(a.constant),
      )
    : a

/** The name when the form is exactly one name with coefficient 1. */
export const bareName = (a: Affine): string | undefined => {
  const only = a.terms[0]
  const isOne = a.constant === 0 && a.terms.length === 1 && only?.[1] === 1
  return isOne && !isProduct(only[0]) ? only[0] : undefined
}

/** The integer when the form has no names. */
export const constantOf = (a: Affine): number | undefined =>
  a.terms.length === 0 ? a.constant : undefined

/** The names of a form, in the order of its terms. */
export const namesOf = (a: Affine): readonly string[] =>
  a.terms.some(([monomial]) => isProduct(monomial))
    ? [...new Set(a.terms.flatMap(([monomial]) => factorsOf(monomial)))]
    : a.terms.map(([name]) => name)

/** The number in front of a name that stands in no product; 0 where it stands in one. */
export const coefficientOf = (a: Affine, name: string): number => {
  const c = constantOf(multiplierOf(a, name) ?? ZERO)
  return c ?? 0
}

/** What a name is multiplied by, a form free of it; undefined where it is squared. */
export const multiplierOf = (a: Affine, name: string): Affine | undefined => {
  let constant = 0
  const terms: AffineTerm[] = []
  for (const [monomial, c] of a.terms) {
    if (monomial === name) constant += c
    else if (isProduct(monomial)) {
      const factors = factorsOf(monomial)
      const rest = factors.filter(factor => factor !== name)
      if (rest.length < factors.length - 1) return undefined
      if (rest.length < factors.length) terms.push([monomialOf(rest), c])
    }
  }
  return affine(constant, terms)
}

/** a / b where that is a form again. */
export const dividedBy = (a: Affine, b: Affine): Affine | undefined => {
  const lead = leadOf(b)
  let quotient = ZERO
  for (let rest = a; !isZero(rest); ) {
    const part = termOver(leadOf(rest), lead)
    if (!part) return undefined
    quotient = plus(quotient, part)
    rest = minus(rest, multiply(part, b))
  }
  return quotient
}

/** Two forms with no negative terms whose difference is the form. */
export const sidesOf = (a: Affine): readonly [Affine, Affine] => {
  const side = (sign: number): Affine => ({
    constant: Math.max(0, sign * a.constant),
    terms: a.terms.filter(([, c]) => sign * c > 0).map(([m, c]) => [m, sign * c]),
  })
  return [side(1), side(-1)]
}

/** The value under given names; throws RangeError when one is missing. */
export const evaluateAffine = (a: Affine, at: (name: string) => number | undefined): number =>
  a.terms.reduce((sum, [monomial, c]) => {
    const value = factorsOf(monomial).reduce((all, name) => all * (at(name) ?? Number.NaN), c)
    if (Number.isNaN(value)) throw new RangeError(`no value for ${monomial}`)
    return sum + value
  }, a.constant)

/** Equal forms have equal keys. */
export const affineKey = (a: Affine): string =>
  `${a.terms.map(([monomial, c]) => `${c}${monomial}`).join('+')}+${a.constant}`

export const sameAffine = (a: Affine, b: Affine): boolean =>
  a === b ||
  (a.constant === b.constant &&
    a.terms.length === b.terms.length &&
    a.terms.every(([monomial, c], n) => b.terms[n]?.[0] === monomial && b.terms[n]?.[1] === c))

const isProduct = (monomial: string): boolean => monomial.includes(TIMES)

/** The monomial of names in any order. */
export const monomialOf = (factors: readonly string[]): string =>
  factors.length === 1 ? (factors[0] as string) : [...factors].sort().join(TIMES)

const hasAny = (monomial: string, by: ReadonlyMap<string, Affine>): boolean =>
  isProduct(monomial) ? factorsOf(monomial).some(name => by.has(name)) : by.has(monomial)

const substituted = (monomial: string, by: ReadonlyMap<string, Affine>): Affine =>
  factorsOf(monomial)
    .map(name => by.get(name) ?? symbol(name))
    .reduce(multiply)

const isZero = (a: Affine): boolean => a.constant === 0 && a.terms.length === 0

/** The term of highest degree, the first of several; the constant where there are no names. */
const leadOf = (a: Affine): AffineTerm =>
  a.terms.reduce<AffineTerm>(
    (best, term) => (best[0] === '' || degree(term) > degree(best) ? term : best),
    ['', a.constant],
  )

const degree = ([monomial]: AffineTerm): number => factorsOf(monomial).length

const termOver = ([top, c]: AffineTerm, [bottom, d]: AffineTerm): Affine | undefined => {
  if (d === 0 || c % d !== 0) return undefined
  const rest = [...(top === '' ? [] : factorsOf(top))]
  for (const name of bottom === '' ? [] : factorsOf(bottom)) {
    const at = rest.indexOf(name)
    if (at < 0) return undefined
    rest.splice(at, 1)
  }
  return rest.length === 0 ? affine(c / d) : affine(0, [[monomialOf(rest), c / d]])
}

const collect = (terms: readonly AffineTerm[]): readonly AffineTerm[] => {
  if (terms.length < 2) return terms.filter(([, c]) => c !== 0)
  const sums = new Map<string, number>()
  for (const [monomial, c] of terms) sums.set(monomial, (sums.get(monomial) ?? 0) + c)
  return [...sums].filter(([, c]) => c !== 0).sort(([a], [b]) => (a < b ? -1 : 1))
}
