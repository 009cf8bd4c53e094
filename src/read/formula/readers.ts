import type { Readers } from './context.ts'
import { expression, rest, term } from './expression.ts'
import { factor } from './factor.ts'

/** What reads parts of formulas. */
export const READERS: Readers = { expression, rest, term, factor }
