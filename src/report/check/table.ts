import type { Counterexample } from '../../core/finding.ts'
import { indices, type Nested, nested, offset, type Tensor } from '../../core/tensor.ts'
import { columnsOf } from '../../render/columns.ts'
import { printText } from '../../render/text.ts'
import type { CheckSheet } from './sheet.ts'

/** Numbers that a person can follow: the values, and the two sides entry by entry. */
export const instanceLines = (
  found: Counterexample,
  mentioned: ReadonlySet<string>,
  { words, graph }: Pick<CheckSheet, 'words' | 'graph'>,
): readonly string[] => {
  const values = valuesText(found, mentioned)
  const heading = values === '' ? words.instance.plain : words.instance.at(values)
  const { entry, left, right } = words.table
  const rows = isAlike(found.left, found.right)
    ? entryRows(found, graph.base)
    : [['', listText(nested(found.left)), listText(nested(found.right)), '']]
  const head = found.left.dims.length > 0 ? entry : ''
  return [heading, ...aligned([[head, left, right, ''], ...rows])]
}

const isAlike = (left: Tensor, right: Tensor): boolean => String(left.dims) === String(right.dims)

/** Entries that are shown: those that differ come first where there are more. */
const MOST_ROWS = 9

const entryRows = ({ left, right }: Counterexample, base: number): readonly string[][] => {
  const all = indices(left.dims).map(at => {
    const [a, b] = [valueAt(left, at), valueAt(right, at)]
    const name = at.length === 0 ? '' : `[${at.map(place => place + base).join(',')}]`
    return { differs: differs(a, b), row: [name, figures(a), figures(b), differs(a, b) ? '←' : ''] }
  })
  if (all.length <= MOST_ROWS) return all.map(({ row }) => row)
  const most = all.filter(one => one.differs).slice(0, MOST_ROWS)
  return [...most.map(({ row }) => row), ['…', '', '', '']]
}

const differs = (a: number, b: number): boolean =>
  !(Math.abs(a - b) <= 1e-8 * Math.max(Math.abs(a), Math.abs(b), 1e-6))

const valueAt = (x: Tensor, at: readonly number[]): number =>
  x.data[offset(x.dims, at) ?? 0] ?? Number.NaN

/** `U = [[1, 2], [0, 1]], y = [3, 1]`: of the names that stand in the equality, unless none does. */
const valuesText = ({ values }: Counterexample, mentioned: ReadonlySet<string>): string => {
  const own = Object.entries(values).filter(([name]) => mentioned.has(name))
  const all = (own.length > 0 ? own : Object.entries(values)).map(
    ([name, value]) => `${nameText(name)} = ${listText(nested(value))}`,
  )
  const short = all.filter(text => text.length <= WIDEST_VALUE).slice(0, MOST_VALUES)
  return [...short, ...(short.length < all.length ? ['…'] : [])].join(', ')
}

const WIDEST_VALUE = 60
const MOST_VALUES = 8

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
