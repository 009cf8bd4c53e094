import { type Affine, factorsOf } from '../core/affine.ts'
import { productOf } from './size-values.ts'

/** Where the values of letters stand, the values of sizes, and what is subtracted. */
export interface Frame {
  readonly frame: readonly number[]
  readonly sizes: ReadonlyMap<string, number>
  readonly base: number
}

/** Value of an affine form less `base`, as a function of the letters in the frame; `places` are those of the letters. */
export const affineAt = (
  { frame, sizes: known, base }: Frame,
  places: ReadonlyMap<string, number>,
  form: Affine,
): (() => number) => {
  let fixed = form.constant - base
  const moving: Moving[] = []
  for (const [monomial, c] of form.terms) {
    const [letters, sizes] = halves(factorsOf(monomial), name => places.has(name))
    const factor = c * productOf(known, sizes)
    if (letters.length === 0) fixed += factor
    else moving.push({ places: letters.map(name => places.get(name) as number), factor })
  }
  const [first] = moving
  if (!first) return () => fixed
  const [place = 0] = first.places
  if (moving.length === 1 && first.factor === 1 && first.places.length === 1)
    return () => (frame[place] as number) + fixed
  return () => moving.reduce((sum, part) => sum + productAt(part, frame), fixed)
}

/** A number times letters in the frame. */
interface Moving {
  readonly places: readonly number[]
  readonly factor: number
}

const productAt = ({ places, factor }: Moving, frame: readonly number[]): number => {
  let value = factor
  for (const place of places) value *= frame[place] as number
  return value
}

const halves = <T>(all: readonly T[], test: (one: T) => boolean): [T[], T[]] => [
  all.filter(test),
  all.filter(one => !test(one)),
]
