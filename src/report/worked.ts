import type { Derivation } from '../core/derivation.ts'
import type { Graph, Leaf } from '../core/graph.ts'
import { isRow } from '../core/shape.ts'
import { describeShape } from '../core/signature.ts'
import { type Tensor, tensor } from '../core/tensor.ts'
import { UsageError } from '../core/usage.ts'
import type { Graded, Worked } from '../core/worked.ts'
import { nameWritten } from '../core/written.ts'
import { closedSystem } from '../derive/closed.ts'
import { sizeSources } from '../export/sizes.ts'
import {
  type Difference,
  differencesOf,
  type Instance,
  isClear,
  valuesFrom,
} from '../numeric/difference.ts'
import { evaluateForm } from '../numeric/evaluate.ts'
import { NUMBERS } from '../numeric/number.ts'
import { lookUp, plainEnv } from '../numeric/sample.ts'
import { dimsOf, sizeOfDim } from '../numeric/size-values.ts'
import { givenIn, type Nested } from './given.ts'

/** The network and its gradients at given numbers. Throws UsageError where these do not fit. */
export const workOut = (
  graph: Graph,
  names: readonly string[],
  derivations: readonly Derivation[],
  text: string,
): Worked => {
  const instance = instanceOf(graph, text)
  const values = valuesFrom(graph, instance)
  const at = { ...instance, values }
  const known = [...graph.leaves, ...graph.equations].map(({ name }) => name)
  return {
    values: known.map(name => ({ name, value: lookUp(values, name) })),
    gradients: gradientsAt(graph, names, derivations, at),
  }
}

/** Gradients in the order in which they rest on each other, from their closed forms. */
const gradientsAt = (
  graph: Graph,
  names: readonly string[],
  derivations: readonly Derivation[],
  at: Instance,
): readonly Graded[] => {
  const values = new Map(at.values)
  const env = plainEnv<number>(graph, at, name => lookUp(values, name))
  const asked = new Set(names)
  const loss = lookUp(at.values, graph.loss)
  const clear = isClear(graph, at)
  return closedSystem(graph, names, derivations).flatMap(({ name, of, form }) => {
    const value = evaluateForm(NUMBERS, form, env)
    values.set(name, value)
    if (!asked.has(of)) return []
    const { verdict, error } = compared(value, differencesOf(graph, at, of, MOST), loss)
    const isOpen = verdict === 'failed' && !clear
    return [{ wrt: of, value, error, verdict: isOpen ? 'undecided' : verdict }]
  })
}

/** Compared entry by entry; the entries of the loss come before those of the name. */
const compared = (
  value: Tensor,
  differences: readonly Difference[],
  loss: Tensor,
): Pick<Graded, 'verdict' | 'error'> => {
  const count = value.data.length / Math.max(1, loss.data.length)
  const pairs = differences.flatMap(({ offset, slopes }) =>
    slopes.map((slope, k) => [value.data[k * count + offset] ?? Number.NaN, slope] as const),
  )
  const most = (numbers: readonly number[]) => numbers.reduce((a, b) => Math.max(a, Math.abs(b)), 0)
  const floor = SMALL * Math.max(1, most(loss.data))
  const error = most(pairs.map(([a, b]) => a - b)) / Math.max(floor, most(pairs.flat()))
  if (!Number.isFinite(error)) return { verdict: 'undecided', error: 0 }
  return { verdict: error <= CLOSE ? 'tested' : 'failed', error }
}

/** What differences can tell: rounding and the next term of the series stay below. */
const CLOSE = 1e-6
/** Gradients smaller than this share of the loss are lost in rounding. */
const SMALL = 1e-3
/** Entries of one gradient that are compared. */
const MOST = 64

