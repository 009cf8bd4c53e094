import katex from 'katex'
import { describe, expect, test } from 'vitest'
import { termsOf } from '../src/render/break.ts'
import { widthOf } from '../src/render/width.ts'
import { deriveSource } from '../src/report/derive.ts'

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
