import { type Problem, type ProblemCode, problem } from '../core/problem.ts'
import type { Span, Statement } from '../core/syntax.ts'
import { calledValues, strayWords } from './calls.ts'
import { tokenProblems } from './characters.ts'
import { differentials } from './differential.ts'
import { directive, directiveProblems } from './directive.ts'
import { oneForm } from './forms.ts'
import { scan, type Token } from './lexer.ts'
import { parseTokens, type Start } from './nearley.ts'
import { operandEnd, startsOperand } from './operand.ts'
import { type Chunk, chunkAt, isClosing, isOpening } from './split.ts'
import { stuckProblem } from './stuck.ts'

/** What was read of an equation file, and what was wrong with the rest of it. */
export interface Network {
  readonly statements: readonly Statement[]
  readonly problems: readonly Problem[]
  /** Names that statements which could not be read declare or define: nothing is known of them. */
  readonly unread: ReadonlySet<string>
}

const LONGEST_FILE = 1_000_000
/** Room for some ten thousand equations. */
const MOST_TOKENS = 200_000
const MOST_PROBLEMS = 100

/** Reads an equation file statement by statement; a wrong statement is left out and told. */
export const parseNetwork = (source: string): Network => {
  if (source.length > LONGEST_FILE) return failed('file-too-long', { limit: `${LONGEST_FILE}` })
  const tokens = scan(source, MOST_TOKENS)
  if (tokens.length > MOST_TOKENS) return failed('too-many-tokens', { limit: `${MOST_TOKENS}` })
  if (tokens.every(token => token.type === 'end')) return failed('empty-file')
  return finish(source, readAll(source, oneForm(tokens)))
}

const failed = (code: ProblemCode, values: Readonly<Record<string, string>> = {}): Network => ({
  statements: [],
  problems: [problem(code, { start: 0, end: 0 }, values)],
  unread: new Set(),
})

/** One statement, or what is wrong with it; `resume` where reading must go on before its end. */
interface Reading {
  readonly statement?: Statement
  readonly problems: readonly Problem[]
  readonly resume?: Token
}

const readAll = (source: string, tokens: readonly Token[]): Network => {
  const known = namesOf(tokens)
  const statements: Statement[] = []
  const problems: Problem[] = []
  const unread = new Set<string>()
  let at = 0
  while (at < tokens.length) {
    const chunk = chunkAt(tokens, at)
    const reading = chunk.tokens.length > 0 ? read(source, chunk, known) : NOTHING
    if (reading.statement) statements.push(reading.statement)
    else for (const name of introducedBy(chunk.tokens)) unread.add(name)
    problems.push(...reading.problems)
    if (problems.length >= MOST_PROBLEMS) return { statements, problems: cut(problems), unread }
    at = reading.resume ? tokens.indexOf(reading.resume, at) : chunk.next
  }
  return { statements, problems, unread }
}

/** The names before a colon, else the first name. */
const introducedBy = (tokens: readonly Token[]): readonly string[] => {
  const colon = tokens.findIndex(({ text }) => text === ':' || text === '=')
  const isDeclaration = tokens[colon]?.text === ':'
  return tokens
    .slice(0, isDeclaration ? colon : 1)
    .filter(({ type }) => type === 'name')
    .map(({ text }) => text)
}

const NOTHING: Reading = { problems: [] }

const cut = (problems: readonly Problem[]): readonly Problem[] => {
  const most = problems.slice(0, MOST_PROBLEMS)
  const last = most.at(-1) as Problem
  return [...most, problem('too-many-problems', last.span, { limit: `${MOST_PROBLEMS}` })]
}

/** Names of the file, claims and shorthands left out: in these `dA/dB` is a derivative of those. */
const namesOf = (tokens: readonly Token[]): ReadonlySet<string> => {
  const names = new Set<string>()
  let inClaim = false
  let depth = 0
  let before: Token | undefined
  for (const token of tokens) {
    depth += isOpening(token) ? 1 : isClosing(token) && depth > 0 ? -1 : 0
    if (depth === 0 && (!before || before.type === 'end')) inClaim = CLAIMING.has(token.text)
    if (!inClaim && token.type === 'name') names.add(token.text)
    before = token
  }
  return names
}

