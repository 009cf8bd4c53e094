import { resolve } from 'node:path'
import { UsageError } from '../report/options.ts'
import type { Malformed } from '../report/read.ts'
import { Failure } from './failure.ts'
import { complain } from './output.ts'
import { tellProblems } from './problems.ts'
import { visible } from './visible.ts'

/** What was asked for in vain is a failure of the command. */
export const asked = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    throw error instanceof UsageError ? new Failure(visible(error.message)) : error
  }
}

/** Names of what there is, for help. */
export const listed = (all: readonly { readonly name: string }[]): string =>
  all.map(one => one.name).join(', ')

/** A result never replaces its own input. */
export const refuseSameFile = (file: string, output?: string): void => {
  if (file === '-' || output === undefined || output === '-') return
  if (resolve(file) === resolve(output)) throw new Failure('the output would replace the input')
}

/** The number of `--seed`. */
export const seedIn = (text: string): number => {
  const seed = Number(text)
  if (/^\d+$/.test(text) && Number.isSafeInteger(seed)) return seed
  throw new Failure(`--seed needs a whole number, not ${visible(text)}`)
}

/** Where a result comes from and goes to. */
export interface Places {
  readonly source: string
  readonly file: string
  readonly output: string | undefined
}

/** Tells what is wrong with a file. */
export const refuse = async ({ problems }: Malformed, places: Places): Promise<void> => {
  process.exitCode = 2
  await tellProblems(problems, places)
}

/** Sets the exit status by what was found, and says why it is not 0. */
export const tellVerdict = (isSound: boolean, defects: readonly string[]): void => {
  for (const defect of defects) {
    complain(`a defect in gradproof: ${visible(defect)}; please report it with the file`)
  }
  if (isSound) return
  process.exitCode = 1
  if (defects.length === 0) complain('not everything could be verified; see the marks')
}
