import { affine, bareName, ONE, sameAffine } from '../core/affine.ts'
import { type Expr, table, variable } from '../core/expr.ts'
import type { Op } from '../core/op.ts'
import { type Dim, isScalar, isUnit, type Shape } from '../core/shape.ts'
import { describeDim, describeShape } from '../core/signature.ts'
import type {
  CallSyntax,
  Indexed,
  InfixSyntax,
  IversonSyntax,
  SumSyntax,
  Syntax,
} from '../core/syntax.ts'
import {
  apply,
  delta,
  entry,
  freeNames,
  mapChildren,
  negate,
  type Pos,
  position,
  power,
  product,
  rational,
  sum,
  type Term,
  total,
} from '../core/term.ts'
import { opsSpelled } from '../ops/index.ts'
import { step } from '../ops/step.ts'
import { affineIn } from './affine.ts'
import { tryCall } from './arithmetic.ts'
import { holds } from './comparison.ts'
import { familyLetters } from './families.ts'
import { isTotal, opsMeant } from './functions.ts'
import { numeralValue } from './number.ts'
import { isInside } from './range.ts'
import { refuse, together } from './refusal.ts'
import {
  bindLetter,
  closeLetter,
  type Letter,
  mentionsLetter,
  positionIn,
  rangeOf,
  rangeOver,
  type Scope,
  withLetters,
  withPlaces,
} from './scope.ts'
import { seriesIn } from './series.ts'
import { mapShapes } from './signature.ts'
import { summandsIn } from './sums.ts'
import { baseFunction, wholeIn } from './whole.ts'

/** One entry in index notation: everything in it is a scalar. */
export const termIn = (scope: Scope, syntax: Syntax): Term =>
  scope.lenient?.term(scope, syntax) ?? strictTerm(scope, syntax)

/** The same as the language says it. */
const strictTerm = (scope: Scope, syntax: Syntax): Term => {
  switch (syntax.kind) {
    case 'indexed':
      return indexed(scope, syntax)
    case 'sum':
      return summed(scope, syntax)
    case 'derivative':
      return scope.read.slope(scope, syntax)
    case 'differential':
    case 'evaluated':
      return refuse('derivative-in-equation', syntax)
    case 'numeral':
      return rational(numeralValue(syntax))
    case 'iverson':
      return iverson(scope, syntax)
    case 'name':
    case 'layered':
      return scalarEntry(scope, syntax)
    case 'negation':
      return mentionsLetter(scope, syntax)
        ? negate(termIn(scope, syntax.arg))
        : scalarEntry(scope, syntax)
    case 'transposition':
      return mentionsLetter(scope, syntax) ? termIn(scope, syntax.arg) : scalarEntry(scope, syntax)
    case 'infix':
      return mentionsLetter(scope, syntax) ? infix(scope, syntax) : scalarEntry(scope, syntax)
    case 'call':
      return mentionsLetter(scope, syntax) ? called(scope, syntax) : scalarEntry(scope, syntax)
  }
}

/** A whole that must be a scalar. */
const scalarEntry = (scope: Scope, syntax: Syntax): Term => {
  const expr = wholeIn(scope, syntax)
  if (!isScalar(expr.shape)) {
    const a = syntax.kind === 'name' ? syntax.name : 'x'
    return refuse('entry-expected', syntax, { shape: describeShape(expr.shape), a })
  }
  return expr.kind === 'table' ? expr.body : entry(expr, [])
}

const infix = (scope: Scope, syntax: InfixSyntax): Term => {
  const { sign, left, right } = syntax
  if (sign === '+' || sign === '-') {
    const terms = summandsIn(syntax)
    const values = together(terms.map(t => () => termIn(scope, t.syntax)))
    return total(values.map((value, n) => (terms[n]?.isNegative ? negate(value) : value)))
  }
  if (sign === '^' || sign === '.^') return raised(scope, syntax)
  const [a, b] = together([left, right].map(s => () => termIn(scope, s))) as [Term, Term]
  if (sign === '*' || sign === '.*') return product([a, b])
  if (sign === '/' || sign === './') return product([a, inverse(b, right)])
  return refuse('letter-inside', syntax)
}

