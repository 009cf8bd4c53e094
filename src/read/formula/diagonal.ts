import { name, sameSyntax } from '../../core/nodes.ts'
import type { Syntax } from '../../core/syntax.ts'
import type { Context } from './context.ts'
import { infix } from './infix.ts'
import { isDots, type Piece } from './piece.ts'
import { freshLetters, isAlongAxes, merged, runOf, startOf } from './run.ts'

type Cells = readonly (readonly (readonly Piece[])[])[]

/**
 * A table with entries and dots on its diagonal and zeros, blanks or dots elsewhere: the general entry, `[i = j] d_i`.
 * Undefined for anything else.
 */
export const diagonal = (context: Context, cells: Cells): Syntax | undefined => {
  if (!isDiagonal(cells)) return undefined
  const written = cells.flatMap((row, n) => {
    const cell = row[n] ?? []
    return isDots(cell) ? [] : [context.read.expression(context, cell)]
  })
  const [i = 'i', j = 'j'] = freshLetters(context)
  const general = generalOf(context, written, i)
  const same: Syntax = { kind: 'iverson', sign: '==', left: name(i), right: name(j) }
  return general && infix('*', same, general)
}

/** With the corners beside the diagonal empty, so that it is seen. */
const isDiagonal = (cells: Cells): boolean => {
  const last = cells.length - 1
  const at = (m: number, n: number): readonly Piece[] => cells[m]?.[n] ?? []
  const isEmpty = (cell: readonly Piece[]) => cell.length === 0 || isZero(cell)
  const isWell = cells.every((row, m) =>
    row.every((cell, n) =>
      m === n ? cell.length > 0 && !isZero(cell) : isEmpty(cell) || isDots(cell),
    ),
  )
  const isSquare = last >= 2 && cells.every(row => row.length <= last + 1)
  const isSeen = isEmpty(at(0, last)) && isEmpty(at(last, 0))
  return isSquare && isSeen && isWell && cells.some((row, n) => isDots(row[n] ?? []))
}

const isZero = ([only, ...more]: readonly Piece[]): boolean =>
  only?.kind === 'digits' && only.text === '0' && more.length === 0 && only.above.length === 0

/** What the written entries have in common, from the first position on to the last. */
const generalOf = (
  { symbols }: Context,
  written: readonly Syntax[],
  letter: string,
): Syntax | undefined => {
  const [first, ...more] = written
  const last = more.at(-1)
  if (!first || !last) return undefined
  if (more.every(one => sameSyntax(one, first))) return first
  const run = runOf(first, last, letter)
  if (!run || !more.every(one => merged(first, one, letter))) return undefined
  const isLoose = run.last.kind === 'name' && !symbols.graph.sizes.includes(run.last.name)
  const isWhole = isAlongAxes(symbols, run, letter)
  return isWhole || (isLoose && startOf(run) === symbols.graph.base) ? run.general : undefined
}
