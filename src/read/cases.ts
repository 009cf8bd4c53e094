import type { Around } from '../hear/hearing.ts'
import { anyOf } from '../hear/join.ts'
import { type Case, caseIn } from './case.ts'
import type { IsIndex } from './note.ts'
import type { Token } from './token.ts'
import type { When } from './when.ts'

/** Formulas in prose that are no case leave this. */
export const FORMULA = '\u{fffc}'
/** Formulas in prose that are a comparison of values leave this. */
export const CONDITION = '\u{fffb}'

/** The case with which the sentence starts that leads to a formula: `If i = j, then`. */
export const caseBefore = (
  prose: string,
  isIndex: IsIndex,
  conditions: readonly When[] = [],
): Case | When | undefined => {
  const sentence = lastSentence(prose).slice(-LONGEST)
  const [, leading, rest = ''] = UNDER.exec(sentence) ?? []
  if (leading !== undefined) {
    const isLast = LEADING.test(leading) || FOLLOWING.test(rest)
    return isLast ? conditions.at(-1) : undefined
  }
  const [, before = '', said = '', behind = ''] = CASE.exec(sentence) ?? []
  const isLed = LEADING.test(before) || FOLLOWING.test(behind)
  const isTitle = TITLE.test(before) && /^[\s\p{P}]*$/u.test(behind)
  const isBracketed = /\(\s*$/.test(before) && /^\s*\)[\s\p{P}]*$/u.test(behind)
  return isLed || isTitle || isBracketed ? caseIn(said, isIndex) : undefined
}

/** Whether a sentence that has begun with a case goes on to the next formula, or one that says what follows from it. */
export const goesOn = (prose: string): boolean => {
  const [first = '', ...others] = prose.split(SENTENCES)
  const [next = '', ...more] = others
  if (TOGETHER.test(others.at(-1) ?? first)) return false
  return others.length === 0 || (more.length === 0 && THENCE.test(next))
}

/** Whether words lead to a case that comes next, `If`, `Case`, or a bracket opens before it, and no formula stands between. */
export const leadsToCase = (prose: string): boolean => {
  const sentence = lastSentence(prose).slice(-LONGEST)
  const isTitle = /\p{L}/u.test(sentence) && TITLE.test(sentence)
  return LEADING.test(sentence) || isTitle || /\(\s*$/.test(sentence)
}

/** Whether words behind a formula make a case of it. */
export const followsCase = (prose: string): boolean => FOLLOWING.test(prose)

/** Whether the sentence that leads to a formula speaks of no case and says that it is of all before it: `In one formula`. */
export const saysTogether = (prose: string): boolean => {
  const last = prose.split(SENTENCES).at(-1) ?? ''
  return TOGETHER.test(last) && !THENCE.test(last)
}

/** The last sentence, with the one before it where it goes on with that: `Then`. */
const lastSentence = (prose: string): string => {
  const sentences = prose.split(SENTENCES)
  const last = sentences.at(-1) ?? ''
  return THENCE.test(last) ? `${sentences.at(-2) ?? ''} ${last}` : last
}

/** The case that is told right behind a formula in its line: `for i \ne j`; and what it takes of the prose. */
export const caseBehind = (
  prose: string,
  isIndex: IsIndex,
  conditions: readonly When[] = [],
): { readonly only: Case | When; readonly length: number } | undefined => {
  const [under] = UNDER_BEHIND.exec(prose) ?? []
  const [when] = conditions
  if (under !== undefined && when) return { only: when, length: under.length }
  const [all = '', said = ''] = BEHIND.exec(prose) ?? []
  const only = caseIn(said, isIndex)
  return only && { only, length: all.length }
}

const BEHIND = new RegExp(
  `^[ \\t,]*${anyOf(({ places }) => places.beside)}[ \\t]*([a-z][ \\t]*(?:=|≠|!=|==|\\\\neq?|\\\\not[ \\t]*=)[ \\t]*[a-z])(?![\\w(])`,
  'u',
)

const UNDER_BEHIND = new RegExp(
  `^[ \\t,]*${anyOf(({ places }) => places.beside)}[ \\t]*${CONDITION}`,
  'u',
)

const LONGEST = 300
/** Where sentences end. */
export const SENTENCES =
  /[.!?;](?=\s|$)|[。！？；]|^#{1,6} |\\(?:sub)*section\b|\n[ \t]*\n(?=[ \t]*\n)/m

/** The first two letters set equal or unequal, no formula before them, nor any behind them beside other cases. */
const CASE =
  /^([^=≠\ufffb\ufffc]*?)(?<![\w\\])([a-z]\s*(?:=|≠|!=|==|\\neq?|\\not\s*=)\s*[a-z])(?![\w(])([^\ufffb\ufffc]*|[^=≠\ufffb]*)$/
/** The only condition of a sentence, no other formula or case before it. */
const UNDER = /^([^=≠\ufffb\ufffc]*)\ufffb([^=≠\ufffb]*)$/

const leading = (side: keyof Around): string =>
  anyOf(({ places }) => places.leading.map(one => one[side]))
const LEADING = new RegExp(`^[^_]*${leading('before')}[^\\p{L}\\p{N}_]*$`, 'iu')
const TITLE = new RegExp(`^[^\\p{L}]*(?:${anyOf(({ places }) => places.title)}[^\\p{L}]*)?$`, 'iu')
const THENCE = new RegExp(
  `^\\s*${anyOf(({ places }) => places.thence)}[^=≠\\ufffb\\ufffc]{0,40}$`,
  'iu',
)
const TOGETHER = new RegExp(
  `^(?:[^=≠\\ufffb]*[^\\p{Script=Latin}\\p{Script=Cyrillic}=≠\\ufffb])?${anyOf(({ places }) => places.together)}[^=≠\\ufffb]*$`,
  'iu',
)
const FOLLOWING = new RegExp(`^\\s*${leading('behind')}`, 'u')

/** The case that a comment of the source names the next formula by, `% softmax, i \ne j`: of that one alone. */
export const caseInRemark = (source: string, isIndex: IsIndex): Case | undefined => {
  const said = [...source.matchAll(REMARK)].map(([, one = '']) => caseIn(one.trim(), isIndex))
  const [only, ...others] = said
  return others.length === 0 ? only : undefined
}

const REMARK =
  /(?<=^|\n)[ \t]*%[^\n=≠]*[,:(][ \t]*([a-z][ \t]*(?:=|≠|!=|==|\\neq?)[ \t]*[a-z])\)?[ \t]*(?=\n|$)/g

/** Whether some tokens speak of both letters of a case, of places of the network at least by the other one. */
export const speaksOf = (one: Case, tokens: readonly Token[], { fixed }: IsIndex): boolean => {
  const letters = [one.left, one.right]
  const counting = letters.filter(letter => !fixed.has(letter))
  return (counting.length > 0 ? counting : letters).every(letter =>
    tokens.some(({ kind, text }) => kind === 'char' && text === letter),
  )
}
