import type { Fresh } from './term.ts'

/** Letters as the notes use them; after them `i1, j1, …`. */
const ALPHABET = [...'ijklrsabcdghtuvw']

/** Names in use; those of a file are many and never copied. */
export interface Names {
  has(name: string): boolean
}

/** The names of both, without copying either. */
export const besides = (names: Names, own: Names): Names => ({
  has: name => own.has(name) || names.has(name),
})

/** A source of index letters i, j, k, l, r, s, … that skips every taken name and never repeats itself. */
export const letterSource = (taken: Names): Fresh => {
  let next = 0
  return dim => {
    for (;;) {
      const name = letter(next++)
      if (!taken.has(name)) return { name, dim }
    }
  }
}

const letter = (n: number): string => {
  const round = Math.floor(n / ALPHABET.length)
  return `${ALPHABET[n % ALPHABET.length]}${round === 0 ? '' : round}`
}
