import type { Form } from '../core/derivation.ts'
import type { Graph } from '../core/graph.ts'
import type { Doubt } from '../core/judgement.ts'
import type { Layout } from '../core/layout.ts'
import { besides, type Names } from '../core/letters.ts'
import type { Shape } from '../core/shape.ts'
import type { Syntax } from '../core/syntax.ts'
import { scopeIn } from '../elaborate/form.ts'
import { newReport } from '../elaborate/report.ts'
import { openScope, type Scope } from '../elaborate/scope.ts'
import { lenientBy } from './lenient/lenient.ts'
import type { Policy } from './lenient/policy.ts'

/**
 * What holds at a place of a derivation. In the true world that is the network with the names
 * that were introduced; in the writer's world signs of derivatives stand for what was found for them.
 */
export interface Knowledge {
  readonly graph: Graph
  /** Names of equations that the derivation has added. */
  readonly introduced: ReadonlySet<string>
  /** Names that the derivation defines otherwise, and changes `d x`. */
  readonly values: ReadonlyMap<string, Bound>
  /** By `keyOf`. */
  readonly derivatives: ReadonlyMap<string, Bound>
}

/** What a symbol stands for. */
export interface Bound {
  readonly form: Form
  readonly shape: Shape
  readonly syntax: Syntax
  /** What held where it was bound. */
  readonly within: Knowledge
  /** Set where nothing may rest on it: its shape is wrong, or it is constant where the true value is not. */
  readonly doubt?: Doubt
}

/** The key of a derivative sign. */
export const keyOf = (of: string, by: string, mode: 'direct' | 'total'): string =>
  `${mode} ${of} by ${by}`

export const knowing = (graph: Graph): Knowledge => ({
  graph,
  introduced: new Set(),
  values: new Map(),
  derivatives: new Map(),
})

export const withValue = (at: Knowledge, name: string, bound: Bound): Knowledge => ({
  ...at,
  values: new Map([...at.values, [name, bound]]),
})

export const withDerivative = (at: Knowledge, key: string, bound: Bound): Knowledge => ({
  ...at,
  derivatives: new Map([...at.derivatives, [key, bound]]),
})

/** A number for what holds at a place: another one for anything else that holds. */
export const numberOf = (at: Knowledge): number => {
  const known = numbers.get(at)
  if (known !== undefined) return known
  numbers.set(at, ++last)
  return last
}

const numbers = new WeakMap<Knowledge, number>()
let last = 0

/** A scope for one member, with the names that are defined so far. */
export const scopeAt = (
  at: Knowledge,
  policy: Policy,
  { layout, taken }: { readonly layout: Layout; readonly taken: Names },
): Scope => {
  const { network, ...base } = baseScope(at)
  const open = openScope(base, [at.graph.names, at.values].reduce(besides, taken))
  const lenient = lenientBy(policy)
  return {
    ...open,
    lenient,
    ...(network && { network: { ...network, layout } }),
  }
}

const baseScope = (at: Knowledge): Scope => {
  const known = scopes.get(at)
  if (known) return known
  const plain = scopeIn(at.graph, newReport())
  const own = [...at.values].map(([name, { shape }]) => [name, shape] as const)
  const values = new Set([...plain.values, ...own.map(([name]) => name)])
  const scope: Scope = {
    ...plain,
    shapes: new Map([...plain.shapes, ...own]),
    values,
    sizes: new Set([...plain.sizes].filter(name => !values.has(name))),
  }
  scopes.set(at, scope)
  return scope
}

const scopes = new WeakMap<Knowledge, Scope>()
