import picocolors from 'picocolors'
import type { Verdict } from '../core/finding.ts'
import { type Graph, type Note, statementsOf } from '../core/graph.ts'
import { oneLine } from './escape.ts'
import type { Language } from './lang.ts'
import { nameOf } from './node.ts'
import { printStatement, printText } from './text.ts'

/** One line of text: a formula, and what is said of it in a column at the right. */
export interface Row {
  readonly formula: string
  readonly verdict?: Verdict
  readonly remark?: string
  /** A remark on a line of its own. */
  readonly below?: string
}

/** Formulas and remarks under each other, in blocks. */
export const linesOf = (
  blocks: readonly (readonly Row[])[],
  ink: Ink,
): readonly (readonly string[])[] => {
  const lengths = blocks.flat().map(row => lengthOf(row.formula))
  const width = Math.min(WIDEST, Math.max(0, ...lengths))
  return blocks.map(rows =>
    rows.flatMap(row => [
      lineOf(row, width, ink),
      ...(row.below === undefined ? [] : [ink.remark(row.below)]),
    ]),
  )
}

/** Blocks with an empty line between them. */
export const blocksOf = (blocks: readonly (readonly string[])[]): string => {
  const full = blocks.filter(lines => lines.length > 0)
  return `${full.map(lines => lines.join('\n')).join('\n\n')}\n`
}

/** Colours, or none. */
export interface Ink {
  remark(text: string): string
  good(text: string): string
  bad(text: string): string
  doubtful(text: string): string
  strong(text: string): string
}

/** The colours of a terminal, or text as it is. */
export const inkOf = (isColoured: boolean): Ink => {
  const { dim, green, red, yellow, bold } = picocolors.createColors(isColoured)
  return { remark: dim, good: green, bad: red, doubtful: yellow, strong: bold }
}

/** What is printed before anything else. */
export interface Headed {
  readonly graph: Graph
  readonly language: Language
}

/** The network as the file has it, with what was assumed. */
export const head = ({ graph, language }: Headed, ink: Ink): readonly string[] => [
  ...(graph.settings.title === undefined ? [] : [ink.strong(`# ${oneLine(graph.settings.title)}`)]),
  ...statementsOf(graph).map(printStatement),
  ...legend(graph).map(ink.remark),
  ...(graph.assumed.length === 0 ? [] : [ink.remark(`# ${language.assumed(graph.assumed)}`)]),
]

const legend = ({ settings }: Graph): readonly string[] =>
  settings.notes.map(
    note => `# ${printText(nameOf(note.name))}${likeText(note)}: ${oneLine(note.caption)}`,
  )

const likeText = ({ like }: Note): string => {
  if (!like) return ''
  const { name, example } = like
  return ` (= ${printText(nameOf(name))}${example === undefined ? '' : `_${example}`})`
}

/** Longer formulas push their remark to the right. */
const WIDEST = 64

const lineOf = ({ formula, verdict, remark }: Row, width: number, ink: Ink): string => {
  if (remark === undefined) return formula
  const gap = ' '.repeat(Math.max(0, width - lengthOf(formula)) + 2)
  const mark = verdict === undefined ? '' : `${markOf(verdict, ink)} `
  const said = `${mark}${ink.remark(remark)}`
  return formula.startsWith('#')
    ? `${ink.remark(formula)}${gap}${said}`
    : `${formula}${gap}${ink.remark('#')} ${said}`
}

/** Marks of what holds, told apart in the last line. */
export const MARKS = { tested: '✓', proved: '✓∎' } as const

/** The mark of a verdict. */
export const markOf = (verdict: Verdict, ink: Ink): string => {
  switch (verdict) {
    case 'tested':
      return ink.good(MARKS.tested)
    case 'proved':
      return ink.good(MARKS.proved)
    case 'failed':
      return ink.bad('✗')
    case 'undecided':
      return ink.doubtful('?')
  }
}

/** Characters as a terminal counts them. */
export const lengthOf = (text: string): number => [...text].length
