import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { homeworkOf, NETWORK, TASK } from '../scripts/class.ts'
import type { Mark } from '../src/core/mark.ts'
import { writeHostile } from './support/hostile.ts'
import { gradproof, type Ran, removeBundle } from './support/render-cli.ts'

const root = mkdtempSync(join(tmpdir(), 'hostile-'))
afterAll(() => {
  rmSync(root, { recursive: true })
  removeBundle()
})

const CLASS = join(root, 'class')
const GOOD = join(root, 'good')
const TASK_FILE = join(root, 'task.toml')
writeFileSync(TASK_FILE, TASK)
writeFileSync(join(root, 'network.eq'), NETWORK)
for (const folder of [CLASS, GOOD]) {
  mkdirSync(folder)
  writeFileSync(join(folder, 'good.txt'), '∂ε/∂u = ∂ε/∂q\n')
  for (const n of [0, 1, 2, 3]) {
    const { name, text } = homeworkOf(n, 2)
    writeFileSync(join(folder, name), text)
  }
}
const HOSTILE = writeHostile(CLASS)

const marksIn = ({ stdout }: Ran): readonly Mark[] =>
  stdout.split('\n').flatMap(line => (line === '' ? [] : [JSON.parse(line)]))

const grade = (folder: string, ...args: readonly string[]): Ran =>
  gradproof(['grade', TASK_FILE, folder, '--reporter', 'ndjson', '-j', '2', ...args])

/** What each of them gets where it can be read, and says nothing true or nothing that can be decided. */
const READ: Readonly<Record<string, Mark['verdict']>> = {
  'deep-quotes': 'correct',
  powers: 'undecided',
  products: 'wrong',
  ranges: 'wrong',
  sizes: 'undecided',
  towers: 'wrong',
}

describe('a class of files that mean ill', { timeout: 300_000 }, () => {
  let ran: Ran
  let marks: readonly Mark[] = []
  let good: readonly Mark[] = []
  beforeAll(() => {
    ran = grade(CLASS, '--deadline', '5')
    marks = marksIn(ran)
    good = marksIn(grade(GOOD))
  }, 300_000)

  test('is marked to its end', () => {
    const students = [...HOSTILE, ...good.map(mark => mark.student)]
    expect(marks.map(mark => mark.student)).toEqual(students.toSorted())
    expect(ran.status).toBe(1)
    expect(ran.stderr).not.toContain('a defect in gradproof')
  })

  test('does no harm to the others', () => {
    expect(good).toHaveLength(5)
    expect(marks.filter(mark => good.some(one => one.student === mark.student))).toEqual(good)
  })

  test('ends unread or lost, with a reason', () => {
    const hostile = marks.filter(mark => HOSTILE.includes(mark.student))
    const own = hostile.filter(mark => READ[mark.student] === undefined)
    const odd = own.filter(mark => mark.verdict !== 'unread' || mark.review.length === 0)
    expect(odd.map(mark => [mark.student, mark.verdict, mark.lost])).toEqual([])
    const read = hostile.filter(mark => READ[mark.student] !== undefined && !mark.lost)
    expect(Object.fromEntries(read.map(mark => [mark.student, mark.verdict]))).toMatchObject(
      Object.fromEntries(read.map(mark => [mark.student, READ[mark.student]])),
    )
  })

  test.each([
    ['large', 'too-large'],
    ['many', 'too-large'],
    ['link', 'cannot-read'],
    ['linked-folder', 'cannot-read'],
    ['empty-folder', 'no-file'],
    ['zip', 'not-text'],
  ])('loses %s: %s', (student, loss) => {
    expect(marks.find(mark => mark.student === student)).toMatchObject({
      ...{ lost: loss, points: 0, review: ['lost'], needsReview: true },
    })
  })

  test('takes nothing in from outside', () => {
    const taking = marks.find(mark => mark.student === 'taking')
    expect(taking?.review).toContain('left-out')
    expect(taking?.leftOut?.filter(one => one.at?.file === 'main.tex')).toEqual(
      ['../good outside', '/etc/passwd outside', 'out outside', 'main cycle'].map(text => {
        const [what, why] = text.split(' ')
        return { what, why, at: { file: 'main.tex', line: 1 } }
      }),
    )
    expect(ran.stdout).not.toContain('root:')
  })

  test('sends no commands to a terminal', () => {
    expect(ran.stderr.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
    expect(ran.stdout.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
  })
})
