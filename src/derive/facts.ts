import Fraction from 'fraction.js'
import { type Expr, variable } from '../core/expr.ts'
import type { Graph } from '../core/graph.ts'
import { isScalar } from '../core/shape.ts'
import type { Adjective } from '../core/syntax.ts'
import { type Facts, NO_FACTS } from '../ops/simplify/facts.ts'
import { freeKey } from '../ops/simplify/key.ts'
import { simplify } from '../ops/simplify/simplify.ts'

/** What a file says of its leaves, noting in `used` what was asked and holds. */
export const factsOf = (graph: Graph, used: Set<string>): Facts => {
  const { leaves, assumptions } = graph
  const note = (text: string): true => {
    used.add(text)
    return true
  }
  const adjectivesOf = (name: string): readonly Adjective[] => [
    ...(leaves.find(leaf => leaf.name === name)?.adjectives ?? []),
    ...assumptions.flatMap(a => (a.kind === 'adjective' && a.name === name ? [a.adjective] : [])),
  ]
  const firstOf = (name: string, wanted: readonly Adjective[]): Adjective | undefined =>
    adjectivesOf(name).find(a => wanted.includes(a))
  const has = (name: string, wanted: readonly Adjective[]): boolean => {
    const found = firstOf(name, wanted)
    return found !== undefined && note(`${name} ${found}`)
  }
  return {
    isSymmetric: name => has(name, ['symmetric', 'definite', 'diagonal']),
    isOrthogonal: name => has(name, ['orthogonal']),
    isPositive: name => has(name, ['positive', 'probability']),
    total: name => {
      if (has(name, ['probability', 'onehot'])) return new Fraction(1)
      const known = assumptions.find(a => a.kind === 'sum' && a.name === name && !a.perRow)
      if (known?.kind !== 'sum') return undefined
      note(`sum(${name}) = ${known.value}`)
      return new Fraction(known.value)
    },
    named: x => bodiesOf(graph).get(freeKey(x)),
  }
}

/** What equations say, with their names. */
const bodiesOf = (graph: Graph): ReadonlyMap<string, Expr> => {
  const known = bodies.get(graph)
  if (known) return known
  const found = graph.equations
    .filter(
      ({ name, shape, body, isDerived }) =>
        body.kind === 'call' && !isDerived && (name !== graph.loss || !isScalar(shape)),
    )
    .flatMap(({ name, shape, body }) =>
      [body, simplify(body, NO_FACTS)].map(x => [freeKey(x), variable(name, shape)] as const),
    )
  const table = new Map(found)
  bodies.set(graph, table)
  return table
}

const bodies = new WeakMap<Graph, ReadonlyMap<string, Expr>>()
