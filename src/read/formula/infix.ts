import type { PlacedNode } from '../../core/nodes.ts'
import type { Infix } from '../../core/op.ts'
import type { InfixSyntax, Syntax } from '../../core/syntax.ts'

/** A sign between two operands, placed where these stand. */
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

const around = ({ span: a }: Syntax, { span: b }: Syntax): PlacedNode =>
  a && b ? { span: { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) } } : {}
