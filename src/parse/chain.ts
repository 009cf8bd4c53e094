import { type Problem, problem } from '../core/problem.ts'
import type { Span, Syntax } from '../core/syntax.ts'
import { tokenProblems } from './characters.ts'
import { differentials } from './differential.ts'
import { entries } from './entries.ts'
import { scan, type Token } from './lexer.ts'
import { parseTokens } from './nearley.ts'
import { chunkAt, isClosing, isOpening } from './split.ts'
import { spanOf, written } from './spot.ts'
import { stuckProblem } from './stuck.ts'

/** Members that are set equal, in the order of reading. */
export interface Chain {
  readonly members: readonly Member[]
  /** The first sign is `:=`, so the first member is a new name. */
  readonly defines: boolean
}
export interface Member {
  readonly syntax: Syntax
  readonly span: Span
  /** What stands in `{…}` before the sign that follows. */
  readonly reason?: string
}

const MOST_TOKENS = 200_000

/**
 * Reads a derivation in plain text: a chain a line or `;`, a line that starts
 * with `=` goes on with the chain before it, marks of a verdict are passed over.
 */
export const parseChain = (
  text: string,
  known: ReadonlySet<string> = new Set(),
): { readonly chains: readonly Chain[]; readonly problems: readonly Problem[] } => {
  const source = text.replace(/[✓✗].*/gu, mark => ' '.repeat(mark.length))
  const read = lines(scan(source, MOST_TOKENS)).map(tokens => readChain(source, tokens, known))
  return {
    chains: read.flatMap(({ chain }) => (chain ? [chain] : [])),
    problems: read.flatMap(({ problems }) => problems),
  }
}

/** The tokens of each chain. */
const lines = (tokens: readonly Token[]): readonly (readonly Token[])[] => {
  const all: Token[][] = []
  let fresh = true
  let depth = 0
  for (const token of tokens) {
    depth = Math.max(0, depth + (isOpening(token) ? 1 : isClosing(token) ? -1 : 0))
    if (token.type === 'end') {
      if (depth === 0) fresh = true
      continue
    }
    if (all.length === 0 || (fresh && !isEquals(token))) all.push([])
    all.at(-1)?.push(token)
    fresh = false
  }
  return all
}

const isEquals = ({ text }: Token): boolean => text === '=' || text === ':='

interface Reading {
  readonly chain?: Chain
  readonly problems: readonly Problem[]
}

const readChain = (
  source: string,
  tokens: readonly Token[],
  known: ReadonlySet<string>,
): Reading => {
  const bad = [...tokenProblems(tokens), ...emptyMembers(tokens)]
  if (bad.length > 0) return { problems: bad }
  const read = membersOf(tokens).map(member => readMember(source, member, known))
  const problems = read.flatMap(member => ('code' in member ? [member] : []))
  if (problems.length > 0) return { problems }
  const members = read.flatMap(member => ('code' in member ? [] : [member]))
  return { chain: { members, defines: firstSign(tokens)?.text === ':=' }, problems: [] }
}

/** Signs with nothing before or behind them. */
const emptyMembers = (tokens: readonly Token[]): readonly Problem[] => {
  const places = new Set(signs(tokens))
  const values = { found: '=', expected: 'name number (' }
  return [...places].flatMap(at => {
    const token = tokens[at] as Token
    if (at === 0 || places.has(at - 1)) return [problem('missing-operand', token, values)]
    const end = { start: token.end, end: token.end }
    return at === tokens.length - 1 ? [problem('unexpected-end', end, values)] : []
  })
}

const firstSign = (tokens: readonly Token[]): Token | undefined => tokens[signs(tokens)[0] ?? -1]

/** Where the signs between members stand: outside all brackets. */
const signs = (tokens: readonly Token[]): readonly number[] => {
  let depth = 0
  return tokens.flatMap((token, at) => {
    depth += isOpening(token) ? 1 : isClosing(token) ? -1 : 0
    return depth === 0 && isEquals(token) ? [at] : []
  })
}

const membersOf = (tokens: readonly Token[]): readonly (readonly Token[])[] => {
  const cuts = [-1, ...signs(tokens), tokens.length]
  return cuts.slice(1).map((cut, n) => tokens.slice((cuts[n] as number) + 1, cut))
}

const readMember = (
  source: string,
  all: readonly Token[],
  known: ReadonlySet<string>,
): Member | Problem => {
  const { limit } = chunkAt(all, 0)
  if (limit) return limit
  const cut = reasonAt(all)
  const tokens = differentials(entries(all.slice(0, cut), known), known)
  const parsed = parseTokens<Syntax>('expression', tokens)
  if (!('value' in parsed)) {
    const failed = { source, start: 'expression', tokens, open: [] } as const
    return stuckProblem(failed, parsed).problem
  }
  const reason = written(source, all.slice(cut + 1, -1))
  return { syntax: parsed.value, span: spanOf(tokens), ...(reason && { reason }) }
}

/** Where a reason starts: a last `{…}` with a blank before it, which `h{t}` has not. */
const reasonAt = (tokens: readonly Token[]): number => {
  const open = tokens.findLastIndex(({ text }, at) => {
    const before = tokens[at - 1]
    return text === '{' && before !== undefined && before.end < (tokens[at] as Token).start
  })
  return open > 0 && tokens.at(-1)?.text === '}' ? open : tokens.length
}
