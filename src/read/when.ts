import { numeral } from '../core/nodes.ts'
import { freeNamesIn, parts } from '../core/parts.ts'
import type { Member } from '../core/script.ts'
import type { Syntax } from '../core/syntax.ts'
import { times } from './case.ts'
import { rankOf } from './formula/rank.ts'
import type { Symbols } from './formula/symbols.ts'
import { formulaIn } from './formula-in.ts'
import type { TexParser } from './katex.ts'
import { readMember } from './member.ts'
import type { IsIndex } from './note.ts'
import { isSpace } from './row.ts'
import type { Token } from './token.ts'

/** A comparison of values under which an equality holds: `u < 0`, `|e_i| \le \delta`. */
export interface When {
  readonly when: readonly Token[]
}

/** Most tokens of a condition. */
const LONGEST = 40

/** The comparison of values that some tokens are, besides words; undefined for other remarks, as those of places. */
export const whenOf = (all: readonly Token[], isIndex: IsIndex): When | undefined => {
  const seen = all.filter(token => token.kind !== 'text' && !isSpace(token))
  const when = withoutBrackets(isEnd(seen.at(-1)) ? seen.slice(0, -1) : seen)
  const signs = when.filter(({ kind }) => kind === 'sign')
  const isOrder = signs.length > 0 && signs.every(({ text }) => ORDER.has(text))
  if (!isOrder || when.length > LONGEST) return undefined
  return when.some(token => isOfValue(token, isIndex)) ? { when } : undefined
}

const ORDER: ReadonlySet<string> = new Set([
  ...[
    '<',
    '>',
    '≤',
    '≥',
    '\\lt',
    '\\gt',
    '\\le',
    '\\leq',
    '\\leqslant',
    '\\ge',
    '\\geq',
    '\\geqslant',
  ],
])

const isEnd = (token: Token | undefined): boolean => /^[.,;:]$/.test(token?.text ?? '')

const withoutBrackets = (tokens: readonly Token[]): readonly Token[] =>
  tokens[0]?.text === '(' && tokens.at(-1)?.text === ')' && !tokens.slice(1, -1).some(isRound)
    ? tokens.slice(1, -1)
    : tokens

const isRound = ({ text }: Token): boolean => text === '(' || text === ')'

/** A letter that counts no places, or a Greek one. */
const isOfValue = ({ kind, text }: Token, isIndex: IsIndex): boolean =>
  kind === 'command' ? /^\\[a-z]{2,7}$/.test(text) : /^[a-zA-Z]$/.test(text) && !isIndex(text)

export const isSameWhen = (a: When, b: When): boolean => textOf(a) === textOf(b)

const textOf = ({ when }: When): string => when.map(token => token.text).join('')

/**
 * An equality under a condition is one of products with its bracket: the members of these. Undefined where the
 * condition cannot be read; `unclear` where it is about all entries of a value, or one that the equality has not,
 * and the equality is about derivatives. With `isNot` it holds where the condition does not.
 */
export const underCondition = (
  { source, symbols, parse }: Reading,
  { when, isNot }: When & { readonly isNot?: boolean },
  members: readonly Member[],
): readonly Member[] | 'unclear' | undefined => {
  const factor = factorOf({ source, symbols, parse }, when)
  if (!factor) return undefined
  const isOfWhole = !isOfNumbers(symbols, factor)
  const letters = lettersOf(factor)
  const readings = members.flatMap(one => (one.kind === 'formula' ? one.readings : []))
  const heads = members[0]?.kind === 'formula' ? members[0].readings : []
  const isElsewhere = heads.some(one => !letters.every(of => mentions(one, of)))
  if (isElsewhere || (isOfWhole && readings.some(hasDerivative))) return 'unclear'
  const { span: _, ...nowhere } = isNot ? leftOf(factor) : factor
  return members.map(one => times(nowhere as Syntax, one, isOfWhole ? '.*' : '*'))
}

/** The bracket of a condition: 1 where it holds. */
const factorOf = ({ source, symbols, parse }: Reading, when: When['when']): Syntax | undefined => {
  const [first, last] = [when[0], when.at(-1)]
  if (!first || !last) return undefined
  const bracketed: readonly Token[] = [
    { kind: 'char', text: '[', span: first.span },
    ...when,
    { kind: 'char', text: ']', span: last.span },
  ]
  const read = readMember(source, bracketed, parse, first.span)
  if (read.kind !== 'cell') return undefined
  const found = formulaIn(read, symbols)
  const [factor, ...others] = found.kind === 'formula' ? found.readings : []
  return others.length === 0 ? factor : undefined
}

/** Whether the network says it already: `\lambda > 0` of what it declares positive. */
export const isGiven = (reading: Reading, { when }: When): boolean => {
  const factor = factorOf(reading, when)
  if (factor?.kind !== 'iverson') return false
  const { sign, left, right } = factor
  const [value, bound] = sign === '<' || sign === '<=' ? [right, left] : [left, right]
  const isAboveZero = bound.kind === 'numeral' && Number(bound.text) === 0
  const { leaves } = reading.symbols.graph
  return (
    (sign === '<' || sign === '<=' || sign === '>' || sign === '>=') &&
    isAboveZero &&
    value.kind === 'name' &&
    leaves.some(one => one.name === value.name && one.adjectives.includes('positive'))
  )
}

/** What a condition leaves. */
const leftOf = (factor: Syntax): Syntax => ({
  kind: 'infix',
  sign: '-',
  left: numeral(1),
  right: factor,
})

interface Reading {
  readonly source: string
  readonly symbols: Symbols
  readonly parse: TexParser
}

/** Whether numbers are compared, no arrays. */
const isOfNumbers = (symbols: Symbols, factor: Syntax): boolean =>
  factor.kind === 'iverson'
    ? [factor.left, factor.right].every(one => rankOf(symbols, one) === 'scalar')
    : parts(factor).every(part => isOfNumbers(symbols, part))

/** Names in the positions of entries. */
const lettersOf = (syntax: Syntax): readonly string[] =>
  syntax.kind === 'indexed'
    ? syntax.at.flatMap(at => [...freeNamesIn(at)])
    : parts(syntax).flatMap(lettersOf)

const mentions = (syntax: Syntax, letter: string): boolean => freeNamesIn(syntax).has(letter)

const hasDerivative = (syntax: Syntax): boolean =>
  syntax.kind === 'derivative' ||
  syntax.kind === 'differential' ||
  parts(syntax).some(hasDerivative)
