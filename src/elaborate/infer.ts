import { symbol } from '../core/affine.ts'
import { type Dim, isUnit } from '../core/shape.ts'
import type {
  CallSyntax,
  EquationSyntax,
  Indexed,
  InfixSyntax,
  Name,
  SumSyntax,
  Syntax,
} from '../core/syntax.ts'
import { affineIn } from './affine.ts'
import { callRule } from './calling.ts'
import { type File, useSize } from './file.ts'
import { type Functions, opsOf, takesSizes } from './functions.ts'
import { largestRange, type Reach } from './range.ts'
import { attempt } from './refusal.ts'
import {
  type Asking,
  addRule,
  besideScalar,
  entrywiseRule,
  mapRule,
  powerRule,
  productRule,
  transposeRule,
} from './rules.ts'
import { mapShapes } from './signature.ts'
import {
  equate,
  fix,
  fixedSize,
  knownShape,
  resolve,
  rootOf,
  type ShapeVar,
  type Solver,
  shapeIn,
  unite,
  unknownShape,
  unknownSize,
  watch,
} from './solver.ts'
import { sizeIn } from './types.ts'

/** What is being found out about the shapes of a file. */
export interface Typing extends Asking {
  readonly file: File
  readonly functions: Functions
  readonly solver: Solver
  /** Shapes of leaves and of names of equations. */
  readonly shapes: Map<string, ShapeVar>
  /** Leaves and names of equations in order of their first mention in an equation. */
  readonly mentioned: Set<string>
  /** Entries met so far in the equation at hand. */
  readonly entries: EntryUse[]
  readonly base: 0 | 1
  isConstant(name: string): boolean
}

/** Ranges of the letters in force. */
type Letters = ReadonlyMap<string, Dim>
const NO_LETTERS: Letters = new Map()

/** States what an equation says of shapes. */
export const inferEquation = (typing: Typing, { name, letters, body }: EquationSyntax): void => {
  const own = shapeOfName(typing, name.name)
  if (letters.length === 0) {
    unite(typing.solver, own, infer(typing, body, NO_LETTERS))
    return
  }
  const ranges = letters.map(letter => [letter.name, unknownSize(typing.solver)] as const)
  const entries: EntryUse[] = []
  infer({ ...typing, entries }, body, new Map(ranges))
  fixRanges(typing, ranges, entries)
  fixRank(
    typing,
    own,
    ranges.map(([, range]) => range),
  )
}

/** The shape of a leaf or of the name of an equation; unknown names become leaves. */
export const shapeOfName = (typing: Typing, name: string): ShapeVar => {
  const known = typing.shapes.get(name)
  if (known) return known
  const leaf = { name, order: typing.shapes.size, isCapital: /^\p{Lu}/u.test(name) }
  const shape = unknownShape()
  if (!typing.file.equations.has(name)) shape.leaves.push(leaf)
  typing.shapes.set(name, shape)
  return shape
}

const infer = (typing: Typing, syntax: Syntax, letters: Letters): ShapeVar => {
  switch (syntax.kind) {
    case 'numeral':
      return scalar()
    case 'name':
      return inferName(typing, syntax, letters)
    case 'infix':
      return inferInfix(typing, syntax, letters)
    case 'negation':
      return infer(typing, syntax.arg, letters)
    case 'transposition':
      return transposeRule(typing, infer(typing, syntax.arg, letters))
    case 'call':
      return inferCall(typing, syntax, letters)
    case 'indexed':
      return inferEntry(typing, syntax, letters)
    case 'sum':
      return inferSum(typing, syntax, letters)
    case 'iverson':
      return addRule(
        typing,
        [syntax.left, syntax.right].map(s => infer(typing, s, letters)),
      )
    case 'layered':
    case 'derivative':
      return unknownShape()
  }
}

const scalar = (): ShapeVar => knownShape([])

const inferName = (typing: Typing, { name }: Name, letters: Letters): ShapeVar => {
  const { file } = typing
  const owner = file.owners.get(name)
  if (letters.has(name) || owner?.kind === 'size' || file.indices.has(name)) return scalar()
  if (typing.isConstant(name)) return scalar()
  if (owner && owner.kind !== 'value') return unknownShape()
  typing.mentioned.add(name)
  return shapeOfName(typing, name)
}

/** Terms of a sum are looked at together, however it is bracketed on the left. */
const termsOf = (syntax: Syntax): readonly Syntax[] => {
  const terms: Syntax[] = []
  let rest = syntax
  while (rest.kind === 'infix' && (rest.sign === '+' || rest.sign === '-')) {
    terms.push(rest.right)
    rest = rest.left
  }
  return [rest, ...terms.reverse()]
}

const inferInfix = (typing: Typing, syntax: InfixSyntax, letters: Letters): ShapeVar => {
  const go = (part: Syntax) => infer(typing, part, letters)
  const { sign, left, right } = syntax
  switch (sign) {
    case '+':
    case '-':
      return addRule(typing, termsOf(syntax).map(go))
    case '*':
      return productRule(typing, go(left), go(right))
    case '/':
      return besideScalar(typing, go(left), go(right))
    case '.*':
    case './':
      return entrywiseRule(typing, go(left), go(right))
    case '^':
      return powerRule(typing, go(left), go(right))
    case '.^':
      return isConstantBase(typing, left) ? go(right) : besideScalar(typing, go(left), go(right))
    default:
      return callRule(typing, typing.spelled(sign), [go(left), go(right)])
  }
}

