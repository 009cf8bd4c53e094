import { expect, test } from 'vitest'
import type { Question, Target, Task } from '../src/core/task.ts'
import { formatProblem } from '../src/report/problem.ts'
import { readTask } from '../src/report/task.ts'
import { textCases } from './support/case-files.ts'
import { partsOf } from './support/parts.ts'

const told = async (input: string, lang?: string): Promise<string> => {
  const files = partsOf('task.toml', input)
  const source = files.get('task.toml') ?? ''
  const read = await readTask(source, path => files.get(path))
  if (read.kind === 'readable') return taskText(read.task)
  const texts = read.faulty.flatMap(one =>
    one.problems.map(problem =>
      formatProblem(problem, one.source, one.path ?? 'task.toml', lang ?? 'en'),
    ),
  )
  return (await Promise.all(texts)).join('\n')
}

const taskText = ({ questions, tests, deductions, title, ...settings }: Task): string =>
  [
    ...(title === undefined ? [] : [title]),
    Object.entries(settings)
      .map(([key, value]) => `${key} ${value}`)
      .join(', '),
    ...questions.map(questionText),
    ...[...deductions].map(([name, points]) => `${name} costs ${points}`),
    ...tests.map(one => JSON.stringify({ ...one, targets: one.targets && [...one.targets] })),
  ].join('\n')

const questionText = ({ name, graph, layout, files, heading, targets }: Question): string =>
  [
    `question "${name}": ${graph.loss}, layout ${layout}`,
    ...(files ? [`files ${files.join(' ')}`] : []),
    ...(heading === undefined ? [] : [`heading ${heading}`]),
    ...graph.settings.aliases.map(one => `${one.name} is written ${one.latex}`),
    ...targets.map(targetText),
  ].join('; ')

const targetText = ({ wrt, points, form, steps }: Target): string =>
  [`${wrt} ${points} ${form}`, ...steps.map(one => `${one.has} ${one.points}`)].join(', ')

const languageIn = (title: string): string | undefined => /\((\w\w)\)$/.exec(title)?.[1]

test.each(textCases('task'))('$title', async ({ title, input, output }) => {
  expect(await told(input, languageIn(title))).toBe(output)
})
