import { describe, expect, test } from 'vitest'
import { type Source, sources } from '../scripts/files.ts'
import { importFindings } from '../scripts/imports.ts'
import { shows } from '../scripts/readme.ts'
import { sizeFindings } from '../scripts/size.ts'

const file = (path: string, ...lines: string[]): Source => ({ path, text: `${lines.join('\n')}\n` })
const imports = (...files: Source[]) => importFindings(files, ['softmax', 'sum'])

describe('import directions', () => {
  test('verify must not import derive', () => {
    expect(
      imports(file('src/verify/chain.ts', "import { derive } from '../derive/derive.ts'")),
    ).toEqual(['src/verify/chain.ts:1: verify must not import derive'])
  })

  test('nor may siblings import each other, not even for a type', () => {
    const planted = file('src/parse/a.ts', '', "import type { B } from '../elaborate/b.ts'")
    expect(imports(planted)).toEqual(['src/parse/a.ts:2: parse must not import elaborate'])
  })

  test('nor may core import anything of ours', () => {
    const planted = file('src/core/a.ts', "type A = import('../ops/index.ts').A")
    expect(imports(planted)).toEqual(['src/core/a.ts:1: core must not import ops'])
  })

  test('nothing but the command line imports the entry of the library', () => {
    const planted = file('src/report/a.ts', "export { derive } from '../index.ts'")
    expect(imports(planted)).toEqual(['src/report/a.ts:1: report must not import index'])
    expect(imports(file('src/cli/a.ts', "import { derive } from '../index.ts'"))).toEqual([])
  })

  test('words of a language stand with that language alone', () => {
    const lines = ['const when = /если|if/', "const other = '若'", '/** при */']
    expect(imports(file('src/judge/a.ts', ...lines))).toEqual([
      'src/judge/a.ts:1: words of a language outside src/hear',
      'src/judge/a.ts:2: words of a language outside src/hear',
    ])
    expect(imports(file('src/hear/ru.ts', ...lines))).toEqual([])
  })

  test('a circle is found once', () => {
    const planted = [
      file('src/ops/a.ts', "import { b } from './b.ts'"),
      file('src/ops/b.ts', "import { c } from './c.ts'"),
      file('src/ops/c.ts', "import { a } from './a.ts'"),
    ]
    expect(imports(...planted)).toEqual([
      'cycle: src/ops/a.ts → src/ops/b.ts → src/ops/c.ts → src/ops/a.ts',
    ])
  })

  test('types may mention each other', () => {
    const planted = [
      file('src/core/a.ts', "import type { B } from './b.ts'"),
      file('src/core/b.ts', "import { type A } from './a.ts'"),
    ]
    expect(imports(...planted)).toEqual([])
  })

  test('in our own tree core imports nothing of ours', () => {
    const core = sources('src/core')
    expect(core.length).toBeGreaterThan(5)
    for (const { text } of core) expect(text).not.toMatch(/(from|import\() *'(?!\.\/|fraction\.js)/)
  })
})

describe('what folders must not hold', () => {
  test('mathjs outside its file, or loaded at the start', () => {
    const lazy = "const load = () => import('mathjs')"
    const finding = 'mathjs may be imported only by src/numeric/big.ts, dynamically'
    expect(imports(file('src/numeric/eval.ts', lazy))).toEqual([
      `src/numeric/eval.ts:1: ${finding}`,
    ])
    expect(imports(file('src/numeric/big.ts', "import { add } from 'mathjs'"))).toEqual([
      `src/numeric/big.ts:1: ${finding}`,
    ])
    expect(imports(file('src/numeric/big.ts', "import type { M } from 'mathjs'", lazy))).toEqual([])
  })

  test("an operator's name", () => {
    expect(imports(file('src/derive/a.ts', "const b = op.name === 'softmax'"))).toEqual([
      "src/derive/a.ts:1: the operator's name 'softmax' outside src/ops",
    ])
    expect(imports(file('src/ops/softmax.ts', "const name = 'softmax'"))).toEqual([])
  })

  test("a tag of our own unions is no operator's name", () => {
    const lines = [
      "interface Sum { kind: 'sum' }",
      "const sum = { kind: 'sum' }",
      "const is = (term: Sum) => term.kind === 'sum'",
      "switch (sum.kind) { case 'sum': break }",
    ]
    expect(imports(file('src/core/term.ts', ...lines))).toEqual([])
  })

  test('files, the process and the console outside the command line', () => {
    const lines = ["import { readFileSync } from 'node:fs'", 'process.exit(1)', 'console.log(1)']
    expect(imports(file('src/render/a.ts', ...lines))).toEqual([
      'src/render/a.ts:1: node:fs outside src/cli',
      'src/render/a.ts:2: process outside src/cli',
      'src/render/a.ts:3: console outside src/cli',
    ])
    expect(imports(file('src/cli/main.ts', ...lines))).toEqual([])
  })
})

describe('size budget', () => {
  const body = (lines: number): string[] => Array.from({ length: lines }, (_, k) => `  f(${k})`)
  const long = (lines: number): string[] => ['const f = () => {', ...body(lines - 2), '}']
  const short = Array.from({ length: 49 }, () => long(3)).flat()

  test('a function of 61 lines', () => {
    expect(sizeFindings([file('src/a.ts', ...short, ...long(61))])).toEqual([
      'src/a.ts:148: a function of 61 lines (at most 60)',
    ])
  })

  test('too many long functions', () => {
    expect(sizeFindings([file('src/a.ts', ...long(3), ...long(31))])).toEqual([
      '95 % of the functions have up to 31 lines (at most 30)',
    ])
  })

  test('half of them over 8 lines', () => {
    expect(sizeFindings([file('src/a.ts', ...long(9))])).toEqual([
      'half of the functions have up to 9 lines (at most 8)',
    ])
  })

  test('arrows of one line do not count', () => {
    const planted = file('src/a.ts', 'const f = () => 1', 'const g = () => 2', ...long(9))
    expect(sizeFindings([planted])).toHaveLength(1)
  })

  test('a file of 501 lines', () => {
    const files = Array.from({ length: 99 }, (_, k) => file(`src/${k}.ts`, 'f()'))
    expect(sizeFindings([...files, file('src/a.ts', ...body(501))])).toEqual([
      'src/a.ts: a file of 501 lines (at most 500)',
    ])
  })
})

describe('outputs shown in the README', () => {
  test('are compared line by line', () => {
    expect(shows('a\nb\n', 'a\nb\n')).toBe(true)
    expect(shows('a\nb\n', 'a\nc\n')).toBe(false)
    expect(shows('a\n', 'a\nb\n')).toBe(false)
  })

  test('may leave out lines and digits', () => {
    expect(shows('a\n…\nd 1.1e-16\n', 'a\nb\nc\nd 2e-17\n')).toBe(true)
    expect(shows('a\n…\nd\n', 'a\nb\nc\n')).toBe(false)
  })
})
