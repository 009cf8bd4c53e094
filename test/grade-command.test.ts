import { spawn, spawnSync } from 'node:child_process'
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { homeworkOf, NETWORK, TASK } from '../scripts/class.ts'
import type { Mark } from '../src/core/mark.ts'
import { COMMAND, gradproof, removeBundle } from './support/render-cli.ts'

const root = mkdtempSync(join(tmpdir(), 'grade-'))
afterAll(() => {
  rmSync(root, { recursive: true })
  removeBundle()
})

/** A class as `npm run bench:grade` makes it. */
const COUNT = 8
const CLASS = join(root, 'class')
const TASK_FILE = join(root, 'task.toml')
mkdirSync(CLASS)
writeFileSync(TASK_FILE, TASK)
writeFileSync(join(root, 'network.eq'), NETWORK)
for (let n = 0; n < COUNT; n += 1) {
  const { name, text } = homeworkOf(n, 1)
  writeFileSync(join(CLASS, name), text)
}

const grade = (...args: readonly string[]) => gradproof(['grade', TASK_FILE, ...args])

const ndjson = (text: string): readonly Mark[] =>
  text.split('\n').flatMap(line => (line === '' ? [] : [JSON.parse(line)]))

/** The whole class on one thread: what every other way has to give as well. */
let expected = ''
beforeAll(() => {
  const { stdout, stderr, status } = grade(CLASS, '-j', '1', '--reporter', 'ndjson')
  expect(stderr.replace(/^gradproof: a person has to look .*\n/, '')).toBe('')
  expect([0, 1]).toContain(status)
  expected = stdout
}, 120_000)

const file = (name: string, text = ''): string => {
  const path = join(root, name)
  writeFileSync(path, text)
  return path
}

const folderWith = (name: string, files: Readonly<Record<string, string>>): string => {
  const folder = join(root, name)
  mkdirSync(folder)
  for (const [inner, text] of Object.entries(files)) writeFileSync(join(folder, inner), text)
  return folder
}

const RIGHT = '∂ε/∂u = ∂ε/∂q\n∂ε/∂v = ∂ε/∂p\n'

describe('a class', { timeout: 120_000 }, () => {
  test('is told in the order of names, right and wrong', () => {
    const marks = ndjson(expected)
    expect(marks.map(mark => mark.student)).toEqual(
      [...Array(COUNT).keys()].map(n => `s${`${n}`.padStart(6, '0')}`),
    )
    expect(new Set(marks.map(mark => mark.verdict))).toEqual(new Set(['correct', 'wrong']))
    const right = marks.filter(mark => mark.verdict === 'correct')
    expect(right.every(mark => mark.points === mark.max && !mark.needsReview)).toBe(true)
  })

  test('gets the same on several threads, in any order and from lines of JSON', () => {
    const files = readdirSync(CLASS).toSorted()
    const backwards = files.toReversed().map(name => join(CLASS, name))
    expect(grade(...backwards, '-j', '3', '--reporter', 'ndjson').stdout).toBe(expected)
    const lines = files.toReversed().map(name => {
      const text = readFileSync(join(CLASS, name), 'utf8')
      return `${JSON.stringify({ student: name.replace(/\..*/, ''), files: [{ name, text }] })}\n`
    })
    const args = ['grade', TASK_FILE, '-', '--reporter', 'ndjson', '-j', '2']
    expect(gradproof(args, lines.join('')).stdout).toBe(expected)
  })

  test('in parts comes to the whole', () => {
    const parts = [1, 2, 3].map(part => {
      const out = join(root, `part-${part}.ndjson`)
      grade(CLASS, '--shard', `${part}/3`, '--reporter', 'ndjson', '-o', out)
      return out
    })
    const sizes = parts.map(part => ndjson(readFileSync(part, 'utf8')).length)
    expect(sizes.filter(size => size > 0).length).toBeGreaterThan(1)
    const before = readdirSync(root)
    expect(grade(...parts, '--reporter', 'ndjson').stdout).toBe(expected)
    const csv = grade(...parts, '--reporter', 'csv').stdout
    expect(csv).toBe(grade(CLASS, '--reporter', 'csv').stdout)
    expect(readdirSync(root)).toEqual(before)
  })
})

