import type { Problem } from '../core/problem.ts'
import { languageFor } from './language.ts'

/** A problem as people read it, in a language; without one in that of the file. */
export const formatProblem = async (
  problem: Problem,
  source: string,
  file: string,
  lang?: string,
): Promise<string> => {
  const language = await languageFor({ lang, source })
  const print = await import('../render/problem.ts')
  return print.formatProblem(problem, source, file, await language.messages())
}
