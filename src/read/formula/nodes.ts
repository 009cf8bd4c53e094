import type { Infix } from '../../core/op.ts'
import type { InfixSyntax, Span, Syntax } from '../../core/syntax.ts'

type Placed = { readonly span?: Span }

export const name = (of: string, at: Placed = {}): Syntax => ({ kind: 'name', name: of, ...at })
export const numeral = (text: string | number, at: Placed = {}): Syntax => ({
  kind: 'numeral',
  text: `${text}`,
  ...at,
})
export const infix = (
  sign: Infix,
  left: Syntax,
  right: Syntax,
  written?: InfixSyntax['written'],
): InfixSyntax => ({
  kind: 'infix',
  sign,
  left,
  right,
  ...(written && { written }),
  ...around(left, right),
})
export const negation = (arg: Syntax, at: Placed = {}): Syntax => ({ kind: 'negation', arg, ...at })
export const transposition = (arg: Syntax, at: Placed = {}): Syntax => ({
  kind: 'transposition',
  arg,
  ...at,
})
export const indexed = (base: Syntax, at: readonly Syntax[], place: Placed = {}): Syntax =>
  at.length === 0 ? base : { kind: 'indexed', base, at, ...place }
export const call = (of: string, args: readonly Syntax[], at: Placed = {}, primes = 0): Syntax => ({
  kind: 'call',
  name: of,
  primes,
  slot: 0,
  args,
  options: [],
  ...at,
})

const around = ({ span: a }: Syntax, { span: b }: Syntax): Placed =>
  a && b ? { span: { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) } } : {}

/** Whether two expressions are the same but for their places. */
export const isSame = (a: Syntax, b: Syntax): boolean => keyOf(a) === keyOf(b)

export const keyOf = (syntax: Syntax): string =>
  JSON.stringify(syntax, (key, value) =>
    key === 'span' || key === 'written' || key === 'isGrouped' ? undefined : value,
  )
