import { type ChildProcess, spawn } from 'node:child_process'
import {
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { COMMAND, gradproof, removeBundle } from './support/render-cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'watch-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
  removeBundle()
})

const running: Watch[] = []
afterEach(() => {
  for (const one of running.splice(0)) one.child.kill('SIGKILL')
})

interface Watch {
  readonly child: ChildProcess
  readonly said: { out: string; err: string }
}

const watchIn = (name: string, source: string, ...args: readonly string[]): Watch => {
  writeFileSync(join(folder, name), source)
  const child = spawn(process.execPath, [COMMAND, 'derive', name, '--watch', ...args], {
    cwd: folder,
    env: { ...process.env, NO_COLOR: '1' },
  })
  const said = { out: '', err: '' }
  child.stdout?.on('data', (part: Buffer) => {
    said.out += part
  })
  child.stderr?.on('data', (part: Buffer) => {
    said.err += part
  })
  const one = { child, said }
  running.push(one)
  return one
}

/** Waits for something to be true; the limit of the test ends it else. */
const until = async (what: () => boolean): Promise<void> => {
  while (!what()) await new Promise(resolve => setTimeout(resolve, 20))
}

const begun = ({ said }: Watch): Promise<void> =>
  until(() => /watching .*; Ctrl-C ends\n/.test(said.err))

const textIn = (name: string): string =>
  existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : ''

const count = (text: string, part: string): number => text.split(part).length - 1

const ended = (child: ChildProcess): Promise<readonly [number | null, string | null]> =>
  new Promise(resolve => child.on('exit', (status, signal) => resolve([status, signal])))

const LIMIT = { timeout: 60_000 }

describe('derive --watch', () => {
  test('writes again when the file changes, and ends at an interrupt', LIMIT, async () => {
    const one = watchIn('a.eq', 'L = w^2\n', '-o', 'a.txt')
    await begun(one)
    expect(textIn('a.txt')).toContain('∂L/∂w = 2*w')
    writeFileSync(join(folder, 'a.eq'), 'L = w^3\n')
    await until(() => textIn('a.txt').includes('3*w^2'))
    await until(() => count(one.said.err, 'written: a.txt') === 2)
    const end = ended(one.child)
    one.child.kill('SIGINT')
    expect(await end).toEqual([0, null])
    expect(one.said.out).toBe('')
    expect(one.said.err).not.toMatch(/^\s+at /m)
    expect(readdirSync(folder).filter(name => name.startsWith('.'))).toEqual([])
  })

  test('goes on after an error, of which it tells', LIMIT, async () => {
    const one = watchIn('b.eq', 'L = w^2\n', '-o', 'b.txt')
    await begun(one)
    const before = textIn('b.txt')
    writeFileSync(join(folder, 'b.eq'), 'L = 2x\n')
    await until(() => one.said.err.includes('write `2*x`'))
    expect(textIn('b.txt')).toBe(before)
    rmSync(join(folder, 'b.eq'))
    await until(() => one.said.err.includes('cannot read b.eq'))
    writeFileSync(join(folder, 'b.eq'), 'L = sin(w)\n')
    await until(() => textIn('b.txt').includes('cos(w)'))
  })

  test('begins with an error as well', LIMIT, async () => {
    const one = watchIn('c.eq', 'L = \n', '--style', 'plain')
    await begun(one)
    expect(one.said.err).toMatch(/c\.eq:1:/)
    writeFileSync(join(folder, 'c.eq'), 'L = w^2\n')
    await until(() => one.said.out.includes('∂L/∂w = 2*w'))
    await until(() => one.said.err.includes('written: <stdout>'))
  })

  test('follows what an editor puts in the place of the file', LIMIT, async () => {
    const one = watchIn('d.eq', 'L = w^2\n', '-o', 'd.txt')
    await begun(one)
    for (const power of ['4', '5']) {
      writeFileSync(join(folder, 'd.new'), `L = w^${power}\n`)
      renameSync(join(folder, 'd.new'), join(folder, 'd.eq'))
      await until(() => textIn('d.txt').includes(`${power}*w^`))
    }
  })

  test(
    'looks at the values too, and does nothing for a file that stays the same',
    LIMIT,
    async () => {
      writeFileSync(join(folder, 'e.values'), 'w = 3')
      const one = watchIn('e.eq', 'L = w^2\n', '--values', 'e.values', '-o', 'e.txt')
      await begun(one)
      expect(textIn('e.txt')).toContain('# L = 9')
      writeFileSync(join(folder, 'e.eq'), 'L = w^2\n')
      writeFileSync(join(folder, 'e.values'), 'w = 5')
      await until(() => textIn('e.txt').includes('# L = 25'))
      await until(() => count(one.said.err, 'written:') === 2)
    },
  )

  test('looks at the style too, and goes on after an error in it', LIMIT, async () => {
    writeFileSync(join(folder, 'own.toml'), 'base = "plain"\n')
    const style = ['--style', './own.toml', '--format', 'latex']
    const one = watchIn('s.eq', 'L = w^2\n', '-o', 's.tex', ...style)
    await begun(one)
    writeFileSync(join(folder, 'own.toml'), 'base = "plain"\n[signs]\nw = "uu"\n')
    await until(() => one.said.err.includes('own.toml:3:5: this is no sign'))
    writeFileSync(join(folder, 'own.toml'), 'base = "plain"\n[signs]\nw = "u"\n')
    await until(() => textIn('s.tex').includes('\\partial u'))
  })

  test('needs a file', () => {
    const { status, stderr } = gradproof(['derive', '-', '--watch'], 'L = w^2')
    expect([status, stderr]).toEqual([
      2,
      'gradproof: --watch needs a file to watch, not standard input\n',
    ])
  })
})

describe('a result that is written', () => {
  test('keeps the rights of the file, and the link to it', () => {
    const [real, link] = ['real.txt', 'link.txt'].map(name => join(folder, name)) as [
      string,
      string,
    ]
    writeFileSync(real, 'old', { mode: 0o600 })
    symlinkSync(real, link)
    gradproof(['derive', '-', '-o', link], 'L = w^2')
    expect(readFileSync(real, 'utf8')).toContain('∂L/∂w')
    expect(lstatSync(link).isSymbolicLink()).toBe(true)
    expect(statSync(real).mode & 0o777).toBe(0o600)
  })
})
