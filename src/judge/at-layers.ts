import type { Graph } from '../core/graph.ts'
import type { Script } from '../core/script.ts'
import { type Staged, startsOf } from './families.ts'
import { layersOf } from './layers.ts'

/** A derivation with chains about general layers at each layer; undefined where there are none. */
export const atLayers = (graph: Graph, script: Script): Staged | undefined => {
  const starts = startsOf(script)
  const instances = layersOf(graph, script.chains).flatMap((some, c) =>
    some.map(one => ({ ...one, start: starts[c] as number })),
  )
  const isAsWritten = instances.length === script.chains.length
  if (isAsWritten && instances.every(one => one.written.size === 0)) return undefined
  return {
    script: { ...script, chains: instances.map(one => one.chain) },
    origins: instances.flatMap(({ chain, start, written }) =>
      chain.signs.map((_, k) => ({ n: start + k, written })),
    ),
  }
}
