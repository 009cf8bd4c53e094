import { type Affine, affine } from '../core/affine.ts'
import type { LetterRange } from '../core/script.ts'

/**
 * The places that a remark gives its letters: `t = 1, …, T - 1`, `l = L-1..1`, `1 <= t < T`, `t = T`,
 * `t in {1, …, T}`. Empty where it tells none with certainty.
 */
export const letterRanges = (remark: string): readonly LetterRange[] => {
  const text = remark
    .replace(/\.\.+/g, '…')
    .replace(/\s+/g, '')
    .replace(/[.,;]$/, '')
  const [, letters, list] = LISTED.exec(text) ?? []
  if (letters !== undefined && list !== undefined)
    return each(letters, listed(list.replace(/^[{[](.*)[}\]]$/, '$1')))
  return between(text.replaceAll('≤', '<=').replaceAll('≥', '>='))
}

type Ends = Pick<LetterRange, 'first' | 'last'>

const LISTED = /^((?:(?:ell|[a-z]),)*(?:ell|[a-z]))(?:=|∈)(.+)$/

const each = (letters: string, ends: Ends | undefined): readonly LetterRange[] =>
  ends ? letters.split(',').map(letter => ({ letter, ...ends })) : []

/** `1, …, T`, `T, T-1, …, 1`, `1:T`, `T`; numbers one by one. */
const listed = (list: string): Ends | undefined => {
  const parts = list.split(/[,;:]|(?=…)|(?<=…)/).filter(part => part !== '')
  const places = parts.map(part => (part === '…' ? undefined : placeIn(part)))
  if (parts.some((part, n) => part !== '…' && !places[n])) return undefined
  const [first, last] = [places[0], places.at(-1)]
  if (!first || (last && !isInSteps(list, places))) return undefined
  if (!last) return isDown(first, places[1]) ? { last: first } : { first }
  return isDown(first, last) ? { first: last, last: first } : { first, last }
}

/** Whether no place between the ends is left out. */
const isInSteps = (list: string, places: readonly (Affine | undefined)[]): boolean =>
  places.length === 1 ||
  places.includes(undefined) ||
  (places.length === 2 && list.includes(':')) ||
  places.every((place, n) => n === 0 || step(places[n - 1], place) === 1)

const step = (from: Affine | undefined, to: Affine | undefined): number | undefined =>
  from && to && nameOf(from) === nameOf(to) ? to.constant - from.constant : undefined

const isDown = (first: Affine, last: Affine | undefined): boolean =>
  last !== undefined &&
  (nameOf(first) === nameOf(last)
    ? last.constant < first.constant
    : nameOf(first) !== '' && nameOf(last) === '')

const nameOf = ({ terms }: Affine): string => terms.map(([name]) => name).join(' ')

/** `7`, `T`, `T-1` */
const placeIn = (text: string): Affine | undefined => {
  const [, number, name, by = '0'] = /^(?:(-?\d{1,4})|([A-Za-z])([+-]\d{1,4})?)$/.exec(text) ?? []
  if (number !== undefined) return affine(Number(number))
  return name === undefined ? undefined : affine(Number(by), [[name, 1]])
}

/** `1 <= t < T`, `t > 1`, `T >= t` */
const between = (text: string): readonly LetterRange[] => {
  const [, left, before, letter, after, right] = BETWEEN.exec(text) ?? []
  if (letter !== undefined && (before ?? after) !== undefined) {
    const own = { ...endOf(before, left, 'before'), ...endOf(after, right, 'after') }
    return own.first || own.last ? [{ letter, ...own }] : []
  }
  const [, place, sign, behind] = AFTER.exec(text) ?? []
  const own = endOf(sign, place, 'before')
  return behind !== undefined && own ? [{ letter: behind, ...own }] : []
}

const BETWEEN = /^(?:([^<>=]+)([<>]=?))?(ell|[a-z])(?:([<>]=?)([^<>=]+))?$/
const AFTER = /^([^<>=]+)([<>]=?)(ell|[a-z])$/

/** The end that a sign between a place and the letter tells; where the place stands. */
const endOf = (
  sign: string | undefined,
  text: string | undefined,
  side: 'before' | 'after',
): Ends | undefined => {
  const place = sign && text ? placeIn(text) : undefined
  if (!place || !sign) return undefined
  const isLeast = (sign.startsWith('<') ? 'before' : 'after') === side
  const by = sign.endsWith('=') ? 0 : isLeast ? 1 : -1
  const end = affine(place.constant + by, place.terms)
  return isLeast ? { first: end } : { last: end }
}
