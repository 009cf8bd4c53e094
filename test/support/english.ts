import type { Problem } from '../../src/core/problem.ts'
import { messages } from '../../src/render/lang/en/messages.ts'
import { formatProblem as format } from '../../src/render/problem.ts'

export const MESSAGES = messages.problems

/** A problem in English. */
export const formatProblem = (problem: Problem, source: string, file: string): string =>
  format(problem, source, file, messages)
