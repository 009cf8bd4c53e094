import { bareName } from '../core/affine.ts'
import { mapParts, parts } from '../core/parts.ts'
import { isUnit } from '../core/shape.ts'
import type { Indexed, Syntax } from '../core/syntax.ts'
import type { Scope } from '../elaborate/scope.ts'
import { isNew } from './heads.ts'

/** Sizes that are letters in a chain; where sums are left unwritten all that stand as positions are. */
export const lettersForSizes = (
  scope: Scope,
  sides: readonly Syntax[],
  isOfUnwrittenSums: boolean,
): ReadonlySet<string> =>
  isOfUnwrittenSums
    ? new Set([...scope.sizes].filter(size => sides.some(side => isAt(side, size))))
    : new Set([...misplaced(scope, sides), ...sizesAtNames(scope, sides)])

/**
 * They stand as a position on an axis of another size, as k does in `y_k` where y
 * has n entries. That is no place, so the writer counts by this letter.
 */
const misplaced = (scope: Scope, sides: readonly Syntax[]): ReadonlySet<string> => {
  const found = new Set<string>()
  const visit = (syntax: Syntax, bound: ReadonlySet<string>): void => {
    if (syntax.kind === 'indexed')
      for (const one of misplacedIn(scope, syntax)) if (!bound.has(one)) found.add(one)
    const inner =
      syntax.kind === 'sum' ? new Set([...bound, ...syntax.letters.map(of => of.name)]) : bound
    for (const part of parts(syntax)) visit(part, inner)
  }
  for (const side of sides) visit(side, new Set())
  return found
}

/**
 * Sizes that are letters because a new name is said by them: `δ_k := y_k - t_k` where y has k entries. One that stands at
 * no place behind, as in `s_n := …`, belongs to the name.
 */
const sizesAtNames = (scope: Scope, sides: readonly Syntax[]): ReadonlySet<string> => {
  const named = sides.flatMap(side => sizesOfName(scope, side))
  return new Set(
    named.filter(size => sides.some(side => !isNamed(scope, side) && isAt(side, size))),
  )
}

const isNamed = (scope: Scope, syntax: Syntax): syntax is Indexed =>
  syntax.kind === 'indexed' && syntax.base.kind === 'name' && isNew(scope, syntax.base.name)

const sizesOfName = (scope: Scope, syntax: Syntax): readonly string[] =>
  isNamed(scope, syntax)
    ? syntax.at.flatMap(pos => (pos.kind === 'name' && scope.sizes.has(pos.name) ? pos.name : []))
    : []

/** Whether a letter stands as a position, and not that of a sum. */
const isAt = (syntax: Syntax, letter: string): boolean => {
  if (syntax.kind === 'sum' && syntax.letters.some(of => of.name === letter)) return false
  const isHere =
    syntax.kind === 'indexed' && syntax.at.some(pos => pos.kind === 'name' && pos.name === letter)
  return isHere || parts(syntax).some(part => isAt(part, letter))
}

const misplacedIn = (scope: Scope, { base, at }: Indexed): readonly string[] => {
  const shape = base.kind === 'name' ? scope.shapes.get(base.name) : undefined
  const wide = shape?.length === at.length ? shape : shape?.filter(dim => !isUnit(dim))
  if (wide?.length !== at.length) return []
  return at.flatMap((place, n) => {
    const size = place.kind === 'name' && scope.sizes.has(place.name) ? place.name : undefined
    const axis = wide[n]
    return size !== undefined && axis && bareName(axis) !== size ? [size] : []
  })
}

/** The same with letters of their own where such sizes stand as positions. */
export const withLettersFor = (sizes: ReadonlySet<string>, syntax: Syntax): Syntax => {
  if (sizes.size === 0) return syntax
  if (syntax.kind === 'sum' && syntax.letters.some(of => sizes.has(of.name)))
    return withLettersFor(without(sizes, syntax.letters), syntax)
  const inner = mapParts(syntax, part => withLettersFor(sizes, part))
  if (inner.kind === 'indexed') return { ...inner, at: inner.at.map(one => lettered(sizes, one)) }
  if (inner.kind !== 'iverson') return inner
  return { ...inner, left: lettered(sizes, inner.left), right: lettered(sizes, inner.right) }
}

const without = (
  sizes: ReadonlySet<string>,
  letters: readonly { readonly name: string }[],
): ReadonlySet<string> => new Set([...sizes].filter(one => !letters.some(of => of.name === one)))

const lettered = (sizes: ReadonlySet<string>, place: Syntax): Syntax => {
  if (place.kind === 'name')
    return sizes.has(place.name) ? { ...place, name: `${place.name}'` } : place
  const isSum = place.kind === 'infix' || place.kind === 'negation'
  return isSum ? mapParts(place, part => lettered(sizes, part)) : place
}
