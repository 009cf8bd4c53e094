import type { Graph } from '../core/graph.ts'
import { plainStems } from './formula/stems.ts'
import type { IsIndex } from './note.ts'

/** What the network gives a value or calls. */
export const namesOf = (graph: Graph): ReadonlySet<string> => {
  const known = names.get(graph)
  if (known) return known
  const found = new Set([
    ...[...graph.leaves, ...graph.equations, ...graph.families].map(({ name }) => name),
    ...graph.functions.keys(),
    ...graph.sizes,
  ])
  names.set(graph, found)
  return found
}

const names = new WeakMap<Graph, ReadonlySet<string>>()

/** Letters of which the network has several with numbers, and not the letter alone: `x` of `x0`, `x1`. */
export const stemsOf = (graph: Graph): ReadonlySet<string> => {
  const known = stems.get(graph) ?? plainStems([...namesOf(graph)])
  stems.set(graph, known)
  return known
}

const stems = new WeakMap<Graph, ReadonlySet<string>>()

/** Letters that people count with, unless the network has them as values and not as places; names of sizes are bounds. */
export const isIndexOf = (graph: Graph): IsIndex => {
  const known = tests.get(graph) ?? newTest(graph)
  tests.set(graph, known)
  return known
}

const tests = new WeakMap<Graph, IsIndex>()

const newTest = (graph: Graph): IsIndex => {
  const values = new Set(namesOf(graph))
  for (const size of graph.sizes) values.delete(size)
  const fixed = new Set(graph.leaves.filter(one => one.index !== undefined).map(one => one.name))
  const test = (letter: string): boolean => {
    const name = letter.replace(/^\\/, '')
    if (graph.sizes.includes(name) || fixed.has(name)) return true
    return INDICES.has(name) && !values.has(name)
  }
  return Object.assign(test, { fixed, values })
}

const INDICES: ReadonlySet<string> = new Set([...'abcdijklmnopqrstuvBCDJKLMNST', 'ell'])
