import { type Problem, problem } from '../core/problem.ts'
import type { Token } from './lexer.ts'
import type { Start, Stuck } from './nearley.ts'
import { endsOperand, operandEnd, operandStart, startsOperand } from './operand.ts'
import { closing, isClosing, isOpening } from './split.ts'

/** A statement that could not be read. */
export interface Failed {
  readonly source: string
  readonly start: Start
  readonly tokens: readonly Token[]
  /** Brackets that are never closed. */
  readonly open: readonly Token[]
}

/** What is wrong at the token where a parse stopped, and the token at which to go on if that is before the end. */
export interface Found {
  readonly problem: Problem
  readonly resume?: Token
}

/** The first of the readers below that knows the mistake tells it. */
export const stuckProblem = (failed: Failed, stuck: Stuck): Found => {
  for (const reader of READERS) {
    const found = reader(failed, stuck)
    if (found) return 'problem' in found ? found : { problem: found }
  }
  return { problem: unexpected(failed, stuck) }
}

type Reader = (failed: Failed, stuck: Stuck) => Problem | Found | undefined

const unexpected = ({ tokens }: Failed, { at, expected }: Stuck): Problem => {
  const token = tokens[at]
  const last = tokens.at(-1) as Token
  const values = { expected: [...expected].join(' ') }
  return token
    ? problem('unexpected-token', token, { found: token.value, ...values })
    : problem('unexpected-end', { start: last.end, end: last.end }, values)
}

/** Characters and numbers that mean nothing by themselves. */
export const tokenProblems = (token: Token): readonly Problem[] => {
  if (token.type !== 'bad') return []
  return [problem('unreadable-character', token, { character: token.value })]
}

const READERS: readonly Reader[] = []
export const unused = { endsOperand, operandEnd, operandStart, startsOperand, closing, isClosing, isOpening }
