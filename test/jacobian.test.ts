import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Form } from '../src/core/derivation.ts'
import type { Graph } from '../src/core/graph.ts'
import { closedForms } from '../src/derive/closed.ts'
import { derive } from '../src/derive/derive.ts'
import { verify } from '../src/verify/verify.ts'
import { withDefinitions } from './support/closed.ts'
import { networkOf } from './support/network.ts'
import { randomNetwork } from './support/random-network.ts'
import { asPrinted } from './support/readback.ts'

const SEED = 20261126
const LONG = { timeout: 120_000 }

/** A random network with some equation of any shape as what is derived. */
const networks = fc
  .tuple(fc.array(fc.nat(1000), { maxLength: 40 }), fc.nat(1000))
  .map(([decisions, choice]): Graph => {
    const graph = networkOf(randomNetwork(decisions).source)
    const equations = graph.equations.filter(e => e.name !== graph.loss)
    return { ...graph, loss: equations[choice % equations.length]?.name ?? graph.loss }
  })

const forAll = (runs: number, holds: (graph: Graph) => Promise<void>) =>
  fc.assert(fc.asyncProperty(networks, holds), { seed: SEED, numRuns: runs })

const written = ({ equations, loss }: Graph): string =>
  [...equations.map(e => e.name), `loss ${loss}`].join(' ')

test('Jacobians of random networks are verified', LONG, () =>
  forAll(60, async graph => {
    const { verified } = await verify(graph, derive(graph), { seed: 1 })
    expect(verified, written(graph)).toBe(true)
  }),
)

test('their closed forms have their values', LONG, () =>
  forAll(40, async graph => {
    const derivations = derive(graph)
    const closed = closedForms(graph, derivations)
    const claims = derivations.map(({ wrt, steps }) => ({
      syntax: {} as never,
      left: steps[0]?.form as Form,
      right: withDefinitions(closed(wrt)),
    }))
    const found = await verify({ ...graph, claims }, [], { seed: 3 })
    const failed = claims.filter((_, n) => found.claims[n]?.verdict === 'failed')
    expect(failed, written(graph)).toEqual([])
  }),
)

test('their members mean what they print', LONG, () =>
  forAll(40, async graph => {
    const chains = derive(graph).map(d => asPrinted(d, graph))
    const { verified } = await verify(graph, chains, { seed: 2 })
    expect(verified, written(graph)).toBe(true)
  }),
)