describe('a run that was stopped', { timeout: 120_000 }, () => {
  const journalLines = (path: string): readonly string[] =>
    readFileSync(path, 'utf8').trim().split('\n').slice(1)

  /** Kills the command once its journal holds some marks; tells how many lines it holds then. */
  const killed = (name: string, signal: NodeJS.Signals) =>
    new Promise<{ out: string; said: string; code: number | null }>(resolve => {
      const out = join(root, name)
      const args = ['grade', TASK_FILE, CLASS, '-j', '1', '--reporter', 'ndjson', '-o', out]
      const child = spawn(process.execPath, [COMMAND, ...args])
      let said = ''
      child.stderr.on('data', text => {
        said += text
      })
      const timer = setInterval(() => {
        const size = statSync(`${out}.journal`, { throwIfNoEntry: false })?.size ?? 0
        if (size < 1000 || child.killed) return
        child.kill(signal)
      }, 5)
      child.on('close', code => {
        clearInterval(timer)
        resolve({ out, said, code })
      })
    })

  test.each(['SIGKILL', 'SIGINT', 'SIGTERM'] as const)(
    'by %s goes on, and marks nothing twice',
    async signal => {
      const { out, said, code } = await killed(`${signal}.ndjson`, signal)
      const before = journalLines(`${out}.journal`)
      expect(before.length).toBeGreaterThan(0)
      if (signal !== 'SIGKILL' && before.length < COUNT) {
        expect(said).toContain(`stopped; what is marked stands in ${out}.journal`)
        expect(code).toBe(signal === 'SIGINT' ? 130 : 143)
      }
      appendFileSync(`${out}.journal`, '{"student":"s00000')
      grade(CLASS, '--reporter', 'ndjson', '-o', out, '--resume')
      expect(readFileSync(out, 'utf8')).toBe(expected)
      const after = journalLines(`${out}.journal`)
      expect(after.slice(0, before.length)).toEqual(before)
      const students = after.map(line => JSON.parse(line).student)
      expect(students).toHaveLength(COUNT)
      expect(new Set(students).size).toBe(COUNT)
    },
  )

  test('marks anew what changed, and all where the task did', () => {
    const folder = folderWith('changing', { 'ann.txt': RIGHT, 'bob.txt': RIGHT, 'cid.txt': RIGHT })
    const out = join(root, 'changing.ndjson')
    const run = () => grade(folder, '--reporter', 'ndjson', '-o', out, '--resume')
    const counts = () => journalLines(`${out}.journal`).length
    run()
    expect(counts()).toBe(3)
    run()
    expect(counts()).toBe(3)
    writeFileSync(join(folder, 'bob.txt'), '∂ε/∂u = ∂ε/∂p\n')
    rmSync(join(folder, 'cid.txt'))
    run()
    expect(counts()).toBe(4)
    expect(ndjson(readFileSync(out, 'utf8')).map(mark => [mark.student, mark.verdict])).toEqual([
      ['ann', 'correct'],
      ['bob', 'wrong'],
    ])
    const other = gradproof([
      ...['grade', TASK_FILE, folder, '--reporter', 'ndjson', '-o', out, '--resume'],
      ...['--lang', 'ru'],
    ])
    expect(other.stderr).toContain(`${out}.journal`)
    expect(counts()).toBe(2)
  })

  test('by a full disk says so, and goes on', () => {
    const out = join(root, 'full.ndjson')
    const args = ['grade', TASK_FILE, CLASS, '-j', '1', '--reporter', 'ndjson', '-o', out]
    const limited = ['-c', 'ulimit -f 8 && exec "$@"', 'sh', process.execPath, COMMAND, ...args]
    const { status, stderr } = spawnSync('sh', limited, { encoding: 'utf8' })
    expect(stderr).toContain(`cannot write ${out}.journal: `)
    expect(status).toBe(2)
    expect(journalLines(`${out}.journal`).length).toBeLessThan(COUNT)
    gradproof([...args, '--resume'])
    expect(readFileSync(out, 'utf8')).toBe(expected)
  })

  test('needs to know where it was', () => {
    const { status, stderr } = grade(CLASS, '--resume')
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr:
        'gradproof: --resume goes on with a journal: name it with --journal FILE, or the result with -o FILE\n',
    })
  })

  test('leaves a file alone that is no journal', () => {
    const notes = file('notes.txt', 'mine\n')
    const { status, stderr } = grade(CLASS, '--journal', notes)
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: `gradproof: ${notes}: no journal of gradproof; it is not written over\n`,
    })
    expect(readFileSync(notes, 'utf8')).toBe('mine\n')
  })
})

