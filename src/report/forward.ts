import { subjectOf } from '../core/derivation.ts'
import type { Graph } from '../core/graph.ts'
import { tangentsOf } from '../derive/tangent.ts'
import { verify } from '../verify/verify.ts'
import type { Verified } from './second.ts'

/** Forward derivations from each of the names to the loss, verified. */
export const forwardParts = async (
  graph: Graph,
  names: readonly string[],
  seed: number,
): Promise<readonly Verified[]> => {
  const made: Verified[] = []
  for (const name of names) {
    const { graph: own, by, direction, derivations } = tangentsOf(graph, name)
    const verification = await verify(own, derivations, { seed })
    const judged = derivations.map((derivation, n) => ({
      derivation,
      findings: verification.findings[n] ?? [],
    }))
    const along = direction === undefined ? {} : { direction }
    const heading = { kind: 'forward', of: graph.loss, by: [name, by], ...along } as const
    const part = {
      heading,
      graph: own,
      judged,
      isAsked: true,
      names: derivations.map(subjectOf),
      closed: [],
    }
    made.push({ part, verification })
  }
  return made
}
