import { mapParts } from '../../core/parts.ts'
import type { Syntax } from '../../core/syntax.ts'

/** An expression with another in place of a letter; sums over the letter keep their own. */
export const put = (syntax: Syntax, letter: string, by: Syntax): Syntax => {
  if (syntax.kind === 'name') return syntax.name === letter ? by : syntax
  const isBound = syntax.kind === 'sum' && syntax.letters.some(own => own.name === letter)
  return isBound ? syntax : mapParts(syntax, part => put(part, letter, by))
}
