import { syntaxKey } from '../../core/key.ts'
import { freeNamesIn, mapParts } from '../../core/parts.ts'
import type { Syntax } from '../../core/syntax.ts'
import type { Context } from './context.ts'
import { byEntries } from './own-function.ts'
import { isDots, type Piece } from './piece.ts'

/** `r_1, \dots, r_N` among arguments: the whole of which these are the first entry and the last. */
export const listed = (
  context: Context,
  parts: readonly (readonly Piece[])[],
): Syntax | undefined => {
  const [first, dots, last, ...more] = parts
  if (!first || !dots || !last || more.length > 0 || !isDots(dots)) return undefined
  const { sizes } = context.symbols.graph
  const start = whole(context.read.expression(context, first), at => isNumeral(at, '1'))
  const end = whole(
    context.read.expression(context, last),
    at => at.kind === 'name' && sizes.includes(at.name),
  )
  return start && end && syntaxKey(start) === syntaxKey(end) ? start : undefined
}

/** An expression of entries at one place with all entries in their stead. */
const whole = (syntax: Syntax, isPlace: (at: Syntax) => boolean): Syntax | undefined => {
  const wide = new Set<string>()
  const go = (part: Syntax): Syntax => {
    const [at, ...more] = part.kind === 'indexed' ? part.at : []
    if (part.kind === 'indexed' && at && more.length === 0 && isPlace(at)) {
      for (const name of freeNamesIn(part.base)) wide.add(name)
      return part.base
    }
    return mapParts(part, go)
  }
  const made = go(syntax)
  return wide.size > 0 ? byEntries(made, wide) : undefined
}

const isNumeral = (syntax: Syntax, text: string): boolean =>
  syntax.kind === 'numeral' && syntax.text === text
