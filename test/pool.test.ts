import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { Job, Outcome } from '../src/cli/grade/job.ts'
import { markAll } from '../src/cli/grade/pool.ts'

const folder = mkdtempSync(join(tmpdir(), 'pool-'))
afterAll(() => rmSync(folder, { recursive: true }))

const jobOf = (student: string): Job => ({ student, from: { student, files: [] } })

interface Settings {
  readonly threads?: number
  readonly size?: number
  readonly deadline?: number
  readonly onOutcomes?: (outcomes: readonly Outcome[]) => void
}

/** What became of each student, in words, and how often each was begun. */
const run = async (name: string, students: readonly string[], settings: Settings = {}) => {
  const log = join(folder, name)
  writeFileSync(log, '')
  const outcomes: Outcome[] = []
  await markAll(students.map(jobOf).values(), {
    worker: resolve('test/support/markers.cjs'),
    task: { source: log, networks: new Map() },
    threads: 2,
    size: 8,
    deadline: 60_000,
    memory: 64,
    onOutcomes: some => void outcomes.push(...some),
    ...settings,
  })
  const said = outcomes.map(one => `${one.student} ${one.kind === 'lost' ? one.loss : one.kind}`)
  return { said: said.toSorted(), begun: readFileSync(log, 'utf8').trim().split('\n') }
}

const CLASS = Array.from({ length: 50 }, (_, n) => `s${n}`)
const MARKED = CLASS.map(student => `${student} marked`)

describe('a pool', () => {
  test.each([1, 2, 3])('marks each submission once on %i threads', async threads => {
    const { said, begun } = await run(`all-${threads}`, CLASS, { threads })
    expect(said).toEqual(MARKED.toSorted())
    expect(begun.toSorted()).toEqual(CLASS.toSorted())
  })

  test.each([
    ['spin', 'too-long', 500],
    ['eat', 'out-of-memory', 60_000],
    ['exit', 'died', 60_000],
  ])(
    'loses one that would %s, after a second try alone, and no other',
    async (end, loss, deadline) => {
      const hostile = `x!${end}`
      const students = [...CLASS.slice(0, 20), hostile, ...CLASS.slice(20)]
      const { said, begun } = await run(end, students, { deadline })
      expect(said).toEqual([...MARKED, `${hostile} ${loss}`].toSorted())
      expect(begun.filter(student => student === hostile)).toHaveLength(2)
    },
  )

  test('loses several of one batch', async () => {
    const hostile = ['a!exit', 's0', 'b!spin', 's1', 'c!exit']
    const { said } = await run('several', hostile, { threads: 1, deadline: 500 })
    expect(said).toEqual([
      'a!exit died',
      'b!spin too-long',
      'c!exit died',
      's0 marked',
      's1 marked',
    ])
  })

  test('marks one whose worker died along with it once', async () => {
    const { said } = await run('once', ['s0', 'x!once', 's1'])
    expect(said).toEqual(['s0 marked', 's1 marked', 'x!once marked'])
  })

  test('ends where what it found cannot be kept', async () => {
    const onOutcomes = (): void => {
      throw new Error('no space')
    }
    await expect(run('full', CLASS, { onOutcomes })).rejects.toThrow('no space')
  })

  test('ends where no worker can work', async () => {
    const task = { source: folder, networks: new Map() }
    const options = { task, threads: 1, size: 4, deadline: 500, memory: 64, onOutcomes: () => {} }
    const jobs = CLASS.map(jobOf).values()
    const worker = join(folder, 'nothing.cjs')
    await expect(markAll(jobs, { worker, ...options })).rejects.toThrow()
  })
})
