import type { Span } from '../core/syntax.ts'
import { argumentAt, optionAt, type Part, skipSpaces, textOf } from './arguments.ts'
import type { Token } from './token.ts'

/** What the author's commands stand for, by name (`\pd`). */
export type Macros = Map<string, Macro>
export interface Macro {
  readonly count: number
  /** Stands for the first argument where it is left out. */
  readonly fallback?: readonly Token[]
  readonly body: readonly Token[]
  /** The text that follows each argument: `\def\at#1|#2{…}` is not read. */
}

/** Thrown where what macros stand for grows beyond all bounds. */
export class Unbounded extends Error {
  override name = 'Unbounded'
  readonly span: Span
  constructor(span: Span) {
    super('unbounded')
    this.span = span
  }
}

/** Most tokens of one formula when all macros are put in, and how deep they may nest. */
const MOST_TOKENS = 20_000
const DEEPEST = 40

/**
 * Puts macros in and reads definitions on the way, which are left out. A command that
 * `isStandard` keeps its meaning.
 */
export const expand = (
  tokens: readonly Token[],
  macros: Macros,
  isStandard: (command: string) => boolean,
): readonly Token[] => {
  const out: Token[] = []
  expandInto(out, tokens, { macros, isStandard, depth: 0, left: { count: 10 * MOST_TOKENS } })
  return out
}

interface Expansion {
  readonly macros: Macros
  readonly isStandard: (command: string) => boolean
  readonly depth: number
  /** How many more tokens may be looked at: what bounds macros that stand for nothing. */
  readonly left: { count: number }
}

const expandInto = (out: Token[], tokens: readonly Token[], how: Expansion): void => {
  let at = 0
  while (at < tokens.length) {
    const token = tokens[at] as Token
    if (--how.left.count < 0 || out.length > MOST_TOKENS) throw new Unbounded(token.span)
    const defined = definitionAt(tokens, at)
    const macro = token.kind === 'command' ? how.macros.get(token.text) : undefined
    if (defined) {
      define(defined, how)
      at = defined.next
    } else if (macro) {
      at = callInto(out, tokens, at, macro, how)
    } else {
      out.push(token)
      at++
    }
  }
}

const callInto = (
  out: Token[],
  tokens: readonly Token[],
  at: number,
  macro: Macro,
  how: Expansion,
): number => {
  const { span } = tokens[at] as Token
  if (how.depth >= DEEPEST) throw new Unbounded(span)
  const { args, next } = argumentsAt(tokens, at + 1, placed(macro, span))
  const end = (tokens[next - 1] as Token).span.end
  const whole = { start: Math.min(span.start, end), end: Math.max(span.end, end) }
  const body = filled(macro.body, args, whole)
  expandInto(out, body, { ...how, depth: how.depth + 1 })
  return next
}

/** The fallback has the place of the call. */
const placed = (macro: Macro, span: Span): Macro =>
  macro.fallback ? { ...macro, fallback: macro.fallback.map(token => ({ ...token, span })) } : macro

interface Arguments {
  readonly args: readonly (readonly Token[])[]
  readonly next: number
}

const argumentsAt = (tokens: readonly Token[], at: number, macro: Macro): Arguments => {
  const args: (readonly Token[])[] = []
  let next = at
  if (macro.fallback && macro.count > 0) {
    const option = optionAt(tokens, next)
    args.push(option?.tokens ?? macro.fallback)
    next = option?.next ?? next
  }
  while (args.length < macro.count) {
    const part = argumentAt(tokens, next)
    if (!part) break
    args.push(part.tokens)
    next = part.next
  }
  return { args, next }
}

/** The body with the arguments put in: these keep their places, all else has the place of the call. */
const filled = (
  body: readonly Token[],
  args: readonly (readonly Token[])[],
  span: Span,
): readonly Token[] => {
  const out: Token[] = []
  for (let at = 0; at < body.length; at++) {
    const token = body[at] as Token
    const slot = token.text === '#' ? Number(body[at + 1]?.text) : Number.NaN
    if (slot >= 1) {
      out.push(...(args[slot - 1] ?? []))
      at++
    } else out.push({ ...token, span })
    if (out.length > MOST_TOKENS) throw new Unbounded(span)
  }
  return out
}

