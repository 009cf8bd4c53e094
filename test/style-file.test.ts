import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import katex from 'katex'
import { afterAll, describe, expect, test } from 'vitest'
import { FAR_RULES, KINDS, RULES } from '../src/core/derivation.ts'
import { FIELDS, PLAIN_TABLES } from '../src/house/fields.ts'
import { readStyle } from '../src/house/read.ts'
import { isSign } from '../src/house/signs.ts'
import { styleText } from '../src/house/write.ts'
import { judgeOf } from '../src/judge/judge.ts'
import { randomFrom, shuffled } from '../src/numeric/random.ts'
import { readScript } from '../src/read/script.ts'
import { LANGUAGES } from '../src/render/lang/index.ts'
import { formatProblem } from '../src/render/problem.ts'
import { STYLES, styleNamed } from '../src/render/style/index.ts'
import type { Style } from '../src/render/style.ts'
import { deriveSource } from '../src/report/derive.ts'
import { gradproof, removeBundle } from './support/render-cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'style-'))

afterAll(() => {
  removeBundle()
  rmSync(folder, { recursive: true })
})

const languages = await Promise.all(LANGUAGES.map(one => one.load()))

const styleOf = (source: string): Style => {
  const read = readStyle(source)
  if (read.kind === 'readable') return read.style
  throw new Error(JSON.stringify(read.problems))
}

const printed = async (source: string, style: Style, format = 'latex'): Promise<string> => {
  const result = await deriveSource(source, { style, format })
  if (result.kind !== 'derived') throw new Error(JSON.stringify(result.problems))
  expect(result.isSound).toBe(true)
  return result.output
}

describe('a style that is written', () => {
  test.each(STYLES)('is the same when it is read: $name', async style => {
    for (const language of languages)
      expect(styleOf(styleText(style, await language.house()))).toEqual(style)
  })

  test('is the same with fields that no house style has', async () => {
    const { path: _, ...plain } = styleNamed('plain') as Style
    const own: Style = {
      ...plain,
      notation: {
        ...plain.notation,
        layer: 'square',
        signs: { epsilon: 'e', w: '\\hat{\\mathbf{w}}' },
      },
      hasCaptions: true,
      captions: { '': { 'column-row': 'a "b" × \\c' }, ko: { 'matrix-column': "행렬 'x'" } },
      sizes: 'listed',
    }
    const words = await languages[0]?.house()
    expect(words && styleOf(styleText(own, words))).toEqual(own)
  })
})

const NETWORK = `input x : vector(n)
label l : vector(k)
V : matrix(m, n)
U : matrix(k, m)
p = V*x + v
y = sigma(p)
q = U*y + u
epsilon = 1/2*(q - l)^2
`

describe('a style that is changed', () => {
  test('says only what differs', async () => {
    const style = styleOf(`base = "arrows"
path = "common"
[letters]
matrix = "plain"
[signs]
epsilon = "E"
[forms]
outer = "transposed"
between = '\\cdot'
loss = ":="
[layout]
set_shown = false
[tensors]
weight = ["-chain-rule", "matrix-form"]
[captions]
shown = true
column-row = "столбец & строка"
[captions.en]
column-row = "column % row × 1"
`)
    const output = await printed(NETWORK, style)
    expect(output).toContain('E &:= \\frac{1}{2}')
    expect(output).toContain(
      '\\frac{\\partial E}{\\partial V} &= \\frac{\\partial E}{\\partial \\vec{p}} \\vec{x}^T',
    )
    expect(output).toContain('\\text{column \\% row} \\times \\text{1}')
    expect(output).not.toContain('\\mathbf{m} =')
    expect(output).not.toContain('\\mathbf{V}')
  })

  test('may let its base go where it has more', () => {
    const source =
      'base = "nabla"\npath = "common"\n[layout]\nspaces = []\n[chains]\nlocal_first = false\n'
    const { path: _, spaces: __, localFirst: ___, ...rest } = styleNamed('nabla') as Style
    expect(styleOf(source)).toEqual(rest)
    expect(styleOf('base = "arrows"\nflow = "apart"')).not.toHaveProperty('flow')
  })

  test('has its rules by kind, every one first', () => {
    const { path, tensors } = styleOf(
      'base = "plain"\n[path]\nweight = ["component", "matrix-form"]\n[tensors]\nloss = []\nevery = "all"\n',
    )
    expect(path?.weight).toEqual(['component', 'matrix-form'])
    expect(path?.bias).toContain('local-derivative')
    expect([tensors.loss, tensors.bias]).toEqual([[], RULES])
  })

  test('does not write two names alike', async () => {
    const style = styleOf('base = "plain"\n[signs]\nepsilon = "y"\n')
    await expect(printed(NETWORK, style)).rejects.toThrow(/epsilon and y would both be written y/)
    const position = styleOf('base = "plain"\n[signs]\nepsilon = "i"\n')
    await expect(printed(NETWORK, position)).rejects.toThrow(/would both be written i/)
  })
})

