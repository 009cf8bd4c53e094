import type { Graph } from '../core/graph.ts'
import type { Script } from '../core/script.ts'
import { type Staged, startsOf } from './families.ts'
import { hoisted } from './hoist.ts'
import { layersOf } from './layers.ts'

/**
 * A derivation as it is judged: chains about general layers at each layer, definitions before what
 * uses them. Undefined where that is as it was written.
 */
export const orderedIn = (graph: Graph, script: Script): Staged | undefined => {
  const starts = startsOf(script)
  const instances = layersOf(graph, script.chains).flatMap((some, c) =>
    some.map(one => ({ ...one, start: starts[c] as number })),
  )
  const order = hoisted(
    instances.map(one => one.chain),
    namesIn(graph),
  )
  const isAsWritten =
    instances.length === script.chains.length && order.every((place, n) => place === n)
  if (isAsWritten && instances.every(one => one.written.size === 0)) return undefined
  const chains = order.map(n => instances[n] as (typeof instances)[number])
  return {
    script: { ...script, chains: chains.map(one => one.chain) },
    origins: chains.flatMap(({ chain, start, written }) =>
      chain.signs.map((_, k) => ({ n: start + k, written })),
    ),
  }
}

const namesIn = ({ leaves, equations, functions, sizes }: Graph): ReadonlySet<string> =>
  new Set([...[...leaves, ...equations].map(one => one.name), ...functions.keys(), ...sizes])
