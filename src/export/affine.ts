import {
  type Affine,
  factorsOf,
  minus,
  multiplierOf,
  namesOf,
  plus,
  substitute,
  times,
} from '../core/affine.ts'
import { atom, type Code, multiplied, negated, summed } from '../core/python.ts'
import { ExportError } from './refusal.ts'

/** `n - k + 1`, names written by a function. */
export const writeAffine = (form: Affine, name: (name: string) => Code): Code => {
  const terms = form.terms.map(([monomial, c]) => {
    const size = scaled(Math.abs(c), factorsOf(monomial).map(name))
    return c < 0 ? negated(size) : size
  })
  const sorted = [...terms.filter(t => !t.opposite), ...terms.filter(t => t.opposite)]
  if (form.constant === 0 && sorted.length > 0) return summed(sorted)
  return summed([...sorted, wholeNumber(form.constant)])
}

/** A whole number as a literal. */
export const wholeNumber = (value: number): Code =>
  value < 0 ? negated(wholeNumber(-value)) : { ...atom(String(value)), isPlain: true }

/** The smallest and largest value of names. */
export type Bounds = (name: string) => { readonly low: Affine; readonly high: Affine } | undefined

/** The smallest and largest value of a form; names without bounds stay. */
export const boundsOf = (form: Affine, bounds: Bounds): { low: Affine; high: Affine } => {
  const pick = (side: 1 | -1) =>
    substitute(
      form,
      new Map(
        namesOf(form).flatMap(name => {
          const known = bounds(name)
          const end = known && (signIn(form, name) === side ? known.high : known.low)
          return end ? [[name, end] as const] : []
        }),
      ),
    )
  return { low: pick(-1), high: pick(1) }
}

/** Whether a form grows or falls with a name. */
const signIn = (form: Affine, name: string): 1 | -1 => {
  const factor = multiplierOf(form, name)
  if (factor && isNeverNegative(factor)) return 1
  if (factor && isNeverNegative(times(-1, factor))) return -1
  throw new ExportError('export-position')
}

/** True of a form that is at least 0 whatever the sizes are, which are at least 1. */
export const isNeverNegative = ({ constant, terms }: Affine): boolean =>
  terms.every(([, c]) => c >= 0) && terms.reduce((sum, [, c]) => sum + c, constant) >= 0

/** The last place of an axis or a range. */
export const lastOf = (first: Affine, dim: Affine): Affine =>
  minus(plus(first, dim), { constant: 1, terms: [] })

const scaled = (c: number, factors: readonly Code[]): Code =>
  multiplied(c === 1 ? factors : [wholeNumber(c), ...factors])

export const shifted = (form: Affine, by: number): Affine =>
  plus(form, times(1, { constant: by, terms: [] }))