const told = async (source: string): Promise<string> => {
  const read = readStyle(source)
  if (read.kind === 'readable') return 'readable'
  const messages = (await languages[0]?.messages()) as never
  return read.problems.map(one => formatProblem(one, source, 's.toml', messages)).join('\n')
}

describe('what is wrong with a style is told at its line', () => {
  test.each([
    ['', /^s\.toml:1:1: .*`base` is missing[\s\S]*write `base = "plain"`/],
    ['base = "arows"', /^s\.toml:1:8: `arows` is no value of `base`[\s\S]*did you mean `arrows`\?/],
    ['base = 3', /value of `base` has to be a text in quotes/],
    ['base = "plain"\nbse = 1', /^s\.toml:2:1: there is no key `bse`[\s\S]*`base`/],
    ['base = "plain"\n\n[leters]\nrow = "bold"', /^s\.toml:3:2: [\s\S]*`letters`/],
    ['base = "plain"\n[letters]\nvectr = "bold"', /^s\.toml:3:1: [\s\S]*did you mean `vector`\?/],
    ['base = "plain"\n[letters]\nrow = "italic"', /^s\.toml:3:7: [\s\S]*one of plain, bold, arrow/],
    ['base = "plain"\n[letters]\nrow = true', /has to be a text in quotes/],
    ['base = "plain"\nletters = 1', /value of `letters` has to be a table/],
    ['base = "plain"\n[forms]\nbetween = "+"', /one of none, thin, medium, thick, \\times, \\cdot/],
    ['base = "plain"\n[forms]\nloss = "<"', /one of =, :=/],
    ['base = "plain"\n[layout]\nset_shown = 1', /has to be `true` or `false`/],
    ['base = "plain"\n[layout]\nhidden = ["losses"]', /did you mean `loss`\?/],
    ['base = "plain"\n[layout]\nhidden = ["x"]', /one of loss, bias, .*, all/],
    [
      'base = "plain"\n[path]\nweight = ["chain-rul"]',
      /^s\.toml:3:11: [\s\S]*did you mean `chain-rule`\?/,
    ],
    ['base = "plain"\n[path]\nweight = []', /^s\.toml:3:10: `weight` says nothing/],
    [
      'base = "plain"\n[path]\nbias = ["every-path", "chain-rule"]',
      /^s\.toml:3:8: `chain-rule` cannot stand behind `every-path`/,
    ],
    ['base = "plain"\npath = "none"', /`none` is no value of `path`[\s\S]*common/],
    ['base = "plain"\nflow = 7', /has to be a table/],
    [
      'base = "plain"\n[chains]\nsuperseded = ["goal"]',
      /a list of pairs[\s\S]*write it as `\[\["goal", "goal"\]\]`/,
    ],
    ['base = "plain"\n[chains]\nsuperseded = [["goal", "gaol"]]', /did you mean `goal`\?/],
    ['base = "plain"\n[flow.shorten]\nweights = []', /did you mean `weight`\?/],
    ['base = "plain"\n[letters]\nset = ["x", "1"]', /^s\.toml:3:13: `1` is no name/],
    [
      'base = "plain"\n[signs]\nw = \'\\input{x}\'',
      /^s\.toml:3:5: this is no sign for the name `w`/,
    ],
    ['base = "plain"\n[signs]\n"w}" = "v"', /^s\.toml:3:1: `w}` is no name/],
    ['base = "plain"\n[captions]\ncolumn-row = """a\nb"""', /^s\.toml:3:14: this is no caption/],
    ['base = "plain"\n[captions]\ncolumn = "a"', /there is no key `column`/],
    ['base = "plain"\n[captions.de]\ncolumn-row = "a"', /there is no key `de`/],
    ['base = "plain"\nbase = "plain"', /this is no TOML/],
    ['base = [[[[', /this is no TOML/],
    [`base = "plain" # ${'x'.repeat(100_000)}`, /more than 100000 characters/],
  ] as const)('%#', async (source, message) => {
    expect(await told(source)).toMatch(message)
  })
})

