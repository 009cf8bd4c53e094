import type { Token } from '../token.ts'

/** `\(`, `\left\[` inside a formula are plain brackets. */
export const repairDelimiters = (tokens: readonly Token[]): readonly Token[] =>
  tokens.map(token => renamed(token, DELIMITERS))

/** Commands of packages that KaTeX does not know, or knows as the same thing. */
export const renameCommands = (tokens: readonly Token[]): readonly Token[] =>
  tokens.map(token => renamed(token, NAMES))

const renamed = (token: Token, table: ReadonlyMap<string, string>): Token => {
  const text = token.kind === 'command' ? table.get(token.text) : undefined
  if (text === undefined) return token
  return { ...token, kind: text.startsWith('\\') ? 'command' : 'char', text }
}

const DELIMITERS = new Map([
  ['\\(', '('],
  ['\\)', ')'],
  ['\\[', '['],
  ['\\]', ']'],
])

const NAMES = new Map([
  ['\\hdots', '\\dots'],
  ['\\mathds', '\\mathbb'],
  ['\\mathbbm', '\\mathbb'],
  ['\\mathbbmss', '\\mathbb'],
  ['\\nicefrac', '\\frac'],
  ['\\sfrac', '\\frac'],
  ['\\flatfrac', '\\frac'],
  ['\\dfrac', '\\frac'],
  ['\\tfrac', '\\frac'],
  ['\\cfrac', '\\frac'],
  ['\\lbrack', '['],
  ['\\rbrack', ']'],
  ['\\lparen', '('],
  ['\\rparen', ')'],
  ['\\hfill', '\\quad'],
  ['\\hfil', '\\quad'],
  ['\\enspace', '\\quad'],
  ['\\tabularnewline', '\\\\'],
  ['\\newline', '\\\\'],
  ['\\cr', '\\\\'],
])

/** `\;\;` and wider runs part statements as `\quad` does. */
export const widenSpaces = (tokens: readonly Token[]): readonly Token[] => {
  const out: Token[] = []
  let at = 0
  while (at < tokens.length) {
    const end = runEnd(tokens, at)
    const wide = tokens.slice(at, end).find(token => WIDTHS.has(token.text))
    const isWide = wide !== undefined && widthOf(tokens.slice(at, end)) >= WIDE
    if (isWide) out.push({ ...wide, kind: 'command', text: '\\quad' })
    else out.push(...tokens.slice(at, Math.max(end, at + 1)))
    at = Math.max(end, at + 1)
  }
  return out
}

/** The end of a run of spaces. */
const runEnd = (tokens: readonly Token[], at: number): number => {
  let end = at
  while (tokens[end]?.kind === 'space' || WIDTHS.has(tokens[end]?.text ?? '')) end++
  return end
}

const widthOf = (tokens: readonly Token[]): number =>
  tokens.reduce((sum, { text }) => sum + (WIDTHS.get(text) ?? 0), 0)

/** Widths in eighteenths of a quad. */
const WIDTHS = new Map([
  ['\\,', 3],
  ['\\:', 4],
  ['\\>', 4],
  ['\\;', 5],
  ['\\ ', 6],
  ['~', 6],
])
const WIDE = 9
