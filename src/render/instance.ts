import type { Counterexample } from '../core/finding.ts'
import { indices, type Nested, nested, offset, type Tensor } from '../core/tensor.ts'
import type { Language } from './lang.ts'
import { printText } from './text.ts'

/** `at x = [1, 2], a = 3: entry [2]: left 4, right 5`; positions are counted from `base`. */
export const instanceText = (found: Counterexample, language: Language, base: number): string => {
  const { left, right } = found
  const values = Object.entries(found.values).map(
    ([name, value]) => `${printText({ kind: 'name', name })} = ${nestedText(value)}`,
  )
  const spot = widestGap(left, right)
  const entry = spot && spot.length > 0 ? `[${spot.map(place => place + base).join(',')}]` : ''
  const sides = [left, right].map(side => (spot ? short(valueAt(side, spot)) : nestedText(side)))
  return language.counterexample(values.join(', '), entry, ...(sides as [string, string]))
}

/** The position at which two tensors of one shape differ most. */
const widestGap = (left: Tensor, right: Tensor): readonly number[] | undefined => {
  if (String(left.dims) !== String(right.dims)) return undefined
  const spots = indices(left.dims)
  const gap = (at: readonly number[]) => Math.abs(valueAt(left, at) - valueAt(right, at))
  return spots.reduce((most, at) => (gap(at) > gap(most) ? at : most), spots[0] ?? [])
}

const valueAt = (x: Tensor, at: readonly number[]): number =>
  x.data[offset(x.dims, at) ?? 0] ?? Number.NaN

/** `[[1, 2], [3, 4]]`; of a large one the first numbers. */
const nestedText = (x: Tensor): string =>
  x.data.length > MOST ? `[${x.data.slice(0, MOST).map(short).join(', ')}, …]` : listText(nested(x))

const listText = (list: Nested): string =>
  typeof list === 'number' ? short(list) : `[${list.map(listText).join(', ')}]`

const MOST = 30

const short = (value: number): string => String(Number(value.toPrecision(4)))
