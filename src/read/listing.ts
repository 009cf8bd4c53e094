import { argumentAt, skipSpaces } from './arguments.ts'
import { nestOf } from './nest.ts'
import { isSpace } from './row.ts'
import type { Token } from './token.ts'

/** How many names stand in braces, parted by commas, and nothing that is computed: `\{U, u, V, v\}`; 0 for anything else. */
export const namesListed = (tokens: readonly Token[]): number => {
  const inside = insideOf(tokens)
  if (!inside?.every(isNaming)) return 0
  return 1 + inside.filter(({ text }) => text === ',').length
}

/** What stands in the braces that hold all. */
const insideOf = (tokens: readonly Token[]): readonly Token[] | undefined => {
  const { partner } = nestOf(tokens)
  const first = tokens[0]?.text ?? ''
  const isLeft = first === '\\left'
  const open = isLeft ? skipSpaces(tokens, 1) : 0
  const end = partner.get(0)
  const close = end === undefined ? -1 : isLeft ? skipSpaces(tokens, end + 1) : end
  const isWhole = close === tokens.length - 1
  if (!isWhole || !BRACE.test(tokens[open]?.text ?? '')) return undefined
  return withoutTable(tokens.slice(open + 1, end).filter(token => !isSpace(token)))
}

const BRACE = /^\\(?:\{|lbrace)$/

/** `\begin{array}{l} … \end{array}` around the whole. */
const withoutTable = (tokens: readonly Token[]): readonly Token[] => {
  if (tokens[0]?.text !== '\\begin') return tokens
  const end = nestOf(tokens).partner.get(0) ?? tokens.length
  const name = argumentAt(tokens, 1)
  const columns = name && argumentAt(tokens, name.next)
  return tokens.slice(columns?.next ?? 0, end)
}

/** Letters, numbers, scripts, fonts, accents, commas and dots. */
const isNaming = ({ kind, text }: Token): boolean => {
  if (kind === 'sign' || kind === 'text') return false
  if (kind === 'char') return /^[\p{L}\d,._^{}()'&;]$/u.test(text)
  return text === '\\\\' || (/^\\[A-Za-z]+$/.test(text) && !COMPUTING.test(text))
}

const COMPUTING =
  /^\\(?:frac|sum|prod|int|partial|nabla|cdot|times|odot|otimes|circ|sqrt|begin|end|left|right|exp|log|ln|max|min|pm|mid|setminus|cup|cap)$/
