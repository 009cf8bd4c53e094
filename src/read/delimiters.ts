import type { Span } from '../core/syntax.ts'

/** Environments that stand in prose and hold formulas. */
export const DISPLAYS: ReadonlySet<string> = new Set(
  [
    ...['equation', 'align', 'alignat', 'xalignat', 'flalign', 'gather', 'multline', 'eqnarray'],
    ...['IEEEeqnarray', 'displaymath', 'math', 'dmath', 'dgroup', 'empheq', 'numcases'],
    ...['subnumcases'],
  ].flatMap(name => [name, `${name}*`]),
)

/** Environments in which nothing is read. */
export const VERBATIM: ReadonlySet<string> = new Set([
  ...['verbatim', 'verbatim*', 'Verbatim', 'lstlisting', 'minted', 'comment', 'filecontents'],
  ...['filecontents*', 'tikzpicture', 'algorithmic', 'thebibliography'],
])

/** The end of a formula: where its text ends, and where the prose goes on. */
export interface Ending {
  readonly end: number
  readonly next: number
}

/** Comments, pairs with a backslash, braces and dollars: what the search for an end must tell apart. */
const PIECE = /%[^\n]*|\\(?:begin|end)\s*\{[A-Za-z]+\*?\}|\\[\s\S]|\$\$?|[{}]|\n[ \t]*\n/g

/** The first `close` from `at` on; none where `again` comes before it. */
export const closeOf = (
  source: string,
  { start, end }: Span,
  close: string,
  again?: string,
): Ending | undefined => {
  PIECE.lastIndex = start
  for (let found = PIECE.exec(source); found; found = PIECE.exec(source)) {
    const [text] = found
    if (found.index >= end || text === again) return undefined
    if (text.replace(/\s+/g, '') === close)
      return { end: found.index, next: found.index + text.length }
  }
  return undefined
}

/** Most characters of a formula in a line of prose. */
const LONGEST = 5000

/** The `$` that ends a formula within the paragraph; those in braces belong to text. */
export const dollarOf = (source: string, { start, end }: Span): Ending | undefined => {
  let depth = 0
  let fallback: number | undefined
  PIECE.lastIndex = start
  for (let found = PIECE.exec(source); found; found = PIECE.exec(source)) {
    const [text] = found
    if (found.index >= Math.min(end, start + LONGEST) || /^\n/.test(text)) break
    if (text === '{') depth++
    else if (text === '}') depth--
    else if (text.startsWith('$') && depth <= 0) return { end: found.index, next: found.index + 1 }
    else if (text.startsWith('$')) fallback ??= found.index
  }
  return fallback === undefined ? undefined : { end: fallback, next: fallback + 1 }
}

/** The end of the paragraph: how far a formula goes that is never closed. */
export const paragraphEnd = (source: string, { start, end }: Span): number => {
  if (source !== latest.source || start < latest.start || start > latest.blank) {
    const blank = /\n[ \t]*\n/g
    blank.lastIndex = start
    latest = { source, start, blank: blank.exec(source)?.index ?? source.length }
  }
  return Math.min(latest.blank, end)
}

/** The blank line that was found last, and from where on: many formulas of one paragraph look for it. */
let latest = { source: '', start: 0, blank: 0 }
