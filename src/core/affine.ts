/**
 * An integer-affine form `constant + Σ coefficient · name`, the one type behind
 * sizes (`h - k + 1`, over size names) and positions (`i + k`, over letters and
 * size names). Terms are sorted by name and never have coefficient 0.
 */
export interface Affine {
  readonly constant: number
  readonly terms: readonly AffineTerm[]
}
export type AffineTerm = readonly [name: string, coefficient: number]

export const affine = (constant: number, terms: readonly AffineTerm[] = []): Affine => ({
  constant,
  terms: collect(terms),
})

/** The affine form of one name. */
export const symbol = (name: string): Affine => ({ constant: 0, terms: [[name, 1]] })

export const ZERO: Affine = { constant: 0, terms: [] }
export const ONE: Affine = { constant: 1, terms: [] }

export const plus = (a: Affine, b: Affine): Affine =>
  affine(a.constant + b.constant, [...a.terms, ...b.terms])

export const minus = (a: Affine, b: Affine): Affine => plus(a, times(-1, b))

export const times = (factor: number, a: Affine): Affine =>
  affine(
    factor * a.constant,
    a.terms.map(([name, c]) => [name, factor * c]),
  )

/** Replaces names by affine forms, all at once. */
export const substitute = (a: Affine, by: ReadonlyMap<string, Affine>): Affine =>
  a.terms.some(([name]) => by.has(name))
    ? a.terms.reduce(
        (sum, [name, c]) => plus(sum, times(c, by.get(name) ?? symbol(name))),
        affine(a.constant),
      )
    : a

/** The name when the form is exactly one name with coefficient 1. */
export const bareName = (a: Affine): string | undefined => {
  const only = a.terms[0]
  return a.constant === 0 && a.terms.length === 1 && only?.[1] === 1 ? only[0] : undefined
}

/** The integer when the form has no names. */
export const constantOf = (a: Affine): number | undefined =>
  a.terms.length === 0 ? a.constant : undefined

export const namesOf = (a: Affine): string[] => a.terms.map(([name]) => name)

export const coefficientOf = (a: Affine, name: string): number =>
  a.terms.find(([n]) => n === name)?.[1] ?? 0

/** The value under given names; throws RangeError when one is missing. */
export const evaluateAffine = (a: Affine, at: (name: string) => number | undefined): number =>
  a.terms.reduce((sum, [name, c]) => {
    const value = at(name)
    if (value === undefined) throw new RangeError(`no value for ${name}`)
    return sum + c * value
  }, a.constant)

/** Equal forms have equal keys. */
export const affineKey = (a: Affine): string =>
  `${a.terms.map(([name, c]) => `${c}${name}`).join('+')}+${a.constant}`

export const sameAffine = (a: Affine, b: Affine): boolean =>
  a === b ||
  (a.constant === b.constant &&
    a.terms.length === b.terms.length &&
    a.terms.every(([name, c], n) => b.terms[n]?.[0] === name && b.terms[n]?.[1] === c))

const collect = (terms: readonly AffineTerm[]): readonly AffineTerm[] => {
  if (terms.length < 2) return terms.filter(([, c]) => c !== 0)
  const sums = new Map<string, number>()
  for (const [name, c] of terms) sums.set(name, (sums.get(name) ?? 0) + c)
  return [...sums].filter(([, c]) => c !== 0).sort(([a], [b]) => (a < b ? -1 : 1))
}
