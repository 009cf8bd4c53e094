import { type Affine, namesOf } from '../core/affine.ts'
import type { Aim, Form } from '../core/derivation.ts'
import type { Expr } from '../core/expr.ts'
import type { Counterexample } from '../core/finding.ts'
import { ancestorsOf, consumersOf, type Graph, shapeOfName } from '../core/graph.ts'
import type { Tensor } from '../core/tensor.ts'
import { children, type Slope, type Term } from '../core/term.ts'
import type { World } from './context.ts'

/** Numbers that a reader can put in to see two sides differ: the names both sides mention, and the gradients they are given. */
export const counterexample = (
  world: World<number>,
  forms: readonly Form[],
  aim: Aim | undefined,
  sides: readonly [left: Tensor, right: Tensor],
): Counterexample => {
  const { graph, draw, values, reached } = world.at
  const consumers = aim && aim.of === undefined ? consumersOf(graph, aim.by) : []
  const mentions = forms.flatMap(mentioned)
  const named = mentions.flatMap(one => (one.isDerived ? [] : [one.name]))
  const leaves = mentions.flatMap(one => (one.isDerived ? leavesOf(graph, one.name) : []))
  const names = [...named, ...consumers.flatMap(c => c.uses), ...leaves]
  const given = consumers.filter(c => reached.has(c.name)).map(c => c.name)
  return {
    sizes: sizesOf(graph, [...names, ...given], draw.sizes),
    values: {
      ...valuesOf(names, name => values.get(name)),
      ...valuesOf(given, world.cotangent, name => `∂${graph.loss}/∂${name}`),
    },
    left: sides[0],
    right: sides[1],
  }
}

const valuesOf = (
  names: readonly string[],
  value: (name: string) => Tensor | undefined,
  key: (name: string) => string = name => name,
): Record<string, Tensor> => {
  const pairs = names.map(name => [key(name), value(name)] as const)
  return Object.fromEntries(pairs.filter((pair): pair is [string, Tensor] => pair[1] !== undefined))
}

const sizesOf = (graph: Graph, names: readonly string[], sizes: ReadonlyMap<string, number>) => {
  const used = names.flatMap(name => shapeOfName(graph, name) ?? []).flatMap(namesOf)
  return Object.fromEntries(used.map(name => [name, sizes.get(name) as number]))
}

/** A name of a form; what is derived is known by the leaves on which it depends. */
interface Mention {
  readonly name: string
  readonly isDerived: boolean
}

/** The leaves on which a name depends, in the order of the file. */
const leavesOf = (graph: Graph, name: string): readonly string[] => {
  const above = ancestorsOf(graph, name)
  return graph.leaves.map(leaf => leaf.name).filter(leaf => above.has(leaf))
}

const mentioned = (form: Form): readonly Mention[] =>
  form.level === 'matrix' ? inExpr(form.expr) : inTerm(form.term)

const inExpr = (expr: Expr): readonly Mention[] => {
  switch (expr.kind) {
    case 'num':
      return []
    case 'grad':
      return [{ name: expr.of, isDerived: true }]
    case 'var':
      return [{ name: expr.name, isDerived: false }]
    case 'call':
      return expr.args.flatMap(inExpr)
    case 'table':
      return inTerm(expr.body)
  }
}

const inTerm = (term: Term): readonly Mention[] => [
  ...(term.kind === 'entry' ? [...inExpr(term.expr), ...inPlaces(term.at)] : []),
  ...(term.kind === 'slope' ? inSlope(term) : []),
  ...children(term).flatMap(inTerm),
]

/** Fixed positions have names; letters have none that a draw knows. */
const inPlaces = (at: readonly Affine[]): readonly Mention[] =>
  at.flatMap(namesOf).map(name => ({ name, isDerived: false }))

const inSlope = ({ of, ofAt, by, byAt }: Slope): readonly Mention[] => [
  ...inExpr(of).map(({ name }) => ({ name, isDerived: true })),
  { name: by.name, isDerived: false },
  ...inPlaces([...ofAt, ...byAt]),
]
