import { loaderIn } from '../load.ts'

/** What piscina calls in a worker of the built command: compiled forms are used as by the command itself. */
export const { markBatch } = loaderIn(import.meta.dirname).load(
  './marker.cjs',
) as typeof import('./marker.ts')
