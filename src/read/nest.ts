import type { Token } from './token.ts'

/** How brackets of a list of tokens go together. */
export interface Nest {
  /** The other bracket of each that has one. */
  readonly partner: ReadonlyMap<number, number>
  /** In how many brackets each token stands; a bracket itself stands outside. */
  readonly depth: readonly number[]
}

/**
 * Braces, environments and `\left … \right` hold what is in them; other brackets do so
 * where both ends are there and no relation stands on several rows between them.
 */
export const nestOf = (tokens: readonly Token[]): Nest => {
  const partner = new Map<number, number>()
  const open: Open[] = []
  for (let at = 0; at < tokens.length; at++) {
    const { kind, text } = tokens[at] as Token
    if (kind !== 'char' && kind !== 'command') continue
    const opens = OPENING.get(text)
    const closes = opens ? undefined : CLOSING.get(text)
    if ((!opens && !closes) || isDelimiter(tokens, at)) continue
    if (closes) close(tokens, open, { at, kind: closes }, partner)
    else if (opens && open.length < DEEPEST) open.push({ kind: opens, at })
  }
  return { partner, depth: depths(tokens, partner) }
}

/** Brackets within more than this many go with no other. */
const DEEPEST = 300

interface Open {
  readonly kind: Kind
  readonly at: number
}
type Kind = 'brace' | 'environment' | 'left' | '(' | '[' | '{' | '<' | '|'

const OPENING: ReadonlyMap<string, Kind> = new Map([
  ['{', 'brace'],
  ['\\begin', 'environment'],
  ['\\left', 'left'],
  ['(', '('],
  ['[', '['],
  ['\\{', '{'],
  ['\\lbrace', '{'],
  ['\\langle', '<'],
  ['\\lVert', '|'],
  ['\\lvert', '|'],
])
const CLOSING: ReadonlyMap<string, Kind> = new Map([
  ['}', 'brace'],
  ['\\end', 'environment'],
  ['\\right', 'left'],
  [')', '('],
  [']', '['],
  ['\\}', '{'],
  ['\\rbrace', '{'],
  ['\\rangle', '<'],
  ['\\rVert', '|'],
  ['\\rvert', '|'],
])
const STRICT: ReadonlySet<Kind> = new Set<Kind>(['brace', 'environment', 'left'])

/** The bracket behind `\left`, `\right` and `\middle` belongs to these. */
const isDelimiter = (tokens: readonly Token[], at: number): boolean => {
  const before = tokens[at - 1]?.kind === 'space' ? tokens[at - 2] : tokens[at - 1]
  return before !== undefined && DELIMITING.has(before.text)
}

const DELIMITING: ReadonlySet<string> = new Set(['\\left', '\\right', '\\middle'])

const close = (
  tokens: readonly Token[],
  open: Open[],
  { at, kind }: Open,
  partner: Map<number, number>,
): void => {
  const found = STRICT.has(kind) ? strictOf(open, kind) : softOf(open, kind)
  if (found < 0) return
  const start = (open[found] as Open).at
  open.length = found
  if (!STRICT.has(kind) && holdsRows(tokens, partner, start, at)) return
  partner.set(start, at)
  partner.set(at, start)
}

const strictOf = (open: readonly Open[], kind: Kind): number =>
  open.findLastIndex(one => one.kind === kind)

/** The nearest of its kind within the nearest strict bracket, else the nearest bracket there. */
const softOf = (open: readonly Open[], kind: Kind): number => {
  const floor = open.findLastIndex(one => STRICT.has(one.kind))
  const same = open.findLastIndex(one => one.kind === kind)
  if (same > floor) return same
  return open.length - 1 > floor ? open.length - 1 : -1
}

/** Both the end of a row and a sign stand between. */
const holdsRows = (
  tokens: readonly Token[],
  partner: ReadonlyMap<number, number>,
  start: number,
  end: number,
): boolean => {
  let rows = false
  let signs = false
  for (let at = start + 1; at < end; at++) {
    const token = tokens[at] as Token
    rows ||= isRowEnd(token)
    signs ||= token.kind === 'sign'
    at = partner.get(at) ?? at
  }
  return rows && signs
}

export const isRowEnd = ({ kind, text }: Token): boolean => kind === 'command' && ROW_ENDS.has(text)

const ROW_ENDS: ReadonlySet<string> = new Set(['\\\\', '\\cr', '\\newline', '\\tabularnewline'])

const depths = (
  tokens: readonly Token[],
  partner: ReadonlyMap<number, number>,
): readonly number[] => {
  let depth = 0
  if (partner.size === 0) return new Array(tokens.length).fill(0)
  return tokens.map((_, at) => {
    const other = partner.get(at)
    if (other !== undefined && other < at) depth--
    const here = depth
    if (other !== undefined && other > at) depth++
    return here
  })
}
