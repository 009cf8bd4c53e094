import { timesCondition } from '../core/condition.ts'
import { type Problem, problem, Refused } from '../core/problem.ts'
import type { Chain, Formula, LetterRange, Member, Script, Sign, Unread } from '../core/script.ts'
import type { IversonSyntax, Span, Syntax } from '../core/syntax.ts'
import { tokenProblems } from './characters.ts'
import { changes, differentials, isChange } from './differential.ts'
import { entries } from './entries.ts'
import { type Known, readOnce } from './formulas.ts'
import { letterRanges } from './letter-range.ts'
import { scan, type Token } from './lexer.ts'
import { parseTokens } from './nearley.ts'
import { withoutNumpy } from './numpy.ts'
import { operandEnd } from './operand.ts'
import { placesIn } from './places.ts'
import { chunkAt, closing, isClosing, isOpening } from './split.ts'
import { spanOf, written } from './spot.ts'
import { stuckProblem } from './stuck.ts'

const MOST_TOKENS = 200_000

/**
 * Reads a derivation in plain text: a chain a line or `;`, a line that starts with `=` goes on
 * with the chain before it, marks of a verdict are passed over. `known` are the names of the network,
 * `functions` those that may be called.
 * Throws Refused where the text is too long.
 */
export const parseChain = (
  text: string,
  known: ReadonlySet<string> = new Set(),
  functions: ReadonlySet<string> = known,
): Script => {
  const source = text.replace(/[✓✗].*/gu, mark => ' '.repeat(mark.length))
  const tokens = scan(source, MOST_TOKENS)
  const beyond = tokens[MOST_TOKENS]
  if (beyond) throw new Refused(problem('too-many-tokens', beyond, { limit: `${MOST_TOKENS}` }))
  const names = new Set(known)
  const chains = lines(withoutNumpy(tokens, known)).map(line => {
    const defined = headIn(line, names)
    const own = defined ? new Set([...names, defined]) : names
    const chain = chainOf(source, line, { network: known, names: own, functions })
    if (defined) names.add(defined)
    return chain
  })
  return { source: text, notation: 'text', chains, place: placesIn(text) }
}

/** The tokens of each chain: inside brackets it goes on in the next line, if these are closed at all. */
const lines = (tokens: readonly Token[]): readonly (readonly Token[])[] =>
  cut(tokens, depthAfter).flatMap(line =>
    isBalanced(line) ? [line.filter(({ type }) => type !== 'end')] : cut(line, () => 0),
  )

const depthAfter = (depth: number, token: Token): number =>
  Math.max(0, depth + (isOpening(token) ? 1 : isClosing(token) ? -1 : 0))

/** Cut at the ends of lines, but not where it is deep; a line that starts with a sign goes on. */
const cut = (
  tokens: readonly Token[],
  deeper: (depth: number, token: Token) => number,
): readonly (readonly Token[])[] => {
  const all: Token[][] = []
  let fresh = true
  let depth = 0
  for (const token of tokens) {
    depth = deeper(depth, token)
    if (token.type === 'end' && depth === 0) {
      fresh = true
      continue
    }
    if (all.length === 0 || (fresh && !isEquals(token))) all.push([])
    all.at(-1)?.push(token)
    fresh = false
  }
  return all
}

const isBalanced = (tokens: readonly Token[]): boolean => {
  const open: Token[] = []
  for (const token of tokens) {
    if (isOpening(token)) open.push(token)
    if (!isClosing(token)) continue
    const last = open.pop()
    if (!last || closing(last) !== token.text) return false
  }
  return open.length === 0
}

const isEquals = ({ text }: Token): boolean => text === '=' || text === ':='

/** The name that a chain starts with and no one knows yet: `delta = …`, `d_i = …`, `W[i,j] := …`. */
const headIn = (tokens: readonly Token[], known: ReadonlySet<string>): string | undefined => {
  const [first, next] = tokens
  if (first?.type !== 'name' || !next || known.has(first.text)) return undefined
  if (next.text === '[') return isHead(tokens) ? first.text : undefined
  if (!isEquals(next)) return undefined
  const [, stem, letter = ''] = first.text.match(/^(.+)_([a-z])$/) ?? []
  if (isChange(first.text, known) && mentionsChange(tokens.slice(1), known)) return undefined
  const isPart = known.has(letter) || isLabel(letter, tokens.slice(1), known)
  return isPart ? first.text : (stem ?? first.text)
}

/** Whether a letter below stands below names besides, `δ_h := ∂L/∂z_h`, and nowhere as a position. */
const isLabel = (letter: string, tokens: readonly Token[], known: ReadonlySet<string>): boolean => {
  const names = tokens.filter(({ type }) => type === 'name').map(({ text }) => text)
  const below = names.filter(name => name.endsWith(`_${letter}`))
  return below.length > 0 && below.every(name => known.has(name)) && !names.includes(letter)
}

/** An entry and nothing more before the sign: `dp[k]/dV[i,j]` is no name. */
const isHead = (tokens: readonly Token[]): boolean => {
  const behind = tokens[operandEnd(tokens, 0) + 1]
  return behind !== undefined && isEquals(behind)
}

const mentionsChange = (tokens: readonly Token[], known: ReadonlySet<string>): boolean =>
  tokens.some(({ type, text }) => type === 'name' && isChange(text, known))