describe('what is given', { timeout: 120_000 }, () => {
  test('may be all of one student', () => {
    const main = '\\begin{document}\\input{part}\\end{document}'
    const part =
      '\\[ \\frac{\\partial\\epsilon}{\\partial u} = \\frac{\\partial\\epsilon}{\\partial p} \\]'
    const folder = folderWith('single', { 'main.tex': main, 'part.tex': `\n${part}\n` })
    const { stdout, status } = grade(folder, '--student', 'ann', '--reporter', 'ndjson')
    const [mark, ...rest] = ndjson(stdout)
    expect(rest).toEqual([])
    expect(mark).toMatchObject({ student: 'ann', verdict: 'wrong' })
    expect(mark?.firstWrong).toMatchObject({ file: 'part.tex', n: 1, line: 2 })
    expect([0, 1]).toContain(status)
    expect(grade(folder, CLASS, '--student', 'ann').stderr).toContain('--student needs one file')
  })

  test('is told where it is passed over or called otherwise', () => {
    const folder = folderWith('mixed', { 'ann.txt': RIGHT, 'ann.md': RIGHT, 'plot.png': '' })
    const { stdout, stderr } = grade(folder, '--reporter', 'ndjson')
    expect(ndjson(stdout).map(mark => mark.student)).toEqual(['ann.md', 'ann.txt'])
    expect(stderr).toContain(`${folder}/plot.png (files: 1)\n`)
    expect(stderr).toContain('several submissions are called ann; they are told apart as')
  })

  test('has status 1 where a person has to look, 0 where not', () => {
    const fine = folderWith('fine', { 'ann.txt': RIGHT })
    expect(grade(fine, '--reporter', 'ndjson').status).toBe(0)
    const odd = folderWith('odd', { 'ann.txt': RIGHT, 'bob.txt': '∂ε/∂u = ??\n', 'cid.md': '' })
    mkdirSync(join(odd, 'dan'))
    const { status, stdout, stderr } = grade(odd, '--reporter', 'ndjson')
    expect(status).toBe(1)
    expect(ndjson(stdout).filter(mark => mark.needsReview)).toHaveLength(3)
    expect(stderr).toContain('could not be marked: dan (submissions: 1 of 4)')
    expect(stderr).toContain('a person has to look at some of the submissions: 2 of 4')
  })

  test('is refused with status 2 where it cannot be', () => {
    const empty = folderWith('empty', {})
    const line = (name: string, text: string): string => file(name, `\n${text}\n`)
    const one = JSON.stringify({ student: 'ann', files: [] })
    const cases: readonly (readonly [readonly string[], string])[] = [
      [[], 'nothing to mark'],
      [[empty], 'nothing to mark'],
      [[join(root, 'missing')], 'cannot read'],
      [[CLASS, '--shard', '3/2'], '--shard needs a part'],
      [[CLASS, '--shard', '0/2'], '--shard needs a part'],
      [[CLASS, '-j', '0'], '-j needs a whole number'],
      [[CLASS, '--reporter', 'pdf'], 'no such reporter: pdf'],
      [[CLASS, '--lang', 'xx'], 'no such language: xx'],
      [[line('a.ndjson', '{')], 'a.ndjson:2: no JSON'],
      [[line('b.ndjson', '{"files":[]}')], 'b.ndjson:2: `student`'],
      [[line('c.ndjson', '{"student":"x\\u001b[2J"}')], 'c.ndjson:2: x␛[2J has neither'],
      [[line('d.ndjson', '{"student":"x","files":[1]}')], 'd.ndjson:2: each of `files`'],
      [[line('e.ndjson', `${one}\n${one}`)], 'e.ndjson:3: ann is there already'],
      [[join(root, 'missing.ndjson')], 'cannot read'],
    ]
    for (const [args, message] of cases) {
      const { status, stderr, stdout } = grade(...args, '-o', join(root, 'refused.csv'))
      expect({ args, status, stdout, told: stderr.includes(message) }, stderr).toEqual({
        ...{ args, status: 2, stdout: '', told: true },
      })
    }
    expect(gradproof(['grade', join(root, 'none.toml'), CLASS]).status).toBe(2)
    const broken = file('broken.toml', 'network = "none.eq"\n')
    expect(gradproof(['grade', broken, CLASS]).stderr).toContain('broken.toml:1:11')
  })
})