interface Definition {
  readonly name: string
  readonly macro: Macro | undefined
  readonly next: number
}

/** The definition that starts at a place, if one does. */
export const definitionAt = (tokens: readonly Token[], at: number): Definition | undefined => {
  const read = DEFINERS[tokens[at]?.text ?? '']
  return read && tokens[at]?.kind === 'command' ? read(tokens, at + 1) : undefined
}

/** Enters a definition; one that cannot be read, or would change a standard command, is passed over. */
export const define = (
  { name, macro }: Definition,
  { macros, isStandard }: Pick<Expansion, 'macros' | 'isStandard'>,
): void => {
  if (macro && !isStandard(name) && !isSame(name, macro)) macros.set(name, macro)
}

const isSame = (name: string, { body }: Macro): boolean => textOf(body).trim() === name

type Definer = (tokens: readonly Token[], at: number) => Definition | undefined

/** `{\name}` or `\name`. */
const nameAt = (tokens: readonly Token[], at: number): Part | undefined => {
  const star = tokens[skipSpaces(tokens, at)]?.text === '*' ? skipSpaces(tokens, at) + 1 : at
  const part = argumentAt(tokens, star)
  const name = part?.tokens.filter(({ kind }) => kind !== 'space')
  return name?.length === 1 && name[0]?.kind === 'command' ? part : undefined
}

const newCommand: Definer = (tokens, at) => {
  const name = nameAt(tokens, at)
  if (!name) return undefined
  const count = optionAt(tokens, name.next)
  const fallback = count && optionAt(tokens, count.next)
  const body = argumentAt(tokens, (fallback ?? count ?? name).next)
  if (!body) return undefined
  const arity = count ? Number(textOf(count.tokens)) : 0
  const macro = { count: arity, body: body.tokens, ...(fallback && { fallback: fallback.tokens }) }
  const isGood = Number.isInteger(arity) && arity >= 0 && arity <= 9
  return { name: textOf(name.tokens).trim(), macro: isGood ? macro : undefined, next: body.next }
}

/** `\def\name#1#2{body}`; with other text between the arguments it is passed over. */
const def: Definer = (tokens, at) => {
  const name = nameAt(tokens, at)
  if (!name) return undefined
  let next = name.next
  while (next < tokens.length && tokens[next]?.text !== '{') next++
  const body = argumentAt(tokens, next)
  if (!body) return undefined
  const slots = textOf(tokens.slice(name.next, next)).replace(/\s/g, '')
  const macro = { count: slots.length / 2, body: body.tokens }
  const isPlain = /^(?:#[1-9])*$/.test(slots)
  return { name: textOf(name.tokens).trim(), macro: isPlain ? macro : undefined, next: body.next }
}

const letAs: Definer = (tokens, at) => {
  const name = argumentAt(tokens, at)
  if (!name) return undefined
  const sign = skipSpaces(tokens, name.next)
  const meaning = tokens[skipSpaces(tokens, tokens[sign]?.text === '=' ? sign + 1 : sign)]
  if (!meaning) return undefined
  const next = tokens.indexOf(meaning, name.next) + 1
  return { name: textOf(name.tokens).trim(), macro: { count: 0, body: [meaning] }, next }
}

const operator: Definer = (tokens, at) => {
  const name = nameAt(tokens, at)
  const words = name && argumentAt(tokens, name.next)
  if (!words) return undefined
  const { span } = tokens[at - 1] as Token
  const piece = (kind: Token['kind'], text: string): Token => ({ kind, text, span })
  const body = [
    piece('command', '\\operatorname'),
    piece('char', '{'),
    ...words.tokens,
    piece('char', '}'),
  ]
  return { name: textOf(name.tokens).trim(), macro: { count: 0, body }, next: words.next }
}

const DEFINERS: Readonly<Record<string, Definer | undefined>> = {
  '\\newcommand': newCommand,
  '\\renewcommand': newCommand,
  '\\providecommand': newCommand,
  '\\DeclareRobustCommand': newCommand,
  '\\def': def,
  '\\gdef': def,
  '\\edef': def,
  '\\xdef': def,
  '\\let': letAs,
  '\\DeclareMathOperator': operator,
}
