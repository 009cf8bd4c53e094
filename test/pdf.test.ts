import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { COMMAND, removeBundle } from './support/render-cli.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gradproof-pdf-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
  removeBundle()
})

/** Runs `derive --format pdf` where only one program exists: a shell script, or none. */
const run = (script: string | undefined, ...more: readonly string[]) => {
  const program = join(folder, 'pdflatex')
  rmSync(program, { force: true })
  if (script !== undefined) {
    writeFileSync(program, `#!/bin/sh\n${script}\n`)
    chmodSync(program, 0o755)
  }
  const args = [COMMAND, 'derive', 'derivations/two-layer.eq', '--format', 'pdf', ...more]
  const env = { PATH: folder, HOME: folder, TMPDIR: folder }
  return spawnSync(process.execPath, args, { encoding: 'utf8', env })
}

describe('a PDF', () => {
  test('is what the program makes of the document, in a folder that is gone afterwards', () => {
    const output = join(folder, 'out.pdf')
    const script = `echo "$@ $openin_any $openout_any" > notes.pdf; /bin/cat notes.tex >> notes.pdf; /bin/pwd > ${folder}/where`
    expect(run(script, '-o', output)).toMatchObject({ status: 0, stdout: '', stderr: '' })
    const made = readFileSync(output, 'utf8')
    expect(made).toMatch(
      /^-no-shell-escape -halt-on-error -interaction=nonstopmode notes.tex p p\n/,
    )
    expect(made).toContain('\\begin{tikzpicture}')
    const where = readFileSync(join(folder, 'where'), 'utf8').trim()
    expect(() => readFileSync(join(where, 'notes.tex'))).toThrow()
  })

  test('is made again where the first run only finds the widths of columns', () => {
    const twice = 'echo "Rerun LaTeX." > notes.log; printf x >> runs; /bin/cat runs > notes.pdf'
    expect(run(twice).stdout).toBe('xx')
  })

  test('goes to standard output as it is', () => {
    expect(run('printf "%%PDF-1.5 made" > notes.pdf').stdout).toBe('%PDF-1.5 made')
  })

  test('is refused with the first error of the log', () => {
    const log =
      'This is TeX\\n! Undefined control sequence.\\n<recently read>\\nl.12 \\\\oops\\n! More'
    const { status, stderr, stdout } = run(`printf '${log}' > notes.log; exit 1`)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toBe(
      'gradproof: pdflatex cannot compile the document: Undefined control sequence. l.12 \\oops\n',
    )
  })

  test.each([
    ['en', /^gradproof: there is no pdflatex: install TeX Live/],
    ['ru', /^gradproof: программы (?:lua|pdf)latex нет: установите TeX Live/],
    ['zh', /^gradproof: 找不到 lualatex：请安装 TeX Live/],
    ['ko', /^gradproof: lualatex: 찾을 수 없습니다. TeX Live/],
  ])('without a TeX: what to install, in %s', (lang, message) => {
    const { status, stderr } = run(undefined, '--lang', lang)
    expect(status).toBe(2)
    expect(stderr).toMatch(message)
  })
})
