import { termIn } from './entry.ts'
import type { Readers } from './scope.ts'
import { derivativeTerm, derivativeWhole } from './slope.ts'

/** How all parts of an expression are read. */
export const READERS: Readers = { term: termIn, slope: derivativeTerm, slopes: derivativeWhole }
