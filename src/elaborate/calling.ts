import { type Affine, bareName, namesOf, substitute } from '../core/affine.ts'
import type { Op } from '../core/op.ts'
import {
  columns,
  type Dim,
  isRow,
  isScalar,
  isVector,
  rows,
  type Shape,
  ShapeError,
  shapeOf,
} from '../core/shape.ts'
import { type Pattern, parseSignature, type Signature } from '../core/signature.ts'
import { offer, RANK } from './offer.ts'
import type { Asking } from './rules.ts'
import {
  equate,
  equateAll,
  fix,
  rootOf,
  type ShapeVar,
  type Solver,
  shapeIn,
  unite,
  unknownShape,
  unknownSize,
  watch,
} from './solver.ts'

/** A call of operators that share a name or a sign, by the shapes that they state. */
export const callRule = (
  { solver }: Asking,
  ops: readonly Op[],
  args: readonly ShapeVar[],
  attrs: readonly Dim[] = [],
): ShapeVar => {
  const all = ops.flatMap(op => op.signatures).map(parseSignature)
  const signatures = all.filter(s => patternsFor(s, args.length).length === args.length)
  const result = unknownShape()
  const names = ops[0]?.sizes ?? []
  const given = new Map(names.flatMap((name, n) => (attrs[n] ? [[name, attrs[n]] as const] : [])))
  const call = { solver, args, result, given, shape: ops.find(op => op.shape)?.shape }
  if (signatures.length > 0 && signatures.every(isSame))
    for (const arg of args) unite(solver, arg, result)
  watch(solver, args, () => {
    const shapes = args.map(arg => shapeIn(solver, arg))
    const fitting = signatures.filter(s => accepts(s, shapes))
    if (fitting.length > 0) conclude(call, fitting, shapes)
  })
  return result
}

interface Calling {
  readonly solver: Solver
  readonly args: readonly ShapeVar[]
  readonly result: ShapeVar
  /** Sizes in the signatures that the call says. */
  readonly given: ReadonlyMap<string, Affine>
  /** Says the result instead of the signatures. */
  readonly shape: Op['shape']
}

/** True of `S, S -> S`: one shape throughout. */
const isSame = ({ args, result }: Signature): boolean =>
  [...args, result].every(pattern => pattern.kind === 'any')

const conclude = (
  call: Calling,
  fitting: readonly Signature[],
  shapes: readonly (Shape | undefined)[],
): void => {
  const [first, ...others] = fitting as [Signature, ...Signature[]]
  if (fitting.every(s => s.result.kind === 'scalar')) fix(call.solver, call.result, [])
  if (shapes.every(shape => shape !== undefined)) {
    apply(call, first, shapes)
    return
  }
  if (others.length === 0) force(call, first)
  call.args.forEach((arg, n) => {
    if (!shapes[n]) offerArgument(call, fitting, shapes, arg, n)
  })
}

/** All arguments are known: sizes of one name are equal, and the result follows. */
const apply = (
  { solver, result, given, shape }: Calling,
  signature: Signature,
  shapes: readonly Shape[],
): void => {
  const sizes = new Map(given)
  let any: Shape | undefined
  patternsFor(signature, shapes.length).forEach((pattern, n) => {
    const shape = shapes[n] as Shape
    if (pattern.kind === 'any') {
      if (any) equateAll(solver, any, shape)
      any ??= shape
    } else if (pattern.kind !== 'scalar') {
      pattern.dims.forEach((dim, axis) => {
        bind(solver, sizes, dim, sizesOf(pattern, shape)[axis] as Dim)
      })
    }
  })
  if (!shape) fix(solver, result, instance(solver, signature.result, sizes, any))
  const said = shape && shapeSaid(shape, shapes)
  if (said) fix(solver, result, said)
}

/** The shape that an operator says; undefined where sizes that it needs are not known yet. */
const shapeSaid = (shape: NonNullable<Op['shape']>, args: readonly Shape[]): Shape | undefined => {
  try {
    return shapeOf(shape(args, []))
  } catch (error) {
    if (error instanceof ShapeError) return undefined
    throw error
  }
}

const bind = (solver: Solver, sizes: Map<string, Affine>, pattern: Affine, size: Dim): void => {
  const name = bareName(pattern)
  if (name !== undefined && !sizes.has(name)) sizes.set(name, size)
  else equate(solver, substitute(pattern, sizes), size)
}

/** Only one signature is left: what it says exactly of an open argument holds. */
const force = ({ solver, args, given }: Calling, signature: Signature): void => {
  patternsFor(signature, args.length).forEach((pattern, n) => {
    const arg = args[n] as ShapeVar
    if (rootOf(arg).dims || pattern.kind === 'any') return
    if (pattern.kind !== 'matrix' || isSquare(pattern.dims)) {
      fix(solver, arg, instance(solver, pattern, new Map(given), undefined))
    }
  })
}

const isSquare = ([a, b]: readonly Affine[]): boolean =>
  a !== undefined && b !== undefined && bareName(a) === bareName(b)

/** The shape of another argument where it fits; else what the first signature says, if no scalar will do. */
const offerArgument = (
  { solver, given }: Calling,
  fitting: readonly Signature[],
  shapes: readonly (Shape | undefined)[],
  arg: ShapeVar,
  n: number,
): void => {
  const patterns = fitting.map(s => patternsFor(s, shapes.length)[n] as Pattern)
  const other = shapes.find(shape => shape !== undefined && !isScalar(shape))
  if (other && patterns.some(p => takes(p, other))) {
    offer(solver, RANK.operand, arg, () => other)
  } else if (!patterns.some(p => takes(p, []))) {
    offer(solver, RANK.argument, arg, () =>
      instance(solver, patterns[0] as Pattern, new Map(given), undefined),
    )
  }
}

const patternsFor = ({ args }: Signature, count: number): readonly Pattern[] => {
  const last = args.at(-1)
  if (last?.kind !== 'any' || !last.repeated) return args
  return Array.from({ length: Math.max(count, 1) }, (_, n) => args[n] ?? last)
}

const accepts = (signature: Signature, shapes: readonly (Shape | undefined)[]): boolean =>
  patternsFor(signature, shapes.length).every((pattern, n) => {
    const shape = shapes[n]
    return shape === undefined || takes(pattern, shape)
  })

const takes = (pattern: Pattern, shape: Shape): boolean => {
  switch (pattern.kind) {
    case 'any':
      return true
    case 'scalar':
      return isScalar(shape)
    case 'vector':
      return isVector(shape)
    case 'row':
      return isRow(shape)
    case 'matrix':
      return shape.length === 1 || shape.length === 2
  }
}

const sizesOf = (pattern: Pattern, shape: Shape): readonly Dim[] =>
  pattern.kind === 'row' ? shape.slice(1) : [rows(shape), columns(shape)]

const instance = (
  solver: Solver,
  pattern: Pattern,
  sizes: Map<string, Affine>,
  any: Shape | undefined,
): Shape => {
  if (pattern.kind === 'any') return any ?? []
  if (pattern.kind === 'scalar') return []
  for (const name of pattern.dims.flatMap(namesOf)) {
    if (!sizes.has(name)) sizes.set(name, unknownSize(solver))
  }
  const dims = pattern.dims.map(dim => substitute(dim, sizes))
  return pattern.kind === 'row' ? [{ constant: 1, terms: [] }, ...dims] : dims
}
