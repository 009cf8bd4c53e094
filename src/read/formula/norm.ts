import { called } from '../../core/nodes.ts'
import type { Syntax } from '../../core/syntax.ts'
import { abs } from '../../ops/abs.ts'
import { det } from '../../ops/det.ts'
import { dot } from '../../ops/dot.ts'
import { norm as euclidean } from '../../ops/norm.ts'
import { norm1 } from '../../ops/norm1.ts'
import { type Context, placed } from './context.ts'
import { type PieceOf, splitAt } from './piece.ts'
import { raised } from './power.ts'
import { rankOf } from './rank.ts'
import { stuck } from './stuck.ts'
import { scriptText } from './written.ts'

/** `\|x\|_2`, `|x|`, `\langle a, b\rangle`: what bars and angles say. */
export const norm = (context: Context, fence: PieceOf<'fence'>): Syntax | undefined => {
  switch (fence.open + fence.close) {
    case '\\Vert\\Vert':
    case '\\lVert\\rVert':
      return raised(context, length(context, fence), fence, fence)
    case '||':
    case '\\lvert\\rvert':
      return raised(context, bars(context, fence), fence, fence)
    case '\\langle\\rangle':
      return raised(context, inner(context, fence), fence, fence)
    default:
      return undefined
  }
}

const length = (context: Context, fence: PieceOf<'fence'>): Syntax => {
  const at = placed(context, fence.nodes)
  const which = scriptText(fence.below)
  const arg = context.read.expression(context, fence.inside)
  if (which === '1') return called(norm1.name, [arg], at)
  const isEuclidean = which === '' || which === '2' || which === 'F'
  return isEuclidean ? called(euclidean.name, [arg], at) : stuck('norm-not-read', [fence])
}

/** Bars around a number are its absolute value, around a vector its length, around a matrix its determinant. */
const bars = (context: Context, fence: PieceOf<'fence'>): Syntax => {
  const at = placed(context, fence.nodes)
  if (fence.below.length > 0) return stuck('norm-not-read', [fence])
  const arg = context.read.expression(context, fence.inside)
  const [grid, ...more] = fence.inside
  if (grid?.kind === 'grid' && more.length === 0) return called(det.name, [arg], at)
  const rank = rankOf(context.symbols, arg)
  if (rank === 'matrix') return called(det.name, [arg], at)
  if (rank !== 'vector' && rank !== 'row') return called(abs.name, [arg], at)
  const isLength = context.choose('bars', fence, 2) === 0
  return called(isLength ? euclidean.name : abs.name, [arg], at)
}

const inner = (context: Context, fence: PieceOf<'fence'>): Syntax => {
  const parts = splitAt(fence.inside, ',', '|')
  if (parts.length !== 2) return stuck('norm-not-read', [fence])
  return called(
    dot.name,
    parts.map(part => context.read.expression(context, part)),
    placed(context, fence.nodes),
  )
}
