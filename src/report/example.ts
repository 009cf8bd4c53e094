import { affine } from '../core/affine.ts'
import { type Graph, type Leaf, shapeOfName } from '../core/graph.ts'
import { memberOf, placeText } from '../core/member.ts'
import { isScalar } from '../core/shape.ts'
import type { Tensor } from '../core/tensor.ts'
import { knownByMembers, leafMembers } from '../export/family/members.ts'
import { type PythonNames, pythonNames } from '../export/names.ts'
import { sizeSources } from '../export/sizes.ts'
import { leastLengths } from '../family/lengths.ts'
import { unroll } from '../family/unroll.ts'
import { type Draw, drawSource } from '../numeric/sample.ts'

/** An argument of the functions of a module, as Python. */
export interface Argument {
  readonly name: string
  readonly code: string
}

/** Numbers at which an exported module can be run. */
export interface Example {
  readonly loss: string
  readonly leaves: readonly Argument[]
  /** Sizes that no leaf tells, and functions. */
  readonly others: readonly Argument[]
}

/** Numbers away from kinks and from what is not finite; undefined where none are found, or where the loss is an array. */
export const exampleOf = (graph: Graph, seed: number): Example | undefined => {
  if (!isScalar(shapeOfName(graph, graph.loss) ?? [])) return undefined
  if ([...graph.functions.values()].some(op => !op.elementwise)) return undefined
  const lengths = new Map([...leastLengths(graph, new Map()).keys()].map(n => [n, affine(LENGTH)]))
  const flat = graph.families.length > 0 ? unroll(graph, lengths).graph : graph
  const draw = clearDraw(flat, seed)
  if (!draw) return undefined
  const names = pythonNames(graph)
  const sizeOf = (name: string) => draw.places.get(name) ?? lengths.get(name)?.constant
  return {
    loss: names.of(graph.loss),
    leaves: argumentsOf(flat.leaves, graph, { draw, names }),
    others: [
      ...sizesOf(graph).map(name => ({ name: names.of(name), code: String(sizeOf(name)) })),
      ...[...graph.functions.keys()].flatMap(name => tanh(names.of(name))),
    ],
  }
}

/** Members of each family. */
const LENGTH = 3
/** Draws that are looked at. */
const MOST = 20

const clearDraw = (graph: Graph, seed: number): Draw | undefined => {
  const draw = drawSource(graph, seed)
  for (let turn = 0; turn < MOST; turn++) {
    const one = draw(turn)
    const hasNumbers = [...one.values.values()].every(({ data }) => data.every(Number.isFinite))
    if (one.near.size === 0 && hasNumbers) return one
  }
  return undefined
}

/** Members of one family are a dict by place. */
const argumentsOf = (
  leaves: readonly Leaf[],
  graph: Graph,
  { draw, names }: { readonly draw: Draw; readonly names: PythonNames },
): readonly Argument[] => {
  const restricted = new Set(graph.assumptions.map(one => one.name))
  const plain: Argument[] = []
  const members = new Map<string, string[]>()
  for (const { name, index, adjectives } of leaves) {
    const value = draw.values.get(name) ?? { dims: [], data: [] }
    const isExact = adjectives.length > 0 || restricted.has(name) || index !== undefined
    const shift = index === undefined ? 0 : 1 - graph.base
    const code = arrayCode(value, { isExact, shift })
    const member = memberOf(name)
    if (!member) plain.push({ name: names.of(name), code })
    else {
      const family = names.of(member.family)
      members.set(family, [...(members.get(family) ?? []), `${placeText(member.at)}: ${code}`])
    }
  }
  const dicts = [...members].map(([name, parts]) => ({ name, code: `{${parts.join(', ')}}` }))
  return [...plain, ...dicts]
}

/** Numbers of an array that has restrictions in full, others rounded. */
const arrayCode = (
  { dims, data }: Tensor,
  { isExact, shift }: { readonly isExact: boolean; readonly shift: number },
): string => {
  const [size, ...rest] = dims
  const entry = (value: number) => {
    const moved = value + shift
    const text = String(isExact ? moved : Number(moved.toPrecision(4)))
    return /[.e]/.test(text) ? text : `${text}.0`
  }
  const nested = (part: readonly number[], [first, ...more]: readonly number[]): string => {
    if (first === undefined) return entry(part[0] ?? 0)
    const length = part.length / first
    const rows = Array.from({ length: first }, (_, n) =>
      nested(part.slice(n * length, (n + 1) * length), more),
    )
    return `[${rows.join(', ')}]`
  }
  return `np.array(${nested(data, size === undefined ? [] : [size, ...rest])})`
}

const sizesOf = (graph: Graph): readonly string[] =>
  graph.families.length > 0
    ? sizeSources(graph, knownByMembers(graph, leafMembers(graph))).given
    : sizeSources(graph).given

/** An unknown function of numbers is taken to be tanh. */
const tanh = (name: string): readonly Argument[] => [
  { name, code: 'np.tanh' },
  { name: `d${name}`, code: 'lambda x: 1 - np.tanh(x) ** 2' },
  { name: `dd${name}`, code: 'lambda x: -2 * np.tanh(x) * (1 - np.tanh(x) ** 2)' },
]
