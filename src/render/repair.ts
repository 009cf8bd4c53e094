import { parts } from '../core/parts.ts'
import type { Script } from '../core/script.ts'
import type { Span, Syntax } from '../core/syntax.ts'
import { type Book, type Own, printTex } from './tex.ts'
import { printText } from './text.ts'

/** Prints expressions as the writer of a derivation would: what stands in the text verbatim, names as written there. */
export const ownPrinter = (script: Script, book: Book): ((syntax: Syntax) => string) => {
  if (script.notation === 'text') return printText
  const own = ownWriting(script)
  return syntax => printTex(syntax, { ...book, own })
}

const ownWriting = ({ source, chains }: Script): Own => {
  const names = new Map<string, string>()
  const stems = new Map<string, string>()
  const textOf = ({ start, end }: Span) => source.slice(start, end).trim()
  const note = (syntax: Syntax): void => {
    if (syntax.kind === 'indexed' && syntax.base.kind === 'name') noteName(stems, syntax.base)
    else noteName(names, syntax)
    const below = syntax.kind === 'indexed' ? syntax.at : parts(syntax)
    for (const part of below) note(part)
  }
  const noteName = (table: Map<string, string>, syntax: Syntax): void => {
    if (syntax.kind !== 'name' || !syntax.span || table.has(syntax.name)) return
    const text = textOf(syntax.span)
    if (isWhole(text)) table.set(syntax.name, text)
  }
  const readings = chains.flatMap(chain =>
    chain.members.flatMap(member => (member.kind === 'formula' ? (member.readings[0] ?? []) : [])),
  )
  for (const reading of readings) note(reading)
  return {
    whole: syntax => {
      const text = syntax.span && textOf(syntax.span)
      if (text !== undefined && isWhole(text)) return text
      return syntax.kind === 'name' ? names.get(syntax.name) : undefined
    },
    stem: name => stems.get(name),
  }
}

/** Text whose brackets all close; alignment and line ends belong to no expression. */
const isWhole = (text: string): boolean => {
  if (text === '' || /(?<!\\)&|\\\\|\\(?:begin|end)\b/.test(text)) return false
  const open: string[] = []
  for (const [sign] of text.matchAll(/(?<!\\)[{}()[\]]/g)) {
    if (sign in CLOSING) open.push(sign)
    else if (CLOSING[open.pop() ?? ''] !== sign) return false
  }
  return open.length === 0 && count(text, '\\left') === count(text, '\\right')
}

const count = (text: string, part: string): number => text.split(part).length - 1

const CLOSING: Readonly<Record<string, string>> = { '{': '}', '(': ')', '[': ']' }
