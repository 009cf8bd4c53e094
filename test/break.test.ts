import katex from 'katex'
import { describe, expect, test } from 'vitest'
import { piecesOf, termsOf } from '../src/render/break.ts'
import { widthOf } from '../src/render/width.ts'
import { deriveSource } from '../src/report/derive.ts'
import { judged } from './support/judged.ts'

describe('terms of a sum', () => {
  test.each([
    ['= a + b - c', ['= a', '+ b', '- c']],
    ['= (a + b) \\frac{c - d}{e}', ['= (a + b) \\frac{c - d}{e}']],
    ['= \\left( a + b \\right) c - \\{d + e\\}', ['= \\left( a + b \\right) c', '- \\{d + e\\}']],
    ['= -a', ['= -a']],
  ] as const)('%s', (tex, terms) => {
    expect(termsOf(tex)).toEqual(terms)
    expect(terms.join(' ')).toBe(tex)
  })
})

describe('pieces of what is wider than a row', () => {
  test.each([
    ['= ab \\odot cd', ['= ab', '\\odot cd']],
    ['= ab \\otimes (cd + ef)', ['= ab', '\\otimes (cd', '+ ef)']],
    [
      '= \\left( ab - \\left( c + d \\right) \\right) e',
      ['= \\Bigl( ab', '- \\Bigl( c', '+ d \\Bigr) \\Bigr) e'],
    ],
    ['= \\frac{ab + cd}{ef + gh}', ['= \\frac{ab + cd}{ef + gh}']],
    ['= f(-abcdef)', ['= f(-abcdef)']],
    [
      '= \\begin{bmatrix} (ab + cd) & ef \\odot gh \\end{bmatrix} \\odot x',
      ['= \\begin{bmatrix} (ab + cd) & ef \\odot gh \\end{bmatrix}', '\\odot x'],
    ],
    ['= \\{abc + def\\}', ['= \\{abc', '+ def\\}']],
  ] as const)('%s', (tex, pieces) => {
    expect(piecesOf(tex, 5)).toEqual(pieces)
  })
})

test('long names and long factors run over rows, and are read back', async () => {
  const source = [
    'input x : vector(n)',
    'label t : vector(m)',
    'weight_matrix_of_first_layer : matrix(m, n)',
    'bias_of_first_layer : vector(m)',
    'y = tanh(weight_matrix_of_first_layer*x + bias_of_first_layer) .* softplus(weight_matrix_of_first_layer*x - bias_of_first_layer)',
    'L = 1/2*(y - t)^2',
  ].join('\n')
  const { output } = (await deriveSource(source, { format: 'latex' })) as { output: string }
  expect(output).toContain(
    '\\mathbf{weight}_{\\mathrm{matrix},\\mathrm{of},\\mathrm{first},\\mathrm{layer}}',
  )
  for (const [, block = ''] of output.matchAll(/\\\[([\s\S]*?)\\\]/g))
    katex.renderToString(block, { displayMode: true, throwOnError: true })
  const rows = output.split(/\n|\\\\/).filter(row => /tanh|softplus/.test(row))
  expect(rows.length).toBeGreaterThan(3)
  expect(rows.map(widthOf).filter(width => width > 120)).toEqual([])
  const { judgement } = await judged(source, output, 'tex')
  expect(judgement.verdict).toBe('correct')
})

test('an equation wider than a page goes on in another row', async () => {
  const names = [...'ABCDEFGHKLMNPQRSTUVXYZ']
  const sum = names.map(name => `${name}1*x`).join(' + ')
  const source = `${names.map(n => `${n}1 : matrix(n, n)`).join('\n')}\nx : vector(n)\ny = ${sum}\nloss = y'*y`
  const result = await deriveSource(source, { format: 'latex', wrt: ['x'] })
  if (result.kind === 'malformed') throw new Error(JSON.stringify(result.problems))
  const blocks = [...result.output.matchAll(/\\\[([\s\S]*?)\\\]/g)].map(m => m[1] as string)
  for (const block of blocks) katex.renderToString(block, { displayMode: true, throwOnError: true })
  const network = blocks.find(block => block.includes('\\vec{y} &= \\mathbf{A}_1')) ?? ''
  const rows = network.split('\\\\\n')
  expect(rows.length).toBeGreaterThan(2)
  expect(rows.map(widthOf).filter(width => width > 100)).toEqual([])
})