describe('signs of names', () => {
  const GOOD = [
    ...['x', '\\varepsilon', '\\omega', '\\mathcal{L}', '\\hat{\\mathbf{x}}', '\\mathrm{loss}'],
    ...['\\ell', '\\vec{\\boldsymbol{\\Sigma}}', '\\widetilde{W}', '\\overline{q}', '\\mathbb{E}'],
  ]
  test.each(GOOD)('%s is one, and is set in every face', async sign => {
    expect(isSign(sign)).toBe(true)
    for (const face of ['plain', 'bold', 'arrow']) {
      const style = styleOf(
        `base = "plain"\n[letters]\nmatrix = "${face}"\nvector = "${face}"\n[signs]\nV = '${sign}'\n`,
      )
      const output = await printed('L = sum(V*x0)\nx0 : vector', style)
      for (const [, display = ''] of output.matchAll(/\\\[([\s\S]*?)\\\]/g))
        katex.renderToString(display, { throwOnError: true, displayMode: true })
    }
  })

  test.each([
    ...['', ' ', '2', 'xy', 'x+y', 'x_1', 'x^2', "x'", 'x y', '{x}', '\\', '\\\\', '\\x', '\\hat'],
    ...['\\hat{', '\\hat{}', '\\hat{x}}', '\\input{x}', '\\def\\a{x}', '\\write18{x}', '$x$', '%x'],
    ...[
      '\\catcode`x',
      '\\mathbf{x}\\input{y}',
      '\\mathbf{\\input{y}}',
      '\\text{x}',
      '\\frac{a}{b}',
    ],
    ...['\\href{x}{y}', '\\mathrm{a b}', '\\sum', '\\nabla', '\\partial', '\\sqrt{x}', 'é', '∂'],
    `${'\\hat{'.repeat(40)}x${'}'.repeat(40)}`,
  ])('%s is none', sign => expect(isSign(sign)).toBe(false))
})

/** Every form in which a style may write what stands between two sides is read by `check`. */
test('forms are read back as they are written', async () => {
  const base = await deriveSource(NETWORK)
  if (base.kind !== 'derived') throw new Error('not derived')
  const judge = judgeOf(base.graph, { seed: 1, told: 'first', examples: 'none' })
  for (const { key, codec } of FIELDS.filter(one => one.table === 'forms')) {
    for (const word of codec.allowed ?? []) {
      const style = styleOf(`base = "plain"\n[forms]\n${key} = '${word}'\n`)
      const output = (await printed(NETWORK, style)).replace(/^%.*\n/gm, '')
      const { equalities } = await judge(
        await readScript(output, { format: 'tex', graph: base.graph }),
      )
      const doubtful = equalities.filter(
        ({ verdict }) => !['holds', 'definition', 'skipped'].includes(verdict),
      )
      expect([key, word, doubtful.map(one => one.right.text)]).toEqual([key, word, []])
      expect(equalities.length).toBeGreaterThan(10)
    }
  }
}, 60_000)

