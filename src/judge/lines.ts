import { bareName } from '../core/affine.ts'
import { mapParts, parts } from '../core/parts.ts'
import { firstReadings, type Script } from '../core/script.ts'
import type { Shape } from '../core/shape.ts'
import type { Indexed, Syntax } from '../core/syntax.ts'

/** How a derivation takes rows and columns of matrices that it writes by one position: by the matrix and the axis. */
export type Lines = ReadonlyMap<string, string>

/** Whether a reading takes them as they were taken before. */
export const keepsLines = (lines: Lines, syntax: Syntax): boolean =>
  linesIn(syntax).every(([name, how]) => (lines.get(name) ?? how) === how)

/** Which size letters go up to, where sums of a derivation tell it: `\sum_{s=1}^N`; two tell nothing. */
export const extentsIn = ({ chains }: Pick<Script, 'chains'>): ReadonlyMap<string, string> => {
  const found = new Map<string, string>()
  const unclear = new Set<string>()
  for (const [letter, size] of firstReadings({ chains }).flatMap(toldIn)) {
    if ((found.get(letter) ?? size) !== size) unclear.add(letter)
    found.set(letter, size)
  }
  for (const letter of unclear) found.delete(letter)
  return found
}

const toldIn = (syntax: Syntax): readonly (readonly [string, string])[] => {
  const own = syntax.kind === 'sum' ? syntax.letters : []
  const here = own.flatMap(({ name, from, to }) =>
    from?.kind === 'numeral' && from.text === '1' && to?.kind === 'name'
      ? [[name, to.name] as const]
      : [],
  )
  return [...here, ...parts(syntax).flatMap(toldIn)]
}

/** Whether a reading takes rows and columns at letters that go as far as the matrix does there. */
export const keepsExtents = (
  extents: ReadonlyMap<string, string>,
  shapes: ReadonlyMap<string, Shape>,
  syntax: Syntax,
): boolean => {
  if (extents.size === 0) return true
  if (syntax.kind === 'indexed' && syntax.axis !== undefined && syntax.base.kind === 'name') {
    const [at] = syntax.at
    const size = at?.kind === 'name' ? extents.get(at.name) : undefined
    const dim = shapes.get(syntax.base.name)?.[syntax.axis]
    const own = dim && bareName(dim)
    if (size !== undefined && own !== undefined && own !== size) return false
  }
  return parts(syntax).every(part => keepsExtents(extents, shapes, part))
}

/** With those of an equality that is true. */
export const withLines = (lines: Lines, sides: readonly Syntax[]): Lines => {
  const found = sides.flatMap(linesIn)
  return found.length === 0 ? lines : new Map([...found, ...lines])
}

/** `x_n` of a name that stands for a vector at each place: a row of the matrix, as a column. */
export const takenByLines = (own: ReadonlySet<string>, syntax: Syntax): Syntax => {
  if (own.size === 0) return syntax
  const isOwn = (base: Syntax): boolean => base.kind === 'name' && own.has(base.name)
  const go = (part: Syntax): Syntax => {
    if (part.kind !== 'indexed' || part.axis !== undefined || part.at.length !== 1)
      return mapParts(part, go)
    if (isOwn(part.base)) return { ...part, axis: 0 }
    const { base } = part
    // `x_n^T` is read as an entry of the transpose.
    const isTurned = base.kind === 'transposition' && isOwn(base.arg)
    return isTurned ? { ...base, arg: { ...part, base: base.arg, axis: 0 } } : mapParts(part, go)
  }
  return go(syntax)
}

const linesIn = (syntax: Syntax): readonly (readonly [string, string])[] => [
  ...(syntax.kind === 'indexed' ? lineOf(syntax) : []),
  ...parts(syntax).flatMap(linesIn),
]

const lineOf = ({ base, axis, isRow }: Indexed): readonly (readonly [string, string])[] =>
  base.kind === 'name' && axis !== undefined
    ? [[`${base.name} ${axis}`, isRow ? 'row' : 'column']]
    : []

/** Whether a small letter stands for a row. */
export const hasRowPerhaps = (syntax: Syntax): boolean =>
  (syntax.kind === 'indexed' && syntax.isRow === 'perhaps') || parts(syntax).some(hasRowPerhaps)
