import { GREEK } from '../core/greek.ts'
import { type Desk, ofOtherType, tableAt } from '../toml/fields.ts'
import { tell } from '../toml/report.ts'
import { NAME, quoted } from './codec.ts'

type Signs = Readonly<Record<string, string>>

/** Signs of names, added to those of the base. */
export const signsAt = (desk: Desk, base: Signs): Signs => {
  const found: [string, string][] = []
  for (const [name, { at, value }] of tableAt(desk, 'signs')?.table.entries ?? []) {
    if (value.kind !== 'text') ofOtherType(desk, name, value, 'text')
    else if (!NAME.test(name)) tell(desk.report, 'style-letter', at, { found: name })
    else if (!isSign(value.value)) tell(desk.report, 'style-sign', value.span, { name })
    else found.push([name, value.value])
  }
  return { ...base, ...Object.fromEntries(found) }
}

export const signsText = (signs: Signs): readonly string[] => [
  '[signs]',
  ...Object.entries(signs).map(([name, sign]) => `${name} = ${quoted(sign)}`),
]

/**
 * One letter as LaTeX: of the Latin or the Greek alphabet, under accents and in faces, or a word in one face.
 * Whatever else a file brings would go into documents as it is.
 */
export const isSign = (latex: string): boolean => {
  if (latex.length > MOST) return false
  if (/^[A-Za-z]$/.test(latex)) return true
  const [, letter] = /^\\([A-Za-z]+)$/.exec(latex) ?? []
  if (letter !== undefined) return LETTERS.has(letter) || GREEK.has(letter)
  const [, command = '', inner = ''] = /^\\([A-Za-z]+)\{(.*)\}$/.exec(latex) ?? []
  if (WORD_FACES.has(command) && NAME.test(inner)) return true
  return (ACCENTS.has(command) || FACES.has(command)) && isSign(inner)
}

const MOST = 80
const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '))
const LETTERS = setOf('varepsilon vartheta varphi varrho varsigma varpi varkappa ell hbar')
const ACCENTS = setOf('hat bar tilde vec dot ddot widehat widetilde overline underline')
const FACES = setOf('mathcal mathbf mathrm mathit mathsf mathtt mathbb mathfrak boldsymbol')
const WORD_FACES = setOf('mathbf mathrm mathit mathsf mathtt')