/** What a stranger may put together holds together, or is refused in words. */
test('styles by chance derive soundly', async () => {
  const random = randomFrom(7)
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random.uniform() * all.length)] as T
  const some = (all: readonly string[]): string =>
    JSON.stringify(all.filter(() => random.uniform() < 0.5))
  const lines = (table: string): readonly string[] =>
    FIELDS.filter(one => one.table === table && one.codec.allowed && random.uniform() < 0.4).map(
      ({ key, codec }) => `${key} = '${pick(codec.allowed ?? [])}'`,
    )
  const table = (name: string, rules: readonly string[]): readonly string[] => [
    `[${name}]`,
    ...KINDS.map(kind => `${kind} = ${some(rules)}`),
  ]
  const near = shuffled(
    random,
    RULES.filter(rule => !FAR_RULES.has(rule)),
  )
  const far = shuffled(
    random,
    RULES.filter(rule => FAR_RULES.has(rule)),
  )
  let [derived, refused] = [0, 0]
  for (let n = 0; n < 24; n++) {
    const source = [
      `base = "${pick(STYLES).name}"`,
      ...PLAIN_TABLES.flatMap(name => [`[${name}]`, ...lines(name)]),
      ...(n % 2 === 0 ? table('path', shuffled(random, RULES)) : []),
      ...(n % 4 === 1 ? table('path', [...near, ...far]) : []),
      ...table('tensors', RULES),
      ...(n % 3 === 0 ? table('scalars', RULES) : []),
    ].join('\n')
    const read = readStyle(source)
    if (read.kind === 'malformed') {
      expect(new Set(read.problems.map(({ code }) => code))).toEqual(new Set(['style-path']))
      refused++
      continue
    }
    derived++
    const output = await printed(NETWORK, read.style)
    for (const [, display = ''] of output.matchAll(/\\\[([\s\S]*?)\\\]/g))
      katex.renderToString(display, { throwOnError: true, displayMode: true })
  }
  expect([derived > 8, refused > 4]).toEqual([true, true])
})

describe('the command', () => {
  const write = (name: string, text: string | Uint8Array): string => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  const network = write('network.eq', NETWORK)

  test('writes a style that changes nothing', () => {
    for (const lang of ['en', 'ko']) {
      const init = ['init', 'style', join(folder, lang), '--base', 'nabla', '--lang', lang]
      expect(gradproof(init).stdout).toBe(`${join(folder, lang, 'style.toml')}\n`)
      const own = join(folder, lang, 'style.toml')
      for (const format of ['latex-document', 'text', 'html']) {
        const [one, other] = [own, 'nabla'].map(style =>
          gradproof(['derive', network, '--style', style, '--format', format, '--lang', lang]),
        )
        expect(one?.status).toBe(0)
        expect(one).toEqual(other)
      }
    }
    expect(readFileSync(join(folder, 'en', 'style.toml'), 'utf8')).toMatch(/^# A house style/)
  })

  test('uses it wherever a style is taken', () => {
    const style = write('own.toml', 'base = "plain"\n[forms]\ntranspose = "prime"\n')
    const regression = write('r.eq', 'L = (X*b - y)^2\nX : matrix\ny : vector\nb : vector\n')
    const run = (...args: readonly string[]) => gradproof([...args, '--style', style]).stdout
    expect(run('derive', regression, '--format', 'latex')).toContain("X'")
    expect(run('solve', regression, '--for', 'b', '--format', 'latex')).toContain("X'")
    const train = ['train', regression, '--format', 'latex', '--steps', '2', '--samples', '4']
    const trained = gradproof([...train, '--style', style])
    expect([trained.status, trained.stderr]).toEqual([0, ''])
  })

  test.each([
    [write('not.toml', 'base == 1'), /not\.toml:1:7: this is no TOML/],
    [write('latin.toml', Uint8Array.from([0x62, 0xff])), /latin\.toml: this is not UTF-8 text/],
    [write('large.toml', '#'.repeat(9_000_000)), /large\.toml/],
    [folder, /cannot read .*style-/],
    [
      './none',
      /cannot read \.\/none: there is no such file or folder; there is: annotated, arrows/,
    ],
    ['none.toml', /there is no such file or folder; there is: annotated, arrows/],
    ['none', /no such style: none; there is: annotated, arrows/],
  ] as const)('refuses %s', (style, message) => {
    for (const args of [['derive'], ['solve', '--for', 'V'], ['train']]) {
      const { status, stdout, stderr } = gradproof([...args, network, '--style', style])
      expect([status, stdout]).toEqual([2, ''])
      expect(stderr).toMatch(message)
    }
  })

  test('speaks of a style in the language that is asked for', () => {
    const style = write('ru.toml', 'base = "plian"')
    const inRussian = write('ru.eq', `@lang ru\n${NETWORK}`)
    const { stderr } = gradproof(['derive', inRussian, '--style', style])
    expect(stderr).toMatch(/\p{Script=Cyrillic}/u)
  })

  test('does not write over its style', () => {
    const style = write('same.toml', 'base = "plain"\n')
    const { status } = gradproof(['derive', network, '--style', style, '-o', style])
    expect([status, readFileSync(style, 'utf8')]).toEqual([2, 'base = "plain"\n'])
  })
})
