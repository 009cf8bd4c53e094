import { bareName } from '../core/affine.ts'
import { mapParts, parts } from '../core/parts.ts'
import { isUnit } from '../core/shape.ts'
import type { Indexed, Syntax } from '../core/syntax.ts'
import type { Scope } from '../elaborate/scope.ts'

/**
 * Sizes that are letters in a chain: they stand as a position on an axis of another size, as k does in `y_k` where y
 * has n entries. That is no place, so the writer counts by this letter.
 */
export const sizesAsLetters = (scope: Scope, sides: readonly Syntax[]): ReadonlySet<string> => {
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
