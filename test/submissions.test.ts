import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { textIn, wellFormed } from '../src/cli/grade/decode.ts'
import { isInShard } from '../src/cli/grade/digest.ts'
import { type Loaded, loadGiven, loadStudent } from '../src/cli/grade/load.ts'
import { type Student, studentsIn } from '../src/cli/grade/students.ts'
import { takesIn } from '../src/cli/grade/takes.ts'
import type { Submission } from '../src/core/submission.ts'

const root = mkdtempSync(join(tmpdir(), 'submissions-'))
afterAll(() => rmSync(root, { recursive: true }))

/** A folder with files by their paths; a text that starts with `->` is a link. */
const folderOf = (name: string, files: Readonly<Record<string, string | Uint8Array>>): string => {
  const folder = join(root, name)
  mkdirSync(folder)
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    if (typeof content === 'string' && content.startsWith('->'))
      symlinkSync(content.slice(2), join(folder, path))
    else writeFileSync(join(folder, path), content)
  }
  return folder
}

const loaded = (found: Loaded): Submission => {
  if (found.kind === 'lost') throw new Error(found.loss)
  return found.submission
}

/** The submission of a folder that is all of one student. */
const submissionOf = (name: string, files: Readonly<Record<string, string | Uint8Array>>) => {
  const { students } = studentsIn([folderOf(name, files)], 'ann')
  return loadStudent(students[0] as Student)
}

