import type { Derivation } from '../core/derivation.ts'
import type { Graph } from '../core/graph.ts'
import { type Second, secondOrder } from '../derive/second.ts'
import type { Heading, Part } from '../render/sheet.ts'
import { type Verification, verify } from '../verify/verify.ts'
/** A part of the output with what was found of it. */
import { drawing, drawing, drawing, drawing, drawing, drawing, drawing, drawing } from './drawn.ts'

export interface Verified {
import { drawing } from './drawn.ts'
  readonly part: Part

import { drawing } from './drawn.ts'

  readonly verification: Verification

import { drawing } from './drawn.ts'

}

/** The Hessians by pairs of names and their products with directions, verified. */
import { drawing, drawing, drawing } from './drawn.ts'
export const secondParts = async (

import { drawing } from './drawn.ts'

  graph: Graph,

import { drawing } from './drawn.ts'

  derivations: readonly Derivation[],

import { drawing } from './drawn.ts'

  names: readonly string[],

import { drawing } from './drawn.ts'

  seed: number,

import { drawing } from './drawn.ts'

): Promise<readonly Verified[]> => {
import { drawing } from './drawn.ts'
  const made: Verified[] = []
import { drawing } from './drawn.ts'
  for (const { hessian, product } of secondOrder(graph, derivations, names)) {
import { drawing } from './drawn.ts'
    const [first, second] = hessian.wrt
import { drawing } from './drawn.ts'
    const by = { of: graph.loss, by: [first, second] } as const
import { drawing } from './drawn.ts'
    made.push(await verified(hessian, { kind: 'hessian', ...by }, seed))
import { drawing } from './drawn.ts'
    if (!product) continue
import { drawing } from './drawn.ts'
    const { direction } = product
import { drawing } from './drawn.ts'
    made.push(await verified(product, { kind: 'hessian-product', ...by, direction }, seed))
import { drawing } from './drawn.ts'
  }
import { drawing } from './drawn.ts'
  return made
import { drawing } from './drawn.ts'
}

import { drawing, drawing } from './drawn.ts'

const verified = async (second: Second, heading: Heading, seed: number): Promise<Verified> => {
import { drawing } from './drawn.ts'
  const { graph, gradient, derivations, closed } = second
import { drawing } from './drawn.ts'
  const verification = await drawing(() => verify(graph, derivations, { seed }))
import { drawing } from './drawn.ts'
  const judged = derivations.map((derivation, n) => ({
import { drawing } from './drawn.ts'
    derivation,
import { drawing } from './drawn.ts'
    findings: verification.findings[n] ?? [],
import { drawing } from './drawn.ts'
  }))
import { drawing } from './drawn.ts'
  const [ofGradient, ofClosed] = verification.claims
import { drawing } from './drawn.ts'
  const part = {
import { drawing } from './drawn.ts'
    heading,
import { drawing } from './drawn.ts'
    graph,
import { drawing } from './drawn.ts'
    judged,
import { drawing } from './drawn.ts'
    names: derivations.map(d => d.wrt),
import { drawing } from './drawn.ts'
    isAsked: true,
import { drawing } from './drawn.ts'
    second: {
import { drawing } from './drawn.ts'
      definitions: gradient,
import { drawing } from './drawn.ts'
      gradient: second.name,
import { drawing } from './drawn.ts'
      closed,
import { drawing } from './drawn.ts'
      findings: { gradient: ofGradient, closed: ofClosed },
import { drawing } from './drawn.ts'
    },
import { drawing } from './drawn.ts'
  }
import { drawing } from './drawn.ts'
  return { part, verification }
import { drawing } from './drawn.ts'
}
