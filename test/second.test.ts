import fc from 'fast-check'
import katex from 'katex'
import { describe, expect, test } from 'vitest'
import type { Form, Stated } from '../src/core/derivation.ts'
import type { Graph } from '../src/core/graph.ts'
import { derive } from '../src/derive/derive.ts'
import { type Second, secondOrder } from '../src/derive/second.ts'
import { elaborateForm } from '../src/elaborate/form.ts'
import { evaluateForm } from '../src/numeric/evaluate.ts'
import { NUMBERS } from '../src/numeric/number.ts'
import { drawSource, leafValue, lookUp, plainEnv } from '../src/numeric/sample.ts'
import { parseExpression } from '../src/parse/expression.ts'
import { quoteForm } from '../src/render/quote.ts'
import { printText } from '../src/render/text.ts'
import { deriveSource } from '../src/report/derive.ts'
import { heldFreely } from '../src/verify/freely.ts'
import { totalGradients } from '../src/verify/reference.ts'
import { verify } from '../src/verify/verify.ts'
import { networkOf } from './support/network.ts'
import { centralDifferences, distance, forwardWith } from './support/numeric-difference.ts'
import { casesIn } from './support/parse-cases.ts'
import { randomNetwork } from './support/random-network.ts'
import { asPrinted } from './support/readback.ts'

const SEED = 20261126
const LONG = { timeout: 120_000 }

const secondOf = (graph: Graph, names: readonly string[]): readonly Second[] =>
  secondOrder(graph, derive(graph, names), names).flatMap(({ hessian, product }) =>
    product ? [hessian, product] : [hessian],
  )

const formOf = (text: string, graph: Graph): Form => {
  const { syntax } = parseExpression(text, graph.names)
  const { form, problems } = syntax ? elaborateForm(syntax, graph) : { problems: [text] }
  if (!form) throw new Error(`${text}: ${JSON.stringify(problems)}`)
  return form
}

const holds = (verdict: string | undefined): boolean => verdict === 'tested' || verdict === 'proved'

const verdictsOf = async (
  { graph, derivations, stated }: Second,
  more: readonly Stated[] = [],
): Promise<readonly boolean[]> => {
  const all = [...stated, ...more]
  const found = await verify(graph, derivations, { seed: 1, stated: all })
  return [found.verified, ...found.stated.map(one => holds(one.verdict))]
}

describe('known Hessians', () => {
  const cases = casesIn('test/cases/second/formulas.txt')
  test.each(cases.map(one => [one.source, one.expected] as const))('%s', async (source, known) => {
    const graph = networkOf(source)
    const [hessian, product] = secondOf(graph, graph.settings.wrt ?? [])
    if (!hessian) throw new Error('no Hessian')
    expect(hessian.closed.result.level).toBe('matrix')
    const text = printText(quoteForm(hessian.closed.result, hessian.graph.names))
    const sides = [known, text].map(side => formOf(side, hessian.graph))
    const left = hessian.derivations[0]?.steps[0]?.form as Form
    const more = sides.map(right => ({ left, right }))
    expect(await verdictsOf(hessian, more), text).toEqual(Array(5).fill(true))
    if (product) expect(await verdictsOf(product)).toEqual([true, true, true])
  })
})

/** The Hessian by differences of the reverse sweep against the closed form, at one draw. */
const errorOf = (graph: Graph, { wrt, graph: own, closed }: Second): number => {
  const draw = drawSource(own, SEED)(0)
  const [first, second] = wrt
  const byDifferences = centralDifferences(
    value => lookUp(totalGradients(forwardWith(graph, draw, second, value)), first),
    leafValue(NUMBERS, draw, second) ?? { dims: [], data: [] },
  )
  const env = plainEnv(own, draw, name => lookUp(draw.values, name))
  return distance(evaluateForm(NUMBERS, closed.result, env), byDifferences)
}

const networks = fc.array(fc.nat(1000), { maxLength: 30 }).map(randomNetwork)

test('Hessians of random networks are those of differences', LONG, () => {
  return fc.assert(
    fc.asyncProperty(networks, async ({ source }) => {
      const graph = networkOf(source)
      const names = ['x', 'b', 'c']
      for (const { hessian } of secondOrder(graph, derive(graph, names), names)) {
        expect((await verdictsOf(hessian)).every(Boolean), source).toBe(true)
        expect(errorOf(graph, hessian), source).toBeLessThan(1e-5)
      }
    }),
    { seed: SEED, numRuns: 25 },
  )
})

