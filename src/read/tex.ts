import type { Span } from '../core/syntax.ts'
import { argumentAt, optionAt, textOf } from './arguments.ts'
import { closeOf, DISPLAYS, dollarOf, paragraphEnd, VERBATIM } from './delimiters.ts'
import { definitionAt } from './macros.ts'
import { formulas, inline, type Part, type Taken } from './part.ts'
import { lexTex, type Token } from './token.ts'

/** The formulas and definitions of a LaTeX file; prose, comments and verbatim text are passed over. */
export const texParts = (source: string, range: Span): readonly Part[] => {
  const found: Part[] = []
  const shortcuts: Shortcuts = new Map()
  let at = range.start
  while (at < range.end) {
    PIECE.lastIndex = at
    const piece = PIECE.exec(source)
    if (!piece || piece.index >= range.end || piece[0] === '\\end{document}') break
    const rest = { start: piece.index, end: range.end }
    const taken = take(source, piece[0], rest, shortcuts)
    if (taken.part) found.push(taken.part)
    at = Math.max(taken.next, piece.index + 1)
  }
  return found
}

/** Commands that stand for the begin of an environment: `\be`. */
type Shortcuts = Map<string, string>

const PIECE =
  /%[^\n]*|\\verb\*?([^a-zA-Z\s*])[^\n]*?\1|\\(?:begin|end)\s*\{[A-Za-z]+\*?\}|\\[A-Za-z@]+|\\[\s\S]|\$\$?/g

const take = (source: string, piece: string, rest: Span, shortcuts: Shortcuts): Taken => {
  const after = { start: rest.start + piece.length, end: rest.end }
  const name = /^\\begin\s*\{(.*)\}$/.exec(piece)?.[1]
  if (name !== undefined) return takeEnvironment(source, name, rest, after)
  if (shortcuts.has(piece)) return takeShortcut(source, piece, after, shortcuts)
  if (/^\\[A-Za-z]/.test(piece)) return takeCommand(source, piece, rest, shortcuts)
  return takeMath(source, piece, after)
}

/** What stands between delimiters that start with the given one. */
export const takeMath = (source: string, open: string, after: Span): Taken => {
  if (open === '$') {
    const ending = dollarOf(source, after)
    return ending ? takeInline(after.start, ending) : { next: after.start }
  }
  if (open === '\\(') return takeClosed(source, after, '\\)', '\\(', true)
  if (open === '\\[') return takeClosed(source, after, '\\]', '\\[', false)
  if (open === '$$') return takeClosed(source, after, '$$', undefined, false)
  return { next: after.start }
}

const takeInline = (start: number, { end, next }: { end: number; next: number }): Taken => ({
  part: inline({ start, end }),
  next,
})

/** A formula that is never closed ends with its paragraph. */
const takeClosed = (
  source: string,
  after: Span,
  close: string,
  again: string | undefined,
  isInline: boolean,
): Taken => {
  const stop = paragraphEnd(source, after)
  const { end, next } = closeOf(source, after, close, again) ?? { end: stop, next: stop }
  return { part: { ...formulas({ start: after.start, end }), isInline }, next }
}

/** Environments of formulas as a whole; others are prose, in which formulas may stand. */
export const takeEnvironment = (source: string, name: string, rest: Span, after: Span): Taken => {
  if (VERBATIM.has(name)) {
    const end = source.indexOf(`\\end{${name}}`, after.start)
    return { next: end < 0 ? rest.end : end }
  }
  if (!DISPLAYS.has(name)) return { next: after.start }
  const stop = paragraphEnd(source, after)
  const ending = closeOf(source, after, `\\end{${name}}`, `\\begin{${name}}`)
  const next = ending?.next ?? stop
  return { part: formulas({ start: rest.start, end: next }), next }
}

const takeShortcut = (source: string, piece: string, after: Span, shortcuts: Shortcuts): Taken => {
  const close = closingsOf(shortcuts, shortcuts.get(piece) as string)
  const ends = close.flatMap(text => {
    const found = endOfCommand(source, text, after)
    return found === undefined ? [] : [{ end: found, next: found + text.length }]
  })
  const first = ends.toSorted((a, b) => a.end - b.end)[0]
  if (first) return { part: formulas({ start: after.start, end: first.end }), next: first.next }
  shortcuts.delete(piece)
  return { next: after.start }
}

/** Where a command stands as a whole. */
const endOfCommand = (
  source: string,
  command: string,
  { start, end }: Span,
): number | undefined => {
  for (let at = source.indexOf(command, start); at >= 0 && at < end; ) {
    if (!/^[A-Za-z]/.test(source.slice(at + command.length))) return at
    at = source.indexOf(command, at + 1)
  }
  return undefined
}

/** What ends an environment, shortcuts included. */
const closingsOf = (shortcuts: Shortcuts, begin: string): readonly string[] => {
  const close = begin === '\\[' ? '\\]' : begin.replace('\\begin', '\\end')
  const short = [...shortcuts].flatMap(([name, text]) => (text === close ? [name] : []))
  return [close, ...short]
}

/** Definitions are taken, what is switched off is passed over. */
const takeCommand = (source: string, piece: string, rest: Span, shortcuts: Shortcuts): Taken => {
  const next = rest.start + piece.length
  if (piece === '\\iffalse') {
    const end = source.indexOf('\\fi', next)
    return { next: end < 0 ? rest.end : end + 3 }
  }
  const isEnvironment = /^\\(?:re)?newenvironment$/.test(piece)
  if (!isEnvironment && !DEFINES.test(piece)) return { next }
  const end = definitionEnd(source, rest, tokens =>
    isEnvironment ? environmentEnd(tokens) : note(tokens, shortcuts),
  )
  if (end === undefined) return { next }
  const span = { start: rest.start, end }
  return isEnvironment
    ? { next: span.end }
    : { part: { kind: 'definitions', span }, next: span.end }
}

const DEFINES =
  /^\\(?:(?:re|provide)?newcommand|renewcommand|providecommand|DeclareRobustCommand|[gex]?def|let|DeclareMathOperator)$/

/** Where a definition ends: most are short, so little is looked at first. */
const definitionEnd = (
  source: string,
  { start, end }: Span,
  read: (tokens: readonly Token[]) => number | undefined,
): number | undefined => {
  for (const length of [150, 2000]) {
    const tokens = lexTex(source, { start, end: Math.min(end, start + length) })
    const last = tokens[(read(tokens) ?? 0) - 1]
    if (last) return last.span.end
  }
  return undefined
}

/** The end of a definition; remembers it where it begins or ends an environment. */
const note = (tokens: readonly Token[], shortcuts: Shortcuts): number | undefined => {
  const found = definitionAt(tokens, 0)
  const body = textOf(found?.macro?.body ?? []).replace(/\s/g, '')
  const begin = /^(\\(?:begin|end)\{([A-Za-z]+\*?)\}|\\[[\]])$/.exec(body)
  if (found && begin && (begin[2] === undefined || DISPLAYS.has(begin[2])))
    shortcuts.set(found.name, begin[1] as string)
  return found?.next
}

/** `\newenvironment{name}[1][x]{begin}{end}` */
const environmentEnd = (tokens: readonly Token[]): number | undefined => {
  const name = argumentAt(tokens, 1)
  const count = name && optionAt(tokens, name.next)
  const fallback = count && optionAt(tokens, count.next)
  const begin = name && argumentAt(tokens, (fallback ?? count ?? name).next)
  return begin && argumentAt(tokens, begin.next)?.next
}
