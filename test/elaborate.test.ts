import { describe, expect, test } from 'vitest'
import type { Graph } from '../src/core/graph.ts'
import { describeDim, describeShape } from '../src/core/signature.ts'
import { derive } from '../src/derive/derive.ts'
import { elaborate } from '../src/elaborate/elaborate.ts'
import { elaborateForm } from '../src/elaborate/form.ts'
import { drawSource } from '../src/numeric/sample.ts'
import { parseExpression } from '../src/parse/expression.ts'
import { parseNetwork } from '../src/parse/network.ts'
import { quoteForm } from '../src/render/quote.ts'
import { printText } from '../src/render/text.ts'
import { formatProblem } from './support/english.ts'
import { networkOf } from './support/network.ts'
import { caseFiles, withResults } from './support/parse-cases.ts'

const FOLDER = 'test/cases/elaborate'

/** Shapes of all names, what was assumed, warnings; or all problems. */
const read = (source: string): string => {
  const { statements, problems, unread } = parseNetwork(source)
  const { graph, problems: more, warnings } = elaborate(statements, { unread })
  const told = [...problems, ...more].map(p => formatProblem(p, source, 'net.eq'))
  const warned = warnings.map(w => `warning: ${formatProblem(w, source, 'net.eq')}`)
  if (!graph) return [...told, ...warned].join('\n')
  const shapes = [...graph.leaves, ...graph.equations].map(
    x => `${x.name} : ${describeShape(x.shape)}`,
  )
  const families = graph.families.map(
    ({ name, letter, shape, equation }) =>
      `${name}{${letter}} : ${describeShape(shape)}${
        equation
          ? ` from ${describeDim(equation.range.first)} to ${describeDim(equation.range.last)}`
          : ''
      }`,
  )
  const assumed = graph.assumed.map(text => `assumed ${text}`)
  return [...shapes, ...families, ...assumed, ...told, ...warned].join('\n')
}

describe.each(caseFiles(FOLDER))('%s', path => {
  test('reads as written', async () => {
    await expect(withResults(path, read)).toMatchFileSnapshot(`../${path}`)
  })
})

const LAYERS = (count: number): readonly string[] => [
  ...Array.from({ length: count }, (_, k) => `y${k + 1} = sigma(V${k + 1}*y${k} + v${k + 1})`),
  `epsilon = 1/2*(y${count} - l)^2`,
]
const RESIDUAL = (count: number): readonly string[] => [
  ...Array.from({ length: count }, (_, k) => `x${k + 1} = x${k} + tanh(x${k})`),
  `L = x${count}'*A*x${count}`,
]

describe('deep networks', () => {
  test.each([
    ['layers', LAYERS(2000), 'y0 : vector(n)'],
    ['layers, last first', LAYERS(2000).toReversed(), 'y0 : vector(n2000)'],
    ['residual', RESIDUAL(2000), 'x0 : vector(m)'],
    ['residual, last first', RESIDUAL(2000).toReversed(), 'x0 : vector(m)'],
  ])('%s', (_, lines, first) => {
    const { statements } = parseNetwork(lines.join('\n'))
    const { graph, problems } = elaborate(statements)
    expect(problems).toEqual([])
    expect(graph?.equations.length).toBe(2001)
    if (!first.includes('n2000')) expect(graph?.assumed).toContain(first)
  })

  test('the time grows with the number of equations', () => {
    const timeOf = (count: number) => {
      const { statements } = parseNetwork(RESIDUAL(count).join('\n'))
      const times = [1, 2, 3].map(() => {
        const start = performance.now()
        elaborate(statements)
        return performance.now() - start
      })
      return Math.min(...times)
    }
    timeOf(500)
    expect(timeOf(4000) / timeOf(1000)).toBeLessThan(12)
  })

  test.each(['*', '.*', '+', '-'])('a long chain of %s', sign => {
    const factors = (x: string) => Array.from({ length: 900 }, () => x).join(sign)
    const indices = Array.from({ length: 180 }, () => 'x[i]').join(sign)
    const graph = networkOf(`s : scalar; x : vector(n)\ny = ${factors('s')}\nz[i] = ${indices}`)
    expect(graph.equations.length).toBe(2)
  })

  test('an error in the middle is told once', () => {
    const lines = LAYERS(2000).with(1000, 'y1001 = x*y1000*V1')
    const { problems } = elaborate(parseNetwork(lines.join('\n')).statements)
    expect(problems.map(p => p.code)).toEqual(['product-sizes'])
  })
})

