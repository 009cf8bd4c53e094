import { type Problem, problem } from '../core/problem.ts'
import type { Syntax } from '../core/syntax.ts'
import { differentials } from './differential.ts'
import { scan } from './lexer.ts'
import { parseTokens } from './nearley.ts'
import { chunkAt } from './split.ts'
import { stuckProblem, tokenProblems } from './stuck.ts'

/** Reads one expression; with the names of a file, `dA/dB` of two of them is a derivative. */
export const parseExpression = (
  source: string,
  known: ReadonlySet<string> = new Set(),
): { readonly syntax?: Syntax; readonly problems: readonly Problem[] } => {
  const all = scan(source).filter(token => token.type !== 'end' || token.text !== 'newline')
  if (all.length === 0) return { problems: [problem('empty-file', { start: 0, end: 0 })] }
  const bad = all.flatMap(tokenProblems)
  if (bad.length > 0) return { problems: bad }
  const chunk = chunkAt(all, 0)
  const tokens = differentials(chunk.tokens, known)
  const parsed = parseTokens<Syntax>('expression', tokens)
  if ('value' in parsed) return chunk.limit ? { problems: [chunk.limit] } : { syntax: parsed.value, problems: [] }
  return { problems: [stuckProblem({ source, start: 'expression', ...chunk, tokens }, parsed).problem] }
}