const read = (source: string, chunk: Chunk, known: ReadonlySet<string>): Reading => {
  const [first] = chunk.tokens
  if (first?.type === 'directive') return { statement: directive(first), problems: [] }
  const bad = tokenProblems(ownTokens(chunk))
  if (bad.length > 0) return { problems: bad }
  const start = startOf(chunk.tokens)
  const tokens = CLAIMING.has(start) ? differentials(chunk.tokens, known) : chunk.tokens
  const parsed = parseTokens<Statement>(start, tokens)
  if ('value' in parsed && !chunk.limit)
    return { statement: { ...parsed.value, span: spanOf(tokens) }, problems: [] }
  if ('value' in parsed || (chunk.limit && parsed.at >= tokens.length))
    return { problems: [chunk.limit as Problem] }
  const { problem: found, resume } = stuckProblem({ source, start, ...chunk, tokens }, parsed)
  return { problems: [found], ...(resume && { resume }) }
}

/** The tokens without the lines below a bracket that is never closed: those are read by themselves. */
const ownTokens = ({ tokens, open: [bracket] }: Chunk): readonly Token[] => {
  if (!bracket) return tokens
  const below = tokens.findIndex(({ first, start }) => first && start > bracket.start)
  return below < 0 ? tokens : tokens.slice(0, below)
}

const spanOf = (tokens: readonly Token[]): Span => ({
  start: tokens[0]?.start ?? 0,
  end: tokens.at(-1)?.end ?? 0,
})

/** The kind of a statement, told by its first word, or by a colon outside brackets. */
const startOf = (tokens: readonly Token[]): Start => {
  const [first, next] = tokens
  if (first?.text === 'let' && next?.type === 'name') return 'let'
  const isClaim = first?.text === 'claim' && (startsOperand(next) || next?.text === '-')
  if (hasColon(tokens) && !isClaim) return 'declaration'
  const defines = '=[{'.includes(next?.text ?? '=') && !isIverson(tokens.slice(1))
  if (first?.type !== 'name' || defines) return 'equation'
  if (first.text === 'claim') return 'claim'
  return first.text === 'assume' ? 'assumption' : 'equation'
}

/** Statements with derivative signs. */
const CLAIMING: ReadonlySet<string> = new Set(['claim', 'let'])

/** `[a < b]`, and not the positions of an entry. */
const isIverson = (tokens: readonly Token[]): boolean => {
  if (tokens[0]?.text !== '[') return false
  const end = operandEnd(tokens, 0)
  return tokens.slice(0, end).some(({ text }) => COMPARISONS.has(text))
}

const COMPARISONS: ReadonlySet<string> = new Set(['<', '<=', '>', '>=', '==', '!='])

const hasColon = (tokens: readonly Token[]): boolean => {
  let depth = 0
  return tokens.some(token => {
    depth += isOpening(token) ? 1 : isClosing(token) ? -1 : 0
    return depth === 0 && token.text === ':'
  })
}

/** Adds what only shows in read statements; a statement with a problem is left out. */
const finish = (source: string, { statements, problems, unread }: Network): Network => {
  const more = [
    ...directiveProblems(statements),
    ...statements.flatMap(familyProblems),
    ...calledValues(statements, source),
    ...strayWords(statements),
  ].slice(0, MOST_PROBLEMS)
  if (more.length === 0) return { statements, problems: inOrder(problems), unread }
  const holds = ({ span }: Statement): boolean => !more.some(one => isWithin(one.span, span))
  return {
    statements: statements.filter(holds),
    problems: inOrder([...problems, ...more]),
    unread: new Set([...unread, ...statements.filter(s => !holds(s)).flatMap(namesIn)]),
  }
}

const inOrder = (problems: readonly Problem[]): readonly Problem[] =>
  problems.toSorted((a, b) => a.span.start - b.span.start)

const namesIn = (statement: Statement): readonly string[] => {
  if (statement.kind === 'declaration') return statement.names.map(({ name }) => name)
  const defines = statement.kind === 'equation' || statement.kind === 'family'
  return defines ? [statement.name.name] : []
}

const isWithin = (inner: Span, outer: Span): boolean =>
  inner.start >= outer.start && inner.end <= outer.end

const familyProblems = (statement: Statement): readonly Problem[] => {
  if (statement.kind !== 'family' || !statement.range) return []
  const { at, range, name } = statement
  const other = at.kind === 'name' ? at.name : undefined
  if (other === range.letter.name) return []
  const values = { letter: range.letter.name, member: `${name.name}{…}` }
  return [problem('family-letter', range.letter.span ?? statement.span, values)]
}
