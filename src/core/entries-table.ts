import type { Term } from './term.ts'

/** A vector, row or matrix entry by entry: rows of cells, of which those that are elided have none. */
export interface EntriesTable {
  readonly rows: readonly (readonly (Term | undefined)[])[]
}
