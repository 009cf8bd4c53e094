import type { Place } from '../../core/script.ts'
import { printText } from '../../render/text.ts'
import type { CheckSheet } from './sheet.ts'
import type { Told } from './told.ts'

/** What the derivation comes to: the verdict with its figures, and what has been reached. */
export const summaryOf = (sheet: CheckSheet, told: readonly Told[]): readonly string[] => {
  const { judgement, words } = sheet
  const { equalities, layout, seed, verdict, targets } = judgement
  const { marks } = words
  const labelled = (label: string, text: string) => `${label}${marks.label}${text}`
  if (equalities.length === 0) return [words.nothing]
  const holding = equalities.filter(one => one.verdict === 'holds')
  const proved = holding.filter(one => one.proved).length
  const first = told.find(one => one.equality.n === judgement.firstWrong)?.place
  const facts = [
    labelled(words.verdicts[verdict], words.counted(equalities.length, holding.length, proved)),
    ...(first ? [words.firstWrong(placeText(first, sheet))] : []),
    labelled(words.of.layout, words.layouts[layout]),
    labelled(words.of.seed, `${seed}`),
  ]
  const reached = [...targets].map(
    ([name, status]) => `${printText({ kind: 'name', name })} ${words.targets[status]}`,
  )
  const aims = reached.length > 0 ? [labelled(words.of.targets, reached.join(marks.item))] : []
  return [facts.join(marks.part), ...aims]
}

/** `12:5`, in a notebook with its cell. */
export const placeText = (
  { line, column, cell }: Place,
  { words }: Pick<CheckSheet, 'words'>,
): string => (cell === undefined ? `${line}:${column}` : `${words.cell(cell)} ${line}:${column}`)
