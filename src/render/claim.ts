import type { Graph } from '../core/graph.ts'
import { mapParts } from '../core/parts.ts'
import type { Claim, Derivative, Syntax } from '../core/syntax.ts'
import { printText } from './text.ts'

/** The sides of a claim as they are printed: no `dA/dB` that would read back as a quotient of names. */
export const claimSides = (
  { left, right }: Pick<Claim, 'left' | 'right'>,
  graph: Graph,
): { readonly left: Syntax; readonly right: Syntax } => ({
  left: printed(left, graph),
  right: printed(right, graph),
})

/** A claim in the language, without calls of values: it reads back. */
export const claimText = ({ meant, condition, ...claim }: Claim, graph: Graph): string => {
  const [own, other] = meant ?? [claim.left, claim.right]
  const { left, right } = claimSides({ left: own, right: other }, graph)
  const where = condition
    ? ` for ${printText(condition.left)} ${condition.sign} ${printText(condition.right)}`
    : ''
  return `${printText(left)} = ${printText(right)}${where}`
}

const printed = (syntax: Syntax, graph: Graph): Syntax => {
  const made = mapParts(syntax, part => printed(part, graph))
  if (made.kind !== 'derivative' || !made.total) return made
  const isQuotient = [made.of, made.by].some(side => graph.names.has(`d${baseOf(side)}`))
  return isQuotient ? asCall(made) : made
}

const asCall = ({ of, by }: Derivative): Syntax => ({
  kind: 'call',
  name: 'grad',
  primes: 0,
  slot: 0,
  args: [of, by],
  options: [],
})

const baseOf = (syntax: Syntax): string =>
  syntax.kind === 'name' ? syntax.name : syntax.kind === 'indexed' ? baseOf(syntax.base) : ''
