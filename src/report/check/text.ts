import type { EqualityVerdict } from '../../core/judgement.ts'
import type { Script, Sign } from '../../core/script.ts'
import { columnsOf } from '../../render/columns.ts'
import { visible } from '../../render/escape.ts'
import { type Ink, inkOf } from '../../render/rows.ts'
import type { CheckSheet } from './sheet.ts'
import { placeText, summaryOf } from './summary.ts'
import { instanceLines } from './table.ts'
import type { Told } from './told.ts'

/**
 * A judgement as text for people: a line for each equality, and below what is wrong the spot, the
 * reason, the repair and an instance.
 */
export const printCheckText = (
  sheet: CheckSheet,
  told: readonly Told[],
  isColoured: boolean,
): string => {
  const ink = inkOf(isColoured)
  const places = told.map(one => placeText(one.place, sheet))
  const width = Math.max(0, ...places.map(place => columnsOf(place)))
  const heads = headsOf(sheet.script)
  const lines = told.flatMap((one, n) => [
    ...headLines(heads.get(one.equality.sign.span.start), n),
    ...equalityLines(one, padded(places[n] ?? '', width), { sheet, ink }),
  ])
  const blocks = [[ink.strong(line(sheet.file))], lines, summaryOf(sheet, told).map(line)]
  return `${blocks
    .filter(block => block.length > 0)
    .map(block => block.join('\n'))
    .join('\n\n')}\n`
}

/** What chains start with, by the place of their first sign. */
const headsOf = ({ chains, assignments = [] }: Script): ReadonlyMap<number, string> =>
  new Map(
    [...chains, ...assignments].flatMap(({ members: [head], signs: [sign] }) =>
      head && sign ? [[sign.span.start, head.text] as const] : [],
    ),
  )

/** A chain is set apart from the one before. */
const headLines = (head: string | undefined, n: number): readonly string[] => {
  if (head === undefined) return []
  return n > 0 ? ['', clip(head)] : [clip(head)]
}

const padded = (text: string, width: number): string => text + ' '.repeat(width - columnsOf(text))

interface Desk {
  readonly sheet: CheckSheet
  readonly ink: Ink
}

const equalityLines = (told: Told, place: string, { sheet, ink }: Desk): readonly string[] => {
  const { equality, fault } = told
  const { left, right, sign, verdict, counterexample } = equality
  const isOfLeft = told.side === left
  const head = `  ${place}  ${MARKS[verdict]} ${SIGNS[sign.kind]} `
  const shown = isOfLeft
    ? `${clip(left.text)} ${SIGNS[sign.kind] === '←' ? '←' : '='} ${clip(right.text)}`
    : clip(right.text)
  const mark = inkOfVerdict(verdict, ink)
  const first = `  ${ink.remark(place)}  ${mark(markOf(told))} ${SIGNS[sign.kind]} ${shown}`
  const indent = ' '.repeat(columnsOf(head))
  if (fault === undefined) return [first + remark(told, ink)]
  const spot = clip(told.side.text)
  const below = [told.message, told.detail].filter(text => text !== undefined)
  const instance = verdict === 'fails' && counterexample ? instanceLines(counterexample, sheet) : []
  return [
    first,
    `${indent}${mark('^'.repeat(Math.max(1, columnsOf(spot))))}`,
    ...below.map(text => `${indent}${line(text)}`),
    ...rightSide(told, sheet).map(text => `${indent}${ink.good(line(text))}`),
    ...instance.map(text => `${indent}${text}`),
  ]
}

/** The side put right, unless the message says it already. */
const rightSide = ({ repair, message = '' }: Told, { words }: CheckSheet): readonly string[] =>
  repair === undefined || message.includes(`\`${repair}\``) ? [] : [words.right(repair)]

const remark = ({ message, equality }: Told, ink: Ink): string =>
  message === undefined || equality.verdict === 'holds' ? '' : ink.remark(`  # ${line(message)}`)

const SIGNS: Readonly<Record<Sign['kind'], string>> = { equal: '=', define: ':=', assign: '←' }

const MARKS: Readonly<Record<EqualityVerdict, string>> = {
  holds: '✓ ',
  fails: '✗ ',
  follows: '↳ ',
  definition: '· ',
  skipped: '· ',
  unread: '? ',
  undecided: '? ',
}

const markOf = ({ equality: { verdict, proved } }: Told): string =>
  verdict === 'holds' && proved ? '✓∎' : MARKS[verdict]

const inkOfVerdict = (verdict: EqualityVerdict, ink: Ink): ((text: string) => string) => {
  switch (verdict) {
    case 'holds':
      return ink.good
    case 'fails':
      return ink.bad
    case 'unread':
    case 'undecided':
    case 'follows':
      return ink.doubtful
    case 'definition':
    case 'skipped':
      return ink.remark
  }
}

/** Text of others on one line, without what would move the cursor. */
const line = (text: string): string => [...text.replace(/\s+/gu, ' ')].map(visible).join('')

const WIDEST = 100

const clip = (text: string): string => {
  const letters = [...line(text)]
  return letters.length > WIDEST ? `${letters.slice(0, WIDEST).join('')}…` : letters.join('')
}
