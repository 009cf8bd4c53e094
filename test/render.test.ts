import { readFileSync } from 'node:fs'
import katex from 'katex'
import { describe, expect, test } from 'vitest'
import { ONE, symbol } from '../src/core/affine.ts'
import type { Shape } from '../src/core/shape.ts'
import type { Syntax } from '../src/core/syntax.ts'
import { defaultNames, derive } from '../src/derive/derive.ts'
import { randomFrom } from '../src/numeric/random.ts'
import { parseExpression } from '../src/parse/expression.ts'
import { aliasesOf } from '../src/render/alias.ts'
import type { Book } from '../src/render/book.ts'
import { escapeTex } from '../src/render/escape.ts'
import { quoteForm } from '../src/render/quote.ts'
import { arrows } from '../src/render/style/arrows.ts'
import { STYLES } from '../src/render/style/index.ts'
import { printTex } from '../src/render/tex.ts'
import { printText } from '../src/render/text.ts'
import { type Derived, deriveSource } from '../src/report/derive.ts'
import { networkOf } from './support/network.ts'
import { randomNetwork } from './support/random-network.ts'

const [m, n] = [symbol('m'), symbol('n')]
const shapes = new Map<string, Shape>([
  ...['A', 'B', 'U', 'W1', 'W_in'].map(name => [name, [m, n]] as const),
  ...['x', 'y1', 'b_out', 'yhat', 'theta'].map(name => [name, [n]] as const),
  ...['s', 't', 'c', 'epsilon', 'net', 'w'].map(name => [name, []] as const),
  ['r', [ONE, n]],
  ['T3', [m, n, m]],
])

const bookWith = (...aliases: { name: string; indices: string[]; latex: string }[]): Book => ({
  notation: arrows.notation,
  shapes,
  aliases: aliasesOf({ notes: [], aliases }),
})

const syntaxOf = (text: string): Syntax => {
  const { syntax, problems } = parseExpression(text, new Set(shapes.keys()))
  if (!syntax) throw new Error(`${text}: ${JSON.stringify(problems)}`)
  return syntax
}

const cases = readFileSync('test/cases/render/tex.txt', 'utf8')
  .split('\n')
  .filter(line => line.includes(' ==> ') && !line.startsWith('#'))
  .map(line => line.split(' ==> ') as [string, string])

describe('LaTeX', () => {
  test.each(cases)('of %s', (text, latex) => {
    expect(printTex(syntaxOf(text), bookWith())).toBe(latex)
  })

  test.each(cases)('of %s renders', (_text, latex) => {
    katex.renderToString(latex, { throwOnError: true, strict: 'error' })
  })
})

describe('aliases', () => {
  const print = (text: string, ...aliases: Parameters<typeof bookWith>) =>
    printTex(syntaxOf(text), bookWith(...aliases))

  test('of a whole', () => {
    expect(print('s + A', { name: 's', indices: [], latex: '\\mathcal E' })).toBe(
      '\\mathcal E + \\mathbf{A}',
    )
  })

  test('with a subscript are put in brackets before more is added', () => {
    const alias = { name: 'A', indices: [], latex: "w'_1" }
    expect(print('A^2 + A[i,j]', alias)).toBe("(w'_1)^2 + (w'_1)_{ij}")
  })

  test('of entries', () => {
    const alias = { name: 'A', indices: ['i', 'j'], latex: 'w_i^{(j)}' }
    expect(print('A[k,l+1]*A', alias)).toBe('w_k^{({l + 1})} \\mathbf{A}')
  })

  test('of functions', () => {
    expect(print("f'(s)", { name: 'f', indices: [], latex: 'S' })).toBe("S'(s)")
  })

  test.each([
    '\\input{/etc/passwd}',
    '\\write18{x}',
    '}{',
    'a % b',
    '$',
    '\\def\\x{}',
    'a\\\\b',
    '#1',
    'a\n\nb',
  ])('never bring in %s', latex => {
    expect(print('s', { name: 's', indices: [], latex })).toBe('s')
  })
})

describe('text of people', () => {
  test('is escaped', () => {
    expect(escapeTex('50% of $x_1$ & {y} # ~ ^ \\ "z"\n\u0007')).toBe(
      "50\\% of \\$x\\_1\\$ \\& \\{y\\} \\# \\textasciitilde{} \\textasciicircum{} \\textbackslash{} ''z''",
    )
  })

  test('renders', () => {
    const text = escapeTex('50% of $x_1$ & {y} # ~ ^ \\ "z" <b> | — изображение')
    katex.renderToString(`\\text{${text}}`, { throwOnError: true })
  })
})

/** What a text says, wherever it stood, and whatever brackets it could do without. */
const withoutSpans = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, inner) => (UNSAID.includes(key) ? undefined : inner)))

const UNSAID = ['span', 'isGrouped']

const decisionsFrom = (seed: number): readonly number[] => {
  const { below } = randomFrom(seed, 99)
  return Array.from({ length: 60 }, () => below(1000))
}

const TWO_PATHS = 'parameter W : matrix(n, n)\ny = W*x + tanh(W*x)\nL = y^2 + lambda*sum(W .* W)\n'
const ROWS = [
  'input X : matrix(N, n)',
  'parameter W : matrix(n, k)',
  'parameter b : row(k)',
  'A = X*W + b',
  'L = 1/(2*N)*sum(relu(A) .^ 2)',
].join('\n')
const UNKNOWN = 'f : function\nparameter w1 : vector(n)\ny1 = f(w1)\nL = 2*(sum(y1) - t)^2/c\n'
const networks: readonly [string, string][] = [
  ...['two-layer-1d', 'two-layer', 'two-layer-ru'].map(
    name => [name, readFileSync(`derivations/${name}.eq`, 'utf8')] as [string, string],
  ),
  ['two paths', TWO_PATHS],
  ['rows', ROWS],
  ['unknown functions', UNKNOWN],
  ...Array.from(
    { length: 12 },
    (_, n) => [`random ${n}`, randomNetwork(decisionsFrom(n)).source] as [string, string],
  ),
]

describe.each(networks)('%s', (_name, source) => {
  test('reads back as it was printed', () => {
    const graph = networkOf(source)
    for (const { steps } of derive(graph, defaultNames(graph))) {
      for (const { form } of steps) {
        const syntax = quoteForm(form, graph.names)
        const text = printText(syntax)
        const { syntax: read, problems } = parseExpression(text, graph.names)
        expect(problems, text).toEqual([])
        expect(withoutSpans(read), text).toEqual(withoutSpans(syntax))
      }
    }
  })

  test.each(STYLES)('is text that reads as chains in the style $name', async ({ name }) => {
    const { graph, output } = (await deriveSource(source, { style: name })) as Derived
    const lines = output.split('\n').map(line => line.replace(/#.*/, '').trim())
    for (const line of lines.filter(one => one !== '')) {
      const members = line.split(/ :?= /).map(member => member.replace(/^= /, ''))
      for (const member of members) {
        expect(parseExpression(member, graph.names).problems, member).toEqual([])
      }
    }
  })

  test.each(STYLES)('renders in the style $name', async ({ name }) => {
    const result = await deriveSource(source, { format: 'latex', style: name })
    const { output } = result as Derived
    expect(result.kind).toBe('derived')
    const displays = [...output.matchAll(/\\\[([\s\S]*?)\\\]/g)].map(([, inside = '']) => inside)
    expect(displays.length).toBeGreaterThan(1)
    for (const display of displays) {
      katex.renderToString(display, { throwOnError: true, displayMode: true, strict: 'ignore' })
    }
  })
})
