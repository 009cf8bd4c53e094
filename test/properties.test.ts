import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Form } from '../src/core/derivation.ts'
import type { Graph } from '../src/core/graph.ts'
import { closedForms } from '../src/derive/closed.ts'
import { derive } from '../src/derive/derive.ts'
import { parseNetwork } from '../src/parse/network.ts'
import { quoteForm } from '../src/render/quote.ts'
import { printStatement, printText } from '../src/render/text.ts'
import { verify } from '../src/verify/verify.ts'
import { withDefinitions } from './support/closed.ts'
import { networkOf } from './support/network.ts'
import { type RandomNetwork, randomNetwork } from './support/random-network.ts'
import { asPrinted } from './support/readback.ts'

const SEED = 20261121
const networks = fc.array(fc.nat(1000), { maxLength: 90 }).map(randomNetwork)
const forAll = (runs: number, holds: (network: RandomNetwork) => void | Promise<void>) =>
  fc.assert(
    fc.asyncProperty(networks, async network => holds(network)),
    {
      seed: SEED,
      numRuns: runs,
    },
  )
const LONG = { timeout: 120_000 }

/** Every member of every chain, a line each. */
const printed = (graph: Graph): string =>
  derive(graph)
    .flatMap(({ wrt, steps }) =>
      steps.map(s => `${wrt} ${s.rule} ${printText(quoteForm(s.form, graph.names))}`),
    )
    .join('\n')

/** Names of one file swapped for others at once; no new name is an old one. */
const renamed = (text: string, names: Readonly<Record<string, string>>): string =>
  text.replace(/[A-Za-z_]\w*/g, word => names[word] ?? word)

describe('random networks', () => {
  test('every derivation is verified', LONG, () =>
    forAll(120, async ({ source }) => {
      const graph = networkOf(source)
      const { verified } = await verify(graph, derive(graph), { seed: 1 })
      expect(verified, source).toBe(true)
    }),
  )

  test('every closed form has the value of its gradient', LONG, () =>
    forAll(60, async ({ source }) => {
      const graph = networkOf(source)
      const derivations = derive(graph)
      const closed = closedForms(graph, derivations)
      const claims = derivations.map(({ wrt, steps }) => ({
        syntax: {} as never,
        left: steps[0]?.form as Form,
        right: withDefinitions(closed(wrt)),
      }))
      const found = await verify({ ...graph, claims }, [], { seed: 3 })
      expect(
        found.claims.filter(c => c.verdict === 'failed'),
        source,
      ).toEqual([])
    }),
  )

  test('every member means what it prints', LONG, () =>
    forAll(60, async ({ source }) => {
      const graph = networkOf(source)
      const chains = derive(graph).map(d => asPrinted(d, graph))
      const { verified } = await verify(graph, chains, { seed: 2 })
      expect(verified, source).toBe(true)
    }),
  )

  test('printing and reading an equation changes nothing', LONG, () =>
    forAll(100, ({ source }) => {
      const print = (text: string) =>
        parseNetwork(text)
          .statements.flatMap(s => (s.kind === 'equation' ? [printStatement(s)] : []))
          .join('\n')
      const once = print(source)
      expect(print(once)).toBe(once)
    }),
  )

  test('names and sizes may be called anything', LONG, () =>
    forAll(60, ({ source, names }) => {
      const other = Object.fromEntries(
        [...names, 'loss', 'f', 'n', 'm'].map((name, k) => [name, `q${k}_${name.length}`]),
      )
      const before = printed(networkOf(source))
      expect(printed(networkOf(renamed(source, other)))).toBe(renamed(before, other))
    }),
  )
})
