import type { Syntax } from '../core/syntax.ts'
import type { Book } from './book.ts'
import { escapeTex } from './escape.ts'
import type { StepWords } from './step-words.ts'
import { printTex } from './tex.ts'
import { printText } from './text.ts'
import { widthOf as widthOfFormula } from './width.ts'

/** A sentence, without the point at its end: words, and formulas that each format sets in its own notation. */
export type Prose = readonly (string | Formula)[]

/** Sides between which `=` stands; one side alone is an expression. */
export type Formula = readonly Syntax[]

/** The template with its places filled: by one formula each, or by a list. */
export const proseOf = (
  template: string,
  values: Readonly<Record<string, readonly Formula[]>>,
  words: Pick<StepWords, 'comma' | 'and'>,
): Prose =>
  template
    .split(/(\{\w+\})/)
    .flatMap(part => {
      const [, name] = /^\{(\w+)\}$/.exec(part) ?? []
      return name === undefined ? [part] : listed(values[name] ?? [], words)
    })
    .filter(part => part !== '')

const listed = (
  formulas: readonly Formula[],
  { comma, and }: Pick<StepWords, 'comma' | 'and'>,
): Prose =>
  formulas.flatMap((formula, n) => {
    if (n === 0) return [formula]
    return [n === formulas.length - 1 ? and : comma, formula]
  })

/** A sentence with its formulas printed, each side by `print`. */
export const printProse = (
  prose: Prose,
  print: { words(text: string): string; formula(sides: readonly string[]): string },
  side: (syntax: Syntax) => string,
): string =>
  prose
    .map(part => (typeof part === 'string' ? print.words(part) : print.formula(part.map(side))))
    .join('')

/** A sentence in the language of equation files. */
export const proseText = (prose: Prose): string =>
  printProse(prose, { words: text => text, formula: sides => sides.join(' = ') }, printText)

/** A sentence as LaTeX sets text: formulas between dollars. */
export const proseTex = (prose: Prose, book: Book): string =>
  printProse(prose, { words: wordsTex, formula: sides => `$${sides.join(' = ')}$` }, syntax =>
    printTex(syntax, book),
  )

/** The blanks at both ends stay. */
const wordsTex = (text: string): string => {
  const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? []
  return `${before}${inner === '' ? '' : escapeTex(inner)}${after}`
}

/** Lines of text in LaTeX that are at most so wide: broken between words, formulas stay whole. */
export const brokenTex = (tex: string, most: number): readonly string[] => {
  const lines: string[] = []
  let line = ''
  for (const piece of piecesOf(tex)) {
    if (line !== '' && widthOf(`${line}${piece}`.trimEnd()) > most) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += line === '' ? piece.trimStart() : piece
  }
  return [...lines, line.trimEnd()].filter(one => one !== '')
}

/** Words with the blanks behind them, letters of scripts that have no blanks, and formulas with what touches them. */
const piecesOf = (tex: string): readonly string[] =>
  tex.match(/(?:\$[^$]*\$|[^\s$\p{Script=Han}])+[\s，。、：]*|\p{Script=Han}[，。、：]*|\s+/gu) ??
  []

const widthOf = (tex: string): number =>
  tex
    .split(/\$([^$]*)\$/)
    .map((part, n) => (n % 2 === 1 ? widthOfFormula(part) : widthOfWords(part)))
    .reduce((sum, one) => sum + one, 0)

/** Letters of words are narrower than those of formulas; those of the East are twice as wide. */
const widthOfWords = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (WIDE.test(letter) ? 1.5 : 0.8), 0)

const WIDE = /[\p{Script=Han}\p{Script=Hangul}，。、：]/u
