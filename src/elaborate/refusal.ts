import { type Problem, type ProblemCode, problem } from '../core/problem.ts'
import type { Span, Syntax } from '../core/syntax.ts'

/** Thrown where a part of a statement makes no sense; caught once a statement. */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly problems: readonly Problem[]
  constructor(problems: readonly Problem[]) {
    super(problems.map(p => p.code).join(', '))
    this.problems = problems
  }
}

/** What is said of a place. */
export interface Placed {
  readonly span?: Span
}

export const spanOf = (placed: Placed): Span => placed.span ?? NOWHERE

const NOWHERE: Span = { start: 0, end: 0 }

export const refuse = (code: ProblemCode, at: Placed, values: Problem['values'] = {}): never => {
  throw new Refusal([problem(code, spanOf(at), values)])
}

/** Runs every part, so that the problems of all are told; throws when one was refused. */
export const together = <T>(parts: readonly (() => T)[]): T[] => {
  const problems: Problem[] = []
  const results = parts.flatMap(part => attempt(part, problems))
  if (results.length < parts.length) throw new Refusal(problems)
  return results
}

/** The result in a list, or nothing and its problems. */
export const attempt = <T>(part: () => T, problems: Problem[]): T[] => {
  try {
    return [part()]
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    problems.push(...error.problems)
    return []
  }
}

/** How an operand is called in a hint: itself where it is a name, else a letter. */
export const briefly = (syntax: Syntax, otherwise: string): string =>
  syntax.kind === 'name' ? syntax.name : otherwise
