import { nearest } from '../core/nearest.ts'
import { type Problem, type ProblemCode, problem } from '../core/problem.ts'
import type { Span } from '../core/syntax.ts'

/** Problems of a task file while it is read. */
export type Report = Problem[]

export const tell = (
  report: Report,
  code: ProblemCode,
  span: Span,
  values: Readonly<Record<string, string>> = {},
): undefined => {
  report.push(problem(code, span, values))
  return undefined
}

/** Tells of a word that is none of the known ones: which is meant, else which there are. */
export const tellUnknown = (
  report: Report,
  what: 'key' | 'value',
  span: Span,
  { found, name, known }: Unknown,
): undefined => {
  const near = nearest(found, known)
  return near === undefined
    ? tell(report, `toml-unknown-${what}`, span, { found, name, known: known.join(', ') })
    : tell(report, `toml-misspelled-${what}`, span, { found, name, near })
}

export interface Unknown {
  readonly found: string
  /** Of the key that has the value, or of the table that has the key. */
  readonly name: string
  readonly known: readonly string[]
}
