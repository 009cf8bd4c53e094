import type { Script } from '../core/script.ts'
import type { Syntax } from '../core/syntax.ts'
import { type Book, printTex } from './tex.ts'
import { printText } from './text.ts'

/** Prints expressions as the writer of a derivation would: parts that stand in the text verbatim. */
export const ownPrinter = (script: Script, book: Book): ((syntax: Syntax) => string) => {
  if (script.notation === 'text') return printText
  const own = ({ kind, span }: Syntax): string | undefined => {
    const text = kind === 'name' || !span ? '' : script.source.slice(span.start, span.end).trim()
    return isWhole(text) && !(BARE.has(kind) && isRaised(text)) ? text : undefined
  }
  return syntax => printTex(syntax, { ...book, own })
}

/** What has no exponent of its own: in the text one may stand behind it that belongs to what is around. */
const BARE: ReadonlySet<Syntax['kind']> = new Set(['call', 'indexed', 'derivative', 'iverson'])

/** Whether an exponent stands outside all brackets. */
const isRaised = (text: string): boolean => {
  let depth = 0
  for (const sign of text) {
    if (sign in CLOSING) depth++
    else if (/[})\]]/.test(sign)) depth--
    else if (sign === '^' && depth === 0) return true
  }
  return false
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