/** A chain, and the places for which it is said, `for t = 1..T` at its end. */
const chainOf = (source: string, line: readonly Token[], known: Known): Chain => {
  const end = line.findIndex(({ type }) => type === 'word')
  const tokens = end > 0 ? line.slice(0, end) : line
  const said = line
    .slice(tokens.length + 1)
    .map(({ text }) => text)
    .join('')
  const condition = conditionIn(line.slice(tokens.length + 1))
  const ranges = condition ? [] : rangesIn(said || remarkAbove(source, line))
  const cuts = signs(tokens)
  const ends = [-1, ...cuts, tokens.length]
  const pieces = ends.slice(1).map((end, n) => tokens.slice((ends[n] as number) + 1, end))
  return {
    members: pieces
      .map((piece, n) => memberOf(source, piece, tokens[ends[n + 1] ?? -1], known))
      .map(member => (condition ? underCondition(condition, member) : member)),
    signs: cuts.map((cut, n) =>
      signOf(tokens[cut] as Token, reasonOf(source, pieces[n] as readonly Token[])),
    ),
    ...(ranges.length > 0 && { ranges }),
  }
}

/** `i != j` */
const conditionIn = (said: readonly Token[]): IversonSyntax | undefined => {
  const [left, sign, right] = said
  const isCondition = sign?.text === '!=' || sign?.text === '=='
  if (!isCondition || said.length !== 3 || left?.type !== 'name' || right?.type !== 'name')
    return undefined
  const place = ({ text }: Token): Syntax => ({ kind: 'name', name: text })
  return {
    kind: 'iverson',
    sign: sign.text as IversonSyntax['sign'],
    left: place(left),
    right: place(right),
  }
}

const underCondition = (condition: IversonSyntax, member: Member): Member =>
  member.kind === 'formula'
    ? { ...member, readings: member.readings.map(one => timesCondition(condition, one)) }
    : member

/** `t = 1..T, l = 1..L` */
const rangesIn = (said: string): readonly LetterRange[] =>
  said.split(/,(?=\s*[a-z]+\s*=)/).flatMap(letterRanges)

/** `t = 1..T-1` of a comment `# for t = 1..T-1` right above a chain. */
const remarkAbove = (source: string, [first]: readonly Token[]): string => {
  const above = source.slice(0, source.lastIndexOf('\n', first?.start ?? 0) + 1)
  const [, said = ''] = /(?:^|\n)[ \t]*# *for +([^\n]*)\n$/.exec(above.slice(-LONGEST)) ?? []
  return said
}

/** Most characters of a comment that tells places. */
const LONGEST = 120

/** Where the signs between members stand: outside all brackets; all signs where these do not match. */
const signs = (tokens: readonly Token[]): readonly number[] => {
  if (!isBalanced(tokens)) return tokens.flatMap((token, at) => (isEquals(token) ? [at] : []))
  let depth = 0
  return tokens.flatMap((token, at) => {
    depth += isOpening(token) ? 1 : isClosing(token) ? -1 : 0
    return depth === 0 && isEquals(token) ? [at] : []
  })
}

const signOf = ({ text, start, end }: Token, reason: string): Sign => ({
  span: { start, end },
  kind: text === ':=' ? 'define' : 'equal',
  ...(reason && { reason }),
})

/** A member, `next` the sign behind it. */
const memberOf = (
  source: string,
  piece: readonly Token[],
  next: Token | undefined,
  known: Known,
): Member => {
  const tokens = piece.slice(0, reasonAt(piece))
  const span = tokens.length > 0 ? spanOf(tokens) : emptyAt(source, next)
  const text = source.slice(span.start, span.end).replace(/\s+/g, ' ')
  if (/^(\.\.\.|…)$/.test(text)) return { span, text, kind: 'dots' }
  const read = () => reading(source, tokens, { span, next, known })
  return { span, text, ...readOnce(source, tokens, known, read) }
}

interface Place {
  readonly span: Span
  readonly next: Token | undefined
  readonly known: Known
}

const emptyAt = (source: string, next: Token | undefined): Span => {
  const at = next?.start ?? source.trimEnd().length
  return { start: at, end: at }
}

const reading = (
  source: string,
  piece: readonly Token[],
  { span, next, known }: Place,
): Formula | Unread => {
  const unread = (found: Problem): Unread => ({ kind: 'unread', problem: found })
  if (piece.length === 0) return unread(missing(span, next))
  const [bad] = tokenProblems(piece)
  const { limit } = chunkAt(piece, 0)
  if (bad ?? limit) return unread((bad ?? limit) as Problem)
  const tokens = differentials(entries(piece, known.names), known.names)
  const parsed = parseTokens<Syntax>('expression', tokens)
  if (!('value' in parsed)) {
    const failed = { source, start: 'expression', tokens, open: [] } as const
    return unread(stuckProblem(failed, parsed).problem)
  }
  return { kind: 'formula', readings: [changes(parsed.value, known)] }
}

/** A sign with nothing before it, or nothing behind. */
const missing = (span: Span, next: Token | undefined): Problem =>
  next
    ? problem('missing-operand', next, { found: '=', expected: 'name number (' })
    : problem('unexpected-end', span, { expected: 'name number (' })

const reasonOf = (source: string, piece: readonly Token[]): string =>
  written(source, piece.slice(reasonAt(piece) + 1, -1))

/** Where a reason starts: a last `{…}` with a blank before it, which `h{t}` has not. */
const reasonAt = (tokens: readonly Token[]): number => {
  const open = tokens.findLastIndex(({ text }, at) => {
    const before = tokens[at - 1]
    return text === '{' && before !== undefined && before.end < (tokens[at] as Token).start
  })
  return open > 0 && tokens.at(-1)?.text === '}' ? open : tokens.length
}
