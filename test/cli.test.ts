import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { VERSION } from '../src/report/version.ts'
import { COMMAND, gradproof, type Ran, removeBundle } from './support/render-cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'cli-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
  removeBundle()
})

const NETWORK = 'derivations/two-layer.eq'
const SMALL = 'L = w^2\n'

/** A refusal: status 2, nothing on standard output, a message and no trace on standard error. */
const expectRefusal = ({ status, stdout, stderr }: Ran, message: RegExp): void => {
  expect(stderr).toMatch(message)
  expect(stderr).not.toMatch(/^\s+at /m)
  expect(stderr).not.toContain('a defect in gradproof')
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
}

describe('derive', () => {
  test('prints text that is verified', () => {
    const { status, stdout, stderr } = gradproof(['derive', NETWORK])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toContain('= ∂ε/∂p ⊗ x ')
    expect(stdout).toMatch(/^# \d+ steps verified, \d+ of them proved: .*seed 1, largest error/m)
    expect(stdout).not.toContain('\u001b')
  })

  test('reads standard input', () => {
    const { status, stdout } = gradproof(['derive', '-'], SMALL)
    expect(status).toBe(0)
    expect(stdout).toContain('∂L/∂w')
  })

  test('says when there is nothing to derive by', () => {
    const { stdout } = gradproof(['derive', '-'], 'input x : vector(n)\nL = x^2\n')
    expect(stdout).toContain('# no step to verify: `@wrt` names what to derive by')
  })

  test('writes a file', () => {
    const out = join(folder, 'out.tex')
    const ran = gradproof(['derive', NETWORK, '--format', 'latex', '-o', out])
    expect(ran).toEqual({ status: 0, stdout: '', stderr: '' })
    expect(readFileSync(out, 'utf8')).toContain('\\begin{aligned}')
  })

  test('prints the gradients that are asked for, in their order', () => {
    const { stdout } = gradproof(['derive', NETWORK, '--wrt', 'u, V', '--format', 'json'])
    const names = JSON.parse(stdout).gradients.map((one: { wrt: string }) => one.wrt)
    expect(names).toEqual(['u', 'V'])
  })

  test('colours when told to', () => {
    const coloured = gradproof(['derive', '-'], SMALL, { FORCE_COLOR: '1' })
    expect(coloured.stdout).toContain('\u001b[32m✓∎')
    const both = gradproof(['derive', '-'], SMALL, { FORCE_COLOR: '1', NO_COLOR: '1' })
    expect(both.stdout).not.toContain('\u001b')
  })

  test('takes the words of the file unless an option says otherwise', () => {
    const russian = gradproof(['derive', 'derivations/two-layer-ru.eq', '--format', 'latex'])
    expect(russian.stdout).toContain('столбец')
    const english = gradproof([
      ...['derive', 'derivations/two-layer-ru.eq', '--format', 'latex'],
      ...['--lang', 'en', '--style', 'arrows'],
    ])
    expect(english.stdout).not.toContain('столбец')
    expect(english.stdout).toContain('\\stackrel{q_j')
  })

  test('puts numbers in', () => {
    const numbers = join(folder, 'numbers.txt')
    writeFileSync(numbers, 'w = 3')
    const ran = gradproof(['derive', '-', '--values', numbers], SMALL)
    expect(ran.stdout).toContain('\n# w = 3\n# L = 9\n# ∂L/∂w = 6  ✓ differences')
    const both = gradproof(['derive', '-', '--values', '-'], SMALL)
    expectRefusal(both, /cannot both come from standard input/)
    expectRefusal(
      gradproof(['derive', '-', '--values', join(folder, 'none')], SMALL),
      /no such file/,
    )
  })

  test('tells of claims that do not hold', () => {
    const ran = gradproof(['derive', '-'], 'claim sigma(z) = tanh(z)\nL = sigma(z)\n')
    expect(ran.status).toBe(1)
    expect(ran.stdout).toMatch(
      /^# σ\(z\) = tanh\(z\) {2}✗ claim refuted\n# {3}at z = .*: left .*, right /m,
    )
    expect(ran.stderr).toContain('not everything could be verified')
  })

  test('lists examples, and prints one', () => {
    const { stdout } = gradproof(['examples'])
    expect(stdout).toMatch(/^two-layer +Two-layer network/m)
    expect(stdout.trimEnd().split('\n')).toHaveLength(
      readdirSync('derivations').filter(file => file.endsWith('.eq')).length,
    )
    expect(gradproof(['examples', 'two-layer']).stdout).toBe(readFileSync(NETWORK, 'utf8'))
    expect(gradproof(['examples', 'two-layer.eq']).stdout).toBe(readFileSync(NETWORK, 'utf8'))
    expectRefusal(gradproof(['examples', 'two-lyer']), /no such example: two-lyer .*two-layer\?/)
    expectRefusal(gradproof(['examples', '../package']), /no such example/)
  })

  test('a reader that closes early is no error', () => {
    const { stderr } = spawnSync('sh', ['-c', `node '${COMMAND}' derive ${NETWORK} | head -1`], {
      encoding: 'utf8',
    })
    expect(stderr).toBe('')
  })
})

describe('what is asked for in vain', () => {
  test.each([
    [
      ['--format', 'docx'],
      /no such format: docx; there is: text, latex, latex-document, markdown, html, typst, notebook, json, numpy, torch, pdf$/m,
    ],
    [['--format', 'latx'], /did you mean latex\?/],
    [
      ['--style', 'fancy'],
      /no such style: fancy; there is: annotated, arrows, delta, differential, factors, index, nabla, paths, plain, regression, rows, sums$/m,
    ],
    [['--lang', 'xx'], /no such language: xx; there is: en, ru/],
    [['--detail', 'huge'], /no such detail: huge; there is: full, style, result/],
    [['--layout', 'sideways'], /no such layout: sideways/],
    [['--wrt', 'Q'], /no such name: Q; there is: .*V/],
    [['--wrt', 'epsilon'], /epsilon is the loss itself/],
    [['--wrt', ' , '], /--wrt needs names/],
    [['--loss', 'w'], /no such equation: w; there is: p, y, q, z, epsilon/],
    [['--seed', 'one'], /--seed needs a whole number from 0 on, not one/],
    [['--seed', '-1'], /seed/],
    [['--colour'], /unknown option '--colour'/],
    [['another.eq'], /too many arguments/],
    [['-o', NETWORK], /the output would replace the input/],
    [['-o', '/nowhere/at/all'], /cannot write \/nowhere\/at\/all: there is no such file or folder/],
  ] as const)('%s', (args, message) => {
    expectRefusal(gradproof(['derive', NETWORK, ...args]), message)
  })

  test('a command', () => {
    expectRefusal(gradproof(['drive', NETWORK]), /unknown command 'drive'/)
  })

  test('no command', () => {
    expectRefusal(gradproof([]), /Usage: gradproof/)
  })
})

describe('input that cannot be read', () => {
  test.each([
    ['a missing file', 'no-such.eq', /cannot read no-such.eq: there is no such file or folder/],
    ['a folder', 'src', /cannot read src: it is a folder/],
    ['a name with control characters', 'a\u001b[2J.eq', /cannot read a␛\[2J\.eq: /],
  ])('%s', (_what, file, message) => {
    const ran = gradproof(['derive', file])
    expectRefusal(ran, message)
    expect(ran.stderr.trim().split('\n')).toHaveLength(1)
  })

  const LONG = 'x'.repeat(5_000_000)
  const broken = Array.from({ length: 2000 }, (_, n) =>
    n === 1000 ? 'y1000 = tanh(y999 +)' : `y${n} = tanh(${n === 0 ? 'x' : `y${n - 1}`})`,
  )
  test.each<[string, string | Uint8Array, RegExp]>([
    ['an empty file', '', /nothing to read/],
    ['comments alone', '# nothing\n\n', /nothing to read/],
    ['invalid UTF-8', new Uint8Array([0x78, 0xff, 0xfe]), /<stdin>: this is not UTF-8 text/],
    ['a NUL byte', 'y = x\u0000 + 1\n', /1:6/],
    ['a line of 5 MB', `y = ${LONG}\n`, /more than \d+ characters/],
    ['20 MB', new Uint8Array(20_000_000).fill(120), /more than \d+ bytes/],
    ['10,000 brackets', `y = ${'('.repeat(10_000)}x${')'.repeat(10_000)}\n`, /1:\d+/],
    ['a size of 0', 'x : vector(0)\ny = sum(x)\n', /1:\d+/],
    ['one error among two thousand equations', `${broken.join('\n')}\n`, /1001:\d+/],
    ['an alias that writes files', '@alias w = \\write18{ls}\nL = w^2\n', /alias|\\write/],
  ])('%s', (_what, input, message) => {
    const started = Date.now()
    expectRefusal(gradproof(['derive', '-'], input), message)
    expect(Date.now() - started).toBeLessThan(15_000)
  })
})

describe('the program', () => {
  test('tells its version', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
    expect(VERSION).toBe(version)
    expect(gradproof(['--version'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' })
  })

  test('explains itself', () => {
    const { status, stdout } = gradproof(['derive', '--help'])
    expect(status).toBe(0)
    for (const option of ['--wrt', '--loss', '--format', '--style', '--detail', '--lang', '--seed'])
      expect(stdout).toContain(option)
    expect(stdout.split('\n').length).toBeLessThan(36)
  })

  test('never replaces its input', () => {
    const file = join(folder, 'own.eq')
    writeFileSync(file, SMALL)
    expectRefusal(gradproof(['derive', file, '-o', file]), /would replace the input/)
    expect(readFileSync(file, 'utf8')).toBe(SMALL)
  })
})
