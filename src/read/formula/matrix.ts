import { called, indexed } from '../../core/nodes.ts'
import type { Syntax } from '../../core/syntax.ts'
import { hcat } from '../../ops/hcat.ts'
import { vcat } from '../../ops/vcat.ts'
import { bordered } from './bordered.ts'
import { type Context, placed } from './context.ts'
import { diagonal } from './diagonal.ts'
import { indicesOf } from './indices.ts'
import { generalCell } from './pattern.ts'
import { isDots, type Piece, type PieceOf } from './piece.ts'
import { raised } from './power.ts'
import { stuck } from './stuck.ts'

const MOST_CELLS = 64

/** A matrix of written-out entries; with dots between them its general entry. */
export const matrix = (context: Context, grid: PieceOf<'grid'>, around: Piece): Syntax => {
  const rows = grid.rows.filter(row => row.some(cell => cell.length > 0))
  if (rows.length * (rows[0]?.length ?? 0) > MOST_CELLS || rows.length === 0)
    return stuck('matrix-not-read', [around])
  const hasDots = rows.flat().some(isDots)
  const whole = hasDots
    ? (diagonal(context, rows) ?? bordered(context, rows) ?? generalCell(context, rows, around))
    : explicit(context, rows, around)
  const at = placed(context, around.nodes)
  const below = indicesOf(context, around.below)
  return raised(context, indexed({ ...whole, ...at }, below, at), around, around)
}

const explicit = (
  context: Context,
  rows: readonly (readonly (readonly Piece[])[])[],
  around: Piece,
): Syntax => {
  const width = rows[0]?.length ?? 0
  const isWhole = rows.every(row => row.length === width && row.every(cell => cell.length > 0))
  if (!isWhole) return stuck('matrix-not-read', [around])
  const read = rows.map(row => row.map(cell => context.read.expression(context, cell)))
  return beside(
    vcat.name,
    read.map(row => beside(hcat.name, row)),
  )
}

/** As many groups as it takes, none of which is of one part alone. */
const beside = (of: string, parts: readonly Syntax[]): Syntax => {
  if (parts.length === 1) return parts[0] as Syntax
  if (parts.length <= MOST_BESIDE) return called(of, parts)
  const count = Math.ceil(parts.length / MOST_BESIDE)
  const cut = (n: number) => Math.floor((n * parts.length) / count)
  const groups = Array.from({ length: count }, (_, n) => parts.slice(cut(n), cut(n + 1)))
  return beside(
    of,
    groups.map(group => beside(of, group)),
  )
}

/** Parts that a call takes. */
const MOST_BESIDE = 5
