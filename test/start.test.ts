import { spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { COMMAND, removeBundle } from './support/render-cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'start-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
  removeBundle()
})

// Tells of each script that is made whether V8 was given a compiled form of it and took it.
const WATCH = join(folder, 'watch.cjs')
writeFileSync(
  WATCH,
  `const vm = require('node:vm')
vm.Script = class extends vm.Script {
  constructor(code, options) {
    super(code, options)
    const isTaken = this.cachedDataRejected === false
    process.stderr.write(JSON.stringify({ file: options.filename, isTaken }) + '\\n')
  }
}
`,
)

interface Loaded {
  readonly file: string
  readonly isTaken: boolean
}

const start = (command: string, ...args: string[]) => {
  const ran = spawnSync(process.execPath, ['--require', WATCH, command, ...args], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  })
  const lines = ran.stderr.split('\n').filter(line => line !== '')
  return { ...ran, loaded: lines.map((line): Loaded => JSON.parse(line)) }
}

const DERIVE = ['derive', 'derivations/two-layer.eq'] as const
const EXPECTED = start(COMMAND, ...DERIVE)

/** A copy of the built command whose compiled forms have been tampered with. */
const tampered = (name: string, tamper: (file: string) => void): string => {
  const copy = join(folder, name)
  cpSync(dirname(COMMAND), copy, { recursive: true })
  const files = readdirSync(copy).filter(file => file.endsWith('.cache'))
  expect(files.length).toBeGreaterThan(0)
  for (const file of files) tamper(join(copy, file))
  return join(copy, basename(COMMAND))
}

const changed = (file: string, at: (length: number) => number): void => {
  const bytes = readFileSync(file)
  const n = at(bytes.length)
  bytes[n] = (bytes[n] as number) ^ 1
  writeFileSync(file, bytes)
}

/** What only the printers of LaTeX and JSON, and the messages about files, have in them. */
const MARKS = ['begin{aligned}', 'gradients:', 'the file has more than']

const marksIn = (files: readonly string[]): readonly string[] => {
  const sources = files.map(file => readFileSync(file, 'utf8'))
  return MARKS.filter(mark => sources.some(source => source.includes(mark)))
}

describe('the built command', () => {
  test('starts from what was compiled when it was built', () => {
    expect(EXPECTED.status).toBe(0)
    expect(EXPECTED.loaded.length).toBeGreaterThan(1)
    expect(EXPECTED.loaded.filter(({ isTaken }) => !isTaken)).toEqual([])
  })

  test('loads neither formats nor messages that it does not print', () => {
    const all = readdirSync(dirname(COMMAND)).filter(file => file.endsWith('.cjs'))
    expect(marksIn(all.map(file => join(dirname(COMMAND), file)))).toEqual(MARKS)
    expect(marksIn(EXPECTED.loaded.map(({ file }) => file))).toEqual([])
  })

  test.each<[string, (file: string) => void]>([
    ['missing', file => rmSync(file)],
    ['empty', file => truncateSync(file)],
    ['cut short', file => truncateSync(file, 1000)],
    ['damaged at its start', file => changed(file, () => 0)],
    ['damaged in its middle', file => changed(file, length => length >> 1)],
    ['damaged at its end', file => changed(file, length => length - 1)],
  ])('compiles as usual where that is %s', (name, tamper) => {
    const { status, stdout, loaded } = start(tampered(name, tamper), ...DERIVE)
    expect({ status, stdout }).toEqual({ status: 0, stdout: EXPECTED.stdout })
    expect(loaded.filter(({ isTaken }) => isTaken)).toEqual([])
  })

  test('decides close calls at 64 digits', () => {
    const file = join(folder, 'close.eq')
    const claim = 'claim (x + 1000000)^2 - 1000000000000 - 2000000*x = x^2'
    writeFileSync(file, `x : scalar\ny = exp(x)\n${claim}\n`)
    const { status, stdout } = start(COMMAND, 'derive', file)
    expect(status, stdout).toBe(0)
  })

  test('compiles a changed source anew', () => {
    const command = tampered('changed', () => undefined)
    const main = join(dirname(command), 'main.cjs')
    const source = readFileSync(main, 'utf8')
    writeFileSync(main, source.replace('step by step', 'STEP BY STEP'))
    expect(start(command, '--help').stdout).toContain('STEP BY STEP')
  })

  test('writes nothing beside itself', () => {
    const command = tampered('read', file => rmSync(file))
    const before = readdirSync(dirname(command))
    start(command, ...DERIVE)
    expect(readdirSync(dirname(command))).toEqual(before)
  })
})

test('what starts the command is loaded by its first file alone', () => {
  const built = dirname(COMMAND)
  const loading = readdirSync(built)
    .filter(file => file.endsWith('.cjs'))
    .filter(file => /["'`]\.\/main\.cjs["'`]/.test(readFileSync(join(built, file), 'utf8')))
  expect(loading).toEqual([basename(COMMAND)])
})
