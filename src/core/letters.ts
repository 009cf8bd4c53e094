import type { Fresh } from './term.ts'

/** Letters as the notes use them; after them `i1, j1, …`. */
const ALPHABET = ['i', 'j', 'k', 'l', 'r', 's', 'a', 'b', 'c', 'd']

/** A source of index letters i, j, k, l, r, s, … that skips every taken name and never repeats itself. */
export const letterSource = (taken: { has(name: string): boolean }): Fresh => {
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
