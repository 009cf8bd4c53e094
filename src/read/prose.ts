import type { LetterRange } from '../core/script.ts'
import type { Span } from '../core/syntax.ts'
import { anyOf } from '../hear/join.ts'
import { type Case, caseOf } from './case.ts'
import { CONDITION, caseBefore, caseBehind, caseInRemark, FORMULA } from './cases.ts'
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
  /** The case in which the formula holds; ends the prose before it. */
  only(): Case | When | undefined
  /** Whether the prose speaks of a case that `only` does not tell; asked before that. */
  hasOther(): boolean
}

export const proseReader = (source: string, isIndex: IsIndex): ProseReader => {
  let at = 0
  let prose = ''
  let remarks = ''
  let last: Case | When | undefined
  let conditions: readonly When[] = []
  let hasCase = false
  let isOther = false
  let ranges: readonly LetterRange[] = []
  const heard = (): Case | When | undefined =>
    /\p{L}/u.test(prose) ? caseBefore(prose, isIndex, conditions) : last
  const hasOther = (): boolean =>
    /\p{L}/u.test(prose) ? hasCase && heard() === undefined : isOther
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
      hasCase ||= one !== undefined
      if (RANGE_BEHIND.test(`${prose}${FORMULA}`)) ranges = rangesOf(tokens)
      prose += one ? ` ${one.left} ${one.sign} ${one.right} ` : when ? CONDITION : FORMULA
    },
    before: () => prose.replace(/[\s>`\\()[\]]/g, '') === '',
    rangesBehind: () => ranges,
    behind: () => {
      const found = caseBehind(prose, isIndex, conditions)
      prose = prose.slice(found?.length ?? 0)
      if (found && 'when' in found.only) conditions = conditions.slice(1)
      return found?.only
    },
    hasOther,
    only: () => {
      isOther = hasOther()
      last = heard()
      hasCase = false
      const remarked = caseInRemark(remarks, isIndex)
      prose = ''
      remarks = ''
      conditions = []
      ranges = []
      return remarked ?? last
    },
  }
}

/** Words that join the first formula of the prose to the one before them. */
const RANGE_BEHIND = new RegExp(
  `^[ \\t,]*(?:\\(?[ \\t]*${anyOf(({ places }) => places.range)})?[ \\t]*${anyOf(({ places }) => places.every)}?[ \\t]*${FORMULA}$`,
  'u',
)

/** Without comments and delimiters of formulas. */
export const withoutDelimiters = (text: string): string =>
  text
    .replace(/(?<!\\)%[^\n]*/g, '')
    .replace(/\\(?:begin|end)\s*\{[A-Za-z]+\*?\}|\\[[\]()]|`{3,}\w*|\$/g, '')
