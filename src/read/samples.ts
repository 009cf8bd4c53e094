import { freeNamesIn, parts } from '../core/parts.ts'
import type { Syntax } from '../core/syntax.ts'
import { sampledHead } from './formula/own-sample.ts'
import type { Symbols } from './formula/symbols.ts'
import { formulaIn } from './formula-in.ts'
import { piecesOnce } from './functions.ts'
import type { Read } from './member.ts'
import { namesOf } from './names.ts'

/**
 * Names that a document gives for each sample, `\ell^{(i)} = …`, `J_i = …` beside `J`, by how they are written;
 * none where letters count members of families.
 */
export const samplesIn = (
  symbols: Symbols,
  chains: readonly (readonly Read[])[],
): Symbols['samples'] => {
  let own: Symbols['samples'] = new Map()
  if (symbols.families.size > 0) return own
  const known = namesOf(symbols.graph)
  for (const [head, body] of chains) {
    if (head?.kind !== 'cell' || body?.kind !== 'cell') continue
    const pieces = piecesOnce(head.cell.nodes)
    const found = pieces && sampledHead(symbols, pieces)
    if (!found || own.has(found.key)) continue
    const { key, name, letter, isBeside } = found
    if (!key.endsWith('^') && !isBeside) continue
    const read = formulaIn(body, { ...symbols, samples: own })
    if (read.kind === 'unread' || !read.readings.every(one => isAt(known, one, letter))) continue
    own = new Map([...own, [key, isBeside ? `${name}_${letter}` : name]])
  }
  return own
}

/** Whether a value of the network stands at the letter. */
const isAt = (known: ReadonlySet<string>, syntax: Syntax, letter: string): boolean => {
  const isHere =
    syntax.kind === 'indexed' &&
    syntax.base.kind === 'name' &&
    known.has(syntax.base.name) &&
    syntax.at.some(at => freeNamesIn(at).has(letter))
  return isHere || parts(syntax).some(one => isAt(known, one, letter))
}
