import type { Around } from '../hear/hearing.ts'
import { anyOf } from '../hear/join.ts'
import { type Case, caseIn } from './case.ts'
import type { IsIndex } from './note.ts'
import type { Token } from './token.ts'

/** Formulas in prose that are no case leave this. */
export const FORMULA = '\u{fffc}'

/** The case with which the sentence starts that leads to a formula: `If i = j, then`. */
export const caseBefore = (prose: string, isIndex: IsIndex): Case | undefined => {
  const sentence = prose.split(SENTENCES).at(-1)?.slice(-LONGEST) ?? ''
  const [, before = '', said = '', behind = ''] = CASE.exec(sentence) ?? []
  const isLed = LEADING.test(before) || FOLLOWING.test(behind)
  const isTitle = TITLE.test(before) && /^[\s\p{P}]*$/u.test(behind)
  return isLed || isTitle ? caseIn(said, isIndex) : undefined
}

/** The case that is told right behind a formula in its line: `for i \ne j`; and what it takes of the prose. */
export const caseBehind = (
  prose: string,
  isIndex: IsIndex,
): { readonly only: Case; readonly length: number } | undefined => {
  const [all = '', said = ''] = BEHIND.exec(prose) ?? []
  const only = caseIn(said, isIndex)
  return only && { only, length: all.length }
}

const BEHIND = new RegExp(
  `^[ \\t,]*${anyOf(({ places }) => places.beside)}[ \\t]*([a-z][ \\t]*(?:=|≠|!=|==|\\\\neq?|\\\\not[ \\t]*=)[ \\t]*[a-z])(?![\\w(])`,
  'u',
)

const LONGEST = 300
const SENTENCES = /[.!?;](?=\s|$)|[。！？；]|^#{1,6} |\\(?:sub)*section\b|\n[ \t]*\n(?=[ \t]*\n)/m

/** The first two letters set equal or unequal, no formula before them, nor any behind them beside other cases. */
const CASE =
  /^([^=≠\ufffc]*?)(?<![\w\\])([a-z]\s*(?:=|≠|!=|==|\\neq?|\\not\s*=)\s*[a-z])(?![\w(])([^\ufffc]*|[^=≠]*)$/

const leading = (side: keyof Around): string =>
  anyOf(({ places }) => places.leading.map(one => one[side]))
const LEADING = new RegExp(`^[^_]*${leading('before')}\\W*$`, 'iu')
const TITLE = new RegExp(`^[^\\p{L}]*(?:${anyOf(({ places }) => places.title)}[^\\p{L}]*)?$`, 'iu')
const FOLLOWING = new RegExp(`^\\s*${leading('behind')}`, 'u')

/** The case that a comment of the source names the next formula by, `% softmax, i \ne j`: of that one alone. */
export const caseInRemark = (source: string, isIndex: IsIndex): Case | undefined => {
  const said = [...source.matchAll(REMARK)].map(([, one = '']) => caseIn(one.trim(), isIndex))
  const [only, ...others] = said
  return others.length === 0 ? only : undefined
}

const REMARK =
  /(?<=^|\n)[ \t]*%[^\n=≠]*[,:(][ \t]*([a-z][ \t]*(?:=|≠|!=|==|\\neq?)[ \t]*[a-z])\)?[ \t]*(?=\n|$)/g

/** Whether some tokens speak of both letters of a case. */
export const speaksOf = (one: Case, tokens: readonly Token[]): boolean =>
  [one.left, one.right].every(letter =>
    tokens.some(({ kind, text }) => kind === 'char' && text === letter),
  )
