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
