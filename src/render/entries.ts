import { ENTRIES, isWordOfClaims } from '../core/claim-words.ts'
import type { EntriesTable } from '../core/entries-table.ts'
import type { Graph } from '../core/graph.ts'
import { mapParts } from '../core/parts.ts'
import type { CallSyntax, Evaluated, Syntax } from '../core/syntax.ts'
import { numeral } from './node.ts'
import { quoteTerm } from './quote.ts'
import { braced, enclosed, FACTOR, type Written } from './written.ts'

/** The sides of a claim with the words that only claims have as printers know them: `entries(…)` with its cells. */
export const withCells = (
  sides: readonly Syntax[],
  tables: readonly EntriesTable[],
  graph: Graph,
): readonly Syntax[] => {
  const left = [...tables]
  const go = (syntax: Syntax): Syntax => {
    if (!isWordOfClaims(graph, syntax)) return mapParts(syntax, go)
    const table = syntax.name === ENTRIES ? left.shift() : undefined
    if (!table) return { ...syntax, name: NABLA_SIGN }
    const columns = table.rows[0]?.length ?? 1
    const args = table.rows.flat().map(cell => (cell ? quoteTerm(cell, graph.names) : DOTS))
    const options = [{ name: 'columns', value: numeral(columns) }]
    return { ...syntax, name: CELLS, args, options }
  }
  return sides.map(go)
}

/** Names that no file can have. */
const CELLS = '\\entries'
export const NABLA_SIGN = '\\nabla'
const DOTS: Syntax = { kind: 'name', name: '\\dots' }

/** A table by its cells, row by row. */
export const isCells = (syntax: Syntax): syntax is CallSyntax =>
  syntax.kind === 'call' && syntax.name === CELLS

/** Each cell where names have other values. */
export const cellsAt = (cells: CallSyntax, evaluated: Evaluated): CallSyntax => ({
  ...cells,
  args: cells.args.map(cell => (cell === DOTS ? cell : { ...evaluated, of: cell })),
})

/** The cell at numbers, where all cells are given. */
export const cellAt = (
  cells: CallSyntax,
  at: readonly Syntax[],
  base: number,
): Syntax | undefined => {
  if (cells.args.includes(DOTS)) return undefined
  const columns = columnsOf(cells)
  const places = at.map(one => (one.kind === 'numeral' ? Number(one.text) - base : Number.NaN))
  const [row = 0, column = 0] = places
  return cells.args[places.length > 1 ? row * columns + column : row]
}

const columnsOf = ({ options: [columns] }: CallSyntax): number =>
  columns?.value.kind === 'numeral' ? Number(columns.value.text) : 1

/** `(a, \\dots, z)`, or a table in round brackets. */
export const writeCells = (cells: CallSyntax, write: (syntax: Syntax) => Written): Written => {
  const columns = columnsOf(cells)
  const parts = cells.args.map(cell => (cell === DOTS ? undefined : write(cell)))
  const rows = Array.from({ length: parts.length / columns }, (_, n) =>
    parts.slice(n * columns, (n + 1) * columns),
  )
  const isTall = parts.some(part => part?.isTall) || rows.length > 1
  const [only] = rows
  if (only && rows.length === 1) {
    const tex = only.map(part => part?.tex ?? '\\dots').join(', ')
    return { tex: enclosed({ tex, level: FACTOR, isTall }), level: FACTOR, isTall }
  }
  const below = parts.some(part => part?.tex.startsWith('\\frac')) ? ' \\\\[4pt] ' : ' \\\\ '
  const tex = rows.map(row => rowTex(row, only ?? [])).join(below)
  return { tex: `\\begin{pmatrix} ${tex} \\end{pmatrix}`, level: FACTOR, isTall }
}

/** Dots run along the axis on which something is left out. */
const rowTex = (
  row: readonly (Written | undefined)[],
  first: readonly (Written | undefined)[],
): string =>
  row
    .map((part, n) => {
      if (part) return part.tex
      const isRow = row.some(other => other !== undefined)
      return isRow ? '\\cdots' : first[n] ? '\\vdots' : ''
    })
    .join(' & ')

/** `\\nabla_x f`; `\\nabla f` where it is not said by what. */
export const writeNabla = (
  { args: [of, by] }: CallSyntax,
  write: (syntax: Syntax) => Written,
): Written => {
  const below = by ? `_${braced(write(by).tex)}` : ''
  return { tex: `\\nabla${below} ${of ? write(of).tex : ''}`, level: FACTOR, isTall: false }
}
