import { namesOf } from '../core/affine.ts'
import type { Aim, Form } from '../core/derivation.ts'
import type { Counterexample } from '../core/finding.ts'
import { consumersOf, type Graph, shapeOfName } from '../core/graph.ts'
import { mentioned } from '../core/mentioned.ts'
import type { Tensor } from '../core/tensor.ts'
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
  const names = [...forms.flatMap(mentioned), ...consumers.flatMap(c => c.uses)]
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
