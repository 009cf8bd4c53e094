import type { Derivation } from '../core/derivation.ts'
import type { Graph } from '../core/graph.ts'
import { type Second, secondOrder } from '../derive/second.ts'
import type { Heading, Part } from '../render/sheet.ts'
import { heldFreely } from '../verify/freely.ts'
import { type Verification, verify } from '../verify/verify.ts'
import { assertedIn, type ClosedKind, foundClosed } from './closed.ts'

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
  work: Work,
): Promise<readonly Verified[]> => {
  const made: Verified[] = []
  for (const { hessian, product } of secondOrder(graph, derivations, names)) {
    const [first, second] = hessian.wrt
    const by = { of: graph.loss, by: [first, second] } as const
    made.push(await verified(hessian, { kind: 'hessian', ...by }, work))
    if (!product) continue
    const { direction } = product
    made.push(await verified(product, { kind: 'hessian-product', ...by, direction }, work))
  }
  return made
}

interface Work {
  readonly seed: number
  readonly kind: ClosedKind | undefined
}

const verified = async (
  second: Second,
  heading: Heading,
  { seed, kind }: Work,
): Promise<Verified> => {
  const { graph, gradient, derivations, closed, stated } = second
  const names = derivations.map(d => d.wrt)
  const asked = { graph, names, straight: derivations, derivations, layout: 'gradient' } as const
  const asserted = assertedIn(kind, asked)
  const verification = await heldFreely(
    second,
    await verify(graph, derivations, { seed, stated, closed: asserted }),
  )
  const judged = derivations.map((derivation, n) => ({
    derivation,
    findings: verification.findings[n] ?? [],
  }))
  const [ofGradient, ofClosed] = verification.stated
  const part = {
    heading,
    graph,
    judged,
    names,
    isAsked: true,
    closed: foundClosed(asserted, verification.closed),
    second: {
      definitions: gradient,
      gradient: second.name,
      closed,
      findings: { gradient: ofGradient, closed: ofClosed },
    },
  }
  return { part, verification }
}