const inverse = (term: Term, at: Syntax): Term =>
  term.kind === 'const' && term.value.equals(0) ? refuse('division-by-zero', at) : power(term, -1)

const raised = (scope: Scope, { left, right }: InfixSyntax): Term => {
  const op = baseFunction(scope, left)
  if (op) return apply(op, [termIn(scope, right)])
  const [base, exponent] = together([left, right].map(s => () => termIn(scope, s))) as [Term, Term]
  if (exponent.kind === 'const') return power(base, exponent.value)
  return throughHoles(opsSpelled('^')[0] as Op, [base, exponent]) ?? refuse('letter-inside', right)
}

const called = (scope: Scope, syntax: CallSyntax): Term => {
  const ops = opsMeant(scope, syntax)
  const [op] = ops as [Op]
  const args = together(syntax.args.map(arg => () => argument(scope, arg, op)))
  if (op.elementwise) {
    const [arg, ...more] = args
    const count = `${args.length}`
    return arg && more.length === 0
      ? apply(op, [arg])
      : refuse('one-argument', syntax, { name: syntax.name, count })
  }
  if (isTotal(op)) refuse('sum-of-scalar', syntax, { name: syntax.name })
  if (isScalarMap(op, args.length)) return apply(op, args)
  for (const candidate of ops) {
    const term = throughHoles(candidate, args)
    if (term) return term
  }
  return refuse('letter-inside', syntax)
}

/** An array beside entries: a function of both has no index notation yet. */
const argument = (scope: Scope, arg: Syntax, op: Op): Term => {
  if (mentionsLetter(scope, arg) || op.elementwise) return termIn(scope, arg)
  const { shape } = wholeIn(scope, arg)
  return isScalar(shape)
    ? termIn(scope, arg)
    : refuse('array-beside-entries', arg, { shape: describeShape(shape) })
}

const isScalarMap = (op: Op, count: number): boolean => {
  const shapes = mapShapes(op.derivativeOf?.op ?? op)
  return (
    shapes !== undefined &&
    shapes.args.length === count &&
    [...shapes.args, shapes.result].every(isScalar)
  )
}

/** The definition of an operator at scalars, with terms in their places. */
const throughHoles = (op: Op, args: readonly Term[]): Term | undefined => {
  const holes = args.map((_, n) => variable(`#${n}`, []))
  const result = tryCall(op, holes)
  if (!result || !isScalar(result.shape)) return undefined
  const fresh = () => refuse('letter-inside', {})
  const term = op.entry({ args: holes, attrs: [], at: [], fresh })
  const fill = (t: Term): Term => {
    const n = t.kind === 'entry' ? holes.indexOf(t.expr as (typeof holes)[number]) : -1
    return n < 0 ? mapChildren(t, fill) : (args[n] as Term)
  }
  return fill(term)
}

const indexed = (scope: Scope, syntax: Indexed): Term => {
  const { base, at } = syntax
  if (base.kind === 'derivative') return scope.read.slope(scope, base, at)
  if (mentionsLetter(scope, base)) return refuse('letter-inside', base)
  const expr = wholeIn(scope, base)
  return entry(expr, positionsIn(scope, expr, at, syntax))
}

/** One position per axis; where unit axes were left out, 1 along these. */
export const positionsIn = (
  scope: Scope,
  expr: Pick<Expr, 'shape'>,
  at: readonly Syntax[],
  syntax: Syntax,
): readonly Pos[] => {
  const { shape } = expr
  const isFull = at.length === shape.length
  const wide = shape.filter(dim => !isUnit(dim))
  if (!isFull && at.length !== wide.length)
    refuse('position-count', syntax, counts(shape, at.length))
  const rest = [...at]
  return shape.map(dim => {
    if (isUnit(dim) && !isFull) return ONE
    const pos = positionAt(scope, rest.shift() as Syntax, dim)
    return isUnit(dim) ? ONE : pos
  })
}

