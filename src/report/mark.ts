import type { Judgement } from '../core/judgement.ts'
import type { Mark, ReviewReason, TargetMark } from '../core/mark.ts'
import type { Problem } from '../core/problem.ts'
import type { Submission } from '../core/submission.ts'
import { type Question, type Task, targetKey } from '../core/task.ts'
import { type Derivation, derivationsIn } from '../mark/derivation.ts'
import { type Override, overridden } from '../mark/overrides.ts'
import { better, markOf } from '../mark/points.ts'
import { fill } from '../render/fill.ts'
import { languageFor } from './language.ts'
import { type Answered, answersTo } from './mark/answers.ts'
import { feedbackOf } from './mark/feedback.ts'
import { type Marked, revealed, type Words } from './mark/revealed.ts'

/**
 * What a submission gets. The same submission gets the same, whatever else is in the class: every random
 * draw comes from the task's seed.
 */
export const markSubmission = async (task: Task, submission: Submission): Promise<Mark> => {
  const answers: MarkedAnswer[] = []
  for (const question of task.questions)
    for (const answer of await answersTo(task, question, submission))
      answers.push({ ...answer, derivations: derivationsOf(answer) })
  const words = await wordsOf(task)
  const told = revealed(task, answers.map(markedOf(task)), words)
  const targets = targetsOf(task, answers)
  const review = reviewOf(task, submission, answers)
  const mark = {
    student: submission.student,
    points: sum(Object.values(targets).map(one => one.points)),
    max: sum(Object.values(targets).map(one => one.max)),
    verdict: verdictOf(answers),
    targets,
    ...told,
    needsReview: review.length > 0,
    review,
    ...refusedIn(answers, words),
  }
  return { ...mark, feedback: feedbackOf(task, mark, words) }
}

/**
 * Puts points that a person gave into marks, and into their feedback that it is so; what was lost keeps what
 * is said of it.
 */
export const applyOverrides = async (
  task: Task,
  overrides: readonly Override[],
): Promise<(mark: Mark) => Mark> => {
  const words = await wordsOf(task)
  return mark => {
    const changed = overridden(mark, overrides)
    if (changed === mark || mark.lost !== undefined) return changed
    return { ...changed, feedback: feedbackOf(task, changed, words) }
  }
}

/** What one file answers, shared out among targets. */
type MarkedAnswer = Answered & { readonly derivations: readonly Derivation[] }

const derivationsOf = (answer: Answered): readonly Derivation[] =>
  answer.kind === 'judged'
    ? derivationsIn(
        answer,
        answer.question.targets.map(one => one.wrt),
      )
    : []

const kept = new WeakMap<Task, Promise<Words>>()

/** Looked up once for a class. */
const wordsOf = (task: Task): Promise<Words> => {
  const found = kept.get(task) ?? loadWords(task)
  kept.set(task, found)
  return found
}

const loadWords = async ({ lang }: Task): Promise<Words> => {
  const language = await languageFor({ lang })
  return {
    lang: language.name,
    check: await language.check(),
    course: await language.course(),
    lessons: await language.lessons(),
    messages: await language.messages(),
  }
}

/** Each file once, whatever the number of questions that it answers. */
const refusedIn = (
  answers: readonly Answered[],
  { messages }: Words,
): Pick<Mark, 'refused'> | undefined => {
  const found = new Map<string, string>()
  for (const one of answers)
    if (one.kind === 'refused') found.set(one.file.name, problemText(one.problem, messages))
  return found.size > 0 ? { refused: [...found].map(([file, why]) => ({ file, why })) } : undefined
}

const problemText = ({ code, values }: Problem, messages: Words['messages']): string =>
  fill(messages.problems[code].says, values, messages)

/** Each equality with the target in whose derivation it stands. */
const markedOf =
  ({ questions }: Task) =>
  (answer: MarkedAnswer): Marked => ({
    ...answer,
    targetOf: n => {
      const found = answer.derivations.find(one => one.equalities.has(n))
      return found && targetKey(questions, answer.question, found.wrt)
    },
  })

const targetsOf = (
  task: Task,
  answers: readonly MarkedAnswer[],
): Readonly<Record<string, TargetMark>> =>
  Object.fromEntries(
    task.questions.flatMap(question =>
      question.targets.map(target => {
        const own = answers.filter(one => one.question === question)
        const attempts = own.flatMap(({ derivations }) =>
          derivations.filter(one => one.wrt === target.wrt).flatMap(one => one.attempts),
        )
        const asked = { graph: question.graph, target, rules: task }
        const marks = attempts.map(attempt => markOf(attempt, asked))
        const nothing: TargetMark = { points: 0, max: target.points, status: 'not_reached' }
        const best = marks.reduce((a, b) => better(a, b), marks[0] ?? nothing)
        return [targetKey(task.questions, question, target.wrt), best] as const
      }),
    ),
  )

const verdictOf = (answers: readonly Answered[]): Judgement['verdict'] => {
  const verdicts = answers.map(one => (one.kind === 'judged' ? verdictIn(one.judgement) : 'unread'))
  const isFound = answers.some(one => one.kind === 'refused' || one.judgement.equalities.length > 0)
  return ORDER.find(verdict => (isFound ? verdicts : ['unread']).includes(verdict)) ?? 'unread'
}

/** Marks count equalities: where an arrow alone is wrong, a person has to look. */
const verdictIn = ({ verdict, firstWrong, assignments }: Judgement): Judgement['verdict'] =>
  assignments && firstWrong === undefined ? 'undecided' : verdict

const ORDER: readonly Judgement['verdict'][] = ['wrong', 'unread', 'undecided', 'correct']

/** Why a person has to look. */
const reviewOf = (
  { unread, questions }: Task,
  { leftOut = [] }: Submission,
  answers: readonly Answered[],
): readonly ReviewReason[] => {
  const equalities = answers.flatMap(one => (one.kind === 'judged' ? one.judgement.equalities : []))
  const has = (verdict: 'unread' | 'undecided') => equalities.some(one => one.verdict === verdict)
  const isRefused = answers.some(one => one.kind === 'refused')
  const hasArrows = answers.some(one => one.kind === 'judged' && one.judgement.assignments)
  return [
    ...(isRefused || (unread === 'review' && has('unread')) ? (['unread'] as const) : []),
    ...(has('undecided') || hasArrows ? (['undecided'] as const) : []),
    ...(isNothingFound(questions, answers) ? (['nothing-found'] as const) : []),
    ...(leftOut.length > 0 ? (['left-out'] as const) : []),
  ]
}

/** No equality at all, or a question to which no file and no part of one belongs. */
const isNothingFound = (questions: readonly Question[], answers: readonly Answered[]): boolean => {
  const isEmpty = answers.every(
    one => one.kind === 'judged' && one.judgement.equalities.length === 0,
  )
  const isMissing = questions.some(question => !answers.some(one => one.question === question))
  return isEmpty || isMissing
}

const sum = (points: readonly number[]): number =>
  Math.round(points.reduce((all, one) => all + one, 0) * 100) / 100
