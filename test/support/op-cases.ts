import Fraction from 'fraction.js'
import {
  type Affine,
  affine,
  evaluateAffine,
  multiply,
  namesOf,
  substitute,
  symbol,
} from '../../src/core/affine.ts'
import { call, type Expr, num, variable } from '../../src/core/expr.ts'
import type { Op } from '../../src/core/op.ts'
import {
  type Dim,
  isUnit,
  type Shape,
  ShapeError,
  shapeKey,
  shapeOf,
} from '../../src/core/shape.ts'
import { type Pattern, parseSignature } from '../../src/core/signature.ts'

/** Names of sizes with values: pairwise different ones, then equal ones. */
export const SIZES: readonly Readonly<Record<string, number>>[] = [
  { m: 2, n: 3, k: 4, h: 5, p: 6, q: 4 },
  { m: 4, n: 2, k: 3, h: 6, p: 5, q: 3 },
  { m: 3, n: 3, k: 3, h: 3, p: 3, q: 3 },
]

/** An operator applied to names, as its example says. */
export interface Applied {
  readonly op: Op
  readonly args: readonly Expr[]
  readonly attrs: readonly Dim[]
}

/** The operands that an example writes: its names, and numbers between them. */
export const appliedOf = (op: Op): Applied => {
  const declared = new Map(op.example.args.map(parseDeclaration))
  const words = op.example.text.replace(/, \w+=\d+/g, '').match(/[A-Za-z]\w*|\d+/g) ?? []
  const operands = words.flatMap((word): Expr[] => {
    const shape = declared.get(word)
    if (shape) return [variable(word, shape)]
    return /^\d/.test(word) && declared.size > 0 ? [num(new Fraction(word))] : []
  })
  const own = new Set(op.spelling.kind === 'call' ? op.spelling.names : [])
  const sizes = words.filter(w => !own.has(w) && !declared.has(w))
  const attrs = declared.size > 0 && !op.sizes ? [] : sizes.map(symbol)
  return { op, args: operands, attrs }
}

/** The operator at every kind of argument that its signatures speak of, sizes of 1 among them. */
export const applications = (op: Op): readonly Applied[] => {
  const fitting = op.signatures.flatMap(text => {
    const { args } = parseSignature(text)
    return ANY.flatMap(any => unitChoices(args).map(units => fitted(op, args, any, units)))
  })
  const unique = new Map(fitting.map(one => [keyOfFit(one), one]))
  const all = [...unique.values()].map(({ shapes, attrs }) => {
    const args = shapes.map((shape, n) => variable(`x${n}`, shape))
    return { op, args, attrs }
  })
  return [appliedOf(op), ...all.filter(isTaken)]
}

interface Fit {
  readonly shapes: readonly Shape[]
  readonly attrs: readonly Dim[]
}

const keyOfFit = ({ shapes, attrs }: Fit): string => [...shapes, attrs].map(shapeKey).join(';')

const isTaken = ({ op, args, attrs }: Applied): boolean => {
  try {
    return args.length > 0 && call(op, args, attrs).shape.every(isPositive)
  } catch (error) {
    if (error instanceof ShapeError) return false
    throw error
  }
}

const isPositive = (dim: Dim): boolean =>
  SIZES.every(sizes => evaluateAffine(dim, name => sizes[name]) > 0)

const [M, N, UNIT] = [symbol('m'), symbol('n'), affine(1)]
const ANY: readonly Shape[] = [[], [N], [UNIT, N], [M, N]]

/** Every set of the size names of a signature. */
const unitChoices = (args: readonly Pattern[]): readonly (readonly string[])[] => {
  const names = new Set(args.flatMap(a => ('dims' in a ? a.dims.flatMap(namesOf) : [])))
  let choices: readonly (readonly string[])[] = [[]]
  for (const name of names) choices = choices.flatMap(c => [c, [...c, name]])
  return choices
}

const fitted = (op: Op, args: readonly Pattern[], any: Shape, units: readonly string[]): Fit => {
  const ones = new Map(units.map(name => [name, UNIT]))
  const shapes = args.flatMap(pattern => shapesOfPattern(pattern, any, ones))
  return { shapes, attrs: (op.sizes ?? []).map(name => ones.get(name) ?? symbol(name)) }
}

const shapesOfPattern = (
  pattern: Pattern,
  any: Shape,
  ones: ReadonlyMap<string, Affine>,
): readonly Shape[] => {
  switch (pattern.kind) {
    case 'any':
      return pattern.repeated ? [any, any, any] : [any]
    case 'scalar':
      return [[]]
    case 'vector': {
      const dims = pattern.dims.map(dim => substitute(dim, ones))
      return [dims.every(isUnit) ? pattern.dims : dims]
    }
    case 'row':
      return [[UNIT, ...pattern.dims]]
    case 'matrix':
      return [shapeOf(pattern.dims.map(dim => substitute(dim, ones)))]
  }
}

/** `V : matrix(m, n)` as a name and its shape. */
export const parseDeclaration = (text: string): readonly [string, Shape] => {
  const [name = '', type = ''] = text.split(':').map(part => part.trim())
  const [kind, ...sizes] = type.match(/[\w*]+/g) ?? []
  const dims = sizes.map(size => size.split('*').map(sizeOf).reduce(multiply))
  return [name, kind === 'row' ? [{ constant: 1, terms: [] }, ...dims] : dims]
}

const sizeOf = (word: string): Affine => (/^\d+$/.test(word) ? affine(Number(word)) : symbol(word))
