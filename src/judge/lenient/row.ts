import { type Expr, grad, turnedGrad, variable } from '../../core/expr.ts'
import type { Graph } from '../../core/graph.ts'
import { parts } from '../../core/parts.ts'
import type { Derivative, Syntax } from '../../core/syntax.ts'
import type { Scope } from '../../elaborate/scope.ts'
import { isChosen, type Policy } from './policy.ts'

/**
 * The gradient by a vector that the network only adds as a row, `Z = X W + b'`, may be a row as the
 * vector is there: `db = \mathbf 1^T dZ`.
 */
export const rowGradient = (
  policy: Policy,
  scope: Scope,
  { of, by }: Derivative,
): Expr | undefined => {
  const { graph } = policy
  if (of.kind !== 'name' || of.name !== graph.loss || by.kind !== 'name') return undefined
  const leaf = graph.leaves.find(one => one.name === by.name)
  const isRow = leaf?.shape.length === 1 && rowsOf(graph).has(by.name)
  if (!isRow || scope.network?.layout !== 'gradient') return undefined
  return isChosen(policy, 'row')
    ? turnedGrad(grad(variable(graph.loss, []), variable(leaf.name, leaf.shape)))
    : undefined
}

/** Names that stand in equations as rows that are added, and nowhere else. */
const rowsOf = (graph: Graph): ReadonlySet<string> => {
  const known = rows.get(graph)
  if (known) return known
  const added = new Set<string>()
  const others = new Set<string>()
  const visit = (syntax: Syntax): void => {
    if (syntax.kind === 'name') others.add(syntax.name)
    for (const part of parts(syntax)) {
      const row = isSum(syntax) && part.kind === 'transposition' ? part.arg : undefined
      if (row?.kind === 'name') added.add(row.name)
      else visit(part)
    }
  }
  for (const { syntax } of graph.equations) visit(syntax.body)
  const own = new Set([...added].filter(name => !others.has(name)))
  rows.set(graph, own)
  return own
}

const isSum = (syntax: Syntax): boolean =>
  syntax.kind === 'infix' && (syntax.sign === '+' || syntax.sign === '-')

const rows = new WeakMap<Graph, ReadonlySet<string>>()
