import { called, numeral } from '../../core/nodes.ts'
import type { Syntax } from '../../core/syntax.ts'
import { hcat } from '../../ops/hcat.ts'
import { ones } from '../../ops/ones.ts'
import type { Context } from './context.ts'
import { infix } from './infix.ts'
import { isDots, type Piece } from './piece.ts'
import { isAlongAxes, type Run, runOf, startOf } from './run.ts'

type Row = readonly (readonly Piece[])[]

/**
 * A matrix with columns of one number before all entries of a name, `1 & x_{11} & \cdots & x_{1K}` in each
 * row: these columns beside x. Undefined for anything else.
 */
export const bordered = (context: Context, cells: readonly Row[]): Syntax | undefined => {
  const rows = cells.filter(row => row.some(cell => cell.length > 0 && !isDots(cell)))
  const at = rows[0]?.findIndex(isDots) ?? -1
  const isRun = (row: Row) => row.findIndex(isDots) === at && row.length === at + 2
  if (at < 2 || rows.length < 2 || !rows.every(isRun)) return undefined
  const [first, last] = [rows[0], rows.at(-1)] as [Row, Row]
  const read = (row: Row, n: number) => context.read.expression(context, row[n] ?? [])
  const inside = insideOf(context, [read(first, at - 1), read(first, at + 1), read(last, at + 1)])
  if (!inside) return undefined
  const numbers = first.slice(0, at - 1).map((_, n) => sameNumber(rows.map(row => row[n] ?? [])))
  const columns = numbers.flatMap(text => (text ? [columnOf(text, inside.height)] : []))
  return columns.length === numbers.length ? called(hcat.name, [...columns, inside.of]) : undefined
}

/** The name of which the corners are those of all entries, and how many rows it has. */
const insideOf = (
  { symbols }: Context,
  [left, right, below]: readonly [Syntax, Syntax, Syntax],
): { readonly of: Syntax; readonly height: Syntax } | undefined => {
  const [across, down] = [runOf(left, right, 'j'), runOf(right, below, 'i')]
  const isAll = (run: Run | undefined, letter: string): run is Run =>
    run !== undefined && run.general.kind === 'indexed' && isAlongAxes(symbols, run, letter)
  if (!isAll(across, 'j') || !isAll(down, 'i') || left.kind !== 'indexed') return undefined
  const start = startOf(down) ?? 1
  const height = start === 1 ? down.last : infix('+', down.last, numeral(1 - start))
  return { of: left.base, height }
}

/** The digits that are all that stands in each cell. */
const sameNumber = (column: Row): string | undefined => {
  const texts = column.map(([only, ...more]) =>
    only?.kind === 'digits' && more.length === 0 && only.below.length + only.above.length === 0
      ? only.text
      : undefined,
  )
  return texts.every(text => text === texts[0]) ? texts[0] : undefined
}

const columnOf = (text: string, height: Syntax): Syntax => {
  const column = called(ones.name, [height])
  return text === '1' ? column : infix('*', numeral(text), column)
}
