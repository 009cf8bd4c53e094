import type { Misconception, Mistake } from '../core/judgement.ts'
import { syntaxKey } from '../core/key.ts'
import { sameSyntax } from '../core/nodes.ts'
import { mapParts } from '../core/parts.ts'
import type { Syntax } from '../core/syntax.ts'
import type { Failing, NameBudget, NameMistake } from '../judge/failing.ts'
import { nameOf } from '../render/node.ts'
import { LESSONS } from './misconceptions/index.ts'
import { PRECEDENCE } from './precedence.ts'
import { freeLetters, nodes, replaced, unplaced } from './rewrite.ts'
import { type Suspect, suspectOf } from './suspect.ts'
import { updatedBy } from './update.ts'

/** Sides tried for one misconception, for one equality, and for one derivation in all. */
const MOST_OF_ONE = 60
const MOST_OF_EQUALITY = 400
const MOST = 4000
/** Nodes of a side in which a mistake is looked for. */
const MOST_NODES = 500

/**
 * Names the mistakes of one derivation. Of an equality that fails it is the first misconception,
 * by precedence, one of whose repairs makes it true.
 */
export const newNamer = (): NameMistake => {
  let left = MOST
  const name = (failing: Failing): Mistake | undefined => {
    const trials = newTrials(failing, Math.min(MOST_OF_EQUALITY, left))
    const mistake = mistakeIn(failing, trials)
    left -= trials.count()
    return mistake
  }
  const budget: NameBudget = {
    left: () => left,
    isEnoughFor: more => left - more >= MOST_OF_EQUALITY,
    spend: sides => {
      left -= sides
    },
  }
  return Object.assign(name, { budget })
}

const mistakeIn = (failing: Failing, trials: Trials): Mistake | undefined => {
  const suspects = sidesInDoubt(failing).map(side => ({ side, at: suspectOf(failing, side) }))
  const unfolded = suspects.flatMap(({ side, at }) => {
    const wrong = withDefinitions(at)
    return wrong === at.wrong ? [] : [{ side, at: { ...at, wrong } }]
  })
  for (const { side, at } of [...suspects, ...unfolded]) {
    if (!isSmall(at.wrong)) continue
    for (const [key] of PRECEDENCE) {
      if (trials.isOver()) return undefined
      const { most } = LESSONS[key]
      const repairs = LESSONS[key].repairs(at)
      const found = firstRepair(repairs, most, one => trials.holds(at, side, one))
      if (found) return mistakeOf(key, side, found)
    }
  }
  return undefined
}

/** As it is told: members of families by their places. */
const mistakeOf = (
  misconception: Misconception,
  side: 'left' | 'right',
  { syntax, values }: Trial,
): Mistake => {
  const told = Object.entries(values).map(([key, value]) => [key, withPlaces(value)] as const)
  return { misconception, side, repair: withPlaces(syntax), values: Object.fromEntries(told) }
}

const withPlaces = (syntax: Syntax): Syntax => {
  if (syntax.kind !== 'name') return mapParts(syntax, withPlaces)
  const named = nameOf(syntax.name)
  return named.kind === 'layered' ? { ...named, ...(syntax.span && { span: syntax.span }) } : syntax
}

/** The side with what its names are defined as: the mistake may stand there. */
const withDefinitions = ({ wrong, definitions }: Suspect): Syntax =>
  replaced(wrong, node => {
    const definition = node.kind === 'name' ? definitions.get(node.name) : undefined
    return definition && freeLetters(definition).size === 0 ? unplaced(definition) : undefined
  })

const isSmall = (side: Syntax): boolean => {
  let count = 0
  for (const _node of nodes(side)) if (++count > MOST_NODES) return false
  return true
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
  most = MOST_OF_ONE,
  holds: (trial: Trial) => boolean,
): Trial | undefined => {
  let tried = 0
  for (const repair of repairs) {
    if (tried++ >= most) return undefined
    if (holds(repair)) return repair
  }
  return undefined
}

/** Whether a repair brings in what the other side is, by a name that was not there: that would be true of anything. */
const isCircular = ({ wrong, other }: Suspect, repaired: Syntax): boolean =>
  !updatedBy(other) &&
  countOf(repaired, other) > countOf(wrong, other) &&
  [...nodes(other)].some(
    node => node.kind === 'name' && countOf(repaired, node) > countOf(wrong, node),
  )

const countOf = (side: Syntax, part: Syntax): number => {
  const key = syntaxKey(part)
  return [...nodes(side)].filter(node => syntaxKey(node) === key).length
}

interface Trials {
  holds(at: Suspect, side: 'left' | 'right', trial: Trial): boolean
  isOver(): boolean
  /** How often the judge was asked. */
  count(): number
}

/** Asks the judge of each side once, and no more often than allowed. */
const newTrials = (failing: Failing, most: number): Trials => {
  const seen = new Map<string, boolean>()
  const ask = (side: 'left' | 'right', syntax: Syntax): boolean => {
    const key = side + syntaxKey(syntax)
    const known = seen.get(key)
    if (known !== undefined) return known
    if (seen.size >= most) return false
    const holds = failing.holdsWith(side, syntax)
    seen.set(key, holds)
    return holds
  }
  return {
    holds: (at, side, { syntax, evidence }) => {
      if (sameSyntax(syntax, at.wrong) || isCircular(at, syntax)) return false
      const other = side === 'left' ? 'right' : 'left'
      return (!evidence || ask(other, evidence)) && ask(side, syntax)
    },
    isOver: () => seen.size >= most,
    count: () => seen.size,
  }
}
