import { type Problem, problem } from '../core/problem.ts'
import type { Syntax } from '../core/syntax.ts'
import { tokenProblems } from './characters.ts'
import { differentials } from './differential.ts'
import { scan, type Token } from './lexer.ts'
import { parseTokens } from './nearley.ts'
import { chunkAt, LONGEST } from './split.ts'
import { stuckProblem } from './stuck.ts'

/** An expression that was read, or what is wrong with it. */
export interface Expression {
  readonly syntax?: Syntax
  readonly problems: readonly Problem[]
}

/** Reads one expression; with the names of a file, `dA/dB` of two of them is a derivative. */
export const parseExpression = (
  source: string,
  known: ReadonlySet<string> = new Set(),
): Expression => {
  const all = scan(source, LONGEST + 1).filter(({ text }) => text !== 'newline')
  if (all.length === 0) return { problems: [problem('empty-file', { start: 0, end: 0 })] }
  const bad = tokenProblems(all)
  return bad.length > 0 ? { problems: bad } : read(source, all, known)
}

const read = (source: string, all: readonly Token[], known: ReadonlySet<string>): Expression => {
  const chunk = chunkAt(all, 0)
  if (chunk.tokens.length === 0) return { problems: [behind(all[0] as Token)] }
  const tokens = differentials(chunk.tokens, known)
  const failed = { source, start: 'expression', open: chunk.open, tokens } as const
  const parsed = parseTokens<Syntax>('expression', tokens)
  if (!('value' in parsed)) return { problems: [stuckProblem(failed, parsed).problem] }
  if (chunk.limit) return { problems: [chunk.limit] }
  const rest = all[chunk.next]
  return rest ? { problems: [behind(rest)] } : { syntax: parsed.value, problems: [] }
}

const behind = (token: Token): Problem =>
  problem('unexpected-token', token, { found: token.value, expected: 'end' })
