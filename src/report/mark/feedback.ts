import type { Mark, MarkedEquality } from '../../core/mark.ts'
import type { Task } from '../../core/task.ts'
import { visible } from '../../render/escape.ts'
import type { Words } from './revealed.ts'

type Told = Omit<Mark, 'feedback'>

/** What a student is told, as Markdown. What the student wrote stands in code only. */
export const feedbackOf = ({ reveal }: Pick<Task, 'reveal'>, mark: Told, words: Words): string => {
  const isHidden = reveal === 'place' && mark.firstWrong !== null
  const blocks = [
    headLine(mark, words, isHidden),
    ...errorBlocks(mark, words),
    ...(isHidden ? [] : [targetList(mark, words)]),
    ...openBlocks(mark, words),
    ...refusedBlocks(mark, words),
    ...reviewLine(mark, words),
    ...noteLine(mark, words),
  ]
  return `${blocks.filter(block => block !== '').join('\n\n')}\n`
}

/** `**7.5 of 10**: wrong`; where only a place is told, points would tell more. */
const headLine = (
  { points, max, verdict, equalities }: Told,
  { course, check }: Words,
  isHidden: boolean,
): string => {
  const said =
    equalities.length > 0 || verdict !== 'unread' ? check.verdicts[verdict] : check.nothing
  return isHidden
    ? `**${said}**`
    : `**${course.ofMax(`${points}`, `${max}`)}**${check.marks.label}${said}`
}

/** The first error, and what else is wrong as far as it is told. */
const errorBlocks = (mark: Told, words: Words): readonly string[] => {
  const errors = mark.equalities.filter(one => one.verdict === 'fails')
  const [first, ...rest] = errors.slice(0, MOST)
  if (!first) return []
  const more = errors.length > MOST ? ['…'] : []
  return [
    words.check.firstWrong(placeText(first, words)),
    ...spotBlocks(first, words),
    ...rest.flatMap(one => [placeText(one, words), ...spotBlocks(one, words)]),
    ...more,
  ]
}

/** Errors that are told. */
const MOST = 10

const placeText = ({ file, line, cell, n }: MarkedEquality, { check, course }: Words): string =>
  [
    code(file),
    ...(cell === undefined ? [] : [check.cell(cell)]),
    course.line(line),
    `${course.equality} ${n}`,
  ].join(check.marks.item)

const spotBlocks = (
  { left, right, message, repair }: MarkedEquality,
  { check }: Words,
): readonly string[] => [
  code(`${left} = ${right}`),
  ...(message === undefined ? [] : [prose(message)]),
  ...(repair === undefined || message?.includes(`\`${repair}\``)
    ? []
    : [check.right(code(repair))]),
]

const targetList = ({ targets }: Told, { check, course }: Words): string =>
  Object.entries(targets)
    .map(([name, { points, max, status }]) => {
      const said = `${course.ofMax(`${points}`, `${max}`)}${check.marks.item}${check.targets[status]}`
      return `- ${code(name)}${check.marks.label}${said}`
    })
    .join('\n')

/** What was not read or not decided. */
const openBlocks = (mark: Told, words: Words): readonly string[] => {
  const open = mark.equalities.filter(({ verdict }) => OPEN.has(verdict))
  const items = open.slice(0, MOST).map(one => {
    const why = one.message ?? words.check.equalities[one.verdict]
    const label = words.check.marks.label
    return `- ${placeText(one, words)}${label}${code(`${one.left} = ${one.right}`)}${label}${prose(why)}`
  })
  const more = open.length > MOST ? ['- …'] : []
  return items.length > 0 ? [[...items, ...more].join('\n')] : []
}

const OPEN: ReadonlySet<string> = new Set(['unread', 'undecided'])

/** Files of which nothing could be read. */
const refusedBlocks = ({ refused = [] }: Told, { check }: Words): readonly string[] =>
  refused.length === 0
    ? []
    : [
        refused
          .map(({ file, why }) => `- ${code(file)}${check.marks.label}${prose(why)}`)
          .join('\n'),
      ]

const reviewLine = ({ review }: Told, { course, check }: Words): readonly string[] =>
  review.length === 0
    ? []
    : [
        `${course.review}${check.marks.label}${review.map(one => course.reasons[one]).join(check.marks.item)}`,
      ]

const noteLine = ({ note }: Told, { course, check }: Words): readonly string[] =>
  note === undefined ? [] : [`${course.note}${check.marks.label}${prose(note)}`]

/** Text as code on one line: nothing in it is markup, whatever it is. */
const code = (text: string): string => {
  const letters = [...text.replace(/\s+/gu, ' ').trim()].map(visible)
  const shown = (letters.length > LONGEST ? [...letters.slice(0, LONGEST), '…'] : letters).join('')
  const runs = [...shown.matchAll(/`+/g)].map(([run]) => run.length)
  const fence = '`'.repeat(Math.max(0, ...runs) + 1)
  const pad = /^`|`$|^ .* $|^$/.test(shown) ? ' ' : ''
  return `${fence}${pad}${shown}${pad}${fence}`
}

/** Letters of a formula that are shown. */
const LONGEST = 300

/** A sentence of ours, in which what stands between backticks may be the student's: that stays code. */
const prose = (text: string): string =>
  text
    .replace(/\s+/gu, ' ')
    .split(/(`[^`]*`)/)
    .map(part =>
      part.startsWith('`') && part.endsWith('`') && part.length > 1
        ? code(part.slice(1, -1))
        : plain(part),
    )
    .join('')

const plain = (text: string): string =>
  [...text]
    .map(visible)
    .join('')
    .replace(/[\\`*_{}[\]<>&#|~$]/g, '\\$&')
