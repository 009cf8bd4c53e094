import { type Problem, type ProblemCode, problem } from '../core/problem.ts'
import { attempt, type Placed, spanOf } from './refusal.ts'

/** What was found wrong with a file, and what its author should know. */
export interface Report {
  readonly problems: Problem[]
  readonly warnings: Problem[]
}

export const newReport = (): Report => ({ problems: [], warnings: [] })

export const tell = (
  report: Report,
  code: ProblemCode,
  at: Placed,
  values: Problem['values'] = {},
): void => {
  report.problems.push(problem(code, spanOf(at), values))
}

export const warn = (
  report: Report,
  code: ProblemCode,
  at: Placed,
  values: Problem['values'] = {},
): void => {
  report.warnings.push(problem(code, spanOf(at), values))
}

/** The result of a part, or undefined after telling its problems. */
export const tried = <T>(report: Report, part: () => T): T | undefined =>
  attempt(part, report.problems)[0]

/** Problems in the order of the text, each once. */
export const inOrder = (problems: readonly Problem[]): readonly Problem[] => {
  const seen = new Set<string>()
  return problems
    .filter(p => {
      const key = `${p.span.start}:${p.span.end}:${p.code}`
      return !seen.has(key) && seen.add(key)
    })
    .sort((a, b) => a.span.start - b.span.start)
}
