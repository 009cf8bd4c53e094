import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultNames, derive } from '../src/derive/derive.ts'
import { verify } from '../src/verify/verify.ts'
import { networkOf } from './support/network.ts'
import { randomNetwork } from './support/random-network.ts'

const SEED = 20261121
const decisions = fc.array(fc.nat(1000), { maxLength: 90 }).map(randomNetwork)

describe('random networks', () => {
  test('every derivation is verified', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(decisions, async ({ source }) => {
        const graph = networkOf(source)
        const derivations = derive(graph, defaultNames(graph))
        const { verified } = await verify(graph, derivations, { seed: 1 })
        expect(verified, source).toBe(true)
      }),
      { seed: SEED, numRuns: 120 },
    )
  })
})
