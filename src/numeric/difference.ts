import type { Graph } from '../core/graph.ts'
import { type Tensor, tensor } from '../core/tensor.ts'
import { type Env, evaluateExpr } from './evaluate.ts'
import { noteKinks } from './kinks.ts'
import { NUMBERS } from './number.ts'
import { type Draw, lookUp, plainEnv } from './sample.ts'

/** Where a network is evaluated. */
export type Instance = Pick<Draw, 'places' | 'functions' | 'values'>

/** Values of all names from those of the leaves; names that have a value already keep it. */
export const valuesFrom = (
  graph: Graph,
  { places, functions, values }: Instance,
): ReadonlyMap<string, Tensor> => {
  const all = new Map(values)
  const env = plainEnv<number>(graph, { places, functions }, name => lookUp(all, name))
  for (const { name, body } of graph.equations)
    if (!all.has(name)) all.set(name, evaluateExpr(NUMBERS, body, env))
  return all
}

/** True where no argument is near a kink: there differences tell a derivative. */
export const isClear = (graph: Graph, instance: Instance): boolean => {
  let clear = true
  const env: Env<number> = {
    ...plainEnv<number>(graph, instance, name => lookUp(instance.values, name)),
    kinked: (op, site, args, result) => {
      clear = noteKinks(new Map(), op, site, args, result) && clear
    },
  }
  for (const { body } of graph.equations) evaluateExpr(NUMBERS, body, env)
  return clear
}

/** The central difference of the loss by one entry of a name: an entry for each of the loss. */
export interface Difference {
  /** Offset of the entry among those of the name. */
  readonly offset: number
  readonly slopes: readonly number[]
}

/**
 * Central differences of the loss by entries of a name, which is varied as if it were a leaf: by
 * all entries, or by so many of them, evenly spread. `values` are those of all names.
 */
export const differencesOf = (
  graph: Graph,
  instance: Instance,
  name: string,
  most: number,
): readonly Difference[] => {
  const value = lookUp(instance.values, name)
  const leaves = graph.leaves.map(leaf => leaf.name)
  const fixed = leaves.map(leaf => [leaf, lookUp(instance.values, leaf)] as const)
  const lossAt = (offset: number, entry: number): readonly number[] => {
    const moved = tensor(value.dims, value.data.with(offset, entry))
    const values = new Map([...fixed, [name, moved] as const])
    return lookUp(valuesFrom(graph, { ...instance, values }), graph.loss).data
  }
  const count = Math.min(most, value.data.length)
  return Array.from({ length: count }, (_, n) => {
    const offset = Math.floor((n * value.data.length) / count)
    const entry = value.data[offset] ?? 0
    const step = STEP * Math.max(1, Math.abs(entry))
    const [up, down] = [lossAt(offset, entry + step), lossAt(offset, entry - step)]
    return { offset, slopes: up.map((a, k) => (a - (down[k] ?? 0)) / (2 * step)) }
  })
}

const STEP = 1e-5
