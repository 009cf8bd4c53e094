import { gradient, name } from '../core/nodes.ts'
import { freeNamesIn, mapParts, parts } from '../core/parts.ts'
import type { Chain, Formula, Member } from '../core/script.ts'
import type { Syntax } from '../core/syntax.ts'
import { freeLetters } from '../elaborate/form.ts'
import type { Scope } from '../elaborate/scope.ts'
import { numOf } from '../ops/build.ts'
import { compare, type Here, type Outcome } from './compare.ts'
import { type Candidate, type Court, candidate } from './court.ts'
import { isNew } from './heads.ts'
import { type Bound, type Knowledge, withValue } from './knowledge.ts'

/** Whether `w = w − η g` or `w^{t+1} = …`: the next value of a leaf, no equality. */
export const isUpdate = (
  scope: Scope,
  { isNext }: Pick<Formula, 'isNext'>,
  head: Syntax,
  right: Syntax,
): boolean => {
  const name = nameOf(head)
  if (name === undefined || !scope.shapes.has(name) || scope.network?.equations.has(name))
    return false
  if (isNext) return true
  const hasRate = ratesIn(scope, right).length > 0 || leafRate(scope, right) !== undefined
  return freeNamesIn(right).has(name) && name !== leafRate(scope, right) && hasRate
}

/** With `w_t` and `w^{(t)}`, the value at this step, as the value that it is; only beside a next value. */
export const withoutSteps = (
  scope: Scope,
  { members: [head] }: Pick<Chain, 'members'>,
  syntax: Syntax,
): Syntax => {
  const of =
    head?.kind === 'formula' && head.isNext ? nameOf(head.readings[0] as Syntax) : undefined
  if (of === undefined) return syntax
  const go = (part: Syntax): Syntax => {
    const isStep = part.kind === 'indexed' && part.at.length === 1 && isStepMark(scope, part.at[0])
    const isOwn = isStep && part.base.kind === 'name' && part.base.name === of
    return isOwn ? part.base : mapParts(part, go)
  }
  return go(syntax)
}

/** How often what is updated stands transposed: `w^t` is rather the value at this step. */
export const turnsOf = (head: Member | undefined, syntax: Syntax): number => {
  const of =
    head?.kind === 'formula' && head.isNext ? nameOf(head.readings[0] as Syntax) : undefined
  const isTurn = syntax.kind === 'transposition' && of !== undefined && nameOf(syntax.arg) === of
  return (isTurn ? 1 : 0) + parts(syntax).reduce((sum, part) => sum + turnsOf(head, part), 0)
}

const isStepMark = (scope: Scope, at: Syntax | undefined): boolean =>
  at?.kind === 'name' && (at.name === 't' || at.name === 'k') && isNew(scope, at.name)

const nameOf = (syntax: Syntax): string | undefined => {
  const base = syntax.kind === 'indexed' ? syntax.base : syntax
  return base.kind === 'name' ? base.name : undefined
}

/** Names of which nothing is known, letters left out: the rate of an update. */
const ratesIn = (scope: Scope, syntax: Syntax): readonly string[] => {
  const letters = new Set(freeLetters(scope, [syntax], []))
  return [...freeNamesIn(syntax)].filter(name => isNew(scope, name) && !letters.has(name))
}

/** What an update is compared with: `target − rate · ∂loss/∂target`, with `+` where steps go up. */
export interface Update {
  readonly here: Here
  readonly left: Candidate
  readonly right: Candidate
}

/** The right side beside what a step along the gradient gives; the rate is the one name that is new. */
export const updateOf = (
  scope: Scope,
  here: Here,
  target: Syntax,
  right: Candidate,
  sign: '+' | '-',
): Update | undefined => {
  const [rate, ...others] = ratesIn(scope, right.syntax)
  const known = rate ?? leafRate(scope, right.syntax)
  const loss = scope.network?.loss
  if (known === undefined || others.length > 0 || loss === undefined) return undefined
  const step: Syntax = {
    kind: 'infix',
    sign: '*',
    left: name(known),
    right: gradient(loss, target),
  }
  const left = candidate({ kind: 'infix', sign, left: target, right: step })
  return { here: rate === undefined ? here : withRate(here, rate), left, right }
}

/** A scalar leaf that may be the rate, where no name is new. */
const leafRate = (scope: Scope, syntax: Syntax): string | undefined => {
  const scalars = [...freeNamesIn(syntax)].filter(
    name => scope.shapes.get(name)?.length === 0 && !scope.network?.equations.has(name),
  )
  return scalars.find(name => RATES.has(name))
}

/** What people call a rate. */
const RATES: ReadonlySet<string> = new Set(['eta', 'alpha', 'lambda', 'mu', 'gamma', 'lr', 'rate'])

/** Any positive number will do. */
const withRate = (here: Here, name: string): Here => {
  const put = (at: Knowledge): Knowledge => withValue(at, name, { ...RATE, within: at })
  return { ...here, truth: put(here.truth), student: put(here.student) }
}

const RATE: Omit<Bound, 'within'> = {
  form: { level: 'matrix', expr: numOf(0.375) },
  shape: [],
  syntax: { kind: 'numeral', text: '0.375' },
}

export const judgeUpdate = (court: Court, { here, left, right }: Update): Promise<Outcome> =>
  compare(court, here, [left, right])