describe('bytes', () => {
  const utf16 = (text: string, isLittle: boolean): Uint8Array => {
    const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le')
    return isLittle ? bytes : bytes.swap16()
  }

  test.each<[string, Uint8Array, string | undefined]>([
    ['UTF-8', Buffer.from('∂ε = 1\n'), '∂ε = 1\n'],
    ['a mark of byte order', Buffer.from('\uFEFF∂ε'), '∂ε'],
    ['UTF-16, low bytes first', utf16('∂ε\n', true), '∂ε\n'],
    ['UTF-16, high bytes first', utf16('∂ε\n', false), '∂ε\n'],
    ['line ends of Windows and of old', Buffer.from('a\r\nb\rc\n'), 'a\nb\nc\n'],
    ['bytes that are no character', Buffer.from([0x61, 0xff, 0x62]), 'a\uFFFDb'],
    ['half a character in UTF-16', utf16('a\uD800b', true), 'a\uFFFDb'],
    ['a program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1]), undefined],
    ['UTF-16 without a mark', Buffer.from('abc', 'utf16le'), undefined],
    ['nothing', Buffer.alloc(0), ''],
  ])('%s', (_, bytes, text) => {
    expect(textIn(bytes)).toBe(text)
  })

  test('halves of characters are replaced, whole ones kept', () => {
    expect(wellFormed('a\uD83Db😀\uDE00')).toBe('a\uFFFDb😀\uFFFD')
  })
})

describe('what takes a file in', () => {
  test.each<[string, readonly string[]]>([
    ['\\input{a}\\include{b/c} \\subfile{d.tex}', ['a', 'b/c', 'd.tex']],
    ['\\input a\\relax \\input  b.tex\n', ['a', 'b.tex']],
    ['\\import{parts/}{a}\\subimport{parts}{b}', ['parts/a', 'parts/b']],
    ['% \\input{a}\n\\% \\input{b}\n\\\\% \\input{c}', ['b']],
    ['\\begin{verbatim}\\input{a}\\end{verbatim}\\verb|\\input{b}|\\input{c}', ['c']],
    ['\\begin{lstlisting}\\input{a}', []],
    ['\\inputs{a} \\newinput{b} \\includegraphics{c} \\\\input{d}', []],
  ])('%j', (text, whats) => {
    expect(takesIn(text).map(one => one.what)).toEqual(whats)
  })
})

describe('a document of several files', () => {
  test('has each at its place, and the lines of each', () => {
    const main = [
      '\\documentclass{article}',
      '\\begin{document}',
      'one',
      '  \\input{sections/a}',
      'two \\subfile{b} three',
      '\\end{document}',
      '',
    ].join('\n')
    const subfile = '\\documentclass[main]{subfiles}\n\\begin{document}B\n\\end{document}\n'
    const found = loaded(
      submissionOf('several', { 'main.tex': main, 'sections/a.tex': 'A1\nA2\n', 'b.tex': subfile }),
    )
    expect(found.files.map(file => file.name)).toEqual(['main.tex'])
    const [{ text, parts } = { text: '', parts: [] }] = found.files
    const places = text.split('\n').map((line, n) => {
      const part = parts.findLast(one => one.from <= n + 1)
      return `${part?.file}:${(part?.line ?? 0) + n + 1 - (part?.from ?? 0)} ${line.trim()}`
    })
    expect(places.slice(2)).toEqual([
      'main.tex:3 one',
      'sections/a.tex:1 A1',
      'sections/a.tex:2 A2',
      'main.tex:5 two',
      'b.tex:2 B',
      'b.tex:3 ',
      'main.tex:5 three',
      'main.tex:6 \\end{document}',
      'main.tex:7 ',
    ])
    expect(found.leftOut).toBeUndefined()
  })

  test('may be several documents', () => {
    const files = { 'q1.tex': '\\input{x}', 'q2.tex': '\\input{x}', 'x.tex': 'X', 'notes.md': 'N' }
    const found = loaded(submissionOf('two', files))
    expect(found.files.map(({ name, text }) => [name, text])).toEqual([
      ['notes.md', 'N'],
      ['q1.tex', 'X'],
      ['q2.tex', 'X'],
    ])
  })

  test('does not miss commands that a preamble asks for', () => {
    const main = '\\input{macros}\n\\begin{document}\n\\input{gone}\n\\end{document}\n'
    const found = loaded(submissionOf('preamble', { 'main.tex': main }))
    expect(found.leftOut).toEqual([
      { what: 'gone', why: 'missing', at: { file: 'main.tex', line: 3 } },
    ])
  })

  test.each<[string, string, string]>([
    ['up', '\\input{../secret}', 'outside'],
    ['up from below', '\\input{sections/../../secret}', 'outside'],
    ['absolute', '\\input{/etc/passwd}', 'outside'],
    ['home', '\\input{~/secret}', 'outside'],
    ['of a drive', '\\input{C:/secret}', 'outside'],
    ['of Windows', '\\input{..\\secret}', 'missing'],
    ['of a pipe', '\\input{|"ls"}', 'outside'],
    ['through a link', '\\input{link}', 'outside'],
    ['through a linked folder', '\\input{up/secret}', 'outside'],
    ['of a folder', '\\input{sections}', 'cannot-read'],
    ['of a binary', '\\input{picture}', 'not-text'],
    ['of itself', '\\input{main}', 'cycle'],
    ['in a circle', '\\input{turn}', 'cycle'],
  ])('takes nothing that is %s', (name, text, why) => {
    writeFileSync(join(root, 'secret.tex'), 'SECRET')
    const found = submissionOf(name, {
      'main.tex': text,
      ...(text.includes('turn') && { 'turn.tex': '\\input{main}' }),
      'picture.tex': new Uint8Array([0, 1, 2]),
      'sections/a.tex': 'A',
      'link.tex': '->../secret.tex',
      up: '->..',
    })
    expect(JSON.stringify(found)).not.toContain('SECRET')
    if (found.kind === 'lost') throw new Error(found.loss)
    const { files, leftOut = [] } = found.submission
    expect(leftOut.filter(one => one.at !== undefined).map(one => one.why)).toEqual([why])
    expect(files.map(file => file.name)).toContain('main.tex')
  })

  test.each<[string, Readonly<Record<string, string>>]>([
    [
      'doubling',
      Object.fromEntries(
        Array.from({ length: 40 }, (_, n) => [`f${n}.tex`, `\\input{f${n + 1}}\\input{f${n + 1}}`]),
      ),
    ],
    ['of long files', { 'a.tex': '\\input{b}'.repeat(300), 'b.tex': 'x'.repeat(10_000) }],
  ])('is too large where it grows by %s', (name, files) => {
    expect(submissionOf(name, files)).toEqual({ kind: 'lost', student: 'ann', loss: 'too-large' })
  })

  test('is taken from lines of JSON the same way', () => {
    const files = [
      { name: 'main.tex', text: 'a \\input{b}', parts: [] },
      { name: 'b.tex', text: 'B', parts: [] },
      { name: 'data.csv', text: '1,2', parts: [] },
    ]
    const found = loaded(loadGiven({ student: 'ann', files }))
    expect(found.files.map(({ name, text }) => [name, text])).toEqual([['main.tex', 'a \nB']])
    expect(loadGiven({ student: 'ann', files: [] })).toMatchObject({ loss: 'no-file' })
  })
})

describe('a folder', () => {
  const names = ({ students }: { readonly students: readonly Student[] }) =>
    students.map(({ student, files, loss }) => [student, ...files, ...(loss ? [loss] : [])])

  test('holds a student in each file and each folder', () => {
    const folder = folderOf('class', {
      'bob.md': '',
      'ann.tex': '',
      'cid/main.tex': '',
      'cid/parts/a.tex': '',
      'cid/plot.png': '',
      '.DS_Store': '',
      '__MACOSX/ann.tex': '',
      'readme.pdf': '',
      'eve.txt': '->/etc/passwd',
      'fay.md': '->nowhere',
    })
    mkdirSync(join(folder, 'dan'))
    const listed = studentsIn([folder])
    expect(names(listed)).toEqual([
      ['ann', 'ann.tex'],
      ['bob', 'bob.md'],
      ['cid', 'main.tex', 'parts/a.tex'],
      ['dan'],
      ['eve', 'eve.txt', 'cannot-read'],
      ['fay', 'fay.md', 'cannot-read'],
    ])
    expect(listed.ignored.map(path => path.slice(folder.length + 1))).toEqual([
      'cid/plot.png',
      'readme.pdf',
    ])
    expect(loadStudent(listed.students[3] as Student)).toMatchObject({ loss: 'no-file' })
    expect(loadStudent(listed.students[4] as Student)).toMatchObject({ loss: 'cannot-read' })
  })

  test('tells students of one name apart by more of their paths', () => {
    const one = folderOf('monday', { 'ann.tex': '', 'ann.md': '', 'bob.md': '', 'cid.md': '' })
    const two = folderOf('tuesday', { 'ann.tex': '', 'cid/a.md': '' })
    const listed = studentsIn([one, two, join(one, 'bob.md')])
    expect(names(listed)).toEqual([
      ['ann.md', 'ann.md'],
      ['bob', 'bob.md'],
      ['cid', 'a.md'],
      ['cid.md', 'cid.md'],
      ['monday/ann.tex', 'ann.tex'],
      ['tuesday/ann.tex', 'ann.tex'],
    ])
    expect(listed.renamed.map(renamed => renamed.name)).toEqual(['ann', 'cid'])
  })

  test('of files lets none take in another', () => {
    const folder = folderOf('copied', { 'ann.tex': 'ANN', 'bob.tex': '\\input{ann}' })
    const [, bob] = studentsIn([folder]).students
    expect(loaded(loadStudent(bob as Student))).toMatchObject({
      files: [{ name: 'bob.tex', text: '\\input{ann}', parts: [] }],
      leftOut: [{ what: 'ann', why: 'outside' }],
    })
  })

  test('of one student is read without the files that cannot be', () => {
    const files = { 'hw.md': 'A', 'data.txt': 'x'.repeat(2_000_001), 'zip.tex': 'PK\u0003\u0004\0' }
    expect(loaded(submissionOf('mixed', files))).toEqual({
      student: 'ann',
      files: [{ name: 'hw.md', text: 'A', parts: [] }],
      leftOut: [
        { what: 'data.txt', why: 'too-large' },
        { what: 'zip.tex', why: 'not-text' },
      ],
    })
  })

  test.each<[string, string, Readonly<Record<string, string>>]>([
    [
      'too many files',
      'too-large',
      Object.fromEntries([...Array(2100).keys()].map(n => [`${n}.md`, ''])),
    ],
    ['folders too deep', 'too-large', { [`${'d/'.repeat(30)}a.md`]: '' }],
    ['a large file alone', 'too-large', { 'a.txt': 'x'.repeat(2_000_001) }],
    ['no text', 'not-text', { 'a.tex': 'PK\u0003\u0004\0' }],
    ['pictures only', 'no-file', { 'a.png': '' }],
  ])('with %s is lost', (name, loss, files) => {
    expect(submissionOf(name, files)).toEqual({ kind: 'lost', student: 'ann', loss })
  })

  test('gives a notebook without what its cells printed', () => {
    const cells = [{ cell_type: 'markdown', source: ['$a = b$'] }]
    const picture = { data: { 'image/png': 'A'.repeat(3_000_000) } }
    const code = { cell_type: 'code', source: ['plot()'], outputs: [picture] }
    const text = JSON.stringify({ cells: [...cells, code], nbformat: 4 })
    const [file] = loaded(submissionOf('notebook', { 'hw.ipynb': text })).files
    expect(JSON.parse(file?.text ?? '')).toEqual({
      cells: [...cells, { cell_type: 'code', source: ['plot()'] }],
      nbformat: 4,
    })
  })
})

test('each student is in one part, whoever else there is', () => {
  const students = [...Array(200).keys()].map(n => `student ${n}`)
  const parts = [1, 2, 3].map(part => students.filter(one => isInShard(one, { part, of: 3 })))
  expect(parts.flat().toSorted()).toEqual(students.toSorted())
  expect(Math.min(...parts.map(part => part.length))).toBeGreaterThan(40)
  // As it was in the first release: a run over several machines relies on it.
  expect(isInShard('ann', { part: 1, of: 2 })).toBe(false)
})
