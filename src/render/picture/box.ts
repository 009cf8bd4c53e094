import type { Syntax } from '../../core/syntax.ts'
import type { Book } from '../book.ts'
import { writtenTex, writtenText } from '../places.ts'
import { printTex } from '../tex.ts'
import { printText } from '../text.ts'
import { widthOf } from '../width.ts'
import type { Node } from './diagram.ts'
import { type Run, runsOf, widthOfRuns } from './runs.ts'

/** What stands in the box of a node, line by line. Lengths of pictures are in pixels. */
export interface Box {
  readonly lines: readonly Line[]
  readonly width: number
  readonly height: number
}

export interface Line {
  readonly kind: LineKind
  readonly tex: string
  readonly runs: readonly Run[]
  readonly width: number
  readonly height: number
}
export type LineKind = 'name' | 'body' | 'range' | 'gradient'

/** Sizes of the letters of lines. */
export const FONTS: Readonly<Record<LineKind, number>> = {
  name: 17,
  body: 12,
  range: 11,
  gradient: 13,
}
/** How high lines are that have nothing high in them. */
const HEIGHTS: Readonly<Record<LineKind, number>> = {
  name: 23,
  body: 17,
  range: 15,
  gradient: 19,
}

/** The box of a node: its name, its equation if short, its places, and the gradient by it. */
export const boxOf = (node: Node, book: Book): Box => {
  const { label, body, range, gradient, kind, count } = node
  const name = kind === 'more' ? moreLine(count ?? 0) : lineOf('name', label, book)
  const lines = [
    name,
    ...(body ? shortLine(body, book) : []),
    ...(range ? [textLine('range', writtenTex(range, book), writtenText(range))] : []),
    ...(gradient ? [gradientLine(gradient, book)] : []),
  ]
  return boxAround(lines)
}

/** Around lines, one below the other. */
export const boxAround = (lines: readonly Line[]): Box => ({
  lines,
  width: Math.max(MIN_WIDTH, ...lines.map(line => line.width + 2 * MARGIN)),
  height: heightOf(lines) + 8,
})

/** Of lines one below the other. */
export const heightOf = (lines: readonly Line[]): number =>
  lines.reduce((sum, { height }) => sum + height, 0)

const MIN_WIDTH = 46
const MARGIN = 9

export const lineOf = (kind: LineKind, syntax: Syntax, book: Book): Line =>
  textLine(kind, printTex(syntax, book), printText(syntax))

const textLine = (kind: LineKind, tex: string, text: string): Line => {
  const runs = runsOf(tex) ?? [{ text, raised: 0, isItalic: false, isBold: false }]
  const height = HEIGHTS[kind] + FONTS[kind] * overOf(tex)
  return { kind, tex, runs, width: widthOfRuns(runs) * FONTS[kind], height }
}

/** By how much more than a line a formula is high, in units of the size of its letters. */
const overOf = (tex: string): number => {
  if (/\\frac/.test(tex)) return /\\frac.*\\sqrt/.test(tex) ? 0.7 : 0.5
  if (/\\sum/.test(tex)) return 0.25
  return ACCENTED.test(tex) ? 0.3 : 0
}

/** One accent above the other. */
const ACCENTED = /\\(?:vec|hat|bar|tilde|dot)\s*\{\s*\\(?:vec|hat|bar|tilde|dot)/

const moreLine = (count: number): Line => textLine('name', `\\dots ${count}`, `… ${count}`)

/** Longer right sides are only told in words. */
const shortLine = (body: Syntax, book: Book): readonly Line[] => {
  const tex = printTex(body, book)
  const line = textLine('body', tex, printText(body))
  return widthOf(tex) <= LONGEST && line.width <= WIDEST ? [line] : []
}

const LONGEST = 26
const WIDEST = 180

/** A derivative that is a fraction with its stroke in the line, as `∂L/∂y`. */
const gradientLine = (syntax: Syntax, book: Book): Line => {
  const { tex, text } = { tex: printTex(syntax, book), text: printText(syntax) }
  if (syntax.kind !== 'derivative' || !tex.startsWith('\\frac'))
    return textLine('gradient', tex, text)
  const [of, by] = [syntax.of, syntax.by].map(side => `\\partial ${printTex(side, book)}`)
  return textLine('gradient', `${of}/${by}`, text)
}
