import type { Place } from '../core/script.ts'

/** Lines and columns of the offsets of a text, from 1. */
export const placesIn = (text: string): ((offset: number) => Place) => {
  let starts: readonly number[] | undefined
  return offset => {
    starts ??= [
      0,
      ...[...text.matchAll(/\r\n|[\n\r\u2028\u2029]/g)].map(m => m.index + m[0].length),
    ]
    const line = lastUpTo(starts, offset)
    return { line: line + 1, column: offset - (starts[line] as number) + 1 }
  }
}

/** The place of the last number of an ascending list that is not above a limit. */
const lastUpTo = (numbers: readonly number[], limit: number): number => {
  let [low, high] = [0, numbers.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((numbers[middle] as number) <= limit) low = middle
    else high = middle - 1
  }
  return low
}
