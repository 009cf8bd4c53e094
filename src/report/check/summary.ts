import { isAssignment } from '../../core/judgement.ts'
import type { Place } from '../../core/script.ts'
import { fill } from '../../render/fill.ts'
import { printText } from '../../render/text.ts'
import { printerOf } from './printer.ts'
import type { CheckSheet } from './sheet.ts'
import type { Told } from './told.ts'

/** What the derivation comes to: the verdict with its figures, and what has been reached. */
export const summaryOf = (sheet: CheckSheet, told: readonly Told[]): readonly string[] => {
  const { judgement, words } = sheet
  const { equalities, layout, seed, verdict, targets } = judgement
  const { marks } = words
  const labelled = (label: string, text: string) => `${label}${marks.label}${text}`
  if (told.length === 0) return [words.nothing]
  const holding = equalities.filter(one => one.verdict === 'holds')
  const proved = holding.filter(one => one.proved).length
  const first = told.find(
    one => one.equality.n === judgement.firstWrong || isAssignment(one.equality),
  )?.place
  const facts = [
    labelled(words.verdicts[verdict], words.counted(equalities.length, holding.length, proved)),
    ...(first ? [words.firstWrong(placeText(first, sheet))] : []),
    labelled(words.of.layout, words.layouts[layout]),
    labelled(words.of.seed, `${seed}`),
  ]
  const reached = [...targets].map(([name, status]) => `${nameText(name)} ${words.targets[status]}`)
  const aims = reached.length > 0 ? [labelled(words.of.targets, reached.join(marks.item))] : []
  const lacks = [...together(lacksOf(sheet))].map(([lack, names]) =>
    labelled(names.map(nameText).join(marks.item), lack),
  )
  return [facts.join(marks.part), ...aims, ...lacks]
}

/** What is missing of targets, in words. */
export const lacksOf = (sheet: CheckSheet): ReadonlyMap<string, string> => {
  const { judgement, words, messages } = sheet
  const print = printerOf(sheet)
  return new Map(
    [...judgement.lacks].map(([name, { code, sign, at }]) => {
      const place = at ? placeText(sheet.script.place(at.start), sheet) : ''
      return [name, fill(words.lacks[code], { sign: print(sign), place }, messages)]
    }),
  )
}

/** Names by what is said of them. */
const together = (said: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, readonly string[]>()
  for (const [name, text] of said) found.set(text, [...(found.get(text) ?? []), name])
  return found
}

const nameText = (name: string): string => printText({ kind: 'name', name })

/** `12:5`, in a notebook with its cell. */
export const placeText = (
  { line, column, cell }: Place,
  { words }: Pick<CheckSheet, 'words'>,
): string => (cell === undefined ? `${line}:${column}` : `${words.cell(cell)} ${line}:${column}`)
