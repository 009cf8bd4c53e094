import type { Equality, Judgement } from '../core/judgement.ts'

/** What follows from the equalities alone. */
export const summary = (
  seed: number,
  equalities: readonly Equality[],
): Omit<Judgement, 'layout' | 'targets' | 'lacks' | 'ends'> => {
  const wrong = equalities.find(one => one.verdict === 'fails')
  return {
    seed,
    verdict: verdictOf(equalities),
    ...(wrong && { firstWrong: wrong.n }),
    equalities,
  }
}

const verdictOf = (equalities: readonly Equality[]): Judgement['verdict'] => {
  const has = (verdict: Equality['verdict']) => equalities.some(one => one.verdict === verdict)
  if (has('fails')) return 'wrong'
  if (has('unread')) return 'unread'
  return has('undecided') ? 'undecided' : 'correct'
}