/** Values of all names of a network at one draw. */
const valuesOf = (graph: Graph, turn: number) => {
  const draw = drawSource(graph, 1)(turn)
  return { draw, value: (name: string) => draw.values.get(name) }
}

/** Indexed equations and the whole that they define. */
const SAME: readonly (readonly [string, string])[] = [
  ['y[j] = sum(i, W[j,i]*x[i])', 'W*x'],
  ['y[j] = b[j] + sum(i, W[j,i]*x[i])', 'b + W*x'],
  ['y[i] = sum(j, x[j]*A[j,i])', "A'*x"],
  ['y[i] = tanh(x[i])*c/2 - x[i]^2', 'c/2*tanh(x) - x.^2'],
  ['y[i,j] = x[j]*b[i]', 'b ⊗ x'],
  ['y[i,j] = [i == j]*x[i]', 'diag(x)'],
  ['y = sum(i, j, W[i,j]^2) + c', 'norm(W)^2 + c'],
  ['y[i] = exp(x[i])/sum(j, exp(x[j]))', 'softmax(x)'],
  ['y[i] = c + sum(j, A[i,j])*e^x[i]', 'c + (A*ones(n)) .* exp(x)'],
  ['y = sum(i = 1..n, x[i])', 'sum(x)'],
  ['y = sum(i, [x[i] >= c]*x[i])', 'dot(x, [x >= c])'],
  ['y[i] = -sum(j, A[i,j]*x[j])/c', '-(A*x)/c'],
  ['y = sum(i, x[i])*sum(i, x[i]) - 2', 'sum(x)*sum(x) - 2'],
  ["y[i] = (A'*x)[i]*x'[i]", "(A'*x) .* x"],
]

const LEAVES = 'W : matrix(m, n); A : matrix(n, n); x : vector(n); b : vector(m); c : scalar'

describe('an indexed equation is its matrix form', () => {
  test.each(SAME)('%s', (indexed, whole) => {
    const graph = networkOf(`${LEAVES}\n${indexed}\nz = ${whole}`)
    for (const turn of [0, 1, 2]) {
      const { value } = valuesOf(graph, turn)
      const [y, z] = [value('y'), value('z')]
      expect(y?.dims).toEqual(z?.dims)
      for (const [n, entry] of (y?.data ?? []).entries()) {
        expect(entry).toBeCloseTo(z?.data[n] as number, 10)
      }
    }
  })
})

const DERIVED: readonly string[] = [
  'p = V*x + v; y = sigma(p); q = U*y + u; z = sigma(q); epsilon = 1/2*(z - l)^2',
  'V, v, U, u, x, l : scalar\np = V*x + v; y = sigma(p); q = U*y + u; z = sigma(q); epsilon = 1/2*(z - l)^2',
  'f : function\nW : matrix(M, d); b : vector(M); theta : vector(M); c : scalar; x : vector(d); y : scalar\nh[j] = f(sum(i, W[j,i]*x[i]) + b[j])\nyhat = sum(j, theta[j]*h[j]) + c\nL = (yhat - y)^2',
  'X : matrix(N, d); Y : matrix(N, k); W : matrix(d, k); b : row(k)\nP = X*W + b; L = norm(P - Y)^2 + 1/2*norm(W)^2',
  'x : vector(n); y = x + tanh(x); z = softmax(y); L = -sum(x .* log(z))',
]

describe('what a derivation prints reads back', () => {
  test.each(DERIVED)('%s', source => {
    const graph = networkOf(source)
    for (const { steps } of derive(graph)) {
      const texts = steps.map(step => printText(quoteForm(step.form, graph.names)))
      expect(texts.map(text => reread(graph, text))).toEqual(texts)
    }
  })
})

const reread = (graph: Graph, text: string): string => {
  const { syntax, problems } = parseExpression(text, graph.names)
  if (!syntax) return JSON.stringify(problems)
  const { form, problems: more } = elaborateForm(syntax, graph)
  return form ? printText(quoteForm(form, graph.names)) : JSON.stringify(more)
}
