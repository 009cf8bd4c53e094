import { Refused } from '../core/problem.ts'
import type { Question, Target, Task } from '../core/task.ts'
import { UsageError } from '../core/usage.ts'
import { visible } from '../render/escape.ts'
import type { Language } from '../render/lang.ts'
import type { TaskWords } from '../render/task-words.ts'
import { printText } from '../render/text.ts'
import { deriveGraph } from './derive.ts'
import { languageFor } from './language.ts'
import { formatOf } from './options.ts'

/** A task in words: what is asked and what it is worth, right answers, what counts and what students are told. */
export const dryRunText = async (task: Task): Promise<string> => {
  const language = await languageFor({ lang: task.lang })
  const words = await language.task()
  const questions: (readonly string[])[] = []
  for (const question of task.questions) questions.push(await questionLines(question, language))
  const all = task.questions.flatMap(question => question.targets.map(one => one.points))
  const blocks = [
    ...(task.title === undefined ? [] : [[task.title]]),
    ...questions,
    [words.total(figure(all.reduce((sum, points) => sum + points, 0)))],
    await ruleLines(task, language),
  ]
  return `${blocks.map(lines => lines.map(line).join('\n')).join('\n\n')}\n`
}

const questionLines = async (
  question: Question,
  language: Language,
): Promise<readonly string[]> => {
  const words = await language.task()
  const examples = await examplesOf(question, language)
  const { name, graph, targets } = question
  return [
    ...(name === '' ? [] : [words.question(name)]),
    ...graph.equations.map(({ syntax }) => `  ${equationText(syntax)}`),
    ...graph.families.flatMap(({ equation }) =>
      equation ? [`  ${equationText(equation.syntax)}`] : [],
    ),
    ...placeLines(question, words).map(text => `  ${text}`),
    ...targets.flatMap(target => ['', ...targetLines(target, examples.get(target.wrt), words)]),
  ]
}

const equationText = ({
  name,
  body,
}: Pick<Question['graph']['equations'][number]['syntax'], 'name' | 'body'>): string =>
  `${printText(name)} = ${printText(body)}`

const placeLines = ({ files, heading, layout }: Question, words: TaskWords): readonly string[] => [
  ...(files ? [words.answers.files(files.join(', '))] : []),
  ...(heading === undefined ? [] : [words.answers.heading(heading)]),
  ...(files || heading !== undefined ? [] : [words.answers.anywhere]),
  words.layout(layout),
]

const targetLines = (
  { wrt, points, form, steps }: Target,
  examples: readonly string[] | undefined,
  words: TaskWords,
): readonly string[] => {
  const earned = steps.map(({ has, points: own }) => `${words.steps[has]} ${figure(own)}`)
  return [
    `  ${wrt}: ${words.points(figure(points))}`,
    `    ${words.forms[form]}`,
    `    ${earned.length > 0 ? words.stepsEarn + earned.join(', ') : words.share}`,
    `    ${examples ? words.right : words.noExample}`,
    ...(examples ?? []).map(example => `      ${example}`),
  ]
}

/** What the JSON of a derivation has of a gradient. */
interface Gradient {
  readonly wrt: string
  readonly chain: readonly { readonly text: string }[]
  readonly result: { readonly text: string }
  readonly closed?: { readonly text: string; readonly verdict?: string }
}

/** Right answers by the names of targets, all verified; none of what cannot be derived. */
const examplesOf = async (
  { graph, targets }: Question,
  language: Language,
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const options = { format: 'json', wrt: targets.map(one => one.wrt), language }
  try {
    const { output, isSound } = await deriveGraph(graph, formatOf(options), options)
    if (!isSound) return new Map()
    const { gradients } = JSON.parse(output) as { readonly gradients: readonly Gradient[] }
    return new Map(
      targets.flatMap(target => {
        const own = gradients.filter(({ wrt }) => wrt === target.wrt)
        const lines = own.flatMap(one => examplesIn(one, target))
        return lines.length > 0 ? [[target.wrt, lines] as const] : []
      }),
    )
  } catch (error) {
    if (error instanceof Refused || error instanceof UsageError) return new Map()
    throw error
  }
}

const examplesIn = ({ chain, result, closed }: Gradient, { form }: Target): readonly string[] => {
  const goal = chain[0]?.text ?? ''
  const isJudged = closed?.verdict === 'tested' || closed?.verdict === 'proved'
  const forms = [...(form === 'closed' ? [] : [result.text]), ...(isJudged ? [closed.text] : [])]
  return [...new Set(forms)].map(text => `${goal} = ${text}`)
}

const ruleLines = async (task: Task, language: Language): Promise<readonly string[]> => {
  const words = await language.task()
  const lessons = await language.lessons()
  return [
    task.followThrough ? words.followThrough.yes : words.followThrough.no,
    ...[...task.deductions].map(([name, points]) =>
      words.deduction(lessons[name].title, figure(points)),
    ),
    words.unread[task.unread],
    words.reveal[task.reveal],
  ]
}

const figure = (points: number): string => `${Math.round(points * 100) / 100}`

const line = (text: string): string => [...text].map(visible).join('')
