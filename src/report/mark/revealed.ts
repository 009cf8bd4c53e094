import { isAssignment, type Misconception } from '../../core/judgement.ts'
import type { Mark, MarkedEquality } from '../../core/mark.ts'
import type { Place } from '../../core/script.ts'
import type { SubmittedFile } from '../../core/submission.ts'
import type { Reveal, Task } from '../../core/task.ts'
import type { CheckWords } from '../../render/check-words.ts'
import type { CourseWords } from '../../render/course-words.ts'
import type { Lessons } from '../../render/lesson.ts'
import type { Messages } from '../../render/messages.ts'
import { type Told, toldOf } from '../check/told.ts'
import { VERSION } from '../version.ts'
import type { Answered, JudgedAnswer } from './answers.ts'

/** The words of the task's language. */
export interface Words {
  readonly lang: string
  readonly check: CheckWords
  readonly course: CourseWords
  readonly lessons: Lessons
  readonly messages: Messages
}

/** An answer, and for the number of each equality the key of the target to which it belongs. */
export type Marked = Answered & { readonly targetOf: (n: number) => string | undefined }

/** What is told of equalities, no more than the task reveals. */
export const revealed = (
  { reveal }: Pick<Task, 'reveal'>,
  answers: readonly Marked[],
  words: Words,
): Pick<Mark, 'equalities' | 'firstWrong' | 'misconception'> => {
  const all = answers.flatMap(answer =>
    answer.kind === 'judged' ? equalitiesIn(answer, answer.targetOf, { reveal, words }) : [],
  )
  const at = all.findIndex(one => one.verdict === 'fails')
  const first = all[at]
  return {
    equalities: reveal === 'place' && first ? all.slice(0, at + 1) : all,
    firstWrong: first ? placeOf(first) : null,
    misconception: first?.misconception ?? null,
  }
}

interface Telling {
  readonly reveal: Reveal
  readonly words: Words
}

const equalitiesIn = (
  answer: JudgedAnswer,
  targetOf: Marked['targetOf'],
  telling: Telling,
): readonly MarkedEquality[] => {
  const { check: words, ...rest } = telling.words
  const { script, judgement, file, question, numbers } = answer
  const { graph } = question
  const sheet = { ...rest, words, script, judgement, graph, file: file.name, version: VERSION }
  const equalities = toldOf(sheet).filter(one => !isAssignment(one.equality))
  return equalities.map((told, n): MarkedEquality => {
    const { left, right, verdict } = told.equality
    const { cell, column } = told.place
    const target = targetOf(told.equality.n)
    return {
      ...lineIn(file, told.place),
      n: numbers[n] ?? told.equality.n,
      column,
      ...(cell !== undefined && { cell }),
      ...(target !== undefined && { target }),
      left: left.text,
      right: right.text,
      verdict,
      ...whyOf(told, telling),
    }
  })
}

/** The file in which a line stands, and its number there. */
const lineIn = (
  { name, parts }: SubmittedFile,
  { line, cell }: Place,
): { readonly file: string; readonly line: number } => {
  const part = cell === undefined ? parts.findLast(one => one.from <= line) : undefined
  return part ? { file: part.file, line: part.line + line - part.from } : { file: name, line }
}

const placeOf = ({ file, n, line, target }: MarkedEquality): NonNullable<Mark['firstWrong']> => ({
  file,
  n,
  line,
  ...(target !== undefined && { target }),
})

interface Why {
  readonly message?: string
  readonly misconception?: Misconception
  readonly repair?: string
}

/** Of an error by `place` nothing, by `why` what is wrong, by `repair` also what to write for it and what would be right. */
const whyOf = (told: Told, { reveal, words }: Telling): Why => {
  const { equality, message, repair } = told
  if (equality.verdict !== 'fails') return message === undefined ? {} : { message }
  if (reveal === 'place') return {}
  const misconception = equality.mistake?.misconception
  const why = reasonOf(told, words)
  return {
    message: reveal === 'repair' ? repairOf(told, words) : why,
    ...(misconception && { misconception }),
    ...(reveal === 'repair' && repair !== undefined && { repair }),
  }
}

const reasonOf = ({ equality, message = '', detail }: Told, { lessons, check }: Words): string => {
  const { mistake } = equality
  if (!mistake) return joined(message, detail)
  const { title, why } = lessons[mistake.misconception]
  return `${title}${check.marks.label}${why}`
}

/** What to write instead, then why. */
const repairOf = ({ equality, message = '', detail }: Told, { lessons, check }: Words): string => {
  const { mistake } = equality
  if (!mistake) return joined(message, detail)
  return `${message}${check.marks.sentence}${lessons[mistake.misconception].why}`
}

const joined = (message: string, detail: string | undefined): string =>
  detail === undefined ? message : `${message}; ${detail}`
