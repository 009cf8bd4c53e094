import type { Aim, Form } from '../core/derivation.ts'
import type { Counterexample, Doubtful, Finding } from '../core/finding.ts'
import type { Env } from '../numeric/evaluate.ts'
import type { Sides } from '../numeric/kinks.ts'
import type { Draw } from '../numeric/sample.ts'
import type { World } from './context.ts'
import type { Judgement } from './judge.ts'

/** An equality to judge, and what the draws have said so far. */
export interface Task {
  readonly left: Form
  readonly right: Form
  /** What the step is about; absent on claims. */
  readonly aim?: Aim
  /** Where it is judged; absent: where gradients are the true ones. */
  readonly env?: <T>(world: World<T>) => Env<T>
  /** Where it may be found to hold as well, if what is compared vanishes: see `World.givenEnv`. */
  readonly given?: <T>(world: World<T>) => Env<T>
  readonly tally: Tally
}
export interface Tally {
  draws: number
  skipped: number
  /** How many draws were skipped for what. */
  readonly doubts: Map<Doubtful, number>
  error: number
  failed: boolean
  /** Draws to be decided at 64 digits. */
  readonly close: CloseCall[]
  /** Sides of kinks that a claim itself has met. */
  readonly sides: Sides
  /** At how many arguments kinks of the network were met in the draws of a claim. */
  readonly points: Map<object, number>
  counterexample?: Counterexample
  /** A draw at which one side was no number anywhere and the other was one. */
  never?: Counterexample
  /** One side was no number at some entries, and agreed with the other at the rest. */
  isPartly?: boolean
  /** The sizes of the counterexample, all together. */
  room: number
}

interface CloseCall {
  readonly draw: Draw
  readonly show: () => Counterexample
  /** True where derivatives were random ones. */
  readonly isGiven: boolean
  /** How large the sides are, where that may be rounding. */
  readonly noise?: number
  /** One side was no number where the other was one, perhaps for want of digits: such a draw counts when it is decided. */
  readonly isHole?: true
}

/** Draws with holes that are decided at 64 digits; more of them count for nothing. */
const MOST_HOLES = 3

export const newTally = (): Tally => ({
  draws: 0,
  skipped: 0,
  doubts: new Map(),
  error: 0,
  failed: false,
  close: [],
  sides: new Map(),
  points: new Map(),
  room: 0,
})

/** Draws that must count before an equality is tested. */
export const ENOUGH = 5

/** Adds one draw's judgement; `show` makes the counterexample when it is the first or has smaller sizes. */
export const count = (
  tally: Tally,
  judgement: Judgement,
  draw: Draw,
  show: () => Counterexample,
): void => {
  if (judgement.kind === 'void') {
    skip(tally, judgement.why)
    if (judgement.isEmpty) tally.never ??= show()
    else if (judgement.why === 'partly-undefined') tally.isPartly = true
    const isHole = judgement.why === 'partly-undefined'
    if (isHole && tally.close.filter(one => one.isHole).length < MOST_HOLES)
      tally.close.push({ draw, show, isGiven: false, isHole })
    return
  }
  const noise = judgement.kind === 'close' ? judgement.noise : undefined
  if (noise !== undefined) {
    tally.close.push({ draw, show, isGiven: false, noise })
    return
  }
  tally.draws++
  tally.error = Math.max(tally.error, judgement.error)
  if (judgement.kind === 'close')
    tally.close.push({ draw, show, isGiven: judgement.isGiven === true })
  if (judgement.kind !== 'unequal') return
  if (!tally.failed || roomOf(draw) < tally.room) {
    tally.counterexample = show()
    tally.room = roomOf(draw)
  }
  tally.failed = true
}

/** Takes back what was found of draws with holes: at 64 digits there were none. */
export const fillHoles = (tally: Tally, filled: number): void => {
  tally.draws += filled
  delete tally.never
  delete tally.isPartly
}

/** Leaves out a draw that says nothing. */
export const skip = (tally: Tally, why: Doubtful): void => {
  tally.skipped++
  tally.doubts.set(why, 1 + (tally.doubts.get(why) ?? 0))
}

const roomOf = ({ sizes }: Draw): number => [...sizes.values()].reduce((sum, size) => sum + size, 0)

/** The verdict of a tally. `complete` is false where a kink was met from one side only. */
export const findingOf = (tally: Tally, complete: boolean): Finding => {
  const { draws, skipped, error, never, isPartly = false } = tally
  const isNever = never !== undefined && draws === 0 && !isPartly
  const failed = tally.failed || isNever
  const decided = complete && draws >= ENOUGH && !never && !isPartly
  const verdict = failed ? 'failed' : decided ? 'tested' : 'undecided'
  const counterexample = tally.counterexample ?? (isNever ? never : undefined)
  const shown = counterexample && { counterexample }
  return {
    verdict,
    error,
    draws,
    skipped,
    ...(verdict === 'undecided' && { doubt: doubtIn(tally) }),
    ...shown,
  }
}

/** What kept most draws from counting; where enough of them did, a kink was met from one side only. */
const doubtIn = ({ draws, doubts, never, isPartly }: Tally): Doubtful => {
  if (never || isPartly) return 'partly-undefined'
  const [most] = draws < ENOUGH ? [...doubts].toSorted(([, a], [, b]) => b - a) : []
  return most?.[0] ?? 'kink'
}
