import fc from 'fast-check'
import katex from 'katex'
import { afterEach, describe, expect, test } from 'vitest'
import { product, rational, type Term } from '../src/core/term.ts'
import { MEMBERS } from '../src/derive/member.ts'
import { tangentsOf } from '../src/derive/tangent.ts'
import { evaluateForm } from '../src/numeric/evaluate.ts'
import { NUMBERS } from '../src/numeric/number.ts'
import { drawSource } from '../src/numeric/sample.ts'
import { quoteForm } from '../src/render/quote.ts'
import { printText } from '../src/render/text.ts'
import { deriveSource } from '../src/report/derive.ts'
import { worldOf } from '../src/verify/context.ts'
import { forwardNumbers } from '../src/verify/reference.ts'
import { verify } from '../src/verify/verify.ts'
import { networkOf } from './support/network.ts'
import { centralDifferences, distance, forwardWith } from './support/numeric-difference.ts'
import { randomNetwork } from './support/random-network.ts'
import { asPrinted } from './support/readback.ts'

const SEED = 20261126
const LONG = { timeout: 120_000 }
const TWO_LAYERS = `
input x : vector; label l : vector
p = V*x + v; y = sigma(p); q = U*y + u; z = sigma(q)
epsilon = 1/2*(z - l)^2
`

const resultsOf = (source: string, name: string): readonly string[] => {
  const { graph, derivations } = tangentsOf(networkOf(source), name)
  const show = (form: Parameters<typeof quoteForm>[0]) => printText(quoteForm(form, graph.names))
  return derivations.map(({ steps }) =>
    [steps[0], steps.at(-1)].map(s => s && show(s.form)).join(' = '),
  )
}

test("the notes' network, from its first matrix on", () => {
  expect(resultsOf(TWO_LAYERS, 'V')).toEqual([
    'dV/dt = v_V',
    'dp/dt = dV/dt*x',
    "dy/dt = σ'(p) ⊙ dp/dt",
    'dq/dt = U*dy/dt',
    "dz/dt = σ'(q) ⊙ dq/dt",
    expect.stringMatching(/^dε\/dt = /),
  ])
})

test('a number needs no direction, and properties hold where it starts', () => {
  const source = 'A : matrix(n, n); B : definite matrix(n, n); t : scalar\nP = t*A + B; Y = inv(P)'
  expect(resultsOf(source, 't')).toEqual(['dP/dt = A', 'dY/dt = -Y*dP/dt*Y'])
  expect(resultsOf(source, 'B')).toEqual([
    'dB/dt_1 = v_B',
    'dP/dt_1 = dB/dt_1',
    'dY/dt_1 = -Y*dP/dt_1*Y',
  ])
})

test('a fixed position stays in entries', () => {
  const source = 'parameter v : vector(d); o : index(d)\nL = -log(v[o])'
  expect(resultsOf(source, 'v')).toEqual(['dv/dt = v_v', 'dL/dt = -dv[o]/dt/v[o]'])
})

test('names that the loss does not need, or that do not move, have none', () => {
  const source =
    'x : vector(n); c : vector(n)\na = tanh(x); b = sigma(c); d = exp(a)\n@loss L\nL = sum(a) + sum(b)'
  const { derivations } = tangentsOf(networkOf(source), 'x')
  expect(derivations.map(d => d.loss)).toEqual(['x', 'a', 'L'])
})

const networks = fc
  .tuple(fc.array(fc.nat(1000), { maxLength: 40 }), fc.constantFrom('x', 'W', 'b', 'c', 'A'))
  .map(([decisions, name]) => ({ source: randomNetwork(decisions).source, name }))

const forAll = (runs: number, holds: (source: string, name: string) => Promise<void>) =>
  fc.assert(
    fc.asyncProperty(networks, ({ source, name }) => holds(source, name)),
    { seed: SEED, numRuns: runs },
  )

describe('random networks', () => {
  test('are verified, as derived and as printed', LONG, () =>
    forAll(50, async (source, name) => {
      const { graph, derivations } = tangentsOf(networkOf(source), name)
      const { verified } = await verify(graph, derivations, { seed: 1 })
      expect(verified, `${name} of ${source}`).toBe(true)
      const printed = derivations.map(d => asPrinted(d, graph))
      const again = await verify(graph, printed, { seed: 2 })
      expect(again.verified, `${name} of ${source}`).toBe(true)
    }),
  )

  test('have the derivatives of differences', LONG, () =>
    forAll(40, async (source, name) => {
      const { graph, by, derivations } = tangentsOf(networkOf(source), name)
      const draw = drawSource(graph, SEED)(0)
      const env = worldOf(forwardNumbers(NUMBERS, graph, draw)).totalEnv()
      for (const { loss, steps } of derivations) {
        const result = steps.at(-1)
        const differences = centralDifferences(
          value => forwardWith(graph, draw, by, value).values.get(loss) ?? value,
          draw.values.get(by) ?? { dims: [], data: [] },
        )
        const found = result && evaluateForm(NUMBERS, result.form, env)
        expect(
          found && distance(found, differences),
          `${loss} by ${name} of ${source}`,
        ).toBeLessThan(1e-5)
      }
    }),
  )
})

describe('a planted error', () => {
  const undo: (() => void)[] = []
  afterEach(() => {
    for (const restore of undo.splice(0)) restore()
  })
  const spoil = (rule: 'chain-rule' | 'local-derivative', how: (term: Term) => Term): void => {
    const members = MEMBERS as Record<string, (typeof MEMBERS)['component']>
    const right = members[rule]
    members[rule] = state => {
      const member = right?.(state)
      if (member?.form.level !== 'index') return member
      return { ...member, form: { ...member.form, term: how(member.form.term) } }
    }
    undo.push(() => {
      members[rule] = right
    })
  }
  const SKIP = 'x : vector(n); W : matrix(n, n)\nh = tanh(W*x); y = h + W*h; L = sum(y .* x)'

  test.each([
    ['a factor 1.001', () => spoil('local-derivative', t => product([rational(1.001), t]))],
    [
      'a dropped path',
      () => spoil('chain-rule', t => (t.kind === 'total' ? (t.terms[0] as Term) : t)),
    ],
  ])('%s is caught', async (_, plant) => {
    plant()
    const { graph, derivations } = tangentsOf(networkOf(SKIP), 'x')
    const { verified } = await verify(graph, derivations, { seed: 1 })
    expect(verified).toBe(false)
  })
})

describe('printed', () => {
  const printed = async (format: string): Promise<string> => {
    const result = await deriveSource(TWO_LAYERS, { mode: 'forward', wrt: ['x'], format })
    if (result.kind === 'malformed') throw new Error('malformed')
    expect(result.isSound).toBe(true)
    return result.output
  }

  test('as text, LaTeX and data', async () => {
    expect(await printed('text')).toContain('# Forward from x, moved by t*v_x (at t = 0)')
    const blocks = [...(await printed('latex')).matchAll(/\\\[\n([\s\S]*?)\n\\\]/g)]
    expect(blocks.length).toBeGreaterThan(3)
    for (const [, block = ''] of blocks)
      katex.renderToString(block, { displayMode: true, throwOnError: true })
    const { gradients, tangents } = JSON.parse(await printed('json'))
    expect(gradients).toEqual([])
    expect(tangents[0].derivatives.map((d: { of: string }) => d.of)).toEqual([
      ...['x', 'p', 'y', 'q', 'z', 'epsilon'],
    ])
  })
})
