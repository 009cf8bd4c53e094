import { describe, expect, test } from 'vitest'
import { product, rational } from '../src/core/term.ts'
import { closedForms } from '../src/derive/closed.ts'
import { derive } from '../src/derive/derive.ts'
import { type VecForm, vecFormOf } from '../src/derive/kronecker.ts'
import { quoteForm } from '../src/render/quote.ts'
import { printText } from '../src/render/text.ts'
import { deriveSource } from '../src/report/derive.ts'
import { verify } from '../src/verify/verify.ts'
import { networkOf } from './support/network.ts'

const formOf = (source: string, by: string) => {
  const graph = networkOf(source)
  const found = vecFormOf(graph, by, closedForms(graph, derive(graph, [by]))(by))
  const text = found && printText(quoteForm({ level: 'matrix', expr: found.expr }, graph.names))
  return { graph, found, text }
}

const verdictOf = async (
  { graph }: ReturnType<typeof formOf>,
  { left, right }: Pick<VecForm, 'left' | 'right'>,
) => {
  const claims = [{ syntax: {} as never, left, right }]
  return (await verify({ ...graph, claims }, [], { seed: 1 })).claims[0]?.verdict
}

describe('column by column', () => {
  test.each([
    ['A : matrix(m, n); X : matrix(n, p); B : matrix(p, q)\nY = A*X*B', 'X', "kron(B', A)"],
    ['A : matrix(m, n); X : matrix(m, n)\nY = A.*X', 'X', 'diag(vec(A))'],
    ['X : matrix(m, n)\nY = sin(X)', 'X', 'diag(vec(cos(X)))'],
    ['W : matrix(m, n); x : vector(n)\ny = W*x', 'W', "kron(x', eye(m))"],
    ['X : invertible matrix(n, n)\nY = inv(X)', 'X', "-kron(Y', Y)"],
    ['X : matrix(n, n)\nY = X^2', 'X', "kron(eye(n), X) + kron(X', eye(n))"],
    ["x : vector(n); a : vector(m)\nY = a*x'", 'x', 'kron(eye(n), a)'],
    ["x : vector(n); a : vector(m)\nY = a*x'", 'a', 'kron(x, eye(m))'],
    [
      'A : matrix(m, n); X : matrix(n, p); C : matrix(m, p)\nY = C .* (A*X)',
      'X',
      'diag(vec(C))*kron(eye(p), A)',
    ],
    ['X : matrix(m, n); W : matrix(n, k); b : row(k)\nY = X*W + b', 'b', 'kron(eye(k), ones(m))'],
    ['@base 0\nA : matrix(m, n); X : matrix(n, p)\nY = A*X', 'X', 'kron(eye(p), A)'],
  ] as const)('%s by %s', async (source, by, text) => {
    const formed = formOf(source, by)
    expect(formed.text).toBe(text)
    const { found } = formed
    if (found?.right.level !== 'index') throw new Error('no form')
    expect(await verdictOf(formed, found)).toBe('proved')
    const term = product([rational(1.001), found.right.term])
    const spoilt = { left: found.left, right: { ...found.right, term } }
    expect(await verdictOf(formed, spoilt)).toBe('failed')
  })

  test.each([
    ["X : matrix(m, n)\nY = X'", 'X'],
    ["X : matrix(m, n)\nY = X*X'", 'X'],
    ['x : vector(n); A : matrix(m, n)\ny = A*x', 'x'],
  ] as const)('there is none of %s by %s', (source, by) => {
    expect(formOf(source, by).found).toBeUndefined()
  })
})

test('it is printed beside the entries', async () => {
  const source = 'A : matrix(m, n); X : matrix(n, p); B : matrix(p, q)\nY = A*X*B'
  const printed = async (format: string): Promise<string> => {
    const result = await deriveSource(source, { wrt: ['X'], format })
    if (result.kind === 'malformed') throw new Error('malformed')
    expect(result.isSound).toBe(true)
    return result.output
  }
  expect(await printed('text')).toContain("# ∂vec(Y)/∂vec(X) = kron(B', A)  ✓∎ column by column")
  expect(await printed('latex')).toContain('\\frac{\\partial \\operatorname{vec} \\mathbf{Y}}')
  expect(JSON.parse(await printed('json')).gradients[0].vec.text).toBe("kron(B', A)")
})
