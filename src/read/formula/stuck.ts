import type { ProblemCode } from '../../core/problem.ts'
import type { TexNode } from '../katex.ts'
import { nodesOf, type Piece } from './piece.ts'

/** Thrown where a formula is not understood: a code, the nodes where it is, and values of the message. */
export class Stuck extends Error {
  override name = 'Stuck'
  readonly code: ProblemCode
  readonly nodes: readonly TexNode[]
  readonly values: Readonly<Record<string, string>>
  constructor(
    code: ProblemCode,
    nodes: readonly TexNode[],
    values: Readonly<Record<string, string>>,
  ) {
    super(code)
    this.code = code
    this.nodes = nodes
    this.values = values
  }
}

export const stuck = (
  code: ProblemCode,
  pieces: readonly Piece[],
  values: Readonly<Record<string, string>> = {},
): never => {
  throw new Stuck(code, nodesOf(pieces), values)
}
