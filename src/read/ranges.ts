import { parts } from '../core/parts.ts'
import type { Chain, LetterRange } from '../core/script.ts'
import type { Syntax } from '../core/syntax.ts'
import { letterRanges } from '../parse/letter-range.ts'
import { SAME } from './formula/pieces.ts'
import { isSpace } from './row.ts'
import type { Token } from './token.ts'

/** The places that a remark beside an equality gives letters: `t = 1, \dots, T`, `1 \le t < T`. */
export const rangesOf = (tokens: readonly Token[]): readonly LetterRange[] => {
  const seen = tokens.filter(token => !isSpace(token) && token.kind !== 'text')
  if (seen.length > LONGEST) return []
  const text = seen.map(token => plain(token.text)).join('')
  return letterRanges(
    text
      .replace(/\\overline\{?(\w+),(\w+)\}?/, '$1…$2')
      .replace(/^\\forall/, '')
      .replace(/^[([](.*)[)\]]$/, '$1')
      .replace(/[{}]/g, '')
      .replace(/\\ell$|\\ell(?=[^a-z])/g, 'ell'),
  )
}

/** Most tokens of a remark. */
const LONGEST = 60

/** Signs as plain text has them; brackets of sets fall away. */
const PLAIN: Readonly<Record<string, string>> = {
  ...{ '\\dots': '…', '\\le': '<=', '\\ge': '>=', '\\in': '∈' },
  ...{ '\\{': '', '\\}': '' },
}

const plain = (text: string): string => {
  const sign = SAME[text] ?? text
  return PLAIN[sign] ?? sign
}

/** All that is told of places; nothing of a letter of which two rows tell other places. */
export const togetherRanges = (
  all: readonly (readonly LetterRange[])[],
): readonly LetterRange[] => {
  const texts = new Map<string, Set<string>>()
  for (const one of all.flat())
    texts.set(one.letter, (texts.get(one.letter) ?? new Set()).add(JSON.stringify(one)))
  const flat = new Map(all.flat().map(one => [one.letter, one]))
  return [...flat.values()].filter(({ letter }) => texts.get(letter)?.size === 1)
}

/** Whether all letters of which places are told count members of families in a chain. */
export const countMembers = (
  { members }: Pick<Chain, 'members'>,
  ranges: readonly LetterRange[],
): boolean => {
  const found = new Set<string>()
  const visit = (syntax: Syntax, isPlace: boolean): void => {
    if (isPlace && syntax.kind === 'name') found.add(syntax.name)
    for (const part of parts(syntax)) visit(part, isPlace || syntax.kind === 'layered')
  }
  for (const one of members)
    if (one.kind === 'formula') for (const reading of one.readings) visit(reading, false)
  return ranges.length > 0 && ranges.every(({ letter }) => found.has(letter))
}
