import type { Expr } from '../core/expr.ts'
import type { Assume, Graph } from '../core/graph.ts'
import type { Adjective } from '../core/syntax.ts'
import type { Properties } from '../ops/definite/sign.ts'

/** What a file says of its names, noting in `used` what was asked and holds. */
export const propertiesOf = (graph: Graph, used: Set<string>): Properties => {
  const has = (name: string, wanted: readonly Adjective[]): boolean => {
    const found = adjectivesOf(graph, name).find(a => wanted.includes(a))
    if (found === undefined) return false
    used.add(`${name} ${found}`)
    return true
  }
  const isAbove = (name: string, signs: readonly string[]): boolean => {
    const bound = graph.assumptions.find(a => a.name === name && isAboveZero(a, signs))
    if (bound?.kind !== 'bound') return false
    used.add(`${name} ${bound.sign} ${bound.value}`)
    return true
  }
  const bodies = new Map<string, Expr>(graph.equations.map(e => [e.name, e.body]))
  return {
    isPositive: name => has(name, ['positive']) || isAbove(name, ['>']),
    isNonnegative: name => has(name, ['probability', 'onehot']) || isAbove(name, ['>=']),
    isDefinite: name => has(name, ['definite']),
    isInvertible: name => has(name, ['invertible', 'definite', 'orthogonal']),
    definition: name => bodies.get(name),
  }
}

/** What is said of a leaf, in its declaration or by `assume`. */
export const adjectivesOf = (
  { leaves, assumptions }: Graph,
  name: string,
): readonly Adjective[] => [
  ...(leaves.find(leaf => leaf.name === name)?.adjectives ?? []),
  ...assumptions.flatMap(a => (a.kind === 'adjective' && a.name === name ? [a.adjective] : [])),
]

/** A bound on all entries that keeps them above 0. */
const isAboveZero = (a: Assume, signs: readonly string[]): boolean =>
  a.kind === 'bound' &&
  a.at === undefined &&
  (signs.includes(a.sign) || (a.sign === '>=' && a.value > 0) || a.sign === '>') &&
  a.value >= 0
