import { skipSpaces } from './arguments.ts'
import { isRowEnd, nestOf } from './nest.ts'
import type { Token } from './token.ts'

/** One line of a block, `&` included. */
export interface Row {
  readonly tokens: readonly Token[]
  /** In aligned rows every second `&` ends an equation; cells of tables may be equations each. */
  readonly columns: Columns
}
export type Columns = 'aligned' | 'signs' | 'table'

/** Cuts at the ends of rows outside all brackets. */
export const splitRows = (tokens: readonly Token[]): readonly (readonly Token[])[] => {
  const { depth } = nestOf(tokens)
  const rows: (readonly Token[])[] = []
  let start = 0
  for (const [at, token] of tokens.entries()) {
    if (at < start || depth[at] !== 0 || !isRowEnd(token)) continue
    rows.push(tokens.slice(start, at))
    start = afterRowEnd(tokens, at + 1)
  }
  return [...rows, tokens.slice(start)]
}

/** `\\*`, `\\[2pt]`: a bracket that holds no length belongs to the next row. */
const afterRowEnd = (tokens: readonly Token[], at: number): number => {
  const star = tokens[at]?.text === '*' ? at + 1 : at
  const open = skipSpaces(tokens, star)
  if (tokens[open]?.text !== '[') return star
  const end = tokens.findIndex(({ text }, n) => n > open && n < open + LONGEST && text === ']')
  if (end < 0) return star
  const inside = tokens.slice(open + 1, end).map(({ text }) => text)
  return LENGTH.test(inside.join('')) ? end + 1 : star
}

const LONGEST = 30
const LENGTH = /^\s*[-+]?[\d.]*\s*(?:pt|em|ex|cm|mm|in|mu|\\[a-z]+skip|\\[a-z]+sep|\\jot)\s*$/

/** Nothing that would be seen as content. */
export const isBlank = (tokens: readonly Token[]): boolean => tokens.every(isSpace)

export const isSpace = ({ kind, text }: Token): boolean =>
  kind === 'space' || (kind !== 'text' && SPACES.has(text))

const SPACES: ReadonlySet<string> = new Set([
  ...['\\,', '\\;', '\\:', '\\!', '\\>', '\\ ', '\\\n', '~', '&', '\\quad', '\\qquad', '\\/'],
  ...['\\thinspace', '\\medspace', '\\thickspace', '\\negthinspace', '\\nobreakspace', '\\@'],
])

/** The first and the last token that is no space. */
export const firstOf = (tokens: readonly Token[]): Token | undefined =>
  tokens.find(token => !isSpace(token))
export const lastOf = (tokens: readonly Token[]): Token | undefined =>
  tokens.findLast(token => !isSpace(token))

/** Signs of relation outside all brackets. */
export const signsOf = (tokens: readonly Token[]): readonly Token[] => {
  if (!tokens.some(({ kind }) => kind === 'sign')) return []
  const { depth } = nestOf(tokens)
  return tokens.filter(({ kind }, at) => kind === 'sign' && depth[at] === 0)
}

/** Signs of equality: those that are no breaks. */
export const isEquality = (token: Token | undefined): boolean =>
  token?.kind === 'sign' && token.sign !== 'break'

export const isOperator = (token: Token | undefined): boolean =>
  token !== undefined && token.kind !== 'text' && OPERATORS.has(token.text)

const OPERATORS: ReadonlySet<string> = new Set([
  ...['+', '-', '*', '/', '·', '×', '⊙', '⊗', '∘', '±', '\\cdot', '\\times', '\\odot', '\\circ'],
  ...['\\otimes', '\\oplus', '\\ominus', '\\ast', '\\star', '\\pm', '\\mp', '\\div', '\\bullet'],
])