/** `e .^ x` is a function of x. */
const isConstantBase = (typing: Typing, base: Syntax): boolean =>
  base.kind === 'name' && typing.isConstant(base.name)

const inferCall = (typing: Typing, call: CallSyntax, letters: Letters): ShapeVar => {
  const ops = attempt(() => opsOf(typing.functions, call), [])[0] ?? []
  const [op] = ops
  if (op && takesSizes(typing.functions, op)) return inferSizes(typing, call)
  const args = call.args.map(arg => infer(typing, arg, letters))
  if (!op || call.options.length > 0) return unknownShape()
  const map = mapShapes(op.derivativeOf?.op ?? op)
  if (map) return mapRule(typing, map, args, op.derivativeOf ? op.derivativeOf.slot : 0)
  return callRule(typing, ops, args)
}

/** `ones(m, n)`: the arguments become sizes. */
const inferSizes = (typing: Typing, call: CallSyntax): ShapeVar => {
  const { file, functions } = typing
  const [sizes] = attempt(() => call.args.map(arg => sizeIn(arg, name => useSize(file, name))), [])
  const shape = sizes && opsOf(functions, call)[0]?.shape
  const [dims] = shape ? attempt(() => shape([], sizes), []) : []
  return dims ? knownShape(dims) : unknownShape()
}

const inferSum = (typing: Typing, syntax: SumSyntax, letters: Letters): ShapeVar => {
  const inner = new Map(letters)
  for (const { name, to } of syntax.letters) {
    if (to) attempt(() => useSizes(typing, to, inner), [])
    inner.set(name, unknownSize(typing.solver))
  }
  infer(typing, syntax.body, inner)
  return scalar()
}

/** Names in the bounds of a sum that are nothing else are sizes. */
const useSizes = (typing: Typing, bound: Syntax, letters: Letters): void => {
  sizeIn(bound, name => {
    if (!letters.has(name.name)) useSize(typing.file, name)
  })
}

/** An open leaf has an axis for every position. */
const inferEntry = (typing: Typing, { base, at }: Indexed, letters: Letters): ShapeVar => {
  const { solver } = typing
  const whole = infer(typing, base, letters)
  const root = rootOf(whole)
  if (!root.dims && root.leaves.length > 0)
    fix(
      solver,
      whole,
      at.map(() => unknownSize(solver)),
    )
  watch(solver, [whole], () => {
    const axes = wideAxes(solver, whole, at.length)
    for (const [n, pos] of at.entries())
      if (axes) equateLetter(typing, pos, letters, axes[n] as Dim)
  })
  typing.entries.push({ whole, at, letters })
  return scalar()
}

/** The axes that `count` positions stand for: all, or all that are not units. */
const wideAxes = (solver: Solver, shape: ShapeVar, count: number): readonly Dim[] | undefined => {
  const dims = shapeIn(solver, shape)
  if (!dims || dims.length === count) return dims
  const wide = dims.filter(dim => !isUnit(dim))
  return wide.length === count ? wide : undefined
}

const equateLetter = ({ solver }: Typing, pos: Syntax, letters: Letters, axis: Dim): void => {
  const range = pos.kind === 'name' ? letters.get(pos.name) : undefined
  if (range) equate(solver, range, axis)
}

/** The name of an indexed equation has the ranges of its letters as axes, after units where it is declared so. */
const fixRank = (typing: Typing, own: ShapeVar, ranges: readonly Dim[]): void => {
  const declared = wideAxes(typing.solver, own, ranges.length)
  if (!declared) {
    fix(typing.solver, own, ranges)
    return
  }
  ranges.forEach((range, n) => {
    equate(typing.solver, range, declared[n] as Dim)
  })
}

/** An entry met in an indexed equation, with the ranges of the letters in force there. */
interface EntryUse {
  readonly whole: ShapeVar
  readonly at: readonly Syntax[]
  readonly letters: Letters
}

/** Left letters that never stand alone: their ranges follow once the shapes of all entries are known. */
const fixRanges = (
  { solver, base }: Typing,
  ranges: readonly (readonly [string, Dim])[],
  entries: readonly EntryUse[],
): void => {
  const shifted = ranges.filter(([name, range]) => !entries.some(e => standsAlone(e, name, range)))
  if (shifted.length === 0) return
  watch(
    solver,
    entries.map(e => e.whole),
    () => {
      const reaches = entries.flatMap(e => reachesOf(solver, e, base))
      if (entries.some(e => !shapeIn(solver, e.whole))) return
      for (const [name, range] of shifted) {
        const found = largestRange(name, reaches, base)
        if (found) equate(solver, range, found)
      }
    },
  )
}

const standsAlone = ({ at, letters }: EntryUse, letter: string, range: Dim): boolean =>
  at.some(pos => pos.kind === 'name' && pos.name === letter && letters.get(letter) === range)

const reachesOf = (solver: Solver, { whole, at, letters }: EntryUse, base: number): Reach[] => {
  const axes = wideAxes(solver, whole, at.length)
  const words = { name: ({ name }: Name) => symbol(name), member: () => symbol('') }
  return at.flatMap((pos, n) => {
    const position = affineIn(pos, words)
    const axis = axes?.[n]
    if (!position || !axis) return []
    const range = (letter: string) => {
      const dim = letters.get(letter)
      return dim && { first: fixedSize(base), dim: resolve(solver, dim) }
    }
    return [{ position, axis, range }]
  })
}
