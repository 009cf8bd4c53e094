import { Undrawable } from '../numeric/leaves.ts'
import { UsageError } from './options.ts'

/** Assumptions that contradict each other are said to the person, not thrown as defects. */
export const drawing = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Undrawable)) throw error
    throw new UsageError(`no value of ${error.message} is all that the file says of it`)
  }
}
