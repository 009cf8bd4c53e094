import { affine, namesOf } from '../core/affine.ts'
import type { Graph } from '../core/graph.ts'
import { placesIn, TooLong } from './literal.ts'
import type { Places } from './move.ts'
import { valuesIn } from './names.ts'

/** How many members a network may have when it is unrolled. */
export const LONGEST = 64

/** Lengths at which a network is unrolled, where they are long enough. */
const LENGTHS = [2, 3, 5]

/**
 * Lengths to verify at: for every name that bounds families the least one, and some more. Several
 * names have different lengths.
 */
export const lengthsOf = (graph: Graph, needs: ReadonlyMap<string, number>): readonly Places[] => {
  const lists = [...leastLengths(graph, needs)].map(([name, least]) => ({
    name: withinReason(name, least),
    lengths: [...new Set([least, ...LENGTHS.filter(n => n >= least), least + 1, least + 3])].slice(
      0,
      4,
    ),
  }))
  const rounds = Math.max(1, ...lists.map(({ lengths }) => lengths.length))
  return Array.from({ length: rounds }, (_, round) => {
    const one = lists.map(({ name, lengths }, n) => {
      const length = lengths[(round + n) % lengths.length] as number
      return [name, affine(length)] as const
    })
    return new Map(one)
  })
}

const withinReason = (name: string, least: number): string => {
  if (least > LONGEST) throw new TooLong(`${name} ≥ ${least}`)
  return name
}

/** The least length of every name that bounds families: what is needed, and no axis of one place. */
export const leastLengths = (
  graph: Graph,
  needs: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> => {
  const sizes = new Set(graph.sizes)
  const axes = axesOf(graph)
  const names = [...new Set(placesIn(graph).flatMap(namesOf))].filter(name => sizes.has(name))
  return new Map(names.map(name => [name, Math.max(needs.get(name) ?? 1, axes.has(name) ? 2 : 1)]))
}

/** Names that are sizes of axes. */
const axesOf = ({ equations, families, leaves }: Graph): ReadonlySet<string> => {
  const bodies = [...equations, ...families.flatMap(f => f.equation ?? [])].map(one => one.body)
  const shapes = [...equations, ...families, ...leaves].map(one => one.shape)
  const inside = bodies.flatMap(body => [...valuesIn(body).values(), body.shape])
  return new Set([...shapes, ...inside].flat().flatMap(namesOf))
}
