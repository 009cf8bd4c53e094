import type { Style } from '../style.ts'
import { open, plainLetters } from './parts.ts'

/** Least squares as statistics writes it: primes for transposes, a hat over what is found. */
export const regression: Style = {
  ...open,
  name: 'regression',
  notation: { ...plainLetters, words: 'slanted', transpose: 'prime', solved: 'hat' },
}
