import { argumentAt, textOf } from '../arguments.ts'
import type { Token } from '../token.ts'
import { isConnective } from '../words.ts'
import { each, type Rewriting, rewrite } from './rewrite.ts'

/** `\text{…}` and its like become one token each. */
export const gatherText = (tokens: readonly Token[]): readonly Token[] => rewrite(tokens, TEXTS)

/** Runs of letters that no formula has (Chinese, Korean, Cyrillic) are words. */
export const gatherForeignWords = (tokens: readonly Token[]): readonly Token[] =>
  gather(tokens, isForeign, () => true)

/** Words such as `where`, typed without `\text`. */
export const gatherWords = (tokens: readonly Token[]): readonly Token[] =>
  gather(tokens, isLetter, run => run.length >= 3 && isConnective(textOf(run)))

const isForeign = ({ kind, text }: Token): boolean => kind === 'char' && FOREIGN.test(text)

const FOREIGN =
  /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Cyrillic}]/u

const isLetter = ({ kind, text }: Token): boolean => kind === 'char' && /^[A-Za-z]$/.test(text)

/** Makes one token of each longest run that is wanted. */
const gather = (
  tokens: readonly Token[],
  belongs: (token: Token) => boolean,
  isWanted: (run: readonly Token[]) => boolean,
): readonly Token[] => {
  const out: Token[] = []
  let at = 0
  while (at < tokens.length) {
    let end = at
    while (end < tokens.length && belongs(tokens[end] as Token)) end++
    const run = tokens.slice(at, end)
    if (run.length > 0 && isWanted(run)) out.push(textToken(run, textOf(run)))
    else for (const token of run.length > 0 ? run : [tokens[at] as Token]) out.push(token)
    at = Math.max(end, at + 1)
  }
  return out
}

const textToken = (from: readonly Token[], words: string): Token => ({
  kind: 'text',
  text: `\\text{${words.replace(/(?<!\\)[_#&^]/g, escaped)}}`,
  span: {
    start: Math.min(...from.map(({ span }) => span.start)),
    end: Math.max(...from.map(({ span }) => span.end)),
  },
  words: words.trim(),
})

const escaped = (sign: string): string => (sign === '^' ? '\\textasciicircum{}' : `\\${sign}`)

const text: Rewriting = (tokens, at) => {
  const part = argumentAt(tokens, at + 1)
  if (!part || part.next - at > LONGEST) return undefined
  const whole = tokens.slice(at, part.next)
  return { tokens: [textToken(whole, textOf(part.tokens))], next: part.next }
}

const LONGEST = 2000

/** A box of text that holds a formula is left to those who open boxes. */
const box: Rewriting = (tokens, at) => {
  const part = argumentAt(tokens, at + 1)
  return part?.tokens.some(one => one.text === '$') ? undefined : text(tokens, at)
}

/** `\mathrm{and}` */
const upright: Rewriting = (tokens, at) => {
  const part = argumentAt(tokens, at + 1)
  return part && isConnective(textOf(part.tokens)) ? text(tokens, at) : undefined
}

/** `\intertext{…}` is a row of its own. */
const between: Rewriting = (tokens, at) => {
  const part = text(tokens, at)
  const end: Token = { kind: 'command', text: '\\\\', span: (tokens[at] as Token).span }
  return part && { tokens: [end, ...part.tokens, end], next: part.next }
}

const TEXTS = new Map<string, Rewriting>([
  ...each(
    '\\text \\textrm \\textsf \\texttt \\textbf \\textit \\textup \\textnormal \\textmd \\textsc \\textsl \\emph',
    text,
  ),
  ...each('\\mbox \\hbox \\fbox \\framebox', box),
  ...each('\\mathrm \\mathit \\mathsf \\mathbf', upright),
  ...each('\\intertext \\shortintertext', between),
])
