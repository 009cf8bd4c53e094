import { affine, minus, plus, symbol } from '../core/affine.ts'
import type { Dim } from '../core/shape.ts'
import type {
  CallSyntax,
  EquationSyntax,
  FamilySyntax,
  Indexed,
  InfixSyntax,
  Layered,
  LetterSyntax,
  Name,
  SumSyntax,
  Syntax,
} from '../core/syntax.ts'
import { affineIn } from './affine.ts'
import {
  type EntryUse,
  equateLetter,
  fixRanges,
  fixRank,
  type LetterRange,
  type Letters,
  wideAxes,
} from './axes.ts'
import { callRule } from './calling.ts'
import {
  type FamilyShapes,
  familyLetters,
  memberPlace,
  memberShape,
  openFamily,
} from './families.ts'
import { type File, useSize } from './file.ts'
import { type Functions, opsMeant, opsOf, splitArguments, takesSizes } from './functions.ts'
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
  fix,
  knownShape,
  rootOf,
  type ShapeVar,
  type Solver,
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
  readonly families: FamilyShapes
  /** Letters of families in force. */
  readonly places: ReadonlySet<string>
  isConstant(name: string): boolean
}

const NO_LETTERS: Letters = new Map()

/** States what an equation says of shapes. */
export const inferEquation = (typing: Typing, equation: EquationSyntax): void =>
  inferInto(typing, shapeOfName(typing, equation.name.name), equation)

/** States what the equation of one member of a family says. */
export const inferMember = (typing: Typing, syntax: FamilySyntax): void => {
  const letter = syntax.range?.letter.name
  const places = new Set(letter === undefined ? [] : [letter])
  const inner = { ...typing, places }
  const member = { name: syntax.name.name, at: syntax.at, kind: 'layered' } as const
  attempt(() => inferInto(inner, inferPlace(inner, member), syntax), [])
}

const inferInto = (
  typing: Typing,
  own: ShapeVar,
  { letters, body }: Pick<EquationSyntax, 'letters' | 'body'>,
): void => {
  if (letters.length === 0) {
    unite(typing.solver, own, infer(typing, body, NO_LETTERS))
    return
  }
  const ranges = letters.map(l => [l.name, { dim: unknownSize(typing.solver) }] as const)
  const entries: EntryUse[] = []
  infer({ ...typing, entries }, body, new Map(ranges))
  fixRanges(typing.solver, typing.base, ranges, entries)
  fixRank(
    typing.solver,
    own,
    ranges.map(([, { dim }]) => dim),
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
      return attempt(() => inferPlace(typing, syntax), [])[0] ?? unknownShape()
    case 'derivative':
    case 'differential':
    case 'evaluated':
      return unknownShape()
  }
}

/** A member of a family; one that nothing declares is a family of leaves. */
const inferPlace = (typing: Typing, member: Layered): ShapeVar => {
  const { families, file, solver, places } = typing
  const { name } = member
  const owner = file.owners.get(name)
  if (owner && owner.kind !== 'family') return unknownShape()
  if (!owner) file.owners.set(name, { kind: 'family', at: member })
  const family = families.get(name) ?? openFamily(name, typing.shapes.size, true)
  families.set(name, family)
  return memberShape(solver, family, memberPlace(member, places))
}

const scalar = (): ShapeVar => knownShape([])

const inferName = (typing: Typing, { name }: Name, letters: Letters): ShapeVar => {
  const { file } = typing
  const owner = file.owners.get(name)
  if (
    letters.has(name) ||
    typing.places.has(name) ||
    owner?.kind === 'size' ||
    file.indices.has(name)
  )
    return scalar()
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
  const ops = attempt(() => opsMeant(typing.functions, call), [])[0] ?? []
  const [op] = ops
  if (op && takesSizes(typing.functions, op)) return inferSizes(typing, call)
  const { values, sizes } = op ? splitArguments(op, call.args) : { values: call.args, sizes: [] }
  const args = values.map(arg => infer(typing, arg, letters))
  if (!op) return unknownShape()
  const map = mapShapes(op.derivativeOf?.op ?? op)
  if (map) return mapRule(typing, map, args, op.derivativeOf ? op.derivativeOf.slot : 0)
  const attrs = sizes.length > 0 ? sizesIn(typing, sizes) : []
  return attrs ? callRule(typing, ops, args, attrs) : unknownShape()
}

/** `ones(m, n)`: the arguments become sizes. */
const inferSizes = (typing: Typing, call: CallSyntax): ShapeVar => {
  const { functions } = typing
  const sizes = sizesIn(typing, call.args)
  const shape = sizes && opsOf(functions, call)[0]?.shape
  const [dims] = shape ? attempt(() => shape([], sizes), []) : []
  return dims ? knownShape(dims) : unknownShape()
}

const sizesIn = ({ file }: Typing, sizes: readonly Syntax[]): readonly Dim[] | undefined =>
  attempt(() => sizes.map(size => sizeIn(size, name => useSize(file, name))), [])[0]

const inferSum = (typing: Typing, syntax: SumSyntax, letters: Letters): ShapeVar => {
  const inner = new Map(letters)
  const places = familyLetters(syntax)
  for (const letter of syntax.letters) {
    const [bounds] = attempt(() => boundsIn(typing, letter, inner), [])
    inner.set(letter.name, bounds ?? { dim: unknownSize(typing.solver) })
  }
  const all = { ...typing, places: new Set([...typing.places, ...places]) }
  const body = infer(all, syntax.body, inner)
  return places.size === syntax.letters.length ? body : scalar()
}

/** A range as written; names in it that are nothing else are sizes. */
const boundsIn = (
  typing: Typing,
  { from, to }: LetterSyntax,
  letters: Letters,
): LetterRange | undefined => {
  if (!from || !to) return undefined
  const words = {
    name: (name: Name) => {
      const isPlace = letters.has(name.name) || typing.places.has(name.name)
      if (!isPlace && !typing.file.indices.has(name.name)) useSize(typing.file, name)
      return symbol(name.name)
    },
    member: () => symbol(''),
  }
  const [first, last] = [affineIn(from, words), affineIn(to, words)]
  return first && last && { first, dim: plus(minus(last, first), affine(1)) }
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
      if (axes) equateLetter(solver, pos, letters, axes[n] as Dim)
  })
  typing.entries.push({ whole, at, letters })
  return scalar()
}
