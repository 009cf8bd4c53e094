import type { End, Equality, Judgement } from '../core/judgement.ts'
import type { Chain, Script } from '../core/script.ts'
import type { Span } from '../core/syntax.ts'

/** What one file answers to a question, with what became of it. */
export interface Answer {
  readonly script: Script
  readonly judgement: Judgement
  /** Of each equality of the judgement its number in the file. */
  readonly numbers: readonly number[]
}

/** A chain with what became of it. */
export interface JudgedChain {
  readonly chain: Chain
  /** One for each sign. */
  readonly equalities: readonly Equality[]
  /** What it says of derivatives of the loss. */
  readonly ends: readonly End[]
}

/** The chains whose first signs stand in parts of a text, and of each equality its number in the file. */
export const within = (
  script: Script,
  parts: readonly Span[] | undefined,
): { readonly script: Script; readonly numbers: readonly number[] } => {
  const isInside = ({ signs: [sign] }: Chain): boolean =>
    !parts ||
    parts.some(({ start, end }) => sign && sign.span.start >= start && sign.span.start < end)
  let n = 0
  const kept = script.chains.map(chain => {
    const numbers = chain.signs.map(() => ++n)
    return { chain, numbers, isInside: isInside(chain) }
  })
  const inside = kept.filter(one => one.isInside)
  return {
    script: { ...script, chains: inside.map(one => one.chain) },
    numbers: inside.flatMap(one => one.numbers),
  }
}

/** Its chains, each with its equalities. */
export const judgedChains = ({ script, judgement }: Answer): readonly JudgedChain[] => {
  let next = 0
  return script.chains.map(chain => {
    const equalities = judgement.equalities.slice(next, next + chain.signs.length)
    next += chain.signs.length
    const first = equalities[0]?.n
    return { chain, equalities, ends: judgement.ends.filter(end => end.from === first) }
  })
}
