import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { closedForms } from '../src/derive/closed.ts'
import { derive } from '../src/derive/derive.ts'
import { quoteForm } from '../src/render/quote.ts'
import { printText } from '../src/render/text.ts'
import { deriveSource } from '../src/report/derive.ts'
import { FORMATS } from '../src/report/formats.ts'
import { networkOf } from './support/network.ts'

const DECLARED = [
  'A : matrix(n, n)',
  'B : matrix(n, n)',
  'x : vector(n)',
  'y : vector(n)',
  's : scalar',
  't : scalar',
]

/** Terms of a loss, and the name it is derived by. */
const SUMS: readonly (readonly [by: string, terms: readonly string[]])[] = [
  ['x', ["x'*A*x", 's*norm2(x)^2', "t*y'*x", 'sum(sin(x))']],
  ['A', ['tr(A*B)', "s*tr(A'*A)", 'sum(A.*B)', "x'*A*y"]],
  ['x', ["log(1+x'*x)", "exp(y'*x)", 'sum(x.^3)', 'norm1(x)']],
  ['x', ['norm2(A*x-y)^2', 's*norm2(x)^2', '(-t)*sum(x)', 'norm2(x-y)']],
  ['A', ["tr(A*B*A')", 'logdet(A)', 'sum(A)^2', '2*tr(A)']],
]

/** Scalar factors of a loss, and the name it is derived by. */
const PRODUCTS: readonly (readonly [by: string, factors: readonly string[]])[] = [
  ['x', ['s', 't', "(x'*y)", 'sum(x)']],
  ['x', ['s', 'norm2(x)^2', 'exp(s)', "(x'*A*x)"]],
  ['A', ['s', 'tr(A)', 'det(A)', 't']],
]

const closedText = (by: string, loss: string): string => {
  const graph = networkOf([...DECLARED, `loss = ${loss}`].join('\n'))
  const { definitions, result } = closedForms(graph, derive(graph, [by]))(by)
  return [...definitions.map(d => d.form), result]
    .map(form => printText(quoteForm(form, graph.names)))
    .join('; ')
}

const orders = (terms: readonly string[]): readonly (readonly string[])[] =>
  terms.length < 2
    ? [terms]
    : terms.flatMap((term, n) => orders(terms.toSpliced(n, 1)).map(rest => [term, ...rest]))

describe('the order of terms', () => {
  test.each(SUMS)('does not matter by %s in %j', (by, terms) => {
    const texts = new Set(orders(terms).map(order => closedText(by, order.join(' + '))))
    expect([...texts]).toHaveLength(1)
  })

  test.each(PRODUCTS)('nor that of scalars that are multiplied: by %s in %j', (by, factors) => {
    const texts = new Set(orders(factors).map(order => closedText(by, order.join('*'))))
    expect([...texts]).toHaveLength(1)
  })
})

describe('two runs', () => {
  test.each(FORMATS)('give the same bytes in %s', async format => {
    const source = readFileSync('derivations/softmax-cross-entropy.eq', 'utf8')
    const run = async () => {
      const result = await deriveSource(source, { format })
      return result.kind === 'derived' ? result.output : JSON.stringify(result.problems)
    }
    const [first, second] = [await run(), await run()]
    expect(first.length).toBeGreaterThan(100)
    expect(second).toBe(first)
  })
})
