import type { Derivation } from '../core/derivation.ts'
import type { Graph } from '../core/graph.ts'
import { type Second, secondOrder } from '../derive/second.ts'
import type { Heading, Part } from '../render/sheet.ts'
import { type Verification, verify } from '../verify/verify.ts'

/** A part of the output with what was found of it. */
export interface Verified {
  readonly part: Part
  readonly verification: Verification
}

/** The Hessians by pairs of names and their products with directions, verified. */
export const secondParts = async (
  graph: Graph,
  derivations: readonly Derivation[],
  names: readonly string[],
  seed: number,
): Promise<readonly Verified[]> => {
  const made: Verified[] = []
  for (const { hessian, product } of secondOrder(graph, derivations, names)) {
    const [first, second] = hessian.wrt
    const by = { of: graph.loss, by: [first, second] } as const
    made.push(await verified(hessian, { kind: 'hessian', ...by }, seed))
    if (!product) continue
    const { direction } = product
    made.push(await verified(product, { kind: 'hessian-product', ...by, direction }, seed))
  }
  return made
}

const verified = async (second: Second, heading: Heading, seed: number): Promise<Verified> => {
  const { graph, gradient, derivations, closed } = second
  const verification = await verify(graph, derivations, { seed })
  const judged = derivations.map((derivation, n) => ({
    derivation,
    findings: verification.findings[n] ?? [],
  }))
  const [ofGradient, ofClosed] = verification.claims
  const part = {
    heading,
    graph,
    judged,
    names: derivations.map(d => d.wrt),
    isAsked: true,
    second: {
      definitions: gradient,
      gradient: second.name,
      closed,
      findings: { gradient: ofGradient, closed: ofClosed },
    },
  }
  return { part, verification }
}
