import { name, numeral, sameSyntax } from '../../core/nodes.ts'
import type { Syntax } from '../../core/syntax.ts'
import type { Context } from './context.ts'
import { infix } from './infix.ts'
import { isDots, type Piece } from './piece.ts'
import { put } from './put.ts'
import { rankOf } from './rank.ts'
import { freshLetters, isAlongAxes, merged, type Run, runOf, startOf } from './run.ts'
import { stuck } from './stuck.ts'

type Cells = readonly (readonly (readonly Piece[])[])[]

/**
 * The general entry of a row, a column or a matrix with dots: what its cells have in common,
 * a letter where the positions run. Columns `\theta_1 g … \theta_M g` are an outer product.
 */
export const generalCell = (context: Context, cells: Cells, around: Piece): Syntax => {
  const read = cells.flatMap(row => {
    const written = row.filter(cell => cell.length > 0 && !isDots(cell))
    return written.length > 0 ? [written.map(cell => context.read.expression(context, cell))] : []
  })
  const [i = 'i', j = 'j'] = freshLetters(context)
  const [row, ...more] = read
  if (!row) return stuck('matrix-not-read', [around])
  if (more.length === 0) return listed(context, row, i, around)
  if (read.every(cells => cells.length === 1)) return listed(context, read.flat(), i, around)
  const rows = read.map(cells => common(cells, j, around).general)
  const whole = common(rows, i, around).general
  return rankOf(context.symbols, whole) === 'scalar' ? whole : stuck('matrix-not-read', [around])
}

/**
 * One row or column: its general entry, with what is written at the first positions. One that lists a
 * whole axis from another number than the file counts from has that numbering: `\beta_0 … \beta_K`.
 */
const listed = (
  context: Context,
  cells: readonly Syntax[],
  letter: string,
  around: Piece,
): Syntax => {
  const run = common(cells, letter, around)
  const { general } = run
  if (rankOf(context.symbols, general) !== 'scalar') return outer(general, letter, around)
  const { base } = context.symbols.graph
  const start = isAlongAxes(context.symbols, run, letter) ? (startOf(run) ?? base) : base
  return cells.slice(0, -1).reduce((sum, cell, n) => {
    const expected = put(general, letter, numeral(start + n))
    if (sameSyntax(expected, cell)) return sum
    if (start !== base) return stuck('matrix-not-read', [around])
    const place = numeral(base + n)
    const here: Syntax = { kind: 'iverson', sign: '==', left: name(letter), right: place }
    return infix('+', sum, infix('*', here, infix('-', cell, expected)))
  }, general)
}

/** What cells have in common: the first and the last differ in one position, and the others fit. */
const common = (cells: readonly Syntax[], letter: string, around: Piece): Run => {
  const [first, ...more] = cells
  const last = more.at(-1)
  const run = first && (last ? runOf(first, last, letter) : { general: first, first, last: first })
  const isFit = more.every(cell => first && merged(first, cell, letter))
  return run && isFit ? run : stuck('matrix-not-read', [around])
}

/** Columns `t_k g` side by side are `g ⊗ t`. */
const outer = (column: Syntax, letter: string, around: Piece): Syntax => {
  if (column.kind === 'infix' && column.sign === '*') {
    for (const [one, other] of [
      [column.left, column.right],
      [column.right, column.left],
    ] as const) {
      const isFactor =
        one.kind === 'indexed' && sameSyntax({ ...name(letter) }, one.at[0] as Syntax)
      if (isFactor && one.at.length === 1) return infix('⊗', other, one.base)
    }
  }
  return stuck('matrix-not-read', [around])
}
