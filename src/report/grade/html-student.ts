import type { EqualityVerdict } from '../../core/judgement.ts'
import type { Mark, MarkedEquality } from '../../core/mark.ts'
import { formulaHtml, texHtml } from './formula.ts'
import { pageOf, sectionHtml, tableHtml } from './html-page.ts'
import { codeOf, html, inline, isolated } from './html-text.ts'
import { plainNumber } from './number.ts'
import type { GradeSheet } from './sheet.ts'
import { aroundRepair, firstPlace, isHidden, placeText, pointsText, reasonsOf } from './words.ts'

/** What one student is told. It leads to no other page. */
export const studentHtml = (mark: Mark, sheet: GradeSheet): string => {
  const { course, task, lang } = sheet
  const title = task.title ?? ''
  return pageOf(lang, [mark.student, title].filter(text => text !== '').join(' – '), [
    title === '' ? '' : `<p class="soft">${html(title)}</p>`,
    `<h1>${isolated(mark.student)}</h1>`,
    pointsHtml(mark, sheet),
    ...noticesOf(mark, sheet),
    isHidden(mark, sheet) ? '' : sectionHtml(course.headings.targets, targetTable(mark, sheet)),
    sectionHtml(course.headings.equalities, stepsHtml(mark, sheet)),
  ])
}

const pointsHtml = (mark: Mark, sheet: GradeSheet): string => {
  const { verdict } = mark
  const look = verdict === 'correct' ? 'good' : verdict === 'wrong' ? 'bad' : 'doubt'
  const said = html(sheet.check.verdicts[verdict])
  const points = isHidden(mark, sheet) ? '' : `${html(pointsText(mark, sheet))} `
  return `<p class="points">${points}<span class="${look}">${said}</span></p>`
}

const noticesOf = (mark: Mark, sheet: GradeSheet): readonly string[] => {
  const { course, check } = sheet
  const { label, part } = check.marks
  const notice = (name: string, text: string) =>
    `<p class="note"><strong>${html(name)}</strong>${html(label + text)}</p>`
  const place = firstPlace(mark, sheet)
  return [
    ...(place === '' ? [] : [notice(course.firstWrong, place)]),
    ...(mark.needsReview ? [notice(course.review, reasonsOf(mark, sheet).join(part))] : []),
    ...(mark.note === undefined ? [] : [notice(course.note, mark.note)]),
  ]
}

const targetTable = ({ targets }: Mark, { course, check }: GradeSheet): string =>
  tableHtml(
    course.headings.targets,
    [
      { head: course.target },
      { head: course.points, kind: 'number' },
      { head: course.status, kind: 'grow' },
    ],
    Object.entries(targets).map(([key, { points, max, status }]) => [
      codeOf(key),
      `${plainNumber(points)} / ${plainNumber(max)}`,
      html(check.targets[status]),
    ]),
  )

/** Equalities that are listed. */
const MOST = 200

const stepsHtml = ({ equalities }: Mark, sheet: GradeSheet): string => {
  if (equalities.length === 0) return ''
  const items = equalities.slice(0, MOST).map(one => stepHtml(one, sheet))
  const left = equalities.length - MOST
  const more = left > 0 ? `\n<p>${html(sheet.course.more(left))}</p>` : ''
  return `<ol class="steps">\n${items.join('\n')}\n</ol>${more}`
}

const stepHtml = (one: MarkedEquality, sheet: GradeSheet): string => {
  const { check } = sheet
  const { verdict, message, repair } = one
  const said = check.equalities[verdict]
  const look = LOOKS[verdict]
  return [
    `<li><div class="place"><span class="soft">${isolated(placeText(one, sheet))}</span>`,
    `<span class="${look}">${MARKS[verdict]} ${html(said)}</span></div>`,
    `<div class="formula">${formulaHtml(one)}</div>`,
    message === undefined || message === said ? '' : `<p>${inline(message)}</p>`,
    repair === undefined ? '' : repairHtml(one.file, repair, sheet),
    '</li>',
  ].join('')
}

const repairHtml = (file: string, repair: string, sheet: GradeSheet): string => {
  const [before, after] = aroundRepair(sheet)
  const formula = texHtml(file, repair) ?? codeOf(repair)
  return `<div class="formula">${html(before)} ${formula}${html(after)}</div>`
}

const LOOKS: Readonly<Record<EqualityVerdict, string>> = {
  holds: 'good',
  fails: 'bad',
  follows: 'doubt',
  definition: 'soft',
  skipped: 'soft',
  unread: 'doubt',
  undecided: 'doubt',
}

const MARKS: Readonly<Record<EqualityVerdict, string>> = {
  holds: '✓',
  fails: '✗',
  follows: '↳',
  definition: '·',
  skipped: '·',
  unread: '?',
  undecided: '?',
}
