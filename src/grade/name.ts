import type { Mistake } from '../core/judgement.ts'
import type { Syntax } from '../core/syntax.ts'
import type { Failing } from '../judge/failing.ts'
import { LESSONS } from './misconceptions/index.ts'
import { PRECEDENCE } from './precedence.ts'
import { sameSyntax, syntaxKey } from './rewrite.ts'
import { type Suspect, suspectOf } from './suspect.ts'
import { updatedBy } from './update.ts'

/** Sides tried for one misconception, and for one equality in all. */
const MOST_OF_ONE = 60
const MOST = 600

/**
 * Names the mistake of an equality that fails: the first misconception, by precedence, one of whose
 * repairs makes it true.
 */
export const nameMistake = (failing: Failing): Mistake | undefined => {
  const holds = newTrials(failing)
  for (const side of sidesInDoubt(failing)) {
    const at = suspectOf(failing, side)
    for (const [key] of PRECEDENCE) {
      const found = firstRepair(LESSONS[key].repairs(at), trial => holds(at, side, trial))
      if (found) return { misconception: key, side, repair: found.syntax, values: found.values }
    }
  }
  return undefined
}

/** The right side; the left one too where it says more than what it is about. */
const sidesInDoubt = ({ left, head }: Failing): readonly ('left' | 'right')[] =>
  head || isBare(left) || updatedBy(left) ? ['right'] : ['right', 'left']

const isBare = (syntax: Syntax): boolean => {
  if (syntax.kind === 'indexed') return isBare(syntax.base)
  return ['name', 'derivative', 'differential', 'layered', 'numeral'].includes(syntax.kind)
}

interface Trial {
  readonly syntax: Syntax
  readonly values: Mistake['values']
  readonly evidence?: Syntax
}

const firstRepair = (
  repairs: Iterable<Trial>,
  holds: (trial: Trial) => boolean,
): Trial | undefined => {
  let tried = 0
  for (const repair of repairs) {
    if (tried++ >= MOST_OF_ONE) return undefined
    if (holds(repair)) return repair
  }
  return undefined
}

/** Asks the judge of each side once, and no more often than there is a budget. */
const newTrials = (failing: Failing) => {
  const seen = new Map<string, boolean>()
  const ask = (side: 'left' | 'right', syntax: Syntax): boolean => {
    const key = side + syntaxKey(syntax)
    const known = seen.get(key)
    if (known !== undefined) return known
    if (seen.size >= MOST) return false
    const holds = failing.holdsWith(side, syntax)
    seen.set(key, holds)
    return holds
  }
  return (at: Suspect, side: 'left' | 'right', { syntax, evidence }: Trial): boolean => {
    if (sameSyntax(syntax, at.wrong)) return false
    const otherSide = side === 'left' ? 'right' : 'left'
    if (evidence && !ask(otherSide, evidence)) return false
    return ask(side, syntax)
  }
}
