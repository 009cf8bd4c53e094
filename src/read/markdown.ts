import type { Span } from '../core/syntax.ts'
import { closeOf, DISPLAYS, dollarOf } from './delimiters.ts'
import { formulas, inline, type Part, type Taken } from './part.ts'
import { takeEnvironment, takeMath, texParts } from './tex.ts'
import type { Lexing } from './token.ts'

/** The formulas of a Markdown text; code is passed over, unless it is marked as mathematics. */
export const markdownParts = (source: string, range: Span): readonly Part[] => {
  const found: Part[] = []
  const isQuoted = quotesIn(source, range.start)
  let at = range.start
  while (at < range.end) {
    PIECE.lastIndex = at
    const piece = PIECE.exec(source)
    if (!piece || piece.index >= range.end) break
    const rest = { start: piece.index, end: range.end }
    const taken = take(source, piece[0], rest)
    const isIn = taken.parts.length > 0 && isQuoted(piece.index)
    found.push(...(isIn ? taken.parts.map(quoted) : taken.parts))
    at = Math.max(taken.next, piece.index + 1)
  }
  return found
}

interface Many {
  readonly parts: readonly Part[]
  readonly next: number
}

const PIECE =
  /^[ \t>]*(?:`{3,}|~{3,})[^\n]*|`+|<!--|\\\\[[(]|\\begin\s*\{[A-Za-z]+\*?\}|\\[\s\S]|\$\$?/gm

const take = (source: string, piece: string, rest: Span): Many => {
  const after = { start: rest.start + piece.length, end: rest.end }
  if (/^[ \t>]*(?:`{3}|~{3})/.test(piece)) return takeFence(source, piece, after)
  if (piece.startsWith('`')) return { parts: [], next: codeEnd(source, piece, after) }
  if (piece === '<!--') return { parts: [], next: endOf(source, '-->', after) }
  const { part, next } = takeFormula(source, piece, rest, after)
  return { parts: part ? [part] : [], next }
}

/** Lines of a formula in a quotation start with its mark. */
const quoted = (part: Part): Part =>
  part.kind === 'formulas' ? { ...part, how: { ...part.how, quoted: true } } : part

/** Whether a place is in a line of a quotation; asked in the order of the places, it goes over the text once. */
const quotesIn = (source: string, from: number): ((at: number) => boolean) => {
  let next = source.lastIndexOf('\n', from - 1) + 1
  let isQuoted = false
  return at => {
    while (next >= 0 && next <= at) {
      QUOTE.lastIndex = next
      isQuoted = QUOTE.test(source)
      const end = source.indexOf('\n', next)
      next = end < 0 ? -1 : end + 1
    }
    return isQuoted
  }
}

const QUOTE = /[ \t]*>/y

const takeFormula = (source: string, piece: string, rest: Span, after: Span): Taken => {
  const name = /^\\begin\s*\{(.*)\}$/.exec(piece)?.[1]
  if (name !== undefined)
    return DISPLAYS.has(name)
      ? withoutLine(takeEnvironment(source, name, rest, after))
      : { next: after.start }
  if (/^\\\\[[(]$/.test(piece)) return takeDoubled(source, piece, after)
  if (piece === '$') return takeDollar(source, after)
  if (piece === '\\(' || piece === '\\[') return takeBracket(source, piece, after)
  return withoutLine(takeMath(source, piece, after))
}

const MARKDOWN: Lexing = { escaped: true }

const withoutLine = ({ part, next }: Taken): Taken =>
  part?.kind === 'formulas'
    ? { part: { ...part, how: { ...part.how, ...MARKDOWN } }, next }
    : { next }

/** `\\( … \\)`: the text shows `\( … \)`. */
const takeDoubled = (source: string, piece: string, after: Span): Taken => {
  const close = piece === '\\\\(' ? '\\\\)' : '\\\\]'
  const length = source
    .slice(after.start, Math.min(after.end, after.start + LONGEST))
    .indexOf(close)
  if (length < 0) return { next: after.start }
  const end = after.start + length
  const part = formulas({ start: after.start, end }, { ...MARKDOWN, doubled: true })
  return { part: { ...part, isInline: piece.endsWith('(') }, next: end + close.length }
}

/** Most characters of a formula between doubled brackets. */
const LONGEST = 20_000

/** `\(` and `\[` are also plain brackets: a formula only where they are closed. */
const takeBracket = (source: string, piece: string, after: Span): Taken => {
  const close = piece === '\\(' ? '\\)' : '\\]'
  const ending = closeOf(source, after, close, piece)
  if (!ending) return { next: after.start }
  const part = formulas({ start: after.start, end: ending.end }, MARKDOWN)
  return { part: { ...part, isInline: piece === '\\(' }, next: ending.next }
}

/** A dollar may be money: `$5 and $6` is no formula. GitHub also has `` $`x`$ ``. */
const takeDollar = (source: string, after: Span): Taken => {
  if (source[after.start] === '`') {
    const end = source.indexOf('`$', after.start + 1)
    if (end >= 0 && end < after.end)
      return { part: inline({ start: after.start + 1, end }, MARKDOWN), next: end + 2 }
  }
  const ending = dollarOf(source, after)
  if (!ending) return { next: after.start }
  const text = source.slice(after.start, ending.end)
  const isMoney = /^\S/.test(text) && /\s$/.test(text) && !/[\\^_=]/.test(text)
  const isOpen = /^\d/.test(text) && /^\d/.test(source.slice(ending.next)) && /\s/.test(text)
  if (isMoney || isOpen) return { next: after.start }
  return { part: inline({ start: after.start, end: ending.end }, MARKDOWN), next: ending.next }
}

/** Code between lines of backticks; ```` ```math ```` holds a formula, `latex` a file or a formula. */
const takeFence = (source: string, piece: string, after: Span): Many => {
  const [, mark = '', info = ''] = /^[ \t>]*(`{3,}|~{3,})\s*[{.]*([\w-]*)/.exec(piece) ?? []
  const close = new RegExp(`^[ \\t>]*${mark[0]}{${mark.length},}[ \\t]*$`, 'gm')
  close.lastIndex = after.start
  const found = close.exec(source)
  const end = Math.min(found?.index ?? after.end, after.end)
  const next = Math.min(end + (found?.[0].length ?? 0), after.end)
  return { parts: fenced(source, info.toLowerCase(), { start: after.start, end }), next }
}

const fenced = (source: string, info: string, inside: Span): readonly Part[] => {
  if (info === 'math' || info === 'katex') return [formulas(inside)]
  if (info !== 'latex' && info !== 'tex') return []
  const parts = texParts(source, inside)
  return parts.some(({ kind }) => kind === 'formulas') ? parts : [formulas(inside)]
}

/** The end of code between equal runs of backticks in one paragraph. */
const codeEnd = (source: string, run: string, after: Span): number => {
  const next = new RegExp(`\\n[ \\t]*\\n|(?<!\`)\`{${run.length}}(?!\`)`, 'g')
  next.lastIndex = after.start
  const found = next.exec(source)
  return found?.[0].startsWith('`') ? found.index + run.length : after.start
}

const endOf = (source: string, text: string, { start, end }: Span): number => {
  const at = source.indexOf(text, start)
  return at < 0 ? end : at + text.length
}
