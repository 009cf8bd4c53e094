import type { Expr } from '../core/expr.ts'
import type { Graph } from '../core/graph.ts'
import type { Op } from '../core/op.ts'
import type { Code, Value } from '../core/python.ts'
import type { Dim, Shape } from '../core/shape.ts'
import type { Term } from '../core/term.ts'
import type { PythonNames } from './names.ts'
import type { Writer } from './writer.ts'

/** What formulas are written with: one for each function of a module. */
export interface Book {
  readonly graph: Graph
  readonly py: Writer
  readonly names: PythonNames
  /** A name of the file, or of a gradient that stands in a line above. */
  value(name: string): Value
  /** A size name or a fixed position as a number. */
  size(name: string): Code
  /** The axes of a value that is not there yet: None for sizes that it will tell. */
  expected(shape: Shape): string
  /** An unknown function, its derivative of some order, or its Jacobians. */
  given(name: string, role: Role): string
  /** The places 0, 1, … of an axis, as a variable that is defined above. */
  places(letter: string, dim: Dim): string
  /** Work on a summand, a letter of a sum over members being a variable there. */
  within<T>(letter: string, place: 'loop' | 'summand', work: (variable: string) => T): T
  /** Lines that must stand above the formula; they are taken once. */
  takeLines(): readonly string[]
  readonly read: Readers
}

/** What is asked of an unknown function: itself, f′, f″ …, or the derivatives of a map. */
export type Role = number | 'jacobians' | 'hessians'

/** Wholes and entries contain each other. */
export interface Readers {
  readonly whole: (book: Book, expr: Expr) => Value
  readonly call: (book: Book, op: Op, args: readonly Value[], at: CallOf) => Code
  /** A term without free letters. */
  readonly term: (book: Book, term: Term) => Code
  readonly table: (book: Book, expr: Extract<Expr, { kind: 'table' }>) => Code
}

export interface CallOf {
  readonly attrs: readonly Dim[]
  readonly shape: Shape
}
