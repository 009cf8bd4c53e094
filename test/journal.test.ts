import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { type Entry, type Journal, openJournal } from '../src/cli/grade/journal.ts'
import { newCutter } from '../src/cli/grade/lines.ts'
import { markLike } from './support/class.ts'

const folder = mkdtempSync(join(tmpdir(), 'journal-'))
afterAll(() => rmSync(folder, { recursive: true }))

const entry = (student: string, points: number): Entry => ({
  student,
  digest: `${student} ${points}`,
  mark: markLike({ student, points, feedback: 'überall ∂ 😀' }),
})

const open = (name: string, isResumed = true, task = 'task', said: string[] = []): Journal =>
  openJournal({ file: join(folder, name), task, isResumed, onOther: () => said.push('other') })

/** A journal with two entries, closed. */
const written = (name: string): string => {
  const journal = open(name, false)
  journal.add([entry('ann', 1), entry('bob', 2)])
  journal.add([entry('ann', 3)])
  journal.close()
  return join(folder, name)
}

describe('a journal', () => {
  test('gives back the last mark of each student, also while it is written', () => {
    const journal = open('own', false)
    journal.add([entry('ann', 1), entry('bob', 2)])
    journal.add([entry('ann', 3)])
    expect(journal.markOf('ann')).toEqual(entry('ann', 3).mark)
    expect(journal.markOf('bob')).toEqual(entry('bob', 2).mark)
    expect(journal.markOf('cid')).toBeUndefined()
    journal.close()
  })

  test('goes on', () => {
    written('on')
    const journal = open('on')
    expect(journal.digestOf('ann')).toBe('ann 3')
    journal.add([entry('cid', 4)])
    expect(journal.markOf('bob')?.points).toBe(2)
    expect(journal.markOf('cid')?.points).toBe(4)
    journal.close()
    expect(open('on').markOf('cid')?.points).toBe(4)
  })

  test('cut short anywhere loses only what was not whole', () => {
    const file = written('torn')
    const whole = readFileSync(file)
    const ends = [...whole.keys()].filter(n => whole[n] === 10).map(n => n + 1)
    for (let length = whole.length; length >= 0; length -= 31) {
      writeFileSync(file, whole.subarray(0, length))
      const journal = open('torn')
      const lines = ends.filter(end => end <= length).length
      expect(journal.digestOf('ann')).toBe([undefined, undefined, 'ann 1', 'ann 1', 'ann 3'][lines])
      expect(journal.digestOf('bob')).toBe(lines >= 3 ? 'bob 2' : undefined)
      journal.add([entry('cid', 4)])
      journal.close()
      const again = open('torn')
      expect(again.markOf('cid')?.points).toBe(4)
      expect(again.digestOf('bob')).toBe(lines >= 3 ? 'bob 2' : undefined)
      again.close()
    }
  })

  test('passes over a line that is damaged', () => {
    const file = written('damaged')
    writeFileSync(file, readFileSync(file, 'utf8').replace('"student":"bob"', '"student:"bob"'))
    const journal = open('damaged')
    expect(journal.digestOf('bob')).toBeUndefined()
    expect(journal.digestOf('ann')).toBe('ann 3')
    journal.close()
  })

  test('is begun anew where it is not gone on with, and for another task', () => {
    written('anew')
    open('anew', false).close()
    expect(open('anew').digestOf('ann')).toBeUndefined()
    written('other')
    const said: string[] = []
    expect(open('other', true, 'another', said).digestOf('ann')).toBeUndefined()
    expect(said).toEqual(['other'])
  })

  test.each([
    ['notes', 'notes of mine\n'],
    ['a result', '{"student":"ann"}\n'],
    ['one line', 'x'],
  ])('takes the place of nothing else: %s', (name, text) => {
    const file = join(folder, name)
    writeFileSync(file, text)
    for (const isResumed of [true, false])
      expect(() => open(name, isResumed)).toThrow('not-a-journal')
    expect(readFileSync(file, 'utf8')).toBe(text)
  })

  test('may be an empty file, and no device', () => {
    writeFileSync(join(folder, 'empty'), '')
    open('empty').close()
    truncateSync(join(folder, 'empty'), 10)
    open('empty').close()
    const device = { file: '/dev/null', task: '', isResumed: false, onOther: () => {} }
    expect(() => openJournal(device)).toThrow('not-a-journal')
  })
})

test('bytes in any parts are cut into the same lines', () => {
  const bytes = Buffer.from('one\n\nzwölf\nlast')
  for (const size of [1, 2, 3, 5, 100]) {
    const cutter = newCutter()
    const lines = []
    for (let at = 0; at < bytes.length; at += size)
      lines.push(...cutter.add(bytes.subarray(at, at + size)))
    lines.push(...cutter.end())
    expect(lines.map(line => [line.bytes.toString(), line.start, line.isWhole])).toEqual([
      ['one', 0, true],
      ['', 4, true],
      ['zwölf', 5, true],
      ['last', 12, false],
    ])
  }
})