const counts = (shape: Shape, given: number) => ({
  shape: describeShape(shape),
  count: `${shape.length}`,
  given: `${given}`,
})

/** A letter alone ranges over the axis; other positions are remembered with the letters in force. */
const positionAt = (scope: Scope, syntax: Syntax, axis: Dim): Pos => {
  const position = positionIn(scope, syntax)
  const alone = syntax.kind === 'name' ? scope.letters.get(syntax.name) : undefined
  if (alone) {
    rangeOver(scope, alone, axis, syntax)
    return position
  }
  const byName = new Map([...scope.letters.values()].map(letter => [letter.name, letter]))
  const range = (name: string) => {
    const letter = byName.get(name)
    const dim = letter && rangeOf(letter)
    return dim && { first: letter.first ?? { constant: scope.base, terms: [] }, dim }
  }
  const reach = { position, axis, range }
  const isFixed = !mentionsLetter(scope, syntax)
  if (isFixed && isInside(reach, affine(scope.base)) === false) {
    return refuse('position-outside', syntax, { size: describeDim(axis), first: `${scope.base}` })
  }
  scope.reaches.push(reach)
  return position
}

const summed = (scope: Scope, syntax: SumSyntax): Term => {
  const letters: Letter[] = []
  const places = familyLetters(syntax)
  let inner = withPlaces(scope, places)
  for (const letter of syntax.letters.filter(({ name }) => !places.has(name))) {
    letters.push(bindLetter(inner, letter, syntax))
    inner = withLetters(inner, letters)
  }
  const body = termIn(inner, syntax.body)
  const term = sum(letters.map(closeLetter), body)
  return places.size === 0 ? term : overMembers(scope, syntax, places, term)
}

/** Σ over members of entries is an entry of their sum. */
const overMembers = (
  scope: Scope,
  syntax: SumSyntax,
  places: ReadonlySet<string>,
  term: Term,
): Term => {
  const free = freeNames(term)
  const letters = [...scope.letters.values()].filter(({ name }) => free.has(name)).map(closeLetter)
  const whole = seriesIn(scope, syntax, places, table(letters, term))
  return entry(whole, letters.map(position))
}

/** `[i == j]` of positions is δ; other comparisons are of values. */
const iverson = (scope: Scope, syntax: IversonSyntax): Term => {
  const { sign, left, right } = syntax
  if (isPosition(scope, left) || isPosition(scope, right)) return tied(scope, syntax)
  const [a, b] = together([left, right].map(s => () => termIn(scope, s))) as [Term, Term]
  return holds(
    sign,
    {
      above: (x: Term, y: Term) => apply(step, [total([x, negate(y)])]),
      not: x => total([rational(1), negate(x)]),
      or: (x, y) => total([x, y]),
    },
    a,
    b,
  )
}

/** True of a letter, or a letter moved by numbers and sizes. */
const isPosition = (scope: Scope, syntax: Syntax): boolean => {
  if (!mentionsLetter(scope, syntax)) return false
  const words = { name: () => ONE, member: () => ONE }
  return affineIn(syntax, words) !== undefined
}

const tied = (scope: Scope, { sign, left, right, isDelta, ...at }: IversonSyntax): Term => {
  if (sign !== '==') return refuse('comparison-of-letters', at)
  const [a, b] = [positionIn(scope, left), positionIn(scope, right)]
  const [x, y] = [a, b].map(pos => letterNamed(scope, bareName(pos)))
  if (x && y && !sameAffine(a, b)) {
    x.like.push(y)
    y.like.push(x)
    if (isDelta)
      for (const [one, other] of [
        [x, y],
        [y, x],
      ] as const)
        one.deltas.push(other)
  }
  return delta(a, b)
}

const letterNamed = (scope: Scope, name: string | undefined): Letter | undefined =>
  [...scope.letters.values()].find(letter => letter.name === name)
