import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { Task } from '../src/core/task.ts'
import { dryRunText } from '../src/report/dry-run.ts'
import { isPassed, selfTest, selfTestText } from '../src/report/self-test.ts'
import { startFiles } from '../src/report/start.ts'
import { readTask } from '../src/report/task.ts'
import { gradproof, removeBundle } from './support/render-cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'start-'))

afterAll(() => {
  removeBundle()
  rmSync(folder, { recursive: true })
})

const started = async (lang: string, change = (text: string) => text) => {
  const files = new Map((await startFiles('task', lang)).map(({ name, text }) => [name, text]))
  const read = await readTask(change(files.get('task.toml') ?? ''), path => files.get(path))
  if (read.kind === 'malformed') throw new Error(JSON.stringify(read.faulty))
  const load = (name: string) => {
    const text = files.get(name)
    return text === undefined ? undefined : { student: name, files: [{ name, text, parts: [] }] }
  }
  return { task: read.task, load }
}

const outcomesOf = async ({ task, load }: Awaited<ReturnType<typeof started>>) =>
  selfTest(task, load)

describe.each(['en', 'ru', 'zh', 'ko'])('the task to start from, in %s', lang => {
  test('passes its own tests, and says so', async () => {
    const start = await started(lang)
    const outcomes = await outcomesOf(start)
    expect(outcomes.map(isPassed)).toEqual([true, true])
    const told = `${await dryRunText(start.task)}\n${await selfTestText(start.task, outcomes)}`
    await expect(told).toMatchFileSnapshot(`cases/task/start-${lang}.out`)
  })
})

test('tests that do not come out tell what was expected', async () => {
  const change = (text: string): string =>
    text
      .replace('points = 6\n', 'points = 5\n')
      .replace('verdict = "wrong"', 'verdict = "correct"')
      .replace('first_wrong = 4', 'first_wrong = 0\ntargets = { v = "wrong", V = "reached" }')
      .concat('[[test]]\nfile = "nowhere.tex"\n')
  const start = await started('en', change)
  expect(await selfTestText(start.task, await outcomesOf(start))).toBe(
    [
      '✗ right.tex',
      '    points: expected 5, got 6',
      '✗ wrong.tex',
      '    verdict: expected correct, got wrong',
      '    first error: expected none, got 4',
      '    v: expected wrong, got reached',
      '✗ nowhere.tex',
      '    there is no such file',
      '0 of 3 tests passed',
      '',
    ].join('\n'),
  )
})

test('a task is told with its questions, and without an example where none can be derived', async () => {
  const { task } = await started('en')
  const [question] = task.questions
  if (!question) throw new Error('there is a question')
  const more: Task = {
    ...task,
    followThrough: false,
    unread: 'zero',
    reveal: 'repair',
    deductions: new Map(),
    questions: [
      { ...question, name: '1', files: ['q1.*', 'one/*'], layout: 'numerator' },
      {
        ...question,
        name: '2',
        heading: 'Question 2',
        targets: [{ wrt: 'zz', points: 0.5, form: 'closed', steps: [] }],
      },
    ],
  }
  await expect(await dryRunText(more)).toMatchFileSnapshot('cases/task/questions.out')
})

describe('the command', () => {
  test('writes files once, which grade can try and tell', () => {
    const into = join(folder, 'new')
    const { stdout, status } = gradproof(['init', 'task', into, '--lang', 'ko'])
    expect({ stdout, status }).toEqual({
      stdout: ['task.toml', 'network.eq', 'right.tex', 'wrong.tex']
        .map(name => `${join(into, name)}\n`)
        .join(''),
      status: 0,
    })
    const tried = gradproof(['grade', join(into, 'task.toml'), '--self-test', '--lang', 'en'])
    expect(tried).toEqual({
      stdout: '✓ right.tex\n✓ wrong.tex\n2 of 2 tests passed\n',
      stderr: '',
      status: 0,
    })
    expect(gradproof(['grade', join(into, 'task.toml'), '--dry-run']).stdout).toContain('모두 6점')
    const again = gradproof(['init', 'task', into])
    expect([again.status, again.stderr]).toEqual([
      2,
      `gradproof: ${join(into, 'task.toml')} is there already; nothing is written\n`,
    ])
  })

  test('writes nothing where one of the files is there', () => {
    writeFileSync(join(folder, 'wrong.tex'), 'mine')
    expect(gradproof(['init', 'task', folder]).status).toBe(2)
    expect(readFileSync(join(folder, 'wrong.tex'), 'utf8')).toBe('mine')
    expect(existsSync(join(folder, 'task.toml'))).toBe(false)
  })

  test('fails where a test of the task does', () => {
    const into = join(folder, 'failing')
    gradproof(['init', 'task', into])
    writeFileSync(join(into, 'right.tex'), '')
    expect(gradproof(['grade', join(into, 'task.toml'), '--self-test']).status).toBe(1)
  })

  test('takes points by hand from beside the task', () => {
    const into = join(folder, 'by-hand')
    gradproof(['init', 'task', into])
    writeFileSync(
      join(into, 'overrides.csv'),
      'student,target,points,note\nwrong,V,3.5,a slip\nz,V,1,\n',
    )
    const { stdout, stderr } = gradproof([
      'grade',
      join(into, 'task.toml'),
      join(into, 'wrong.tex'),
      '--reporter',
      'ndjson',
      '-j',
      '1',
    ])
    expect(JSON.parse(stdout)).toMatchObject({
      points: 5.5,
      targets: { V: { points: 3.5 } },
      note: 'a slip',
    })
    expect(stderr).toContain('no submission is by z')
    writeFileSync(join(into, 'overrides.csv'), 'student,target,points\nwrong,V,many\n')
    expect(gradproof(['grade', join(into, 'task.toml'), join(into, 'wrong.tex')]).status).toBe(2)
  })
})
