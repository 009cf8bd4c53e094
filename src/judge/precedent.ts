import type { End, Equality, EqualityVerdict } from '../core/judgement.ts'
import type { Chain } from '../core/script.ts'
import { judgeChain } from './chain.ts'
import type { Court } from './court.ts'
import type { NameMistake } from './failing.ts'
import { type Past, pastOf } from './past.ts'
import { putBack, type Ruling, rulingOf } from './ruling.ts'
import type { State } from './state.ts'

/**
 * Judges the equalities of a chain, and keeps what the derivation has after it. What was judged before,
 * with the same known before it, is not judged again: places are those of this text.
 */
export const judgeByPrecedent = async (before: State, chain: Chain): Promise<State> => {
  const state = hearing(before, chain)
  const past = pastOf(state, chain)
  if (!past) return judgeChain(state, chain)
  const { precedents } = state.court.shelf
  const known = past.key === undefined ? undefined : precedents.get(past.key)
  if (known?.after && isAffordable(state.name, known)) return putBack(state, chain, known)
  const watched = watch(past.state)
  const after = await judgeChain(watched.state, chain)
  const ruling = watched.isPlain() ? rulingOf(past.state, chain, after, watched.asked()) : undefined
  if (past.key !== undefined && ruling) precedents.set(past.key, ruling)
  return joined(state, past, after)
}

/** What becomes of the equalities of a chain, where that is known without judging it. */
export const verdictsByPrecedent = (
  state: State,
  chain: Chain,
): readonly EqualityVerdict[] | undefined => {
  const key = pastOf(hearing(state, chain), chain)?.key
  const known = key === undefined ? undefined : state.court.shelf.precedents.get(key)
  return known?.equalities.map(({ fields }) => fields.verdict)
}

/** The state with what the words say of this chain. */
const hearing = (state: State, chain: Chain): State => {
  const said = state.court.saidOf(chain)
  if (!said && !state.court.said) return state
  const { said: _, saysAll: __, ...court } = state.court
  const saysAll: Court['saysAll'] = said?.isHere ? 'here' : 'before'
  const told = said && { said: said.names, ...(said.isAll && { saysAll }) }
  return { ...state, court: { ...court, ...told } }
}

/** Whether naming mistakes is as free as it was for the precedent. */
const isAffordable = (name: NameMistake | undefined, { asked }: Ruling): boolean =>
  asked === 0 || name?.budget?.isEnoughFor(asked) === true

/** A state that tells what is asked beside what its key says. */
interface Watched {
  readonly state: State
  /** Nothing was asked whose answer rests on what was asked before. */
  isPlain(): boolean
  /** Sides that were tried for names of mistakes. */
  asked(): number
}

const watch = (state: State): Watched => {
  const { court, name } = state
  const budget = name?.budget
  const start = budget?.left() ?? 0
  let isPlain = true
  const proverOf: typeof court.proverOf = graph => {
    isPlain = false
    return court.proverOf(graph)
  }
  const named: NameMistake | undefined =
    name &&
    (failing => {
      isPlain &&= budget?.isEnoughFor(0) === true
      return name(failing)
    })
  return {
    state: { ...state, court: { ...court, proverOf }, name: named },
    isPlain: () => isPlain,
    asked: () => start - (budget?.left() ?? 0),
  }
}

/** What came of it, with all that was before. */
const joined = (state: State, { state: before }: Past, after: State): State => {
  const { equalities, ends } = before
  const renumbered = renumber(state.equalities.length - equalities.length)
  const earlier = new Map(after.equalities.slice(0, equalities.length).map(one => [one.n, one]))
  return {
    ...after,
    court: state.court,
    name: state.name,
    told: state.told,
    rows: [...state.rows, ...after.rows.map(renumbered.n)],
    equalities: [
      ...state.equalities.map(one => earlier.get(one.n) ?? one),
      ...after.equalities.slice(equalities.length).map(renumbered.equality),
    ],
    ends: [...state.ends, ...after.ends.slice(ends.length).map(renumbered.end)],
  }
}

const renumber = (by: number) => ({
  n: (n: number): number => n + by,
  equality: (one: Equality): Equality => ({ ...one, n: one.n + by }),
  end: (one: End): End => ({ ...one, from: one.from + by, to: one.to + by }),
})
