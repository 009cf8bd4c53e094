import type { Span } from '../core/syntax.ts'

/** A piece of LaTeX. What a macro stands for has the place of its call. */
export interface Token {
  /** Letter, control word or symbol, space; a piece of prose; a sign of relation. */
  readonly kind: 'char' | 'command' | 'space' | 'text' | 'sign'
  /** As KaTeX reads it. */
  readonly text: string
  readonly span: Span
  /** Of a sign. */
  readonly sign?: SignKind
  /** Of a sign: what stands above it. Of prose: the words. */
  readonly words?: string
  /** Not written there: what words say in signs. */
  readonly isAdded?: true
}
/** Signs of other relations than equality are breaks; `reverse` is `=:`. */
export type SignKind = 'equal' | 'define' | 'reverse' | 'break'

export interface Lexing {
  /** Backslashes before brackets and `_` are doubled, as in Markdown between `\\(` and `\\)`. */
  readonly doubled?: boolean
  /** `\_` and `\*` are escapes of Markdown. */
  readonly escaped?: boolean
  /** Lines start with `>`, as in quotations of Markdown. */
  readonly quoted?: boolean
}

/** The tokens of a part of the source; comments are left out. */
export const lexTex = (source: string, part: Span, how: Lexing = {}): readonly Token[] => {
  const found: Token[] = []
  let at = part.start
  while (at < part.end) {
    const text = matchAt(source, at, part.end, how)
    const span = { start: at, end: at + text.length }
    if (!isComment(text)) found.push(tokenOf(text, span, how))
    at = span.end
  }
  return found
}

const TOKEN =
  /%[^\n]*(?:\n[ \t]*)?|\\[A-Za-z@]+|\\[\s\S]|&(?:space|nbsp|amp|lt|gt);|\s+|[\s\S]\p{M}*/uy
const DOUBLED = new RegExp(`\\\\{4}|\\\\\\\\[{}_()[\\]]|${TOKEN.source}`, 'uy')

const matchAt = (source: string, at: number, end: number, how: Lexing): string => {
  const pattern = how.doubled ? DOUBLED : TOKEN
  pattern.lastIndex = at
  const text = (pattern.exec(source)?.[0] ?? source.charAt(at)).slice(0, end - at)
  return how.quoted && /^\s*\n\s*$/.test(text) ? withMark(source, at, text) : text
}

/** The end of a line together with the `>` that starts the next. */
const withMark = (source: string, at: number, text: string): string =>
  source.startsWith('>', at + text.length) ? `${text}>` : text

const isComment = (text: string): boolean => text.startsWith('%')

const tokenOf = (text: string, span: Span, { doubled, escaped }: Lexing): Token => {
  if (escaped && (text === '\\_' || text === '\\*'))
    return { kind: 'char', text: text.slice(1), span }
  if (/^\s/.test(text) || BLANKS.has(text)) return { kind: 'space', text: ' ', span }
  if (text.startsWith('\\')) return { kind: 'command', text: doubled ? single(text) : text, span }
  return { kind: 'char', text: WRITTEN[text] ?? text, span }
}

/** `\\\\{` as it is shown. */
const single = (text: string): string =>
  text.replace(/^\\\\(?=\\\\|[{}_()[\]])/, text.length > 3 ? '' : '\\')

const BLANKS: ReadonlySet<string> = new Set(['&space;', '&nbsp;', '\u200b', '\ufeff'])

/** Characters for which LaTeX has others. */
const WRITTEN: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '，': ',',
  '、': ',',
  '；': ';',
  '。': '.',
  '：': ':',
  '＝': '=',
  '（': '(',
  '）': ')',
  '＋': '+',
  '－': '-',
  '−': '-',
}

/** Text for KaTeX, and where each part of it stands in the source. */
export interface Joined {
  readonly text: string
  spanOf(start: number, end: number): Span
}

export const joinTokens = (tokens: readonly Token[]): Joined => {
  const starts: number[] = []
  let text = ''
  for (const [n, token] of tokens.entries()) {
    if (n > 0 && wouldMerge(tokens[n - 1] as Token, token)) text += ' '
    starts.push(text.length)
    text += token.text
  }
  return { text, spanOf: (start, end) => spanIn(tokens, starts, start, end) }
}

/** A control word ends at the first character that is no letter. */
const wouldMerge = (before: Token, { text }: Token): boolean =>
  /\\[A-Za-z@]+$/.test(before.text) && /^[A-Za-z@]/.test(text)

const spanIn = (
  tokens: readonly Token[],
  starts: readonly number[],
  start: number,
  end: number,
): Span => {
  const first = tokenAt(starts, start)
  const last = Math.max(first, tokenAt(starts, end - 1))
  const spans = tokens.slice(first, last + 1).map(token => token.span)
  if (spans.length === 0) return { start: 0, end: 0 }
  return coverOf(spans)
}

/** The last token that starts at an offset or before it. */
const tokenAt = (starts: readonly number[], offset: number): number => {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] as number) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/** From the first start to the last end. */
export const coverOf = (spans: readonly Span[]): Span => ({
  start: spans.reduce((least, { start }) => Math.min(least, start), Number.POSITIVE_INFINITY),
  end: spans.reduce((most, { end }) => Math.max(most, end), 0),
})
