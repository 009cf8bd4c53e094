import { textOf } from './arguments.ts'
import { isEquality, isSpace, signsOf } from './row.ts'
import type { Token } from './token.ts'

/**
 * What a remark beside an equality says of it: it holds for all (`i = 1, \dots, n`,
 * `x \in \mathbb R^n`, a number of the equation), or in some cases only (`i \ne j`).
 */
export type Note = 'everywhere' | 'sometimes'

/** Tells which letters count places. */
export interface IsIndex {
  (letter: string): boolean
  /** Those that the network has for one place, as the class of a sample. */
  readonly fixed: ReadonlySet<string>
  /** Names of the network, but for sizes. */
  readonly values: ReadonlySet<string>
}

/** Whether two letters are a place of the network and one that counts the same places. */
export const isWithFixed = (letters: readonly string[], isIndex: IsIndex): boolean =>
  letters.some(one => isIndex.fixed.has(one)) &&
  letters.every(one => isIndex.fixed.has(one) || !isIndex.values.has(one))

/** Most tokens of a remark. */
const LONGEST = 60

/** The remark that some tokens are; undefined where they are part of a formula. */
export const noteOf = (tokens: readonly Token[], isIndex: IsIndex): Note | undefined => {
  const seen = tokens.filter(token => !isSpace(token))
  if (seen.length === 0 || seen.length > LONGEST) return undefined
  const bare = withoutBrackets(seen)
  const formula = bare.filter(({ kind }) => kind !== 'text')
  if (formula.length === 0) return 'everywhere'
  const text = withoutSpaces(textOf(formula)).replace(/[.,;]$/, '')
  if (isMark(text) || (bare !== seen && NUMBER.test(text))) return 'everywhere'
  if (bare !== seen && EXTENT.test(text)) return 'everywhere'
  return signsOf(bare).some(isEquality) ? equalityNote(text, isIndex) : relationNote(text, isIndex)
}

/** An equality that only says where letters range, or which places are meant. */
export const conditionOf = (tokens: readonly Token[], isIndex: IsIndex): Note | undefined =>
  signsOf(tokens).length === 0 ? undefined : noteOf(tokens, isIndex)

/** Spaces stay where they end a command. */
const withoutSpaces = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/(?<!\\[A-Za-z]+) | (?![A-Za-z])/g, '')

/** `(…)` and `[…]` around the whole, but for a mark that ends the sentence. */
const withoutBrackets = (tokens: readonly Token[]): readonly Token[] => {
  const isEnded = /^[.,;]$/.test(tokens.at(-1)?.text ?? '')
  const all = isEnded ? tokens.slice(0, -1) : tokens
  const pair = `${all[0]?.text}${all.at(-1)?.text}`
  return pair === '()' || pair === '[]' ? all.slice(1, -1) : tokens
}

/** Signs of an end, and numbers in circles. */
const isMark = (text: string): boolean =>
  /^(?:\\(?:square|blacksquare|qed|checkmark|Box|blacktriangleleft)|[□■✓①-⑳])+$/.test(text)

