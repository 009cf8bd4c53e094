import { mapParts, parts } from '../core/parts.ts'
import type { Indexed, Syntax } from '../core/syntax.ts'

/** How a derivation takes rows and columns of matrices that it writes by one position: by the matrix and the axis. */
export type Lines = ReadonlyMap<string, string>

/** Whether a reading takes them as they were taken before. */
export const keepsLines = (lines: Lines, syntax: Syntax): boolean =>
  linesIn(syntax).every(([name, how]) => (lines.get(name) ?? how) === how)

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
