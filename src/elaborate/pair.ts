import { ONE } from '../core/affine.ts'
import type { Form } from '../core/derivation.ts'
import { type Expr, table } from '../core/expr.ts'
import type { Problem } from '../core/problem.ts'
import { type Dim, isScalar, isUnit, type Shape, sameShape } from '../core/shape.ts'
import { describeDim, describeShape } from '../core/signature.ts'
import type { Syntax } from '../core/syntax.ts'
import { entry, type Ix, type Pos, position, type Term } from '../core/term.ts'
import { zerosOf } from '../ops/build.ts'
import { freeLetters } from './form.ts'
import { attempt, Refusal, refuse, together } from './refusal.ts'
import {
  bindLetter,
  closeLetter,
  type Letter,
  type LetteredArray,
  rangeOver,
  type Scope,
  withLetters,
} from './scope.ts'
import { sweep } from './slope.ts'
import { wholeIn } from './whole.ts'

/** One side of an equality, in a scope of its own. */
export interface Side {
  readonly scope: Scope
  readonly syntax: Syntax
}

/** What a chain says of letters that are free in it. */
export interface ChainLetters {
  /** In the order of first appearance. */
  readonly order: readonly string[]
  /** Those of the first member that has any: the axes of a whole that is set equal to a component. */
  readonly head: readonly string[]
  /** Ranges that other equalities tell, for letters that have none here. */
  readonly ranges: ReadonlyMap<string, Dim>
}

/** Two sides that may be compared: both wholes of one shape, or both entries over the same letters. */
export interface Pair {
  readonly left: Form
  readonly right: Form
  readonly letters: readonly Ix[]
  /** As written: of an entry, the ranges of its own letters. */
  readonly shapes: { readonly left: Shape; readonly right: Shape }
}

/**
 * Both sides of an equality as people write them. A whole beside a component is that component:
 * its axes are the letters of the chain's head, else those of the component, in order; both orders are never tried.
 */
export const pairIn = (left: Side, right: Side, known: ChainLetters): Pair => {
  const sides = [left, right] as const
  const own = sides.map(({ scope, syntax }) => freeLetters(scope, [syntax], known.order))
  const names = known.order.filter(name => own.some(free => free.includes(name)))
  const letters = names.map(name => ({
    ...bindLetter(left.scope, { name }, {}),
    chain: { dim: known.ranges.get(name) },
  }))
  const read = together(
    sides.map((side, n) => () => readSide(side, lettersIn(letters, own[n] as readonly string[]))),
  )
  for (const letter of letters) letter.dim ??= known.ranges.get(letter.written)
  if (left.scope.lenient) refuseUnlike(letters, left.syntax)
  if (read.some(one => one.kind === 'array')) return arrays(sides, read, letters)
  const wide = withHead(left.scope, read, letters, known)
  if (wide) return entries(sides, read, wide, known)
  return letters.length === 0 ? wholes(sides, read) : entries(sides, read, letters, known)
}

/** Kronecker's δ of letters over different sizes is another's δ. */
const refuseUnlike = (letters: readonly Letter[], at: Syntax): void => {
  for (const letter of letters)
    for (const other of letter.deltas)
      if (letter.dim && other.dim && isUnlike(letter.dim, other.dim))
        refuse('letters-unlike', at, {
          left: letter.written,
          first: describeDim(letter.dim),
          right: other.written,
          second: describeDim(other.dim),
        })
}

/** Whether two ranges have nothing to do with each other. */
const isUnlike = (a: Dim, b: Dim): boolean => {
  const sizes = new Set(a.terms.map(([size]) => size))
  return sizes.size > 0 && b.terms.length > 0 && !b.terms.some(([size]) => sizes.has(size))
}

/** The letters of the head, where a whole with its axes stands beside an entry that is the same at some of them. */
const withHead = (
  scope: Scope,
  read: readonly Read[],
  letters: readonly Letter[],
  { head }: ChainLetters,
): readonly Letter[] | undefined => {
  const arrays = read.filter(one => one.kind === 'whole' && !isScalar(one.expr.shape))
  const [array] = arrays
  if (array?.kind !== 'whole' || arrays.length > 1 || letters.length >= head.length)
    return undefined
  const axes = array.expr.shape.filter(dim => !isUnit(dim)).length
  const isOfHead = axes === head.length && letters.every(one => head.includes(one.written))
  if (!isOfHead) return undefined
  return head.map(
    name => letters.find(one => one.written === name) ?? bindLetter(scope, { name }, {}),
  )
}

const lettersIn = (letters: readonly Letter[], names: readonly string[]): readonly Letter[] =>
  letters.filter(letter => names.includes(letter.written))

type Read =
  | { readonly kind: 'whole'; readonly expr: Expr }
  | { readonly kind: 'entry'; readonly term: Term; readonly letters: readonly Letter[] }
  | { readonly kind: 'array'; readonly array: LetteredArray }

