import { describe, expect, test } from 'vitest'
import { deriveSource } from '../src/report/derive.ts'

interface Gradient {
  readonly closed: { readonly text: string }
  readonly chain: readonly { readonly verdict?: string; readonly uses?: readonly string[] }[]
}

/** The gradient of a loss by one name, and what its steps rest on. */
const gradientOf = async (by: string, source: string) => {
  const result = await deriveSource(source, { wrt: [by], format: 'json' })
  if (result.kind !== 'derived') throw new Error(JSON.stringify(result.problems))
  const report = JSON.parse(result.output) as {
    readonly uses: readonly string[]
    readonly gradients: readonly Gradient[]
  }
  const [gradient] = report.gradients as [Gradient]
  return { text: gradient.closed.text, uses: report.uses, isSound: result.isSound }
}

describe('a property of the name itself is used only after differentiation', () => {
  const cases: readonly (readonly [loss: string, expected: string])[] = [
    ["tr(A'*B)", 'B'],
    ['tr(A*B)', "B'"],
    ["x'*A*y", 'x ⊗ y'],
    ["y'*A'*x", 'x ⊗ y'],
  ]
  const adjectives = ['symmetric', 'definite', 'diagonal', 'orthogonal', 'invertible']
  const all = adjectives.flatMap(one => cases.map(([loss, text]) => [one, loss, text] as const))

  test.each(all)('%s A: %s by A is %s', async (adjective, loss, expected) => {
    const declared = [`A : ${adjective} matrix(n, n)`, 'B : matrix(n, n)', 'x : vector(n)']
    const { text, isSound } = await gradientOf('A', [...declared, `L = ${loss}`].join('\n'))
    expect([text, isSound]).toEqual([expected, true])
  })

  test.each(adjectives.slice(0, 3))('%s A: the mirrored claim is refuted', async adjective => {
    const claims = ["claim ∂L/∂A = B'", "claim ∂L/∂A = 1/2*(B + B')"]
    for (const claim of claims) {
      const source = [`A : ${adjective} matrix(n, n)`, 'B : matrix(n, n)', "L = tr(A'*B)", claim]
      const result = await deriveSource(source.join('\n'))
      expect(result.kind === 'derived' && result.isSound, claim).toBe(false)
    }
  })
})

describe('what a step uses is named', () => {
  const cases: readonly (readonly [
    by: string,
    declared: string,
    loss: string,
    text: string,
    uses: string,
  ])[] = [
    ['x', 'A : symmetric matrix(n, n)', "x'*A*x", '2*A*x', 'A symmetric'],
    ['x', 'A : definite matrix(n, n)', "x'*A*x", '2*A*x', 'A definite'],
    ['x', 'A : diagonal matrix(n, n)', "x'*A*x", '2*A*x', 'A diagonal'],
    ['x', 'A : orthogonal matrix(n, n)', 'norm2(A*x)^2', '2*x', 'A orthogonal'],
    ['a', 't : probability vector(n)', "-t'*logsoftmax(a)", 'softmax(a) - t', 't probability'],
    ['a', 't : onehot vector(n)', "-t'*logsoftmax(a)", 'softmax(a) - t', 't onehot'],
    ['a', 't : vector(n); assume sum(t) = 1', "-t'*logsoftmax(a)", 'softmax(a) - t', 'sum(t) = 1'],
    ['x', "A : matrix(n, n); assume A = A'", "x'*A*x", '2*A*x', 'A symmetric'],
    ['x', "A : matrix(n, n); assume A'*A = eye(n)", 'norm2(A*x)^2', '2*x', 'A orthogonal'],
  ]

  test.each(cases)('by %s, %s: %s is %s, by %s', async (by, declared, loss, text, use) => {
    const leaf = by === 'x' ? 'x : vector(n)' : 'a : vector(n)'
    const source = [leaf, ...declared.split('; '), `L = ${loss}`].join('\n')
    const found = await gradientOf(by, source)
    expect([found.text, found.isSound]).toEqual([text, true])
    expect(found.uses).toContain(use)
  })
})
