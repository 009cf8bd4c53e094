import { syntaxKey } from './key.ts'
import type {
  CallSyntax,
  Derivative,
  Name,
  Negation,
  Numeral,
  Span,
  Syntax,
  Transposition,
} from './syntax.ts'

/** Where a node stands in the source; absent on what was not read. */
export interface PlacedNode {
  readonly span?: Span
}

export const name = (of: string, at: PlacedNode = {}): Name => ({ kind: 'name', name: of, ...at })
export const numeral = (text: string | number, at: PlacedNode = {}): Numeral => ({
  kind: 'numeral',
  text: `${text}`,
  ...at,
})
export const negation = (arg: Syntax, at: PlacedNode = {}): Negation => ({
  kind: 'negation',
  arg,
  ...at,
})
export const transposition = (arg: Syntax, at: PlacedNode = {}): Transposition => ({
  kind: 'transposition',
  arg,
  ...at,
})
export const indexed = (base: Syntax, at: readonly Syntax[], place: PlacedNode = {}): Syntax =>
  at.length === 0 ? base : { kind: 'indexed', base, at, ...place }
export const called = (
  of: string,
  args: readonly Syntax[],
  at: PlacedNode = {},
  primes = 0,
): CallSyntax => ({ kind: 'call', name: of, primes, slot: 0, args, options: [], ...at })

/** `∇_by of` */
export const gradient = (of: string, by: Syntax, at: PlacedNode = {}): Derivative => ({
  kind: 'derivative',
  of: name(of, at),
  by,
  total: true,
  isNabla: true,
  ...at,
})

/** `∂of/∂by` */
export const partial = (of: string, by: Syntax): Derivative => ({
  kind: 'derivative',
  of: name(of),
  by,
})

/** Whether two expressions say the same, wherever they stand and however their products are written. */
export const sameSyntax = (a: Syntax, b: Syntax): boolean => syntaxKey(a) === syntaxKey(b)
