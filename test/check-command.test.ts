import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { gradproof, removeBundle } from './support/render-cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'check-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
  removeBundle()
})

const file = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const NETWORK = file('net.eq', 'y = W*x + b; L = 1/2*(y - t)^2\n')
const RIGHT = "∂L/∂y = y - t\n∂L/∂x = W'*∂L/∂y\n"
const WRONG = '# notes\n∂L/∂y = t - y\n∂L/∂b = ∂L/∂y\n'
const LATEX = String.raw`We find
\begin{align*}
  \frac{\partial L}{\partial y} &= y - t \\
  \frac{\partial L}{\partial x} &= W \frac{\partial L}{\partial y}
\end{align*}
`

const json = (text: string) => JSON.parse(text)

describe('the command', () => {
  test('has status 0 where every equality holds', () => {
    const { status, stdout, stderr } = gradproof(['check', NETWORK, file('right.txt', RIGHT)])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toMatch(/^correct: 2 equalities, 2 hold, /m)
    expect(stdout).not.toContain('\u001b')
  })

  test('has status 1 and marks the spot where one does not', () => {
    const { status, stdout, stderr } = gradproof(['check', NETWORK, file('wrong.txt', WRONG)])
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' })
    expect(stdout).toMatch(/2:9 {2}✗ {2}= t - y\n +\^{5}\n +Sign error: /)
    expect(stdout).toMatch(/^wrong: 2 equalities, .*first error: 2:9; .*seed: 1$/m)
  })

  test('reads LaTeX, and repairs in the same', () => {
    const path = file('hw.tex', LATEX)
    const { status, stdout } = gradproof(['check', NETWORK, path, '--reporter', 'json'])
    const { verdict, firstWrong, targets, equalities } = json(stdout)
    expect({ status, verdict, firstWrong }).toEqual({ status: 1, verdict: 'wrong', firstWrong: 2 })
    expect(Object.keys(targets)).toEqual(['W', 'x', 'b', 't'])
    expect(equalities[0]).toMatchObject({ n: 1, line: 3, verdict: 'holds', right: 'y - t' })
    expect(equalities[1]).toMatchObject({ n: 2, line: 4, misconception: 'missing_transpose' })
    expect(equalities[1].repair).toBe('W^T \\frac{\\partial L}{\\partial y}')
  })

  test('looks at some lines only', () => {
    const path = file('part.tex', LATEX)
    const { status, stdout } = gradproof(['check', NETWORK, path, '--lines', '1-3'])
    expect(status).toBe(0)
    expect(stdout).toContain('1 equality, 1 hold')
  })

  test('finds nothing correct where there is no equality', () => {
    const { status, stdout } = gradproof(['check', NETWORK, file('empty.md', 'Nothing yet.\n')])
    expect({ status, stdout: stdout.split('\n').at(-2) }).toEqual({
      status: 1,
      stdout: 'no equality was found',
    })
  })

  test('writes a file, and speaks the language that is asked for', () => {
    const out = join(folder, 'out.txt')
    const args = ['check', NETWORK, '-', '--lang', 'zh', '-o', out]
    expect(gradproof(args, WRONG)).toEqual({ status: 1, stdout: '', stderr: '' })
    expect(readFileSync(out, 'utf8')).toContain('符号错误')
  })

  test('takes the language of the network', () => {
    const russian = file('ru.eq', '@lang ru\ny = W*x + b; L = 1/2*(y - t)^2\n')
    expect(gradproof(['check', russian, '-'], WRONG).stdout).toContain('Ошибка в знаке')
  })

  test.each<[string, readonly string[], RegExp]>([
    ['a reporter', ['--reporter', 'jsn'], /no such reporter: jsn \(did you mean json\?\)/],
    ['lines', ['--lines', '5'], /--lines needs two line numbers, as --lines 10-25, not 5/],
    ['lines in order', ['--lines', '9-3'], /--lines needs two line numbers/],
    ['a layout', ['--layout', 'upright'], /no such layout: upright; there is: gradient/],
    ['a seed', ['--seed', 'x'], /--seed needs a whole number/],
    ['the input as output', ['-o', NETWORK], /the output would replace the input/],
  ])('needs %s', (_what, args, message) => {
    const { status, stdout, stderr } = gradproof(['check', NETWORK, '-', ...args], RIGHT)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toMatch(message)
  })

  test('tells which of the files is malformed', () => {
    const { status, stderr } = gradproof(['check', '-', file('ok.txt', RIGHT)], 'y = 2x')
    expect({ status, place: stderr.split(' ')[0] }).toEqual({ status: 2, place: '<stdin>:1:5:' })
    const broken = gradproof(['check', NETWORK, file('broken.ipynb', '{"cells": 1')])
    expect(broken.status).toBe(2)
    expect(broken.stderr).toContain('broken.ipynb:1:12: ')
    expect(gradproof(['check', '-', '-'], RIGHT).stderr).toContain('both come from standard input')
  })
})

describe('explain', () => {
  test('tells the lesson of a mistake, with what check says of an example', () => {
    const { status, stdout } = gradproof(['explain', 'missing_transpose'])
    expect(status).toBe(0)
    expect(stdout).toContain('A transpose is missing (missing_transpose)')
    expect(stdout).toContain('✗  = U*∂ε/∂q')
    expect(stdout).toContain("∂ε/∂y = U'*∂ε/∂q")
    expect(stdout).toContain('no mistake: ')
    expect(gradproof(['explain', 'missing-transpose']).stdout).toBe(stdout)
  })

  test('tells what a problem means', () => {
    const { status, stdout } = gradproof(['explain', 'double-star'])
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout:
        '`**` is no sign of the language\nhint: write a power with `^`, of each entry with `.^`\n',
    })
  })

  test('lists all codes', () => {
    const { stdout } = gradproof(['explain', '--lang', 'ko'])
    expect(stdout).toMatch(/^ {2}missing_path +경로가 빠졌습니다$/m)
    expect(stdout).toMatch(/^ {2}double-star +\S/m)
  })

  test('says what may be meant by a code that there is not', () => {
    const { status, stdout, stderr } = gradproof(['explain', 'sign_eror'])
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toBe('gradproof: no such code: sign_eror (did you mean sign_error?)\n')
  })
})
