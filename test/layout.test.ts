import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { resultOf } from '../src/core/derivation.ts'
import { LAYOUTS, type Layout } from '../src/core/layout.ts'
import { derive } from '../src/derive/derive.ts'
import { inLayout } from '../src/derive/layout.ts'
import { quoteForm } from '../src/render/quote.ts'
import { printText } from '../src/render/text.ts'
import { deriveSource } from '../src/report/derive.ts'
import { verify } from '../src/verify/verify.ts'
import { networkOf } from './support/network.ts'
import { randomNetwork } from './support/random-network.ts'
import { asPrinted } from './support/readback.ts'

const SEED = 20261126

/** The last members, by name. */
const resultsIn = (source: string, layout: Layout, names: readonly string[]): readonly string[] => {
  const graph = networkOf(source)
  return derive(graph, names)
    .map(one => resultOf(inLayout(one, layout, graph)))
    .map(form => printText(quoteForm(form, graph.names)))
}

const SCALAR =
  'input x : vector(n); V : matrix(m, n); b : vector(m); label t : vector(m)\np = V*x + b\nL = 1/2*(p - t)^2'
const VECTOR = 'x : vector(n); V : matrix(m, n); U : matrix(k, m)\nh = V*x\ny = U*h'

describe('results', () => {
  test.each([
    ['gradient', ['∂L/∂p ⊗ x', '∂L/∂p', "V'*∂L/∂p", 'p - t']],
    ['numerator', ['x ⊗ ∂L/∂p', '∂L/∂p', '∂L/∂p*V', "p' - t'"]],
    ['denominator', ['∂L/∂p ⊗ x', '∂L/∂p', "V'*∂L/∂p", 'p - t']],
  ] as const)('of a scalar, %s', (layout, results) => {
    expect(resultsIn(SCALAR, layout, ['V', 'b', 'x', 'p'])).toEqual(results)
  })

  test.each([
    ['gradient', ['∂y/∂h*V', 'U']],
    ['numerator', ['∂y/∂h*V', 'U']],
    ['denominator', ["V'*∂y/∂h", "U'"]],
  ] as const)('of a vector, %s', (layout, results) => {
    expect(resultsIn(VECTOR, layout, ['x', 'h'])).toEqual(results)
  })
})

test(
  'random networks are verified in every layout, as derived and as printed',
  { timeout: 120_000 },
  () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(1000), { maxLength: 40 }),
        fc.nat(1000),
        fc.constantFrom(...LAYOUTS),
        async (decisions, choice, layout) => {
          const { source } = randomNetwork(decisions)
          const plain = networkOf(`@layout ${layout}\n${source}`)
          const losses = [plain.loss, ...plain.equations.map(e => e.name)]
          const graph = { ...plain, loss: losses[choice % losses.length] as string }
          const derivations = derive(graph).map(one => inLayout(one, layout, graph))
          const { verified } = await verify(graph, derivations, { seed: 1 })
          expect(verified, `${layout}, ${graph.loss} of ${source}`).toBe(true)
          const again = await verify(
            graph,
            derivations.map(d => asPrinted(d, graph)),
            { seed: 2 },
          )
          expect(again.verified, `${layout}, ${graph.loss} of ${source}`).toBe(true)
        },
      ),
      { seed: SEED, numRuns: 60 },
    ),
)

test('claims are read in the layout of their file, and an option wins', async () => {
  const source = "X : matrix(N, d); w : vector(d)\ne = X*w\nL = 1/2*e^2\nclaim dL/dw = e'*X\n"
  const soundIn = async (layout: string): Promise<boolean> => {
    const result = await deriveSource(`@layout numerator\n${source}`, { layout })
    return result.kind === 'derived' && result.isSound
  }
  expect(await soundIn('numerator')).toBe(true)
  const other = await deriveSource(`@layout numerator\n${source}`, { layout: 'gradient' })
  expect(other.kind).toBe('malformed')
})

test('data say their layout, and closed forms lie in it', async () => {
  const result = await deriveSource(SCALAR, { layout: 'numerator', wrt: ['x'], format: 'json' })
  const data = result.kind === 'derived' ? JSON.parse(result.output) : {}
  expect([data.layout, data.gradients[0].shape]).toEqual(['numerator', ['1', 'n']])
  expect(data.gradients[0].closed.text).toBe("(p - t)'*V")
})
