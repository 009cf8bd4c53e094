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

const BEHIND =
  /^[ \t,]*(?:for|if|when|whenever|where|only if|если|при|для|когда|当|若)[ \t]*([a-z][ \t]*(?:=|≠|!=|==|\\neq?|\\not[ \t]*=)[ \t]*[a-z])(?![\w(])/

const LONGEST = 300
const SENTENCES = /[.!?;](?=\s|$)|[。！？；]|^#{1,6} |\\(?:sub)*section\b|\n[ \t]*\n(?=[ \t]*\n)/m

/** The first two letters set equal or unequal, no formula around them. */
const CASE =
  /^([^=≠\ufffc]*?)(?<![\w\\])([a-z]\s*(?:=|≠|!=|==|\\neq?|\\not\s*=)\s*[a-z])(?![\w(])([^\ufffc]*)$/

const LEADING =
  /^\W*(?:and|or|but|then|now|next|firstly|secondly|first|second|finally|case|\d+|[a-z]|\W)*\W*(?:if|when|for|in case|in the case|where|suppose|assume|let|consider|если|при|для|пусть|в случае|когда|当|若|如果|对于|对|设|令|假设)\W*$/iu
const TITLE = /^[^\p{L}]*(?:(?:case|случай|情形|情况|경우)[^\p{L}]*)?$/iu
const FOLLOWING = /^\s*(?:일\s*때|인\s*경우|이면|일\s*경우|のとき|の場合|时|時)/u

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
