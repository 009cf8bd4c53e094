import { expect, test } from 'vitest'
import type { Mark } from '../src/core/mark.ts'
import { markSubmission } from '../src/report/mark.ts'
import { readTask } from '../src/report/task.ts'
import { textCases } from './support/case-files.ts'
import { partsOf } from './support/parts.ts'

/** The task, its networks, and below `--- > name` what a student handed in. */
const marked = async (input: string): Promise<Mark> => {
  const files = partsOf('task.toml', input)
  const read = await readTask(files.get('task.toml') ?? '', path => files.get(path))
  if (read.kind === 'malformed') throw new Error(JSON.stringify(read.faulty))
  const own = [...files].filter(([name]) => name.startsWith('> '))
  return markSubmission(read.task, {
    student: 'a17',
    files: own.map(([name, text]) => ({ name: name.slice(2), text, parts: [] })),
  })
}

/** Points, places and verdicts; behind a line `feedback` what the student is told. */
const told = async (title: string, input: string): Promise<string> => {
  const mark = await marked(input)
  const lines = [
    `${mark.points} of ${mark.max}, ${mark.verdict}`,
    ...Object.entries(mark.targets).map(
      ([name, { points, max, status }]) => `${name} ${points} of ${max}, ${status}`,
    ),
    ...(mark.firstWrong
      ? [
          `first wrong ${Object.values(mark.firstWrong).join(' ')} ${mark.misconception ?? ''}`.trim(),
        ]
      : []),
    ...(mark.needsReview ? [`review ${mark.review.join(' ')}`] : []),
    ...(title.includes('told') ? ['', mark.feedback.trim()] : []),
  ]
  return lines.join('\n')
}

test.each(textCases('mark'))('$title', async ({ title, input, output }) => {
  expect(await told(title, input)).toBe(output)
})
