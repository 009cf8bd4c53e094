import type { Finding } from '../core/finding.ts'
import type { VerifiedFacts } from '../render/lang.ts'

/** What several findings come to. */
export const factsOfFindings = (
  steps: readonly Finding[],
  claims: readonly Finding[],
  seed: number,
): VerifiedFacts => {
  const all = [...steps, ...claims]
  return {
    seed,
    steps: steps.length,
    claims: claims.length,
    proved: all.filter(f => f.verdict === 'proved').length,
    undecided: all.filter(f => f.verdict === 'undecided').length,
    draws: all.reduce((least, f) => Math.min(least, f.draws), all[0]?.draws ?? 0),
    error: all.reduce((most, f) => Math.max(most, f.error), 0),
  }
}
