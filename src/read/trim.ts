import { isRowEnd, nestOf } from './nest.ts'
import { isSpace } from './row.ts'
import type { Token } from './token.ts'

/** A member without spaces, marks and ends of rows around and between what is said. */
export const trimMember = (tokens: readonly Token[]): readonly Token[] => {
  const { depth } = nestOf(tokens)
  const inner = withoutHalves(
    tokens.filter((token, at) => !isLayout(token) || isInTable(tokens, depth, at)),
  )
  const start = inner.findIndex(token => !isSpace(token))
  if (start < 0) return []
  return inner.slice(start, endOf(inner))
}

/** `\left( a \right. \\\\ \left. b \right)`: brackets over two rows have halves that are not seen. */
const withoutHalves = (tokens: readonly Token[]): readonly Token[] => {
  const out: Token[] = []
  let at = 0
  while (at < tokens.length) {
    const end = halvesEnd(tokens, at)
    if (end === undefined) out.push(tokens[at] as Token)
    at = end ?? at + 1
  }
  return out
}

const halvesEnd = (tokens: readonly Token[], at: number): number | undefined => {
  if (tokens[at]?.text !== '\\right' || tokens[at + 1]?.text !== '.') return undefined
  let next = at + 2
  while (next < tokens.length && isSpace(tokens[next] as Token)) next++
  const isHalf = tokens[next]?.text === '\\left' && tokens[next + 1]?.text === '.'
  return isHalf ? next + 2 : undefined
}

const isLayout = (token: Token): boolean => token.text === '&' || isRowEnd(token)

/** Within braces, environments and `\left … \right`, and not only within plain brackets. */
const isInTable = (tokens: readonly Token[], depth: readonly number[], at: number): boolean => {
  let level = depth[at] as number
  for (let n = at - 1; n >= 0 && level > 0; n--) {
    if ((depth[n] as number) >= level) continue
    if (/^(?:\{|\\begin|\\left)$/.test((tokens[n] as Token).text)) return true
    level = depth[n] as number
  }
  return false
}

/** Points, commas and marks of an end behind a member are none of it. */
const endOf = (tokens: readonly Token[]): number => {
  let end = tokens.length
  while (end > 0) {
    const token = tokens[end - 1] as Token
    const isEnd = isSpace(token) || (token.kind !== 'text' && MARKS.has(token.text))
    if (!isEnd || isDotsEnd(tokens, end) || tokens[end - 2]?.text === '\\right') break
    end--
  }
  return numberedEnd(tokens, end)
}

const MARKS: ReadonlySet<string> = new Set([
  ...[
    '.',
    ',',
    ';',
    ':',
    '\\square',
    '\\blacksquare',
    '\\qed',
    '\\checkmark',
    '\\Box',
    '□',
    '■',
    '∎',
  ],
])

/** `...` is a member, or the end of a list. */
const isDotsEnd = (tokens: readonly Token[], end: number): boolean =>
  end >= 3 && [1, 2, 3].every(n => tokens[end - n]?.text === '.')

/** `x = y \cdots (3)`: the number of the equation behind dots. */
const numberedEnd = (tokens: readonly Token[], end: number): number => {
  const shown = tokens.slice(0, end)
  const text = shown
    .slice(-8)
    .map(token => (isSpace(token) ? '' : token.text))
    .join('')
  const number = /(?:\\cdots|\\ldots|\\dots|…|⋯)+(?:\(\d{1,3}\)|[①-⑳])$/.exec(text)
  if (!number) return end
  const first = shown.findLastIndex(token => DOTS.has(token.text))
  let start = first
  while (
    start > 0 &&
    (DOTS.has((tokens[start - 1] as Token).text) || isSpace(tokens[start - 1] as Token))
  )
    start--
  return start > 0 ? start : end
}

const DOTS: ReadonlySet<string> = new Set([
  ...['\\dots', '\\ldots', '\\cdots', '\\dotsc', '\\dotsb', '\\dotsm', '\\dotso', '\\vdots'],
  ...['…', '⋯'],
])

/** Members that are left out. */
export const isDots = (tokens: readonly Token[]): boolean => {
  const shown = tokens.filter(token => !isSpace(token)).map(({ text }) => text)
  if (shown.length === 0) return false
  return shown.every(text => DOTS.has(text)) || /^\.{3,6}$/.test(shown.join(''))
}