/** Sizes and leaves as they are given. */
const instanceOf = (graph: Graph, text: string): Instance => {
  const [unknown] = graph.functions.keys()
  if (graph.families.length > 0) throw new UsageError('families-without-values')
  if (unknown !== undefined) throw new UsageError('function-without-values', { name: unknown })
  const known = new Set([...graph.leaves.map(leaf => leaf.name), ...graph.sizes])
  const given = new Map([...givenIn(text)].map(([name, x]) => [nameWritten(name, known), x]))
  const strange = [...given.keys()].find(name => !known.has(name))
  if (strange !== undefined)
    throw new UsageError('no-leaf', { name: strange, known: [...known].join(', ') })
  const leaves = graph.leaves.map(leaf => [leaf, arrayOf(leaf, given)] as const)
  const places = new Map(sizesOf(graph, leaves, given))
  for (const [leaf, value] of leaves) checkLeaf(graph, leaf, value, places)
  for (const [leaf, value] of leaves)
    if (leaf.index) places.set(leaf.name, value.data[0] ?? graph.base)
  const values = new Map(leaves.map(([leaf, value]) => [leaf.name, value]))
  return { places, functions: new Map(), values }
}

const arrayOf = (leaf: Leaf, given: ReadonlyMap<string, Nested>): Tensor => {
  const { name, shape } = leaf
  const value = given.get(name)
  if (value === undefined) throw new UsageError('leaf-without-value', { name, type: typeOf(leaf) })
  const isShortRow = isRow(shape) && Array.isArray(value) && !Array.isArray(value[0])
  const array = flattened(isShortRow ? [value] : value)
  if (array && array.dims.length === shape.length) return array
  throw new UsageError('value-type', { name, type: typeOf(leaf) })
}

const typeOf = ({ shape, index }: Leaf): string => (index ? 'index' : describeShape(shape))

/** A list of lists as an array; undefined where they are not of one length. */
const flattened = (value: Nested): Tensor | undefined => {
  if (typeof value === 'number') return tensor([], [value])
  const parts = value.map(flattened)
  const [first] = parts
  if (!first || parts.some(part => String(part?.dims) !== String(first.dims))) return undefined
  return tensor(
    [parts.length, ...first.dims],
    parts.flatMap(part => part?.data ?? []),
  )
}

type Filled = readonly (readonly [leaf: Leaf, value: Tensor])[]

/** Values of the size names, from the axes of the leaves and what is given besides. */
const sizesOf = (
  graph: Graph,
  leaves: Filled,
  given: ReadonlyMap<string, Nested>,
): ReadonlyMap<string, number> => {
  const sizes = new Map<string, number>()
  const sources = sizeSources(graph)
  for (const [{ shape }, { dims }] of leaves)
    shape.forEach((dim, axis) => {
      const [term, ...more] = dim.terms
      const isName = term?.[1] === 1 && more.length === 0 && dim.constant === 0
      if (isName && !sizes.has(term[0])) sizes.set(term[0], dims[axis] ?? 0)
    })
  for (const { size, leaf, axis, rest, coefficient } of sources.solved) {
    const length = leaves.find(([{ name }]) => name === leaf)?.[1].dims[axis] ?? 0
    sizes.set(size, Math.floor((length - sizeOfDim(sizes, rest)) / sizeOfDim(sizes, coefficient)))
  }
  for (const name of sources.given) sizes.set(name, givenSize(name, given.get(name)))
  return sizes
}

const givenSize = (name: string, value: Nested | undefined): number => {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return value
  throw new UsageError('size-not-given', { name })
}

const checkLeaf = (
  { base }: Graph,
  leaf: Leaf,
  { dims, data: [first = 0] }: Tensor,
  sizes: ReadonlyMap<string, number>,
): void => {
  const { name, shape, index } = leaf
  const expected = dimsOf(sizes, shape)
  if (String(dims) !== String(expected)) {
    const [found, wanted] = [dims, expected].map(one => one.join(' × ')) as [string, string]
    throw new UsageError('value-size', { name, type: describeShape(shape), found, wanted })
  }
  if (!index) return
  const last = base - 1 + sizeOfDim(sizes, index)
  if (!Number.isSafeInteger(first) || first < base || first > last)
    throw new UsageError('position-range', {
      name,
      first: `${base}`,
      last: `${last}`,
      found: `${first}`,
    })
}
