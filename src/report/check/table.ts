import type { Counterexample } from '../../core/finding.ts'
import { indices, type Nested, nested, offset, type Tensor } from '../../core/tensor.ts'
import { columnsOf } from '../../render/columns.ts'
import { printText } from '../../render/text.ts'
import type { CheckSheet } from './sheet.ts'

/** Numbers that a person can follow: sizes and values, and the two sides entry by entry. */
export const instanceLines = (
  found: Counterexample,
  { words, graph }: Pick<CheckSheet, 'words' | 'graph'>,
): readonly string[] => {
  const { entry, left, right } = words.table
  const rows = isAlike(found.left, found.right)
    ? entryRows(found, graph.base)
    : [['', listText(nested(found.left)), listText(nested(found.right)), '']]
  const head = found.left.dims.length > 0 ? entry : ''
  return [...headingOf(found, words), ...aligned([[head, left, right, ''], ...rows])]
}

/** The values behind what is said before them, or each on a line of its own. */
const headingOf = (
  { sizes, values }: Counterexample,
  { instance }: CheckSheet['words'],
): readonly string[] => {
  const measures = Object.entries(sizes).map(([name, size]) => `${nameText(name)} = ${size}`)
  const all = Object.entries(values).map(
    ([key, value]) => `${keyText(key)} = ${listText(nested(value))}`,
  )
  const together = [...measures, ...all].join(', ')
  if (together === '') return [instance.plain]
  if (together.length <= WIDEST) return [instance.at(together)]
  const shown = all.slice(0, MOST_VALUES).map(text => `  ${clip(text)}`)
  return [
    measures.length > 0 ? instance.at(measures.join(', ')) : instance.plain,
    ...shown,
    ...(shown.length < all.length ? ['  …'] : []),
  ]
}

const WIDEST = 72
const WIDEST_VALUE = 96
const MOST_VALUES = 10

const clip = (text: string): string =>
  text.length > WIDEST_VALUE ? `${text.slice(0, WIDEST_VALUE)}…` : text

/** A name, or `∂ε/∂q` of names. */
const keyText = (key: string): string =>
  key
    .split('/')
    .map(part => (part.startsWith('∂') ? `∂${nameText(part.slice(1))}` : nameText(part)))
    .join('/')

const isAlike = (left: Tensor, right: Tensor): boolean => String(left.dims) === String(right.dims)

/** Entries that are shown: those that differ come first where there are more. */
const MOST_ROWS = 9

const entryRows = ({ left, right, letters }: Counterexample, base: number): readonly string[][] => {
  const all = indices(left.dims).map(at => {
    const [a, b] = [valueAt(left, at), valueAt(right, at)]
    const name = placeText(
      at.map(place => place + base),
      letters,
    )
    return { differs: differs(a, b), row: [name, figures(a), figures(b), differs(a, b) ? '←' : ''] }
  })
  if (all.length <= MOST_ROWS) return all.map(({ row }) => row)
  const most = all.filter(one => one.differs).slice(0, MOST_ROWS)
  return [...most.map(({ row }) => row), ['…', '', '', '']]
}

/** `i=1, j=2`, or `[1,2]` where the axes have no letters. */
const placeText = (at: readonly number[], letters: readonly string[] = []): string => {
  if (at.length === 0) return ''
  return letters.length === at.length
    ? at.map((place, n) => `${nameText(letters[n] ?? '')}=${place}`).join(', ')
    : `[${at.join(',')}]`
}

const differs = (a: number, b: number): boolean =>
  !(Math.abs(a - b) <= 1e-8 * Math.max(Math.abs(a), Math.abs(b), 1e-6))

const valueAt = (x: Tensor, at: readonly number[]): number =>
  x.data[offset(x.dims, at) ?? 0] ?? Number.NaN

const nameText = (name: string): string => printText({ kind: 'name', name })

const listText = (list: Nested): string => {
  if (typeof list === 'number') return figures(list)
  return `[${list.map(listText).join(', ')}]`
}

/** Four figures that count. */
const figures = (value: number): string => String(Number(value.toPrecision(4)))

/** The first column to the left, numbers to the right. */
const aligned = (rows: readonly (readonly string[])[]): readonly string[] => {
  const widths = [0, 1, 2].map(n => Math.max(...rows.map(row => columnsOf(row[n] ?? ''))))
  return rows.map(row => {
    const cells = widths.map((width, n) => {
      const text = row[n] ?? ''
      const gap = ' '.repeat(width - columnsOf(text))
      return n === 0 ? text + gap : gap + text
    })
    return `  ${cells.join('  ')}  ${row[3] ?? ''}`.trimEnd()
  })
}
