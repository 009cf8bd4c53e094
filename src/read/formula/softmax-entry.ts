import { constantOf } from '../../core/affine.ts'
import { called, name, numeral } from '../../core/nodes.ts'
import { mapParts, parts } from '../../core/parts.ts'
import type { Syntax } from '../../core/syntax.ts'
import { exp } from '../../ops/exp.ts'
import { opCalled } from '../../ops/index.ts'
import { softmax } from '../../ops/softmax.ts'
import type { Context } from './context.ts'
import { openLetters } from './elided.ts'
import { infix } from './infix.ts'
import { put } from './put.ts'
import { axesOf } from './rank.ts'
import { shapeIn } from './symbols.ts'

const MOST_ROWS = 16

/**
 * An entry of a softmax by the entry of its argument written out, `P(W_{11} a_1 + W_{12} a_2)`
 * or `P(\sum_j W_{ij} a_j)`: the exponential over the sum of those of all rows.
 */
export const softmaxEntry = (context: Context, of: string, arg: Syntax): Syntax | undefined => {
  if (opCalled(of) !== softmax) return undefined
  const [letter, ...others] = openLetters(context, arg, new Set())
  if (others.length > 0) return undefined
  if (letter !== undefined) return overLetter(arg, letter)
  const rows = rowsOf(context, arg)
  const [row] = rows.numbers
  if (row === undefined || rows.numbers.size !== 1 || rows.count === undefined) return undefined
  const all = Array.from({ length: rows.count }, (_, n) => raisedRow(context, arg, row, n))
  const below = all.reduce((a, b) => infix('+', a, b))
  return infix('/', called(exp.name, [arg]), below)
}

const overLetter = (arg: Syntax, letter: string): Syntax => {
  const bound = `${letter}'`
  const body = called(exp.name, [put(arg, letter, name(bound))])
  return infix('/', called(exp.name, [arg]), { kind: 'sum', letters: [{ name: bound }], body })
}

interface Rows {
  readonly numbers: ReadonlySet<string>
  /** How many rows the matrices have, where that is a number. */
  readonly count?: number
}

/** The numbers in the first positions of entries of matrices. */
const rowsOf = (context: Context, syntax: Syntax): Rows => {
  const own = matrixEntry(context, syntax)
  const below = parts(syntax).map(part => rowsOf(context, part))
  const numbers = new Set([...(own ? [own.row] : []), ...below.flatMap(b => [...b.numbers])])
  const count = own?.count ?? below.find(b => b.count !== undefined)?.count
  return { numbers, ...(count !== undefined && { count }) }
}

const matrixEntry = (
  { symbols }: Context,
  syntax: Syntax,
): { readonly row: string; readonly count: number | undefined } | undefined => {
  if (syntax.kind !== 'indexed' || syntax.base.kind !== 'name') return undefined
  const [row] = syntax.at
  const { name: of } = syntax.base
  if (row?.kind !== 'numeral' || axesOf(symbols, of) !== 2) return undefined
  const rows = shapeIn(symbols, of)?.[0]
  const count = rows && constantOf(rows)
  return { row: row.text, count: count !== undefined && count <= MOST_ROWS ? count : undefined }
}

/** The same at another row, counted from the base of the network. */
const raisedRow = (context: Context, arg: Syntax, row: string, n: number): Syntax => {
  const to = numeral(n + context.symbols.graph.base)
  return called(exp.name, [moved(context, arg, row, to)])
}

const moved = (context: Context, syntax: Syntax, row: string, to: Syntax): Syntax => {
  if (syntax.kind === 'indexed' && matrixEntry(context, syntax))
    return { ...syntax, at: [to, ...syntax.at.slice(1)] }
  return mapParts(syntax, part => moved(context, part, row, to))
}
