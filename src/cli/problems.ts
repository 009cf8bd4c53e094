import type { Problem } from '../core/problem.ts'
import { languageFor } from '../report/language.ts'
import { nameOf } from './input.ts'

/** Tells on standard error what is wrong with a file; the words for it are loaded only then. */
export const tellProblems = async (
  problems: readonly Problem[],
  places: { readonly source: string; readonly file: string; readonly lang: string | undefined },
  kind: 'error' | 'warning' = 'error',
): Promise<void> => {
  if (problems.length === 0) return
  const { source, file, lang } = places
  const messages = await (await languageFor({ lang, source })).messages()
  const { formatProblem } = await import('../render/problem.ts')
  const heading = kind === 'warning' ? messages.phrases.warning : ''
  for (const problem of problems) {
    process.stderr.write(`${heading}${formatProblem(problem, source, nameOf(file), messages)}\n`)
  }
}
