import { type Problem, problem } from '../core/problem.ts'
import { kindsOf, wantsOperand } from './expected.ts'
import type { Token } from './lexer.ts'
import { EXPRESSION_MISTAKES } from './mistakes.ts'
import type { Start, Stuck } from './nearley.ts'
import { closing, isClosing, isOpening } from './split.ts'
import type { Reader, Spot } from './spot.ts'
import { STATEMENT_MISTAKES } from './statement-mistakes.ts'

/** A statement that could not be read. */
export interface Failed {
  readonly source: string
  readonly start: Start
  readonly tokens: readonly Token[]
  /** Brackets that are never closed, outermost first. */
  readonly open: readonly Token[]
}

/** What is wrong, and the token at which reading goes on if that is before the end of the statement. */
export interface Found {
  readonly problem: Problem
  readonly resume?: Token
}

/** What is wrong where a parse stopped: the first reader that knows the mistake tells it. */
export const stuckProblem = (failed: Failed, stuck: Stuck): Found => {
  const spot: Spot = { ...failed, ...stuck, ...around(failed, stuck) }
  const open = unclosed(spot)
  if (open) return open
  for (const reader of READERS) {
    const found = reader(spot)
    if (found) return { problem: found }
  }
  return { problem: unexpected(spot) }
}

const around = ({ tokens }: Failed, { at }: Stuck): Pick<Spot, 'token' | 'inside'> => {
  const open: Token[] = []
  for (const token of tokens.slice(0, at)) {
    if (isOpening(token)) open.push(token)
    else if (isClosing(token)) open.pop()
  }
  return { token: tokens[at], inside: open.at(-1) }
}

/**
 * A bracket counts as never closed where that is so, or where a later line
 * inside it makes no sense but looks like a statement; reading goes on there.
 */
const unclosed = ({ token, inside, open, tokens, at }: Spot): Found | undefined => {
  if (!inside) return undefined
  const found = problem('unclosed-bracket', inside, { open: inside.value, close: closing(inside) })
  const last = open.length > 0
  if (!token) return last ? { problem: found } : undefined
  if (token.type === 'end') return { problem: found, resume: token }
  const line = tokens.findLastIndex((one, n) => n <= at && one.first)
  const resume = tokens[line]
  const below = resume && resume.start > inside.start
  return below && (last || isStatement(tokens, line)) ? { problem: found, resume } : undefined
}

/** Whether a line inside brackets looks like a statement of its own. */
const isStatement = (tokens: readonly Token[], line: number): boolean => {
  const end = tokens.findIndex((one, n) => n > line && one.first)
  const words = tokens.slice(line, end < 0 ? tokens.length : end)
  return words.some(({ text, type }) => text === '=' || text === ':' || type === 'directive')
}

const missingOperand: Reader = ({ token, expected }) =>
  token && wantsOperand(expected)
    ? problem('missing-operand', token, valuesOf(token, expected))
    : undefined

const valuesOf = (
  token: Token,
  expected: ReadonlySet<string>,
): Readonly<Record<string, string>> => ({
  found: token.value,
  expected: kindsOf(expected).join(' '),
})

const unexpected = ({ token, tokens, expected }: Spot): Problem => {
  const { end } = tokens.at(-1) as Token
  if (token) return problem('unexpected-token', token, valuesOf(token, expected))
  return problem('unexpected-end', { start: end, end }, { expected: kindsOf(expected).join(' ') })
}

const READERS: readonly Reader[] = [...STATEMENT_MISTAKES, ...EXPRESSION_MISTAKES, missingOperand]
