import { fartherBy } from '../core/moved.ts'
import { type Problem, problem } from '../core/problem.ts'
import type { Member } from '../core/script.ts'
import type { Span } from '../core/syntax.ts'
import type { Cell } from './cell.ts'
import type { TexFault, TexNode, TexParser } from './katex.ts'
import { namesListed } from './listing.ts'
import { nestOf } from './nest.ts'
import { copyOf, originOf } from './origin.ts'
import { placer } from './place.ts'
import { coverOf, type Joined, joinTokens, type Token } from './token.ts'
import { isDots, trimMember } from './trim.ts'

/** Most tokens of a member, and how deep its brackets may nest. */
const MOST_TOKENS = 4000
const DEEPEST = 100

/** A member as far as it is read: a cell for the reader of formulas, or what is known already. */
export type Read = ReadCell | Member
export interface ReadCell {
  readonly kind: 'cell'
  readonly cell: Cell
  readonly listed: number
  /** Where it stands in the source of the script. */
  readonly span: Span
  /** As written, on one line. */
  readonly text: string
  /** Where a place in the cell stands in the source. */
  place(span: Span): Span
  /** The same at the place where it was read first, and how much farther on this one stands. */
  readonly from?: { readonly first: ReadCell; readonly by: number }
}

/** Reads the tokens of one side of a sign; those that are others at another place are read once. */
export const readMember = (
  source: string,
  tokens: readonly Token[],
  parse: TexParser,
  beside: Span,
): Read => {
  const origin = originOf(tokens)
  if (!origin) return readNew(source, tokens, parse, beside)
  const known = firsts.get(origin.first)
  if (known) return movedCell(known, origin.by)
  const read = readNew(source, tokens, parse, beside)
  if (read.kind !== 'cell') return read
  const first = movedCell({ ...read, text: copyOf(read.text) }, -origin.by)
  firsts.set(origin.first, first)
  return movedCell(first, origin.by)
}

const firsts = new WeakMap<readonly Token[], ReadCell>()

const movedCell = (first: ReadCell, by: number): ReadCell => {
  const farther = fartherBy(by)
  return {
    ...first,
    span: farther(first.span),
    place: span => farther(first.place(span)),
    from: { first, by },
  }
}

const readNew = (
  source: string,
  tokens: readonly Token[],
  parse: TexParser,
  beside: Span,
): Read => {
  const bare = trimMember(tokens)
  if (bare.length === 0) return { ...unread(problem('member-missing', beside), ''), span: beside }
  const span = coverOf(bare.map(token => token.span))
  const text = textOf(source.slice(span.start, span.end), bare)
  if (isDots(bare)) return { kind: 'dots', span, text }
  const limit = limitOf(bare, span)
  if (limit) return { ...unread(limit, text), span }
  const joined = joinTokens(bare)
  const tree = parse(joined.text)
  if (tree.kind === 'fault') return { ...unread(faultOf(tree, joined), text), span }
  return {
    kind: 'cell',
    listed: namesListed(bare),
    cell: cellOf(tree.nodes, joined.text),
    span,
    text,
    place: ({ start, end }) => joined.spanOf(start, end),
  }
}

const cellOf = (nodes: readonly TexNode[], text: string): Cell => {
  const span = { start: 0, end: text.length }
  const placeOf = placer(nodes, text)
  return { nodes, span, text, spanOf: some => placeOf(some) ?? span }
}

/** A member that says nothing but why it is not read. */
export const unread = (found: Problem, text: string): Member => ({
  kind: 'unread',
  span: found.span,
  text,
  problem: found,
})

/** As written; over several rows, comments and formulas as KaTeX reads it. */
const textOf = (written: string, tokens: readonly Token[]): string => {
  const isPlain = !tokens.some(one => one.isAdded) && !/\\\\|(?<!\\)[%&]/.test(written)
  return (isPlain ? written : joinTokens(tokens).text).replace(/\s+/g, ' ').trim()
}

const limitOf = (tokens: readonly Token[], span: Span): Problem | undefined => {
  if (tokens.length > MOST_TOKENS)
    return problem('member-too-long', span, { limit: `${MOST_TOKENS}` })
  const nested = nestOf(tokens).depth.reduce((most, depth) => Math.max(most, depth), 0)
  const deepest = Math.max(nested, braceDepth(tokens))
  return deepest > DEEPEST ? problem('member-too-deep', span, { limit: `${DEEPEST}` }) : undefined
}

/** Braces that are never closed count too. */
const braceDepth = (tokens: readonly Token[]): number => {
  let depth = 0
  let most = 0
  for (const { text } of tokens) {
    if (text === '{' || text === '\\left' || text === '\\begin') depth++
    if (text === '}' || text === '\\right' || text === '\\end') depth--
    most = Math.max(most, depth)
  }
  return most
}

const faultOf = ({ message, start, end }: TexFault, joined: Joined): Problem => {
  const span = joined.spanOf(start, Math.max(end, start + 1))
  const command = /^Undefined control sequence: (\\.*)$/.exec(message)?.[1]
  return command === undefined
    ? problem('latex-broken', span, { message })
    : problem('latex-command', span, { command })
}
