import { argumentAt, skipSpaces, textOf } from '../arguments.ts'
import type { Token } from '../token.ts'

/** `\hspace{1in}`, `\hskip 2em`, `\mspace{18mu}`: spaces of a given width as those that have names. */
export const nameSpaces = (tokens: readonly Token[]): readonly Token[] => {
  const out: Token[] = []
  let at = 0
  while (at < tokens.length) {
    const token = tokens[at] as Token
    const found = token.kind === 'command' ? widthAt(tokens, at) : undefined
    if (found) out.push({ ...token, text: found.width < WIDE ? '\\,' : '\\quad' })
    else out.push(token)
    at = found?.next ?? at + 1
  }
  return out
}

interface Space {
  /** In eighteenths of a quad. */
  readonly width: number
  readonly next: number
}

const widthAt = (tokens: readonly Token[], at: number): Space | undefined => {
  const { text } = tokens[at] as Token
  if (IN_BRACES.has(text)) {
    const isStarred = tokens[at + 1]?.text === '*'
    const part = argumentAt(tokens, isStarred ? at + 2 : at + 1)
    const width = part && widthOf(textOf(part.tokens))
    return part && width && { width: width.width, next: part.next }
  }
  if (!BARE.has(text)) return undefined
  const start = skipSpaces(tokens, at + 1)
  const width = widthOf(textOf(tokens.slice(start, start + LONGEST)))
  if (!width) return undefined
  let next = start
  for (let left = width.length; left > 0; next++) left -= (tokens[next] as Token).text.length
  return { width: width.width, next }
}

const widthOf = (text: string): { readonly width: number; readonly length: number } | undefined => {
  const [whole, number = '', unit = ''] = LENGTH.exec(text) ?? []
  const size = UNITS.get(unit)
  return whole === undefined || size === undefined
    ? undefined
    : { width: Number(number) * size, length: whole.length }
}

const IN_BRACES: ReadonlySet<string> = new Set(['\\hspace', '\\mspace'])
const BARE: ReadonlySet<string> = new Set(['\\hskip', '\\mskip', '\\kern', '\\mkern'])
const LENGTH = /^\s{0,9}(-?(?:\d{1,9}\.?\d{0,9}|\.\d{1,9}))\s{0,9}(em|ex|pt|cm|mm|in|pc|mu)/
/** Tokens of a length at most. */
const LONGEST = 40

/** Units in eighteenths of a quad, a quad of 10 pt. */
const UNITS = new Map([
  ['em', 18],
  ['ex', 8],
  ['mu', 1],
  ['pt', 1.8],
  ['pc', 21.6],
  ['in', 130],
  ['cm', 51],
  ['mm', 5.1],
])
/** What parts statements. */
const WIDE = 9
