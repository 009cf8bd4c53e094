import { bareName } from '../core/affine.ts'
import type { Graph, Leaf } from '../core/graph.ts'
import { type Columns, columnsOf, wideAxesOf } from './columns.ts'
import type { Table } from './csv.ts'
import { refuse } from './refusal.ts'
import { type Sizes, unify } from './sizes.ts'

/** Values of data leaves, sample by sample. */
export interface Samples {
  readonly count: number
  /** The size that counts samples where the network takes many at once; else it takes one. */
  readonly axis: string | undefined
  readonly leaves: readonly SampledLeaf[]
}
export interface SampledLeaf {
  readonly leaf: Leaf
  /** Entries of one sample. */
  readonly size: number
  /** Entries of all samples, one sample after the other. */
  readonly values: Float64Array
  /** Entries behind the axis of samples. */
  readonly inner: number
}

/** The samples of a table, and the sizes that it tells. */
export const samplesOf = (table: Table, graph: Graph, sizes: Sizes): Samples => {
  const { found } = columnsOf(table, graph)
  if (found.length === 0) return refuse('missing-column', { names: dataNames(graph).join(', ') })
  const axis = axisFor(found)
  const leaves = found.map(columns => sampled(columns, table, axis, graph.base))
  for (const columns of found) unifyLeaf(columns, axis, sizes)
  return { count: table.rows.length, axis, leaves }
}

/** The one size that all data leaves share and no parameter has: it counts samples. */
export const sharedAxis = (data: readonly Leaf[], others: readonly Leaf[]): string | undefined => {
  const taken = new Set(others.flatMap(axisNames))
  const [first, ...rest] = data.map(axisNames)
  const shared = (first ?? []).filter(
    name => !taken.has(name) && rest.every(names => names.filter(n => n === name).length === 1),
  )
  return shared.length === 1 && data.every(leaf => !leaf.index) ? shared[0] : undefined
}

/** Inputs and labels, by their role or by what they are. */
export const isData = ({ role, adjectives, index }: Leaf): boolean =>
  role === 'input' ||
  role === 'label' ||
  index !== undefined ||
  (role === undefined && adjectives.some(a => a === 'onehot' || a === 'probability'))

const dataNames = ({ leaves }: Graph): readonly string[] =>
  leaves.filter(isData).map(leaf => leaf.name)

const axisNames = ({ shape }: Leaf): readonly string[] => shape.flatMap(dim => bareName(dim) ?? [])

/** Where every leaf lacks one index, rows run along the axis that all leaves have. */
const axisFor = (found: readonly Columns[]): string | undefined => {
  const missing = (c: Columns) => wideAxesOf(c.leaf).length - c.dims.length
  if (found.every(c => missing(c) === 0 || isSingle(c))) {
    if (!found.every(c => missing(c) === 1)) return undefined
  }
  const odd = found.find(c => missing(c) !== 1)
  if (odd)
    return refuse('not-samples', { name: odd.leaf.name, axes: String(wideAxesOf(odd.leaf).length) })
  const [first = [], ...rest] = found.map(c => axisNames(c.leaf))
  const shared = first.filter(name => rest.every(names => names.includes(name)))
  const leading = shared.filter(name => found.every(c => axisNames(c.leaf)[0] === name))
  const chosen = shared.length === 1 ? shared : leading
  return chosen.length === 1
    ? chosen[0]
    : refuse('two-samples', { names: found.map(c => c.leaf.name).join(', ') })
}

/** A vector whose one column has no number: a vector of one entry. */
const isSingle = ({ leaf, dims }: Columns): boolean =>
  dims.length === 0 && wideAxesOf(leaf).length === 1

const sampled = (
  { leaf, dims, columns }: Columns,
  { rows }: Table,
  axis: string | undefined,
  base: number,
): SampledLeaf => {
  const size = columns.length
  const values = new Float64Array(rows.length * size)
  rows.forEach((row, r) => {
    columns.forEach((column, n) => {
      values[r * size + n] = row[column] as number
    })
  })
  const sampledLeaf = { leaf, size, values, inner: innerOf(leaf, dims, axis) }
  if (leaf.index) refuseOutside(sampledLeaf, base)
  return sampledLeaf
}

/** Entries behind the axis of samples, when those before it are left out of `dims`. */
const innerOf = (leaf: Leaf, dims: readonly number[], axis: string | undefined): number => {
  const place = wideAxesOf(leaf).findIndex(n => bareName(leaf.shape[n] as never) === axis)
  return place < 0 ? 1 : dims.slice(place).reduce((a, b) => a * b, 1)
}

const refuseOutside = ({ leaf, values }: SampledLeaf, base: number): void => {
  const bad = values.findIndex(v => !Number.isInteger(v) || v < base)
  if (bad >= 0)
    refuse('class-outside', { name: leaf.name, value: String(values[bad]), base: String(base) })
}

/** The sizes that the columns of a leaf tell. */
const unifyLeaf = ({ leaf, dims }: Columns, axis: string | undefined, sizes: Sizes): void => {
  const wide = wideAxesOf(leaf).map(n => leaf.shape[n] as Leaf['shape'][number])
  const own = wide.filter(dim => axis === undefined || bareName(dim) !== axis)
  const given = dims.length === 0 && own.length === 1 ? [1] : dims
  own.forEach((dim, n) => {
    unify(sizes, dim, given[n] as number, leaf.name)
  })
}
