import { affine, namesOf, ONE } from '../core/affine.ts'
import { type Expr, table } from '../core/expr.ts'
import type { Equation } from '../core/graph.ts'
import { type Dim, isUnit, type Shape, sameShape } from '../core/shape.ts'
import { describeShape } from '../core/signature.ts'
import type { EquationSyntax, Name } from '../core/syntax.ts'
import type { Ix } from '../core/term.ts'
import { isInside, largestRange } from './range.ts'
import { refuse, together } from './refusal.ts'
import { warn } from './report.ts'
import {
  bindLetter,
  closeLetter,
  type Letter,
  openScope,
  type Scope,
  withLetters,
} from './scope.ts'
import { wholeIn } from './whole.ts'

/** An equation with its shape; `declared` is what the file says of the shape. */
export const elaborateEquation = (
  scope: Parameters<typeof openScope>[0],
  taken: ReadonlySet<string>,
  syntax: EquationSyntax,
  declared: Shape | undefined,
): Equation => {
  const inner = openScope(scope, taken)
  const { name } = syntax
  const body =
    syntax.letters.length > 0 ? tableOf(inner, syntax, declared) : wholeIn(inner, syntax.body)
  if (declared && !sameShape(declared, body.shape)) {
    refuse('not-as-declared', name, {
      name: name.name,
      declared: describeShape(declared),
      found: describeShape(body.shape),
    })
  }
  warnOutside(inner, syntax, declared !== undefined)
  return { name: name.name, shape: body.shape, body, syntax, uses: [...inner.uses] }
}

/** `h[i, j] = body`: the table over its letters. */
const tableOf = (scope: Scope, syntax: EquationSyntax, declared: Shape | undefined): Expr => {
  const letters = lettersOf(scope, syntax.letters)
  const axes = declared && axesFor(declared, letters.length)
  if (declared && !axes) refuse('letter-count', syntax.name, letterCount(syntax, declared))
  axes?.forEach((dim, n) => {
    ;(letters[n] as Letter).dim = dim
  })
  const body = scope.read.term(withLetters(scope, letters), syntax.body)
  for (const letter of letters) letter.dim ??= rangeFrom(scope, letter)
  const ranged = letters.map(closeLetter)
  return table(declared ? withUnits(scope, declared, ranged) : ranged, body)
}

const lettersOf = (scope: Scope, names: readonly Name[]): Letter[] => {
  const seen = new Set<string>()
  return together(
    names.map(name => () => {
      if (seen.has(name.name)) refuse('repeated-letter', name, { letter: name.name })
      seen.add(name.name)
      return bindLetter(scope, { name: name.name }, name)
    }),
  )
}

/** The axes that the letters stand for: all, or those that are not units. */
const axesFor = (shape: Shape, count: number): readonly Dim[] | undefined => {
  const wide = shape.filter(dim => !isUnit(dim))
  return [shape, wide].find(axes => axes.length === count)
}

const letterCount = ({ name, letters }: EquationSyntax, declared: Shape) => ({
  name: name.name,
  declared: describeShape(declared),
  given: `${letters.length}`,
})

/** Letters for unit axes that were left out on the left side. */
const withUnits = (scope: Scope, shape: Shape, letters: readonly Ix[]): readonly Ix[] => {
  if (shape.length === letters.length) return letters
  const rest = [...letters]
  return shape.map(dim => (isUnit(dim) ? scope.fresh(ONE) : (rest.shift() as Ix)))
}

/** A letter that never stands alone takes every value for which all entries exist. */
const rangeFrom = ({ reaches, base }: Scope, { name, written, at }: Letter): Dim | undefined => {
  const isShifted = reaches.some(({ position }) => namesOf(position).includes(name))
  if (!isShifted) return undefined
  return (
    largestRange(name, reaches, base) ?? refuse('letter-unclear-range', at, { letter: written })
  )
}

/** Entries outside of a tensor are 0: said where that happens, or may happen because a shape was declared. */
const warnOutside = (
  scope: Scope,
  { name, letters }: EquationSyntax,
  isDeclared: boolean,
): void => {
  const base = affine(scope.base)
  const isOutside = scope.reaches.some(reach => {
    const inside = isInside(reach, base)
    return (
      inside === false ||
      (inside === undefined && isDeclared && letters.length > 0 && isMoving(reach))
    )
  })
  if (isOutside) warn(scope.report, 'entries-outside', name, { name: name.name })
}

const isMoving = ({ position, range }: Scope['reaches'][number]): boolean =>
  namesOf(position).some(name => range(name) !== undefined)
