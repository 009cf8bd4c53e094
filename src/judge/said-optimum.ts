import { heard } from '../hear/join.ts'

/** Whether the words of a derivation say that a gradient is set to zero. */
export const speaksOfOptimum = (source: string): boolean => SET_TO_ZERO.test(source)

const SET_TO_ZERO = heard(({ optimum }) => optimum)
