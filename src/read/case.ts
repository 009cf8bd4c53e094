import { timesCondition } from '../core/condition.ts'
import { name } from '../core/nodes.ts'
import type { Member } from '../core/script.ts'
import type { Syntax } from '../core/syntax.ts'
import { textOf } from './arguments.ts'
import { COUNTING, type IsIndex, isWithFixed } from './note.ts'
import { isSpace } from './row.ts'
import type { Token } from './token.ts'

/** Two places that are the same, or not: the case in which an equality holds. */
export interface Case {
  readonly sign: '==' | '!='
  readonly left: string
  readonly right: string
}

/** The case that some tokens say: `i = j`, `(i \ne j)`. */
export const caseOf = (tokens: readonly Token[], isIndex: IsIndex): Case | undefined =>
  caseIn(textOf(tokens.filter(token => !isSpace(token))), isIndex)

export const caseIn = (text: string, isIndex: IsIndex): Case | undefined => {
  const [, left = '', sign = '', right = ''] = CASE.exec(text) ?? []
  const isEqual = /^={1,2}$/.test(sign)
  // `a = b` may be an equality of values; `a ≠ b` is none.
  const isPlace = (letter: string) => isIndex(letter) && (!isEqual || COUNTING.has(letter))
  const isOfPlaces = [left, right].every(isPlace) || isWithFixed([left, right], isIndex)
  if (left === right || !isOfPlaces) return undefined
  return { sign: isEqual ? '==' : '!=', left, right }
}

const CASE = /^[([]?([a-z])\s*(={1,2}|≠|!=|\\neq?|\\not\s*=)\s*([a-z])[)\]]?[.,;:]?$/

export const isSameCase = (a: Case, b: Case): boolean =>
  a.sign === b.sign && a.left === b.left && a.right === b.right

/** An equality in a case is one of products with its bracket: `[i = j] a = [i = j] b`. */
export const inCase = (member: Member, one: Case): Member => {
  const [left, right] = [one.left, one.right].map(letter => name(letter)) as [Syntax, Syntax]
  const bracket = { kind: 'iverson', sign: one.sign, left, right } as const
  return mapped(member, reading => timesCondition(bracket, reading))
}

/** A member of an equality that holds where a factor is not 0. */
export const times = (factor: Syntax, member: Member, sign: '*' | '.*' = '*'): Member =>
  mapped(member, reading => (isZero(reading) ? reading : product(factor, reading, sign)))

const mapped = (member: Member, go: (reading: Syntax) => Syntax): Member =>
  member.kind === 'formula' ? { ...member, readings: member.readings.map(go) } : member

/** Nothing is nothing in any case, of whatever shape. */
const isZero = (reading: Syntax): boolean =>
  reading.kind === 'numeral' && Number(reading.text) === 0

const product = (left: Syntax, right: Syntax, sign: '*' | '.*'): Syntax => ({
  kind: 'infix',
  sign,
  left,
  right,
  ...(right.span && { span: right.span }),
})
