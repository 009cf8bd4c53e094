import type { Equality, Judgement } from '../core/judgement.ts'
import type { Chain } from '../core/script.ts'
import type { Judge } from './judge.ts'
import { summary } from './summary.ts'

/** A judge to whom the definitions that words give are chains like others; they are no equalities of what is told. */
export const withSaidNames =
  (judge: Judge): Judge =>
  async (script, name) => {
    const { said = [] } = script
    if (said.length === 0) return judge(script, name)
    const places = new Set(said.map(placeOf))
    return told(await judge({ ...script, chains: merged(script.chains, said) }, name), places)
  }

/** Chains of two kinds in the order of reading. */
export const merged = (some: readonly Chain[], others: readonly Chain[]): readonly Chain[] =>
  [...some, ...others].toSorted((a, b) => placeOf(a) - placeOf(b))

const placeOf = ({ signs: [sign] }: Pick<Chain, 'signs'>): number => sign?.span.start ?? 0

/** Without the equalities at some places, and with the numbers of the others among themselves. */
const told = (judged: Judgement, places: ReadonlySet<number>): Judgement => {
  const kept = judged.equalities.filter(({ sign }) => !places.has(sign.span.start))
  const numbers = new Map(kept.map((one, at) => [one.n, at + 1]))
  const numberOf = (one: Equality): Equality => ({ ...one, n: numbers.get(one.n) as number })
  const { firstWrong, ...rest } = judged
  return {
    ...rest,
    ...summary(judged.seed, kept.map(numberOf)),
    ends: judged.ends.flatMap(end => {
      const [from, to] = [numbers.get(end.from), numbers.get(end.to)]
      return from === undefined || to === undefined ? [] : [{ ...end, from, to }]
    }),
  }
}
