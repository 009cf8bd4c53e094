import { affineKey, ONE } from '../../core/affine.ts'
import { type Expr, table } from '../../core/expr.ts'
import { isMatrix, isRow, isScalar, isUnit, type Shape, sameShape } from '../../core/shape.ts'
import type { Derivative, InfixSyntax, Syntax } from '../../core/syntax.ts'
import { entry, type Ix, type Pos, position, product, sum, type Term } from '../../core/term.ts'
import { refuse } from '../../elaborate/refusal.ts'
import type { Scope } from '../../elaborate/scope.ts'
import {
  entryAt,
  isTurnedHere,
  laidOut,
  positionsOf,
  type Signed,
  signedIn,
  sweep,
} from '../../elaborate/slope.ts'
import { wholeIn } from '../../elaborate/whole.ts'
import type { Policy } from './policy.ts'
import { alongLine, isLine, type Line, lying } from './slice.ts'

type Times = (policy: Policy, left: Expr, right: Expr, syntax: InfixSyntax) => Expr

/**
 * A product in which ∂b/∂c stands beside ∂a/∂b, in whatever order: summed over all axes of b. So is one of an
 * array ∂b/∂C of more than two axes and a value of the shape of b, which is no product of matrices.
 * Undefined where no two derivatives follow each other, and none is such an array.
 */
export const contractedProduct = (
  policy: Policy,
  scope: Scope,
  syntax: InfixSyntax,
  times: Times,
): Expr | undefined => {
  const factors = factorsOf(syntax)
  const chains = chainsIn(scope, factors)
  const array = chains.find(isArray)
  if (!array && !chains.some(chain => chain.bound.length > 0)) return undefined
  const parts = factors.flatMap((factor, n) => {
    const chain = chains.find(one => one.members.includes(n))
    if (chain && chain.members[0] !== n) return []
    return [{ factor, chain, expr: chain ? wholeOf(scope, chain) : wholeIn(scope, factor.syntax) }]
  })
  const multiplied = ([first, ...rest]: typeof parts): Expr | undefined => {
    if (!first) return undefined
    return rest.reduce((all, { expr, factor }) => times(policy, all, expr, factor.join), first.expr)
  }
  const others = array && multiplied(parts.filter(part => part.chain !== array))
  return (others && contracted(scope, array, others)) ?? multiplied(parts)
}

/** Of more than two axes, those of what is derived among them. */
const isArray = ({ row, column }: Run): boolean => row.length > 0 && row.length + column.length > 2

/** Σ over all axes of b of a value of its shape, or of its transpose, and ∂b/∂C. */
const contracted = (scope: Scope, run: Run, by: Expr): Expr | undefined => {
  const { row, column, shapes } = run
  const [of, variable] = shapes
  const isRowOf = of.length === 1 && isRow(by.shape)
  if (column.length === 0 || (!sameShape(by.shape, of) && !isRowOf)) return undefined
  const places = row.map(ix => (isUnit(ix.dim) ? ONE : position(ix)))
  const at = isRowOf ? [ONE, ...places] : places
  const body = sum(row, product([entry(by, at), bodyOf(run)]))
  const isTurned = isTurnedHere(scope, run.syntax, [], variable)
  return laidOut(scope, [[], column], body, isTurned)
}

/** The same among entries: `∂ε/∂p ∂p/∂V_ij`. */
export const contractedTerm = (scope: Scope, syntax: InfixSyntax): Term | undefined => {
  const factors = factorsOf(syntax)
  const chains = chainsIn(scope, factors)
  if (!chains.some(chain => chain.bound.length > 0)) return undefined
  const open = chains.find(chain => chain.row.length + chain.column.length > 0)
  if (open) return refuse('entry-expected', syntax, { shape: 'tensor', a: 'x' })
  const terms = factors.flatMap((factor, n) => {
    const chain = chains.find(one => one.members.includes(n))
    if (!chain) return [scope.read.term(scope, factor.syntax)]
    return chain.members[0] === n ? [bodyOf(chain)] : []
  })
  return product(terms)
}

