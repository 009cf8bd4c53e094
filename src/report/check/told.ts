import type { Doubt, Equality, EqualityReason, Misconception } from '../../core/judgement.ts'
import type { Member, Place } from '../../core/script.ts'
import type { Span, Syntax } from '../../core/syntax.ts'
import { fill } from '../../render/fill.ts'
import { printerOf } from './printer.ts'
import type { CheckSheet } from './sheet.ts'
import { placeText } from './summary.ts'

/** One equality with what is said of it, in words and in the writer's notation. */
export interface Told {
  readonly equality: Equality
  /** The side that is marked: what is to be changed, else the right one. */
  readonly side: Member
  readonly place: Place
  readonly end: Place
  /** What is wrong, and what to do; absent where nothing is. */
  readonly message?: string
  readonly fault?: Fault
  /** Why a side has no meaning, or another shape. */
  readonly detail?: string
  /** The marked side as it would be right. */
  readonly repair?: string
}

/** What a report groups errors by: a misconception, else a reason, else what kept it from being judged. */
export type Fault = Misconception | EqualityReason | 'unread' | 'undecided'

/** Every equality, and every arrow that is wrong, with its place and its words. */
export const toldOf = (sheet: CheckSheet): readonly Told[] => {
  const print = printerOf(sheet)
  const { equalities, assignments = [] } = sheet.judgement
  const placeIn = ({ sign }: Equality) => sign.span.start
  const all =
    assignments.length > 0
      ? [...equalities, ...assignments].toSorted((a, b) => placeIn(a) - placeIn(b))
      : equalities
  return all.map(equality => {
    const side = markedSide(equality)
    const span = spotOf(equality, side)
    const message = messageOf(equality, sheet, print)
    const fault = faultOf(equality)
    const detail = detailOf(equality, sheet)
    return {
      equality,
      side,
      place: sheet.script.place(span.start),
      end: sheet.script.place(span.end),
      ...(message !== undefined && { message }),
      ...(fault !== undefined && { fault }),
      ...(detail !== undefined && { detail }),
      ...(equality.mistake && { repair: print(equality.mistake.repair) }),
    }
  })
}

const detailOf = ({ verdict, problem }: Equality, { messages }: CheckSheet): string | undefined =>
  verdict === 'fails' && problem
    ? fill(messages.problems[problem.code].says, problem.values, messages)
    : undefined

const markedSide = ({ mistake, left, right, problem }: Equality): Member => {
  if (mistake) return mistake.side === 'left' ? left : right
  const isOfLeft = left.kind === 'unread' && right.kind !== 'unread' && problem !== undefined
  return isOfLeft ? left : right
}

/** What is not read has a place of its own; nothing at all is marked by the sign before it. */
const spotOf = ({ problem, sign, verdict }: Equality, { span }: Member): Span => {
  if (verdict === 'unread' && problem && problem.span.end > problem.span.start) return problem.span
  return span.end > span.start ? span : sign.span
}

const faultOf = ({ verdict, mistake, reason }: Equality): Fault | undefined => {
  if (verdict === 'unread' || verdict === 'undecided') return verdict
  return verdict === 'fails' ? (mistake?.misconception ?? reason ?? 'value') : undefined
}

const messageOf = (
  equality: Equality,
  sheet: CheckSheet,
  print: (syntax: Syntax) => string,
): string | undefined => {
  const { verdict, reason, problem, doubt, mistake } = equality
  const { words, messages, lessons } = sheet
  switch (verdict) {
    case 'holds':
    case 'definition':
    case 'skipped':
      return undefined
    case 'follows':
      return reason === 'returns' ? words.reasons.returns : words.equalities.follows
    case 'unread':
    case 'undecided':
      if (doubt) return doubtText(doubt, sheet)
      return problem
        ? fill(messages.problems[problem.code].says, problem.values, messages)
        : words.equalities[verdict]
    case 'fails': {
      if (!mistake) return words.reasons[reason ?? 'value']
      const { title, repair } = lessons[mistake.misconception]
      const values = Object.entries(mistake.values).map(([name, syntax]) => [name, print(syntax)])
      return `${title}${words.marks.label}${fill(repair, Object.fromEntries(values), messages, LONGEST)}`
    }
  }
}

const doubtText = ({ code, name = '', at }: Doubt, sheet: CheckSheet): string => {
  const place = at ? placeText(sheet.script.place(at.start), sheet) : ''
  return fill(sheet.words.doubts[code], { name, place }, sheet.messages)
}

/** Letters of a formula in a sentence. */
const LONGEST = 300
