import { name, numeral, sameSyntax } from '../../core/nodes.ts'
import { mapParts, parts } from '../../core/parts.ts'
import type { Syntax } from '../../core/syntax.ts'
import type { Context } from './context.ts'
import { lettersOf } from './elided.ts'
import { infix } from './infix.ts'
import { isMark, type Piece } from './piece.ts'
import { put } from './put.ts'
import { rankOf } from './rank.ts'
import { stuck } from './stuck.ts'

type Cells = readonly (readonly (readonly Piece[])[])[]

/**
 * The general entry of a row, a column or a matrix with dots: what its cells have in common,
 * a letter where the positions run. Columns `\theta_1 g … \theta_M g` are an outer product.
 */
export const generalCell = (context: Context, rows: Cells, around: Piece): Syntax => {
  const read = rows.flatMap(row => {
    const cells = row.filter(cell => cell.length > 0 && !isDots(cell))
    return cells.length > 0 ? [cells.map(cell => context.read.expression(context, cell))] : []
  })
  const [i = 'i', j = 'j'] = freshLetters(context)
  const [row, ...more] = read
  if (!row) return stuck('matrix-not-read', [around])
  if (more.length === 0) return listed(context, row, i, around)
  if (read.every(cells => cells.length === 1)) return listed(context, read.flat(), i, around)
  const whole = common(
    read.map(cells => common(cells, j, around)),
    i,
    around,
  )
  return rankOf(context.symbols, whole) === 'scalar' ? whole : stuck('matrix-not-read', [around])
}

/** One row or column: its general entry, with what is written at the first positions. */
const listed = (
  context: Context,
  cells: readonly Syntax[],
  letter: string,
  around: Piece,
): Syntax => {
  const general = common(cells, letter, around)
  if (rankOf(context.symbols, general) !== 'scalar') return outer(general, letter, around)
  const { base } = context.symbols.graph
  return cells.slice(0, -1).reduce((sum, cell, n) => {
    const place = numeral(base + n)
    const expected = put(general, letter, place)
    if (sameSyntax(expected, cell)) return sum
    const here: Syntax = { kind: 'iverson', sign: '==', left: name(letter), right: place }
    return infix('+', sum, infix('*', here, infix('-', cell, expected)))
  }, general)
}

const isDots = (cell: readonly Piece[]): boolean => cell.length === 1 && isMark(cell[0], '\\dots')

const freshLetters = (context: Context): readonly string[] => {
  const taken = new Set([...lettersOf(context), ...context.symbols.values.keys()])
  return [...'ijklrsuvabc'].filter(letter => !taken.has(letter))
}

/** What cells have in common: the first and the last differ in one position, and the others fit. */
const common = (cells: readonly Syntax[], letter: string, around: Piece): Syntax => {
  const [first, ...more] = cells
  const last = more.at(-1)
  if (!first) return stuck('matrix-not-read', [around])
  if (!last) return first
  const general = merged(first, last, letter)
  if (!general || sameSyntax(general, first)) return stuck('matrix-not-read', [around])
  for (const cell of more) {
    if (!merged(first, cell, letter)) stuck('matrix-not-read', [around])
  }
  return general
}

/** The same tree with the letter at positions that differ; undefined where anything else does. */
const merged = (a: Syntax, b: Syntax, letter: string): Syntax | undefined => {
  if (sameSyntax(a, b)) return a
  if (a.kind !== b.kind) return undefined
  if (a.kind === 'indexed' && b.kind === 'indexed') {
    const base = merged(a.base, b.base, letter)
    const at = a.at.map((place, n) => (sameSyntax(place, b.at[n] ?? place) ? place : name(letter)))
    return base && a.at.length === b.at.length ? { ...a, base, at } : undefined
  }
  return mergedParts(a, b, letter)
}

const mergedParts = (a: Syntax, b: Syntax, letter: string): Syntax | undefined => {
  const [left, right] = [parts(a), parts(b)]
  const isAlike = left.length > 0 && left.length === right.length && isSameNode(a, b)
  if (!isAlike) return undefined
  const both = left.map((part, n) => merged(part, right[n] as Syntax, letter))
  if (both.some(part => part === undefined)) return undefined
  const rest = [...both]
  return mapParts(a, () => rest.shift() as Syntax)
}

/** Whether two nodes are alike but for what is below. */
const isSameNode = (a: Syntax, b: Syntax): boolean => {
  const hole = (): Syntax => ({ kind: 'numeral', text: '0' })
  return sameSyntax(mapParts(a, hole), mapParts(b, hole))
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
