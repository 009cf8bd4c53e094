import type { Graph } from '../core/graph.ts'
import { mapParts } from '../core/parts.ts'
import type { Claim, Derivative, Syntax } from '../core/syntax.ts'

/**
 * The sides of a claim as they are printed: a derivative of the loss with ∂, as
 * in the chains, and no `dA/dB` that would read back as a quotient of names.
 */
export const claimSides = (
  { left, right }: Claim,
  graph: Graph,
): { readonly left: Syntax; readonly right: Syntax } => ({
  left: printed(left, graph),
  right: printed(right, graph),
})

const printed = (syntax: Syntax, graph: Graph): Syntax => {
  const { kind } = syntax
  const made = mapParts(syntax, part => printed(part, graph))
  return kind === 'derivative' && syntax.total ? total(made as Derivative, graph) : made
}

const total = ({ total, ...derivative }: Derivative, graph: Graph): Syntax => {
  const { of, by } = derivative
  if (of.kind === 'name' && of.name === graph.loss) return derivative
  return [of, by].some(side => graph.names.has(`d${baseOf(side)}`))
    ? { kind: 'call', name: 'grad', primes: 0, slot: 0, args: [of, by], options: [] }
    : { ...derivative, ...(total && { total }) }
}

const baseOf = (syntax: Syntax): string =>
  syntax.kind === 'name' ? syntax.name : syntax.kind === 'indexed' ? baseOf(syntax.base) : ''