/** A product whose other factors are entries; at most one run of derivatives has axes left. */
export const arrayProduct = (scope: Scope, syntax: Syntax) => {
  const factors = syntax.kind === 'infix' ? factorsOf(syntax) : [{ syntax, join: NO_JOIN }]
  const chains = chainsIn(scope, factors)
  const open = chains.filter(chain => chain.row.length + chain.column.length > 0)
  const [own, ...others] = open
  if (!own || others.length > 0) return undefined
  const terms = factors.flatMap((factor, n) =>
    chains.some(one => one.members.includes(n)) ? [] : [scope.read.term(scope, factor.syntax)],
  )
  return { chain: own, body: product([...terms, ...chains.map(bodyOf)]) }
}

const NO_JOIN = { kind: 'infix', sign: '*' } as InfixSyntax

/** A factor and the product that joins it to those before. */
interface Factor {
  readonly syntax: Syntax
  readonly join: InfixSyntax
}

const factorsOf = (syntax: InfixSyntax): readonly Factor[] => {
  const flat = (part: Syntax, join: InfixSyntax): readonly Factor[] =>
    part.kind === 'infix' && isPlain(part)
      ? [...flat(part.left, join), ...flat(part.right, part)]
      : [{ syntax: part, join }]
  return flat(syntax, syntax)
}

const isPlain = ({ sign, written }: InfixSyntax): boolean => sign === '*' && written !== 'ring'

/** Derivatives that follow each other, as one tensor. */
export interface Run {
  readonly syntax: Derivative
  /** Places of the derivatives among the factors. */
  readonly members: readonly number[]
  readonly terms: readonly Term[]
  readonly bound: readonly Ix[]
  /** Letters of the axes that are left: of what is derived, and of the variable. */
  readonly row: readonly Ix[]
  readonly column: readonly Ix[]
  readonly shapes: readonly [row: Shape, column: Shape]
}

/** An end of a derivative. */
interface End {
  readonly name: string | undefined
  readonly letters: readonly Ix[]
  readonly at: readonly Pos[]
  /** No positions are written, or that of a line of a matrix: axes are open. */
  readonly isOpen: boolean
  /** Of the axes that are open. */
  readonly shape: Shape
}

interface Piece {
  readonly place: number
  readonly syntax: Derivative
  readonly signed: Signed
  of: End
  readonly by: End
  next?: Piece
  previous?: Piece
}

const chainsIn = (scope: Scope, factors: readonly Factor[]): readonly Run[] => {
  const pieces = factors.flatMap(({ syntax }, place) =>
    syntax.kind === 'derivative' && !isOfFunction(scope, syntax) && isBySymbol(syntax)
      ? [pieceOf(scope, syntax, place)]
      : [],
  )
  if (pieces.length === 0) return []
  for (const piece of pieces) link(piece, pieces)
  return pieces.filter(piece => !piece.previous && !isLineAlone(piece)).map(runFrom)
}

/** `∂L/∂x_i`, `∂z_i/∂x_i`: of or by a row or a column of a matrix. */
export const derivativeOfLines = (scope: Scope, syntax: Derivative): Expr | undefined => {
  if (!isLine(syntax.by) && !isLine(syntax.of)) return undefined
  const run = runFrom(pieceOf(scope, syntax, 0))
  const whole = wholeOf(scope, run)
  return isLine(syntax.by) && run.row.length === 0 ? lying(whole, syntax.by) : whole
}

/** Of or by a line of a matrix, tied to no other: it has its own way to lie. */
const isLineAlone = ({ syntax, next }: Piece): boolean =>
  !next && (isLine(syntax.by) || isLine(syntax.of))

/** By all entries of a name, column under column, it is a matrix as others are. */
const isBySymbol = ({ by }: Derivative): boolean =>
  by.kind !== 'call' && by.kind !== 'transposition'