const readSide = ({ scope, syntax }: Side, letters: readonly Letter[]): Read => {
  if (letters.length === 0) return { kind: 'whole', expr: wholeIn(scope, syntax) }
  const inner = withLetters(scope, letters)
  const problems: Problem[] = []
  const [term] = attempt(() => scope.read.term(inner, syntax), problems)
  if (term) return { kind: 'entry', term, letters }
  const [array] = attempt(() => scope.lenient?.array(inner, syntax), [])
  if (!array) throw new Refusal(problems)
  return { kind: 'array', array }
}

/** Both sides arrays at each place of the letters: entries over these and the axes. */
const arrays = (sides: Sides, read: readonly Read[], letters: readonly Letter[]): Pair => {
  const [left, right] = read.map(arrayIn) as [LetteredArray, LetteredArray]
  const shapes = { left: left.shape, right: right.shape }
  if (!sameShape(left.shape, right.shape)) refuseShapes(sides, shapes)
  const axes = sweep(sides[0].scope, left.shape)
  const free = [...letters.map(closeLetter), ...axes.letters]
  const form = ({ entry: at }: LetteredArray): Form => ({
    level: 'index',
    term: at(axes.at),
    free,
  })
  return { left: form(left), right: form(right), letters: free, shapes }
}

const arrayIn = (read: Read): LetteredArray => {
  if (read.kind === 'array') return read.array
  const { shape } = read.kind === 'whole' ? read.expr : { shape: [] }
  return { shape, entry: at => (read.kind === 'whole' ? entry(read.expr, at) : read.term) }
}

type Sides = readonly [Side, Side]

const wholes = (sides: Sides, read: readonly Read[]): Pair => {
  const [left, right] = read.map(one => (one as { expr: Expr }).expr) as [Expr, Expr]
  const shapes = { left: left.shape, right: right.shape }
  const [a, b] = [onlyEntry(zeroLike(left, right), right), onlyEntry(zeroLike(right, left), left)]
  if (!sameShape(a.shape, b.shape)) refuseShapes(sides, shapes)
  const isEntry = [a, b].every(e => e.kind === 'table' && e.letters.length === 0)
  const form = (expr: Expr): Form =>
    isEntry && expr.kind === 'table'
      ? { level: 'index', term: expr.body, free: [] }
      : { level: 'matrix', expr }
  return { left: form(a), right: form(b), letters: [], shapes }
}

/** The number 0 beside an array is one of zeros. */
const zeroLike = (expr: Expr, other: Expr): Expr =>
  expr.kind === 'num' && expr.value.equals(0) && !isScalar(other.shape)
    ? zerosOf(other.shape)
    : expr

/** An array of one entry beside a scalar is that entry. */
const onlyEntry = (expr: Expr, other: Expr): Expr =>
  isScalar(other.shape) && !isScalar(expr.shape) && expr.shape.every(isUnit)
    ? table(
        [],
        entry(
          expr,
          expr.shape.map(() => ONE),
        ),
      )
    : expr

const refuseShapes = (sides: Sides, { left, right }: Pair['shapes']): never =>
  refuse('claim-shapes', sides[1].syntax, {
    left: describeShape(left),
    right: describeShape(right),
  })

const termOf = (read: Read): Term | undefined => (read.kind === 'entry' ? read.term : undefined)

const lettersOf = (read: Read): readonly Letter[] => (read.kind === 'entry' ? read.letters : [])

const entries = (
  sides: Sides,
  read: readonly Read[],
  letters: readonly Letter[],
  known: ChainLetters,
): Pair => {
  const terms = read.map((one, n) =>
    one.kind === 'whole' ? entryOf(sides, n, one.expr, letters, known) : termOf(one),
  )
  const free = letters.map(closeLetter)
  const form = (term: Term | undefined): Form => ({ level: 'index', term: term as Term, free })
  const shapes = read.map(one =>
    one.kind === 'whole' ? one.expr.shape : lettersOf(one).map(letter => closeLetter(letter).dim),
  ) as [Shape, Shape]
  return {
    left: form(terms[0]),
    right: form(terms[1]),
    letters: free,
    shapes: { left: shapes[0], right: shapes[1] },
  }
}

/** The general component of a whole; a scalar is the same at all letters. */
const entryOf = (
  sides: Sides,
  n: number,
  expr: Expr,
  letters: readonly Letter[],
  { head }: ChainLetters,
): Term => {
  if (isScalar(expr.shape)) return expr.kind === 'table' ? expr.body : entry(expr, [])
  const wide = expr.shape.filter(dim => !isUnit(dim))
  const ofHead = letters.filter(letter => head.includes(letter.written))
  const axes = ofHead.length === wide.length ? ofHead : letters
  const { scope, syntax } = sides[n] as Side
  if (axes.length !== wide.length) {
    const component = describeShape(letters.flatMap(letter => letter.dim ?? []))
    const [left, right] =
      n === 0 ? [describeShape(expr.shape), component] : [component, describeShape(expr.shape)]
    refuse('claim-shapes', syntax, { left: left as string, right: right as string })
  }
  const rest = [...axes]
  const at = expr.shape.map((dim): Pos => {
    if (isUnit(dim)) return ONE
    const letter = rest.shift() as Letter
    rangeOver(scope, letter, dim, syntax)
    return position({ name: letter.name, dim })
  })
  return entry(expr, at)
}
