import { type Problem, Refused } from '../../core/problem.ts'
import type { Script } from '../../core/script.ts'
import type { Submission, SubmittedFile } from '../../core/submission.ts'
import type { Span } from '../../core/syntax.ts'
import type { Question, Task } from '../../core/task.ts'
import { newNamer } from '../../grade/name.ts'
import { type Judge, judgeOf } from '../../judge/judge.ts'
import { type Answer, within } from '../../mark/answer.ts'
import { isAsked } from '../../mark/files.ts'
import { partsBehind } from '../../mark/headings.ts'
import { formatOf } from '../../read/format.ts'
import { readScript } from '../../read/script.ts'

/** What a file answers to a question; refused where nothing of the file can be read. */
export type Answered = JudgedAnswer | RefusedAnswer
export interface JudgedAnswer extends Answer, Whence {
  readonly kind: 'judged'
}
export interface RefusedAnswer extends Whence {
  readonly kind: 'refused'
  readonly problem: Problem
}
interface Whence {
  readonly question: Question
  readonly file: SubmittedFile
}

/** Judges each file of a submission, or the part of it, that answers a question; none where none does. */
export const answersTo = async (
  task: Task,
  question: Question,
  submission: Submission,
): Promise<readonly Answered[]> => {
  const found: Answered[] = []
  for (const file of submission.files.filter(one => isAsked(question, one.name))) {
    const answer = await answerIn(task, question, file)
    if (answer) found.push(answer)
  }
  return found
}

const answerIn = async (
  task: Task,
  question: Question,
  file: SubmittedFile,
): Promise<Answered | undefined> => {
  const script = await scriptOf(question, file)
  if ('code' in script) return { kind: 'refused', question, file, problem: script }
  const parts = partsFor(task, question, script.source)
  if (parts?.length === 0) return undefined
  const own = within(script, parts)
  const judgement = await judgeFor(task, question)(own.script, newNamer())
  return { kind: 'judged', question, file, judgement, ...own }
}

const judges = new WeakMap<Task, Map<Question, Judge>>()

/** One judge for all that answer a question: what a network needs is worked out once. */
const judgeFor = (task: Task, question: Question): Judge => {
  const known = judges.get(task) ?? new Map<Question, Judge>()
  judges.set(task, known)
  const found = known.get(question) ?? newJudge(task, question)
  known.set(question, found)
  return found
}

/** Errors after the first are named only where something depends on it. */
const newJudge = ({ seed, reveal, deductions }: Task, question: Question): Judge =>
  judgeOf(withTargets(question), {
    seed,
    ...(question.layout !== 'any' && { layout: question.layout }),
    proofs: 'needed',
    examples: 'none',
    told: reveal === 'place' && deductions.size === 0 ? 'first' : 'all',
  })

const scriptOf = async (
  { graph }: Question,
  { name, text }: SubmittedFile,
): Promise<Script | Problem> => {
  try {
    return await readScript(text, { format: formatOf(name, text), graph })
  } catch (error) {
    if (error instanceof Refused) return error.problem
    throw error
  }
}

/** The whole file where the question has no heading. */
const partsFor = (
  { questions }: Task,
  { heading }: Question,
  source: string,
): readonly Span[] | undefined => {
  if (heading === undefined) return undefined
  const headings = questions.flatMap(one => one.heading ?? [])
  return partsBehind(source, headings)[headings.indexOf(heading)]
}

/** What is asked for is judged as such, be it a parameter or not. */
const withTargets = ({ graph, targets }: Question): Question['graph'] => ({
  ...graph,
  settings: { ...graph.settings, wrt: targets.map(one => one.wrt) },
})
