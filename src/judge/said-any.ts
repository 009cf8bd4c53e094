import { heard } from '../hear/join.ts'

/** Whether the words of a derivation speak of any matrices, and of none with a property. */
export const saysAny = (source: string): boolean => ANY.test(source) && !SPECIAL.test(source)

const ANY = heard(({ matrices }) => matrices.any)
const SPECIAL = heard(({ matrices }) => matrices.special)
