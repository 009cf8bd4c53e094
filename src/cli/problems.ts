import type { Problem } from '../core/problem.ts'
import { nameOf } from './input.ts'

/** Tells on standard error what is wrong with a file; the words for it are loaded only then. */
export const tellProblems = async (
  problems: readonly Problem[],
  { source, file }: { readonly source: string; readonly file: string },
  heading = '',
): Promise<void> => {
  if (problems.length === 0) return
  const { formatProblem } = await import('../render/problem.ts')
  for (const problem of problems) {
    process.stderr.write(`${heading}${formatProblem(problem, source, nameOf(file))}\n`)
  }
}
