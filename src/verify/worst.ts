import type { Finding, Verdict } from '../core/finding.ts'

/** From worst to best. */
const ORDER: readonly Verdict[] = ['failed', 'undecided', 'tested', 'proved']

/** What holds of several equalities together; undefined of none. */
export const worstOf = (found: readonly Finding[]): Finding | undefined => {
  const [worst] = found.toSorted((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict))
  return (
    worst && {
      ...worst,
      error: Math.max(...found.map(one => one.error)),
      draws: Math.min(...found.map(one => one.draws)),
      skipped: Math.max(...found.map(one => one.skipped)),
      uses: [...new Set(found.flatMap(one => one.uses ?? []))],
    }
  )
}