/** `(3)`, `(2.1)`, `(*)`, `(BP1)` */
const NUMBER =
  /^(?:[A-Z]{1,3}\d{1,2}|\d{1,3}(?:\.\d{1,3})*[a-z]?'?|\*+|\\(?:star|ast|dagger)|[a-z])$/

/** `(k \times n)`, the shape of what stands before. */
const EXTENT = /^(?:[A-Za-z]|\d{1,4})(?:(?:\\times ?|×)(?:[A-Za-z]|\d{1,4}))+$/

/** `i = 1, \dots, n`, `l = L - 1, \dots, 1`, `i = j` */
const equalityNote = (text: string, isIndex: IsIndex): Note | undefined => {
  if (RANGE.test(text)) return 'everywhere'
  const [, left, right] = /^(?:\\forall ?)?((?:(?:[a-zA-Z]|\\ell),?)+)=(.*)$/.exec(text) ?? []
  if (!left || !right || !PLACES.test(right)) return undefined
  if (/\\tau/.test(right) && !LIST.test(right)) return undefined
  if (/^[a-z]$/.test(right) && isWithFixed([...lettersOf(left), right], isIndex)) return 'sometimes'
  const isFree = lettersOf(left).every(letter => isIndex(letter))
  if (!isFree) return undefined
  if (LIST.test(right))
    return /[a-zA-Z\d]/.test(right.replace(COMMAND, '')) ? 'everywhere' : undefined
  if (!lettersOf(right).every(letter => isIndex(letter))) return undefined
  return lettersOf(left).every(letter => COUNTING.has(letter)) ? 'sometimes' : undefined
}

/** `\mu = 1, \dots, m`: no value is a list with dots. */
const RANGE = /^(?:\\forall ?)?\\[a-z]{2,7}=\d+,?\\[lc]?dots[a-z]?,?[A-Za-z\d](?:[-+]\d)?$/

/** Letters and numbers, sums of them, lists of these. */
const PLACES =
  /^(?:\d+|[a-zA-Z](?![a-zA-Z])|\\ell|\\(?:dots|ldots|cdots|dotsc|overline|tau)(?![a-zA-Z])|\.\.+|[-+,;:…{} ])+$/
/** More than one place. */
const LIST = /[,;:…]|\.\.|\\(?:dots|ldots|cdots|dotsc|overline)/
/** Letters that are hardly ever values. */
export const COUNTING: ReadonlySet<string> = new Set([...'ijklmnpqrst', '\\ell'])

const COMMAND = /\\(?!ell(?![a-z]))[a-zA-Z]+/g

const lettersOf = (text: string): readonly string[] =>
  text.replace(COMMAND, ' ').match(/\\ell|[a-zA-Z]/g) ?? []

/** `x \in \mathbb R^n`, `1 \le i \le n`, `i \ne j`, `\eta > 0`, `\forall i` */
const relationNote = (text: string, isIndex: IsIndex): Note | undefined => {
  if (/\\(?:in|subset|subseteq)(?![A-Za-z])|∈/.test(text)) return 'everywhere'
  if (/^\\forall/.test(text)) return UNEQUAL.test(text) ? 'sometimes' : 'everywhere'
  if (UNEQUAL.test(text)) return 'sometimes'
  if (!ORDER.test(text)) return undefined
  const isPlaces = lettersOf(text).every(isIndex) && !/\\(?!l|g|ell)/.test(text)
  const isBounded = isPlaces && (/\d/.test(text) || lettersOf(text).some(isBound))
  return isBounded || /^\\[a-z]+(?:>|\\gt|\\ge|\\geq|≥)0$/.test(text) ? 'everywhere' : 'sometimes'
}

const UNEQUAL = /≠|\\(?:ne|neq)(?![A-Za-z])|\\not|!=/
const ORDER = /[<>≤≥]|\\(?:lt|gt|le|leq|ge|geq|leqslant|geqslant)(?![A-Za-z])/

/** Letters for numbers of things. */
const isBound = (letter: string): boolean => /^[A-Zn]$/.test(letter)

/** Nothing but letters of places, numbers and dots: the rest of a list. */
export const isPlaces = (tokens: readonly Token[], isIndex: IsIndex): boolean => {
  const seen = tokens.filter(token => !isSpace(token))
  if (seen.length === 0 || seen.length > LONGEST) return false
  const text = withoutSpaces(textOf(seen)).replace(/[.,;]$/, '')
  return (
    PLACES.test(text) && lettersOf(text).every(letter => isIndex(letter) || /[A-Z]/.test(letter))
  )
}

/** Whether a remark speaks of places alone, as `i \ne j` does. */
export const isOfPlaces = (tokens: readonly Token[], isIndex: IsIndex): boolean =>
  tokens.every(({ kind, text }) => kind !== 'char' || !/[a-zA-Z]/.test(text) || isIndex(text))
