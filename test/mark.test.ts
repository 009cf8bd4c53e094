import { describe, expect, test } from 'vitest'
import type { Mark } from '../src/core/mark.ts'
import type { Task } from '../src/core/task.ts'
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

describe('a mark holds no more than the task reveals', () => {
  const source = (reveal: string): string =>
    textCases('mark').find(one => one.title.endsWith(`told ${reveal} in en`))?.input ?? ''

  test('of a place nothing behind the first error, and not why', async () => {
    const { equalities, feedback, misconception, firstWrong } = await marked(source('place'))
    expect(equalities.at(-1)).toMatchObject({ verdict: 'fails', ...firstWrong })
    expect(equalities.filter(one => one.verdict === 'fails')).toHaveLength(1)
    expect(equalities.at(-1)).not.toHaveProperty('message')
    expect(JSON.stringify(equalities)).not.toMatch(/misconception|repair/)
    expect(misconception).toBeNull()
    expect(feedback).not.toMatch(/\d of \d|line 6|outer|transpose/i)
  })

  test('of the reasons not what would be right', async () => {
    const told = await marked(source('why'))
    const { equalities } = await marked(source('repair'))
    const repairs = equalities.flatMap(one => one.repair ?? [])
    expect(repairs).toHaveLength(2)
    const text = JSON.stringify(told.equalities.map(({ left, right, ...rest }) => rest))
    for (const repair of repairs) {
      expect(told.feedback).not.toContain(repair)
      expect(text).not.toContain(JSON.stringify(repair).slice(1, -1))
    }
    expect(told.misconception).toBe('outer_product_swapped')
  })
})

test('a mark does not depend on what was marked before', async () => {
  const files = partsOf('task.toml', textCases('mark')[0]?.input ?? '')
  const readAgain = async (): Promise<Task> => {
    const read = await readTask(files.get('task.toml') ?? '', path => files.get(path))
    if (read.kind === 'malformed') throw new Error('the task can be read')
    return read.task
  }
  const of = (text: string) => ({ student: 'a', files: [{ name: 'a.txt', text, parts: [] }] })
  const texts = ['dε/dV = dε/dp ⊗ x', 'd := dε/dp\ndε/dV = -d ⊗ x', 'dε/dp = d\ndε/dV = d ⊗ x']
  const task = await readAgain()
  for (const text of texts) await markSubmission(task, of(text))
  for (const text of texts)
    expect(await markSubmission(task, of(text))).toEqual(
      await markSubmission(await readAgain(), of(text)),
    )
})