test('Hessians and their products hold as printed, step by step', LONG, () =>
  fc.assert(
    fc.asyncProperty(networks, async ({ source }) => {
      const graph = networkOf(source)
      const names = ['x', 'b']
      for (const { hessian, product } of secondOrder(graph, derive(graph, names), names)) {
        for (const second of [hessian, ...(product ? [product] : [])]) {
          const chains = second.derivations.map(one => asPrinted(one, second.graph))
          const { verified } = await verify(second.graph, chains, { seed: 2 })
          expect(verified, `${second.wrt} of ${source}`).toBe(true)
        }
      }
    }),
    { seed: SEED, numRuns: 12 },
  ),
)

/** Each once crashed: δ between axes of unlike sizes, ranges that move with a sum. */
const AWKWARD: readonly (readonly [source: string, names: readonly string[]])[] = [
  ['a : row(p); b : row(n)\ny = hcat(a, b)\nL = sum(tanh(y))', ['a']],
  [
    'x : vector(n); W : matrix(n, n); s : vector(n)\ns[j] = sum(i = 1..j, W[i,j]*x[i]*sin(x[j]))\nL = sum(tanh(s))',
    ['x', 'W'],
  ],
]

test.each(AWKWARD)('Hessians of %s are those of differences', LONG, async (source, names) => {
  const graph = networkOf(source)
  for (const { hessian } of secondOrder(graph, derive(graph, names), names)) {
    expect((await verdictsOf(hessian)).every(Boolean)).toBe(true)
    expect(errorOf(graph, hessian)).toBeLessThan(1e-5)
  }
})

describe('printed', () => {
  const source = 'W : matrix(m, n); x : vector(n)\nh = tanh(W*x); L = 1/2*h^2\n'
  const printed = async (format: string): Promise<string> => {
    const result = await deriveSource(source, { order: 2, wrt: ['x', 'W'], format })
    if (result.kind === 'malformed') throw new Error('malformed')
    expect(result.isSound).toBe(true)
    return result.output
  }

  test('in LaTeX', async () => {
    const blocks = [...(await printed('latex')).matchAll(/\\\[\n([\s\S]*?)\n\\\]/g)]
    expect(blocks.length).toBeGreaterThan(10)
    for (const [, block = ''] of blocks)
      katex.renderToString(block, { displayMode: true, throwOnError: true })
  })

  test('as text', async () => {
    const text = await printed('text')
    expect(text).toContain('# Hessian of L by x and W')
    expect(text).toContain("∂s_x/∂x = W'*((1 - 3*h.^2) ⊙ W*v_x ⊙ (1 - h.^2))")
  })

  test('as data', async () => {
    const { hessians } = JSON.parse(await printed('json'))
    const wrt = hessians.map((h: { wrt: string[]; direction?: string }) => [h.wrt, h.direction])
    expect(wrt).toEqual([
      [['x', 'x'], undefined],
      [['x', 'x'], 'v_x'],
      [['x', 'W'], undefined],
      [['W', 'W'], undefined],
      [['W', 'W'], 'v_W'],
    ])
    const verdicts = hessians.map((h: { closed: { verdict: string } }) => h.closed.verdict)
    expect(verdicts.every(holds)).toBe(true)
  })
})

test('a second derivative of an array is refused', () => {
  const graph = networkOf('x : vector(n)\ny = sigma(x)')
  expect(() => secondOrder(graph, derive(graph, ['x']), ['x'])).toThrow('second-needs-scalar')
})

test('a gradient that holds at symmetric matrices alone may not be derived by one', async () => {
  const graph = networkOf("x : vector(n)\nA : symmetric matrix(n, n)\nf = x'*A*x\n")
  const ofX = secondOf(graph, ['x', 'A']).find(({ wrt }) => wrt.join() === 'x,A')
  if (!ofX) throw new Error('no Hessian')
  const stated = [{ ...ofX.stated[0], right: formOf('2*A*x', graph) }] as const
  const verdicts = async (one: Pick<Second, 'freed'>) => {
    const found = await verify(ofX.graph, [], { seed: 1, stated })
    return (await heldFreely({ ...one, stated }, found)).stated.map(({ verdict }) => verdict)
  }
  expect(await verdicts({})).toEqual(['proved'])
  expect(await verdicts(ofX)).toEqual(['failed'])
})

test('by a matrix that is symmetric rest on that only afterwards', async () => {
  const source = "x : vector(n)\nA : symmetric matrix(n, n)\nf = x'*A*x\n"
  const derived = await deriveSource(source, { format: 'text', order: 2 })
  if (derived.kind !== 'derived') throw new Error(JSON.stringify(derived.problems))
  expect(derived.output).toContain("g_x := (A + A')*x")
  expect(derived.output).toContain('= x[k]*[i == j] + x[j]*[i == k] ')
})