/** `∂f/∂y` of a function stands for itself. */
const isOfFunction = (scope: Scope, { of }: Derivative): boolean =>
  of.kind === 'name' && !scope.values.has(of.name)

const pieceOf = (scope: Scope, syntax: Derivative, place: number): Piece => {
  const signed = signedIn(scope, syntax)
  const { of, ofAt, by, byAt } = signed
  const name = of.kind === 'var' ? of.name : undefined
  return {
    ...{ place, syntax, signed },
    of: endOf(scope, { whole: of, name, at: ofAt, written: syntax.of }, syntax),
    by: endOf(scope, { whole: by, name: by.name, at: byAt, written: syntax.by }, syntax),
  }
}

interface Written {
  readonly whole: Expr
  readonly name: string | undefined
  readonly at: readonly Syntax[] | undefined
  readonly written: Syntax
}

const endOf = (scope: Scope, { whole, name, at, written }: Written, syntax: Derivative): End => {
  const { shape } = whole
  if (isLine(written) && isMatrix(shape)) return endOfLine(scope, { whole, name, line: written })
  if (at)
    return {
      ...{ name, letters: [], at: positionsOf(scope, whole, at, syntax) },
      ...{ isOpen: false, shape: [] },
    }
  return { name, isOpen: !isScalar(shape), shape, ...sweep(scope, shape) }
}

/** `∂z_i` of a matrix of rows or columns `z_i`: tied to the same line only. */
const endOfLine = (
  scope: Scope,
  { whole, name, line }: Pick<Written, 'whole' | 'name'> & { readonly line: Line },
): End => {
  const { inner, rest, at: written } = alongLine(scope, whole.shape, line)
  const at = positionsOf(inner, whole, written, line)
  const own = name && `${name} ${line.axis} ${affineKey(at[line.axis] as Pos)}`
  return { name: own, letters: [rest], at, isOpen: true, shape: [rest.dim] }
}

/** Ties the variable of a derivative to the first other that derives it and is not taken: the nearest one behind, then those before. */
const link = (piece: Piece, all: readonly Piece[]): void => {
  if (!piece.by.isOpen) return
  const later = all.filter(other => other.place > piece.place)
  const earlier = all.filter(other => other.place < piece.place).toReversed()
  const next = [...later, ...earlier].find(
    other =>
      !other.previous &&
      other.of.isOpen &&
      other.of.name === piece.by.name &&
      !isBefore(other, piece),
  )
  if (!next) return
  piece.next = next
  next.previous = piece
  next.of = piece.by
}

/** Whether a piece comes before another in a run, so that tying them would make a circle. */
const isBefore = (piece: Piece, other: Piece): boolean => {
  for (let at: Piece | undefined = other; at; at = at.previous) if (at === piece) return true
  return false
}

const runFrom = (first: Piece): Run => {
  const pieces: Piece[] = []
  for (let at: Piece | undefined = first; at; at = at.next) pieces.push(at)
  const last = pieces.at(-1) as Piece
  return {
    syntax: first.syntax,
    members: pieces.map(piece => piece.place).toSorted((a, b) => a - b),
    terms: pieces.map(({ signed, of, by }) => entryAt(signed, of.at, by.at)),
    bound: pieces.slice(0, -1).flatMap(piece => piece.by.letters),
    row: first.of.isOpen ? first.of.letters : [],
    column: last.by.isOpen ? last.by.letters : [],
    shapes: [first.of.shape, last.by.shape],
  }
}

const bodyOf = ({ bound, terms }: Run): Term => sum(bound, product(terms))

const wholeOf = (scope: Scope, run: Run): Expr => {
  if (run.row.length + run.column.length === 0) return table([], bodyOf(run))
  return layRun(scope, run, bodyOf(run))
}

/** The table of a run whose entries are `body`. */
export const layRun = (scope: Scope, run: Run, body: Term): Expr => {
  const { syntax, row, column, shapes } = run
  const isTurned = isTurnedHere(scope, syntax, ...shapes)
  return laidOut(scope, [row, column], body, isTurned)
}
