import { GREEK } from '../core/greek.ts'
import { isRow, type Shape } from '../core/shape.ts'
import type { Face, Notation } from './style.ts'

/** LaTeX of the name of a whole, in the face of its shape; a name that a person made up in LaTeX as it is written. */
export const wholeSymbol = (name: string, shape: Shape | undefined, notation: Notation): string => {
  if (!isSpelled(name)) return name.replace(/^\{(.*)\}$/, '$1')
  const { stem, below } = split(name)
  return sub(faced(stem, faceOf(shape, notation), notation), below, notation)
}

/** LaTeX of a name without a face, as in entries: `W_{in}`. */
export const plainSymbol = (name: string, notation: Notation): string => {
  const { stem, below } = split(name)
  return sub(accented(stem, notation, uprightIn(notation)), below, notation)
}

/** LaTeX of a function's name: `f`, `f_1`, `\operatorname{act}`. */
export const functionSymbol = (name: string, notation: Notation): string => {
  const { stem, below } = split(name)
  const word = (bare: string) => (bare.length > 1 ? `\\operatorname{${bare}}` : bare)
  return sub(accented(stem, notation, word), below, notation)
}

/** True when a subscript cannot simply be added. */
export const hasSubscript = (tex: string): boolean => /[_^]/.test(tex)

/** As in equation files; others are LaTeX, a word of the language in braces. */
const isSpelled = (name: string): boolean => /^[\p{L}_][\p{L}\p{N}_']*$/u.test(name)

/** `y1` and `y_1` have the subscript 1, `W_in` has `in`. */
const split = (name: string): { stem: string; below: string } => {
  const [, stem = name, rest = ''] = /^([A-Za-z]+)(_?\w*)$/.exec(name) ?? []
  const [, bare = stem, accent] = /^(.*[^_])_(hat|bar|tilde|dot)$/.exec(name) ?? []
  if (accent !== undefined && !bare.includes('_')) return { stem: bare + accent, below: '' }
  return { stem, below: rest.replace(/^_/, '') }
}

const sub = (tex: string, below: string, { words }: Notation): string => {
  if (below === '') return tex
  const parts = below.split('_')
  // Beside a word `of` is one as well.
  const least = parts.some(part => /^[A-Za-z]{3,}/.test(part)) ? 2 : 3
  const set = (part: string) => (words && !GREEK.has(part) ? part : word(part, least))
  return `${tex}_${group(parts.map(set).join(','))}`
}

const group = (tex: string): string => (tex.length === 1 ? tex : `{${tex}}`)

const word = (part: string, least: number): string => {
  const [letters = ''] = /^[A-Za-z]*/.exec(part) ?? []
  return GREEK.has(part) ? `\\${part}` : letters.length >= least ? `\\mathrm{${part}}` : part
}

const uprightIn =
  ({ words }: Notation) =>
  (bare: string): string =>
    words ? bare : upright(bare)

const upright = (bare: string): string => (bare.length > 1 ? `\\mathrm{${bare}}` : bare)

const faceOf = (shape: Shape | undefined, notation: Notation): Face => {
  if (!shape || shape.length === 0) return notation.scalar
  if (shape.length === 1) return notation.vector
  if (isRow(shape)) return notation.row
  return shape.length === 2 ? notation.matrix : notation.tensor
}

const faced = (stem: string, face: Face, notation: Notation): string => {
  if (face === 'plain') return accented(stem, notation, uprightIn(notation))
  if (face === 'arrow') return `\\vec{${accented(stem, notation, uprightIn(notation))}}`
  return accented(stem, notation, bold)
}

const bold = (bare: string): string =>
  bare.startsWith('\\') ? `\\boldsymbol{${bare}}` : `\\mathbf{${bare}}`

/** A letter, a Greek letter or a word, under its hat where the name ends in one: `yhat`. */
const accented = (stem: string, notation: Notation, set: (bare: string) => string): string => {
  const [, under = stem, accent] = /^(.+)(hat|bar|tilde|dot)$/.exec(stem) ?? []
  const isAccent = accent !== undefined && (under.length === 1 || GREEK.has(under))
  const bare = isAccent ? under : stem
  const greek = notation.signs[bare] ?? (GREEK.has(bare) ? `\\${bare}` : undefined)
  const letter = greek === undefined ? set(bare) : set === bold ? bold(greek) : greek
  return isAccent ? `\\${accent}{${letter}}` : letter
}
