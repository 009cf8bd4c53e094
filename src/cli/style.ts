import { UsageError } from '../core/usage.ts'
import { STYLES } from '../render/style/index.ts'
import type { Style } from '../render/style.ts'
import { languageFor } from '../report/language.ts'
import { listed } from './asked.ts'
import { readSource } from './input.ts'
import { tellProblems } from './problems.ts'

/** What stands behind `--style`: a house style by its name, or a file of one's own. */
export const STYLE_HELP = `${listed(STYLES)}; or a file of your own`

/** Whether a style is a file: by its name, so that no file that happens to be there takes a style's place. */
export const isStyleFile = (style: string | undefined): style is string =>
  style !== undefined && (/[/\\]/.test(style) || style.endsWith('.toml'))

/** The style that is asked for, read if it is a file; `refused` where it was told what is wrong with it. */
export const styleIn = async (
  style: string | undefined,
  places: { readonly source: string; readonly lang: string | undefined },
): Promise<{ readonly style?: string | Style } | 'refused'> => {
  if (!isStyleFile(style)) return style === undefined ? {} : { style }
  const source = readOwn(style)
  const { readStyle } = await import('../house/read.ts')
  const read = readStyle(source)
  if (read.kind === 'readable') return { style: read.style }
  const { name } = await languageFor(places)
  process.exitCode = 2
  await tellProblems(read.problems, { source, file: style, lang: name })
  return 'refused'
}

/** Where there is no such file, the house styles are listed. */
const readOwn = (file: string): string => {
  try {
    return readSource(file)
  } catch (error) {
    const isGone = error instanceof UsageError && error.values.system === 'ENOENT'
    throw isGone ? new UsageError(error.code, { ...error.values, known: listed(STYLES) }) : error
  }
}
