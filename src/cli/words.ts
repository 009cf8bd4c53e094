import type { Remark } from '../core/usage.ts'
import type { Asked } from '../report/language.ts'
import { visible } from './visible.ts'

/** Remarks in words that are safe to print; neither language nor words are loaded for none. */
export const inLanguage = async (
  remarks: readonly Remark[],
  asked: Asked,
): Promise<readonly string[]> => {
  if (remarks.length === 0) return []
  const { languageFor, told } = await import('../report/language.ts')
  return (await told(await languageFor(asked), remarks)).map(visible)
}

/** The language that the command line asks for, whether or not the rest of it can be understood. */
export const langIn = (args: readonly string[]): string | undefined => {
  const at = args.findIndex(arg => arg === '--lang' || arg.startsWith('--lang='))
  const found = args[at] ?? ''
  return found.startsWith('--lang=') ? found.slice('--lang='.length) : args[at + 1 || args.length]
}
