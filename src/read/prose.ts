import type { LetterRange } from '../core/script.ts'
import type { Span } from '../core/syntax.ts'
import { anyOf } from '../hear/join.ts'
import { type Case, caseOf } from './case.ts'
import {
  CONDITION,
  caseBefore,
  caseBehind,
  caseInRemark,
  FORMULA,
  followsCase,
  goesOn,
  leadsToCase,
  saysTogether,
} from './cases.ts'
import { isCaseBefore, type Stand, standIn } from './clause.ts'
import type { IsIndex } from './note.ts'
import { rangesOf } from './ranges.ts'
import type { Token } from './token.ts'
import { type When, whenOf } from './when.ts'

/** What the prose between formulas says of those that follow. */
export interface ProseReader {
  /** Goes on to a formula, over the prose before it. */
  pass(formula: Span): void
  /** A formula that is part of the prose. */
  say(tokens: readonly Token[]): void
  /** Whether nothing but space stands before the formula, back to the last one. */
  before(): boolean
  /** The case in which the last formula holds, as the prose behind it says; asked before the next. */
  behind(): Case | When | undefined
  /** The places for which the last formula is said, as the prose behind it says: `for $t = 1, …, T$`; asked before `behind`. */
  rangesBehind(): readonly LetterRange[]
  /** Whether the last formula was no claim but a case, as its sentence goes on; asked before `behind`. */
  isCaseBefore(): boolean
  /** What it says of the formula; ends the prose before it. */
  told(): Told
  /** The formula said what a value is, `$t = 1$`: a case, where words make it one. */
  gave(): void
}

/** What the prose before a formula says of it. */
export interface Told {
  /** The case in which it holds. */
  readonly only: Case | When | undefined
  /** It speaks of a case, but it is not heard that it is that of this formula. */
  readonly mayBeOfCase: boolean
  /** The case of which its sentence has spoken already; `given` where a value is told. */
  readonly under: Case | When | 'given' | undefined
  /** Its sentence has words by which something holds in some cases only. */
  readonly isConditional: boolean
}

export const proseReader = (source: string, isIndex: IsIndex): ProseReader => {
  let at = 0
  let prose = ''
  let remarks = ''
  let last: Case | When | undefined
  let conditions: readonly When[] = []
  let cases = 0
  let mayBeOfCase = false
  let ranges: readonly LetterRange[] = []
  let stand: Stand | undefined
  let hasLast = false
  const sentence = caseOfSentence()
  return {
    pass: ({ start, end }) => {
      prose += withoutDelimiters(source.slice(at, start))
      remarks += source.slice(at, start)
      at = Math.max(at, end)
    },
    say: tokens => {
      const one = caseOf(tokens, isIndex)
      const when = one ? undefined : whenOf(tokens, isIndex)
      if (when) conditions = [...conditions, when]
      if (one) cases++
      if (prose.length < FARTHEST && RANGE_BEHIND.test(`${prose}${FORMULA}`))
        ranges = rangesOf(tokens)
      prose += one ? ` ${one.left} ${one.sign} ${one.right} ` : when ? CONDITION : FORMULA
    },
    before: () => prose.replace(/[\s>`\\()[\]]/g, '') === '',
    rangesBehind: () => ranges,
    isCaseBefore: () => isCaseBefore(stand, prose),
    behind: () => {
      if (!hasLast) return undefined
      const found = caseBehind(prose, isIndex, conditions)
      prose = prose.slice(found?.length ?? 0)
      if (found && 'when' in found.only) conditions = conditions.slice(1)
      else if (found) cases--
      return found?.only
    },
    told: () => {
      if (/\p{L}/u.test(prose)) {
        const isOfAll = saysTogether(prose)
        last = isOfAll ? undefined : caseBefore(prose, isIndex, conditions)
        mayBeOfCase = cases > 0 && last === undefined && !isOfAll
      }
      const under = sentence.goOn(prose, last)
      hasLast = true
      cases = 0
      stand = standIn(prose)
      const remarked = caseInRemark(remarks, isIndex)
      prose = ''
      remarks = ''
      conditions = []
      ranges = []
      const isConditional = stand !== undefined
      return { only: remarked ?? last, mayBeOfCase, under, isConditional }
    },
    gave: sentence.gave,
  }
}

/** The case that a sentence has spoken of, from formula to formula. */
const caseOfSentence = () => {
  let under: Told['under']
  let isLed = false
  let isGiven = false
  return {
    goOn: (prose: string, last: Case | When | undefined): Told['under'] => {
      if (isGiven && followsCase(prose)) under = 'given'
      under = last ?? (goesOn(prose) ? under : undefined)
      isLed = leadsToCase(prose)
      isGiven = false
      return under
    },
    gave: () => {
      isGiven = true
      if (isLed) under = 'given'
    },
  }
}

/** Characters between the two. */
const FARTHEST = 200

/** Words that join the first formula of the prose to the one before them. */
const RANGE_BEHIND = new RegExp(
  `^[ \\t,]*(?:\\(?[ \\t]*${anyOf(({ places }) => places.range)})?[ \\t]*${anyOf(({ places }) => places.every)}?[ \\t]*${FORMULA}$`,
  'u',
)

/** Without comments and delimiters of formulas. */
export const withoutDelimiters = (text: string): string =>
  text
    .replace(/(?<!\\)%[^\n]*/g, '')
    .replace(/\\(?:textbf|textit|textsc|emph|underline)\s*\{([^{}]{0,200})\}/g, '$1')
    .replace(/\\(?:begin|end)\s*\{[A-Za-z]+\*?\}|\\[[\]()]|`{3,}\w*|\$/g, '')
