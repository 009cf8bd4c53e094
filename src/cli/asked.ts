import { resolve } from 'node:path'
import { type Remark, remark, UsageError } from '../core/usage.ts'
import type { Malformed } from '../report/read.ts'
import { complain } from './output.ts'
import { tellProblems } from './problems.ts'
import { visible } from './visible.ts'
import { inLanguage } from './words.ts'

/** Names of what there is, for help. */
export const listed = (all: readonly { readonly name: string }[]): string =>
  all.map(one => one.name).join(', ')

/** A result never replaces its own input. */
export const refuseSameFile = (file: string, output?: string): void => {
  if (file === '-' || output === undefined || output === '-') return
  if (resolve(file) === resolve(output)) throw new UsageError('output-is-input')
}

/** The number of `--seed`. */
export const seedIn = (text: string): number => wholeIn('--seed', text, 0)

/** The whole number of an option. */
export const wholeIn = (option: string, text: string, least: number): number => {
  const value = Number(text)
  if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value >= least) return value
  throw new UsageError('whole-number', { option, least: `${least}`, found: visible(text) })
}

/** Where a result comes from and goes to, and in which language is spoken of it. */
export interface Places {
  readonly source: string
  readonly file: string
  readonly output: string | undefined
  /** Of the option; else the file's own holds. */
  readonly lang: string | undefined
}

/** Tells what is wrong with a file. */
export const refuse = async ({ problems }: Malformed, places: Places): Promise<void> => {
  process.exitCode = 2
  await tellProblems(problems, places)
}

/** Sets the exit status by what was found, and says why it is not 0. */
export const tellVerdict = async (
  isSound: boolean,
  defects: readonly string[],
  places: Places,
): Promise<void> => {
  await tellDefects(defects, places)
  if (isSound) return
  process.exitCode = 1
  if (defects.length === 0) await tell([remark('not-verified')], places)
}

/** Mistakes of this program. */
export const tellDefects = (defects: readonly string[], places: Places): Promise<void> =>
  tell(
    defects.map(what => remark('defect', { what })),
    places,
  )

/** Remarks on standard error. */
export const tell = async (
  remarks: readonly Remark[],
  { lang, source }: Pick<Places, 'lang' | 'source'>,
): Promise<void> => {
  for (const words of await inLanguage(remarks, { lang, source })) complain(words)
}
