import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { describe, expect, test } from 'vitest'
import type { Judgement } from '../src/core/judgement.ts'
import { escapeMarkdown } from '../src/render/article/markdown.ts'
import { escapeTypst } from '../src/render/article/typst.ts'
import { typstMath } from '../src/render/typst/math.ts'
import { deriveSource } from '../src/report/derive.ts'
import type { Format } from '../src/report/formats.ts'
import { judged } from './support/judged.ts'
import { hasPython, PYTHON } from './support/python.ts'

// Notes in Markdown, as a notebook and in Typst. Every derivation in every style: scripts/editions.ts.
const sourceOf = (name: string): string => readFileSync(`derivations/${name}.eq`, 'utf8')

const printed = async (
  source: string,
  lang: string,
  format: Format = 'markdown',
): Promise<string> => {
  const result = await deriveSource(source, { format, lang })
  if (result.kind !== 'derived') throw new Error(JSON.stringify(result.problems))
  return result.output
}

const judge = async (source: string, text: string): Promise<Judgement> =>
  (await judged(source, text, 'markdown')).judgement

describe('Markdown', () => {
  test.each([
    ['two-layer', 'en'],
    ['full-gradient', 'ru'],
    ['recurrent', 'zh'],
    ['rows', 'ko'],
  ])('of %s in language %s is read back as correct', async (name, lang) => {
    const source = sourceOf(name)
    const text = await printed(source, lang)
    const { verdict, equalities } = await judge(source, text)
    expect(equalities.length).toBeGreaterThan(5)
    expect(verdict).toBe('correct')
  })

  test('with a slip is not correct', async () => {
    const source = sourceOf('two-layer')
    const text = await printed(source, 'en')
    const wrong = text.replace(/\^T \\frac/, ' \\frac')
    expect(wrong).not.toBe(text)
    expect((await judge(source, wrong)).verdict).not.toBe('correct')
  })

  test('has the network, its parameters, the rules and what was checked', async () => {
    const text = await printed(sourceOf('two-layer').replace('Two-layer', 'Two *layers*'), 'en')
    expect(text).toContain('# Two \\*layers\\* network\n')
    expect(text).toContain('| $\\mathbf{V}$ | $\\mathbb{R}^{m \\times n}$ |')
    expect(text).toContain('component ✓∎ → chain rule ✓∎ →')
    expect(text).toMatch(/\| derivative \| equalities \| proved \| draws \| largest error \|/)
    expect(text).toMatch(/seed 1, .*\n\nmade by gradproof \d/)
  })

  test.each([
    ['deep', ['\\mathbf{W}_l$ ($l = 1, \\dots, L$) | $\\mathbb{R}^{n_l \\times n_{l - 1}}$ |']],
    ['recurrent', ['\\vec{h}_0$ | $\\mathbb{R}^{n}$ |']],
  ])('lists parameters of %s that are members of families', async (name, rows) => {
    const text = await printed(sourceOf(name), 'en')
    for (const row of rows) expect(text).toContain(`| $${row}\n`)
  })

  test('counts what is learned where sizes are figures', async () => {
    const source = [
      '@note W weights of a layer',
      '@note a activations',
      'input x : vector(4)',
      'parameter W{l} : matrix(4, 4)',
      'parameter b : vector(4)',
      'a{0} = x',
      'a{l} = tanh(W{l}*a{l-1} + b) for l = 1..3',
      'L = sum(a{3})',
    ]
    const text = await printed(source.join('\n'), 'en')
    expect(text).toContain('— activations\n')
    expect(text).not.toContain('— weights')
    expect(text).toContain(
      [
        '| name | shape | numbers | meaning |',
        '| --- | --- | --- | --- |',
        '| $\\vec{b}$ | $\\mathbb{R}^{4}$ | 4 |  |',
        '| $\\mathbf{W}_l$ ($l = 1, 2, 3$) | $\\mathbb{R}^{4 \\times 4}$ | 48 | weights of a layer |',
        '',
        'numbers to learn in all: 52',
      ].join('\n'),
    )
    expect((await judge(source.join('\n'), text)).verdict).toBe('correct')
  })

  test('holds no line in a formula that Markdown takes for its own', async () => {
    const text = await printed(sourceOf('elastic-net'), 'en')
    const formulas = [...text.matchAll(/^\$\$\n([\s\S]*?)\n\$\$$/gm)].map(
      ([, inside = '']) => inside,
    )
    expect(formulas.length).toBeGreaterThan(2)
    for (const formula of formulas) {
      expect(formula).not.toMatch(/^\s*$/m)
      expect(formula).not.toMatch(/^\s*(?:[-+*#>=]|\d+[.)])\s/m)
      expect(formula).not.toMatch(/\\[{}]/)
    }
  })
})

describe('a document of LaTeX', () => {
  test('has the tables of the other formats, and is read back as correct', async () => {
    const source = `@note W weights ${'of a layer '.repeat(5)}& 50 %\n${sourceOf('deep')}`
    const text = await printed(source, 'en', 'latex-document')
    expect(text).toContain('\n$\\vec{b}_l$ ($l = 1, \\dots, L$) & $\\mathbb{R}^{n_l}$ &  \\\\\n')
    expect(text).toContain('{@{}llp{8cm}@{}}')
    expect(text).toContain('of a layer \\& 50 \\% \\\\\n')
    expect(text).toContain(
      '\n$\\frac{\\partial \\mathrm{loss}}{\\partial \\vec{a}_0}$ & 5 & 5 & 10 &',
    )
    expect(text).toMatch(
      /seed 1.*\n\\par\n\nmade by gradproof \d.*\n\\par\n\n[\s\S]*\\end\{tabular\}/,
    )
    const { judgement } = await judged(source, text, 'tex')
    expect(judgement.verdict).toBe('correct')
  })

  test('keeps headings with what follows, short tables whole and rows of long ones in company', async () => {
    const layers = (count: number) =>
      Array.from({ length: count }, (_, n) => `h${n + 1} = tanh(W${n}*h${n})`).join('\n')
    const deep = (count: number) =>
      printed(`input h0 : vector\n${layers(count)}\nL = sum(h${count})`, 'en', 'latex-document')
    const [short, long] = [await deep(2), await deep(12)]
    expect(short).not.toContain('\\begin{longtable}')
    expect(short.match(/\\room\{\d+pt\}\n\\subsection/g)).toHaveLength(2)
    expect(long).toContain('\\begin{longtable}')
    expect(long.match(/\\\\\*$/gm)).toHaveLength(2)
  })

  test('says what the letter of all parameters stands for in a network with families', async () => {
    const text = await printed(sourceOf('deep'), 'en', 'latex')
    expect(text).toContain(
      '\\mathbf{m} = \\{\\mathbf{W}_1, \\dots, \\mathbf{W}_L, \\vec{b}_1, \\dots, \\vec{b}_L\\}',
    )
  })
})

describe('the computation graph', () => {
  const source = ['x : scalar', 'y_1 = x^2', 'y_2 = x*y_1'].join('\n')

  test('is one of Mermaid in Markdown, where no sign of a name is taken for its own', async () => {
    const text = await printed(source, 'ru')
    const [, graph = ''] = /^```mermaid\n([\s\S]*?)\n```$/m.exec(text) ?? []
    expect(graph).toContain('accTitle: Граф вычислений')
    expect(graph).toContain('"y_2 = x*y_1"'.replace(/[*_]/g, sign => `#${sign.charCodeAt(0)};`))
  })

  test('is an image in Typst, no wider than the page', async () => {
    expect(await printed(source, 'en', 'typst')).toMatch(
      /#figure\(image\(bytes\("<svg .*<\/svg>"\), format: "svg", width: \d+pt, alt: "Computation graph"\)\)/,
    )
    expect(await printed(sourceOf('lstm'), 'en', 'typst')).toContain('width: 100%, alt')
  })
})

describe('formulas that a file states', () => {
  const source = [
    'x : scalar',
    'y = x^2',
    '@formula \\frac{dy}{dx} = 2x',
    '@formula - x^2',
    '@formula \\frac{dy}{dx} = x \\dots',
  ].join('\n')
  const stated = /\\frac\{dy\}\{dx\} = 2x/

  test.each([
    ['text', stated],
    ['latex', stated],
    ['markdown', stated],
    ['notebook', /\\\\frac\{dy\}\{dx\} = 2x/],
    ['typst', /frac\(d y, d x\) = 2 x/],
    ['html', stated],
    ['json', /\\\\frac\{dy\}\{dx\} = 2x/],
  ] as const)('stand in %s', async (format, formula) => {
    expect(await printed(source, 'en', format)).toMatch(formula)
  })

  test('begin no list, and say what is undecided', async () => {
    const text = await printed(source, 'en')
    expect(text).toContain('$$\n{}- x^2\n$$')
    expect(text).toContain('\\dots \\\\\n&\\text{(claim undecided)}')
  })
})

describe('words of a person in Markdown', () => {
  test.each([
    ['<script>alert(1)</script>', '\\<script\\>alert(1)\\</script\\>'],
    ['[x](javascript:alert(1)) ![y](z)', '\\[x\\](javascript:alert(1)) !\\[y\\](z)'],
    [
      '$x = 2x$ and `code` | **b** _i_ ~~s~~',
      '\\$x = 2x\\$ and \\`code\\` \\| \\*\\*b\\*\\* \\_i\\_ \\~\\~s\\~\\~',
    ],
    ['- item', '\\- item'],
    ['1. item, 2.5', '1\\. item, 2.5'],
    ['a\n\n# b\u2028c', 'a \\# b c'],
    ['http://x.y www.x.y', 'http\\://x.y www\\.x.y'],
  ])('%s', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped)
  })

  test('bring no formula and no link into the notes', async () => {
    const evil = '$V = 2 V$ <img src=x onerror=alert(1)> | $$ `'
    const source = sourceOf('two-layer').replace(/^@title .*$/m, '')
    const text = await printed(`@title ${evil}\n@note V ${evil}\n${source}`, 'en')
    expect(text).not.toMatch(/(?<!\\)<img/)
    expect((await judge(source, text)).verdict).toBe('correct')
  })
})

interface Notebook {
  readonly nbformat: number
  readonly nbformat_minor: number
  readonly metadata: { readonly kernelspec: Readonly<Record<string, string>> }
  readonly cells: readonly {
    readonly id: string
    readonly cell_type: 'markdown' | 'code'
    readonly source: readonly string[]
    readonly outputs?: readonly { readonly data: Readonly<Record<string, readonly string[]>> }[]
  }[]
}

describe('a notebook', () => {
  const notebook = async (source: string) => {
    const text = await printed(source, 'en', 'notebook')
    return { text, ...(JSON.parse(text) as Notebook) }
  }
  const codeOf = ({ cells }: Notebook): readonly string[] =>
    cells.filter(cell => cell.cell_type === 'code').map(({ source }) => source.join(''))

  test('has the form of nbformat 4.5', async () => {
    const { nbformat, nbformat_minor, metadata, cells } = await notebook(sourceOf('two-layer'))
    expect([nbformat, nbformat_minor, metadata.kernelspec.name]).toEqual([4, 5, 'python3'])
    expect(new Set(cells.map(({ id }) => id)).size).toBe(cells.length)
    for (const { id, source } of cells) {
      expect(id).toMatch(/^[\w-]{1,64}$/)
      for (const line of source.slice(0, -1)) expect(line).toMatch(/[^\n]*\n$/)
    }
    const pictures = cells.flatMap(({ outputs = [] }) => outputs.map(({ data }) => data))
    expect(pictures.map(data => data['image/svg+xml']?.[0]?.slice(0, 4))).toEqual(['<svg'])
  })

  test.each(['nabla', 'paths', 'index', 'factors', 'differential'])(
    'has the chains of the style %s, as Markdown has them, and the same code',
    async style => {
      const source = `@style ${style}\n${sourceOf('two-layer')}`
      const own = await notebook(source)
      const prose = own.cells.filter(cell => cell.cell_type === 'markdown')
      const chains = /## Derivatives\n([\s\S]*?)\n+## Verification/
      const written = chains.exec(prose.map(cell => cell.source.join('')).join('\n\n'))?.[1]
      expect(written).toBe(chains.exec(await printed(source, 'en', 'markdown'))?.[1])
      const plain = await notebook(sourceOf('two-layer'))
      const [code, expected] = [own, plain].map(one => codeOf(one).slice(1).map(withoutHead))
      expect(code).toEqual(expected)
    },
  )

  const withoutHead = (code: string): string => code.replace(/^"{3}[^"]*"{3}/, '')

  test('is read back as correct', async () => {
    const source = sourceOf('two-layer')
    const { text } = await notebook(source)
    const { judgement } = await judged(source, text, 'notebook')
    expect([judgement.verdict, judgement.equalities.length > 20]).toEqual(['correct', true])
  })

  test.runIf(hasPython())(
    'compares its gradients with differences, and tells one that is wrong',
    async () => {
      for (const [name, slip] of SLIPS) {
        const code = codeOf(await notebook(sourceOf(name))).join('\n\n')
        const ran = spawnSync(PYTHON, ['-W', 'error', '-c', code], { encoding: 'utf8' })
        expect([ran.stderr, ran.status], name).toEqual(['', 0])
        expect(ran.stdout).toMatch(/^\w+: largest difference \S+e-\d+$/m)
        const wrong = code.replace(slip, '$& * 2')
        expect(wrong).not.toBe(code)
        expect(spawnSync(PYTHON, ['-c', wrong], { encoding: 'utf8' }).stderr).toContain(
          'AssertionError',
        )
      }
    },
  )
})

/** Networks with arrays, a family, places and unknown functions, and a line to double. */
const SLIPS: readonly (readonly [name: string, line: RegExp])[] = [
  ['two-layer', /g_V = np.outer\(g_p, x\)/],
  ['recurrent', /g_b \+= g_h\[t\].*/],
  ['skip-gram', /g_U = .*/],
  ['one-neuron', /g_w = .*/],
]

describe('Typst', () => {
  const compiler = NodeCompiler.create()
  const complaints = (text: string): string => {
    const result = compiler.compile({ mainFileContent: text })
    const found = result.takeDiagnostics()
    return result.hasError() && found ? JSON.stringify(compiler.fetchDiagnostics(found)) : ''
  }

  test.each(['two-layer', 'recurrent'])('of %s compiles', async name => {
    expect(complaints(await printed(sourceOf(name), 'ru', 'typst'))).toBe('')
  })

  test.each([
    ['\\frac{\\partial L}{\\partial \\mathbf{W}}', 'frac(∂ L, ∂ upright(bold(W)))'],
    ["\\vec{z}_{ij}^T \\odot \\sigma'(p)", "arrow(z)_(i j)^(T) ⊙ σ' \\( p \\)"],
    ['\\left( \\frac{1}{2} \\right)^2', 'lr(\\( frac(1, 2) \\))^(2)'],
    ['\\text{50\\% of $x_1$ "q"}', '"50% of " x_(1) " \\"q\\""'],
    ['\\begin{aligned}\na &= b \\\\\n&= c\n\\end{aligned}', 'a & = b \\\n & = c'],
    ['\\stackrel{(\\approx)}{=} f_{1,2}', 'limits(=)^(\\( ≈ \\)) f_(1 \\, 2)'],
    ['\\Bigl( x \\Bigr)^2', 'lr(size: #180%, \\() x lr(size: #180%, \\))^(2)'],
    ['\\begin{pmatrix} 1 & 2 \\\\ 3 & \\cdots \\end{pmatrix}', 'mat(delim: "(", 1, 2; 3, ⋯)'],
  ])('of %s', (tex, text) => {
    expect(typstMath(tex)).toBe(text)
    expect(complaints(`$ ${text} $`)).toBe('')
  })

  test('of words of a person is words', () => {
    const evil = '#panic() $x$ *b* _i_ `c` <l> @r // = \\ ~ [x](y) "q" - a + b 1. c'
    expect(complaints(`${escapeTypst(evil)}\n\n#[${escapeTypst(evil)}]`)).toBe('')
    expect(escapeTypst('#panic()\n= x')).toBe('\\#panic\\(\\) \\= x')
    expect(escapeTypst('1. a')).toBe('1\\. a')
  })
})
