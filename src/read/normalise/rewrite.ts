import { argumentAt, optionAt, type Part, skipSpaces } from '../arguments.ts'
import type { Token } from '../token.ts'

/** What stands in place of a command and its arguments; undefined where it is left alone. */
export type Rewriting = (tokens: readonly Token[], at: number) => Part | undefined

/** Applies a table of rewritings from left to right; what is put in is not looked at again. */
export const rewrite = (
  tokens: readonly Token[],
  table: ReadonlyMap<string, Rewriting>,
): readonly Token[] => {
  const out: Token[] = []
  let at = 0
  while (at < tokens.length) {
    const token = tokens[at] as Token
    const part = token.kind === 'command' ? table.get(token.text)?.(tokens, at) : undefined
    for (const one of part?.tokens ?? [token]) out.push(one)
    at = part ? Math.max(part.next, at + 1) : at + 1
  }
  return out
}

/** The same rewriting for several commands. */
export const each = (
  commands: string,
  rewriting: Rewriting,
): readonly (readonly [string, Rewriting])[] =>
  commands.split(/\s+/).map(command => [command, rewriting])

/** Takes a command away together with a star, options and some arguments. */
export const without =
  (count: number): Rewriting =>
  (tokens, at) => {
    const read = argumentsAfter(tokens, at, count)
    return read && { tokens: [], next: read.next }
  }

export interface Arguments {
  readonly args: readonly (readonly Token[])[]
  readonly next: number
}

/** The arguments of the command at `at`, a star and options passed over. */
export const argumentsAfter = (
  tokens: readonly Token[],
  at: number,
  count: number,
): Arguments | undefined => {
  let next = at + 1
  if (count > 0 && tokens[next]?.text === '*') next++
  if (count > 0) next = optionAt(tokens, next)?.next ?? next
  const args: (readonly Token[])[] = []
  for (let n = 0; n < count; n++) {
    const part = argumentAt(tokens, next)
    if (!part) return undefined
    args.push(part.tokens)
    next = part.next
  }
  return { args, next }
}

/** What some tokens up to `next` come to, in braces that have the places of the first and the last of these. */
export const braced = (
  kept: readonly Token[],
  tokens: readonly Token[],
  at: number,
  next: number,
): Part => ({
  tokens: [
    { kind: 'char', text: '{', span: (tokens[at] as Token).span },
    ...kept,
    { kind: 'char', text: '}', span: (tokens[next - 1] as Token).span },
  ],
  next,
})

/** Passes over `_{…}` and `^{…}` from a place on. */
export const skipScripts = (tokens: readonly Token[], at: number): number => {
  let next = at
  for (;;) {
    const start = skipSpaces(tokens, next)
    const text = tokens[start]?.text
    if (text !== '_' && text !== '^') return next
    next = argumentAt(tokens, start + 1)?.next ?? start + 1
  }
}
