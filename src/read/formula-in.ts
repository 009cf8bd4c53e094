import { fartherBy, moved } from '../core/moved.ts'
import type { Span } from '../core/syntax.ts'
import { type FormulaRead, readFormula } from './formula/read.ts'
import type { Symbols } from './formula/symbols.ts'
import type { TexNode } from './katex.ts'
import type { ReadCell } from './member.ts'

/** What a formula of a document means, with its places there. */
export const formulaIn = (read: ReadCell, symbols: Symbols): FormulaRead => {
  const { cell, place, span } = read
  if (symbols.own.size === 0)
    return read.from ? movedFrom(read.from, symbols) : placed(read, symbols)
  // what stands for a function of the document has its places there already
  return readFormula({ ...cell, span, spanOf: nodes => place(cell.spanOf(nodes)) }, symbols)
}

/** What it means where it was read first, at another place. */
const movedFrom = ({ first, by }: NonNullable<ReadCell['from']>, symbols: Symbols): FormulaRead => {
  const own = meanings.get(symbols) ?? new WeakMap<ReadCell, FormulaRead>()
  meanings.set(symbols, own)
  const found = own.get(first) ?? placed(first, symbols)
  own.set(first, found)
  return placedBy(fartherBy(by), found)
}

const meanings = new WeakMap<Symbols, WeakMap<ReadCell, FormulaRead>>()

const placed = (read: ReadCell, symbols: Symbols): FormulaRead =>
  placedBy(read.place, known(read, symbols))

/** Worked out once for each table of symbols, as long as the tree of the formula is kept. */
const known = ({ cell }: ReadCell, symbols: Symbols): FormulaRead => {
  const own = kept.get(symbols) ?? new WeakMap<readonly TexNode[], FormulaRead>()
  kept.set(symbols, own)
  const found = own.get(cell.nodes) ?? readFormula(cell, symbols)
  own.set(cell.nodes, found)
  return found
}

const kept = new WeakMap<Symbols, WeakMap<readonly TexNode[], FormulaRead>>()

const placedBy = (place: (span: Span) => Span, read: FormulaRead): FormulaRead => {
  if (read.kind === 'formula')
    return { ...read, readings: read.readings.map(one => moved(place, one)) }
  const { problem } = read
  return { ...read, problem: { ...problem, span: place(problem.span) } }
}
