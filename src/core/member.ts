import { type Affine, affine, namesOf, substitute, symbol } from './affine.ts'
import { GREEK } from './greek.ts'

/** One member of a family, by its place. */
export interface Member {
  readonly family: string
  readonly at: Affine
}

/** Where a place goes: a letter of a family is put in, a length becomes a number. */
export type Move = (at: Affine) => Affine

// A member is a name as any other, written with its place: `h{t-1}`. Only this file takes such names apart.

/** `h{t-1}`; equal members have equal names. */
export const memberName = (family: string, at: Affine): string => `${family}{${placeText(at)}}`

/** `\delta_{2,1}`: a name of two places that a person gives, as it is written with numbers. */
export const pairName = (stem: string, places: readonly [Affine, Affine]): string =>
  `${stem}_{${places.map(placeText).join(',')}}`

/**
 * The family and the place of a name; undefined for other names, as LaTeX that a person made up: `\delta^{(2)}`,
 * `\hat{y}`. A Greek letter is a family of a person's own: `\delta{l}`.
 */
export const memberOf = (name: string): Member | undefined => {
  if (!name.endsWith('}')) return undefined
  const [, sign, rest, place] = MEMBER.exec(name) ?? []
  const isNamed = sign === undefined ? rest !== '' : GREEK.has(sign)
  if (!isNamed || rest === undefined || /[\^_]$/.test(rest) || place === undefined) return undefined
  const family = sign === undefined ? rest : `\\${sign}${rest}`
  return { family, at: readPlace(place) }
}

/** `{e}` is the name e where that is no number. */
const MEMBER = /^(?:\\([A-Za-z]+))?(\{e\}|[^{}\\]*)\{([^{}]+)\}$/

/** The name of the member at the place to which this one goes; other names stay. */
export const moveName = (name: string, move: Move): string => {
  const member = memberOf(name)
  return member ? memberName(member.family, move(member.at)) : name
}

/** A size or position in which names are places of families or carry such. */
export const moveAffine = (form: Affine, move: Move): Affine => {
  const by = new Map<string, Affine>()
  for (const name of namesOf(form)) {
    const to = memberOf(name) ? symbol(moveName(name, move)) : move(symbol(name))
    by.set(name, to)
  }
  return substitute(form, by)
}

/** Puts places in for letters and lengths. */
export const moveBy =
  (by: ReadonlyMap<string, Affine>): Move =>
  at =>
    substitute(at, by)

/** `T-t+1`: what is added comes first, no blanks. */
export const placeText = ({ constant, terms }: Affine): string => {
  const parts = terms.map(([name, c]) => {
    const many = Math.abs(c) === 1 ? '' : `${Math.abs(c)}*`
    return { isNegative: c < 0, text: many + name }
  })
  parts.sort((a, b) => Number(a.isNegative) - Number(b.isNegative))
  if (constant !== 0 || parts.length === 0)
    parts.push({ isNegative: constant < 0, text: String(Math.abs(constant)) })
  const text = parts.map(p => (p.isNegative ? '-' : '+') + p.text).join('')
  return text.replace(/^\+/, '')
}

const readPlace = (text: string): Affine => {
  const parts = [...text.matchAll(/([+-]?)(?:(\d+)\*)?([^\s+*-]+)/g)]
  return parts.reduce((sum, [, sign, times = '1', word = '']) => {
    const c = (sign === '-' ? -1 : 1) * Number(times)
    const isNumber = /^\d+$/.test(word)
    return affine(sum.constant + (isNumber ? c * Number(word) : 0), [
      ...sum.terms,
      ...(isNumber ? [] : [[word, c] as const]),
    ])
  }, affine(0))
}
