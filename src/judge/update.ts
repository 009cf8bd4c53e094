import { gradient, name, negation, numeral, sameSyntax, transposition } from '../core/nodes.ts'
import { freeNamesIn, mapParts, parts } from '../core/parts.ts'
import type { Chain, Formula, Member } from '../core/script.ts'
import { isStepLetter, ofStep, stepName } from '../core/step-name.ts'
import type { Indexed, Syntax } from '../core/syntax.ts'
import type { Scope } from '../elaborate/scope.ts'
import type { Here } from './compare.ts'
import { type Candidate, candidate, readPair } from './court.ts'
import { isNew } from './heads.ts'
import type { Knowledge } from './knowledge.ts'
import { normal } from './normal.ts'
import { isRate, isRateName, isStepSize, knownRate, ratesIn, withRate } from './rate.ts'
import { ratioIn } from './ratio.ts'
import type { State } from './state.ts'

/** What an update moves, and whether its left side is the step, `Δw`, and not the next value. */
export interface Moved {
  readonly target: Syntax
  readonly isStep: boolean
}

/** `w = w − η g`, `w^{t+1} = …`, `w' = w − η g` or `Δw = …`: no equality. Undefined where it is another one. */
export const movedBy = (
  { scope, at }: Where,
  { isNext }: Pick<Formula, 'isNext'>,
  head: Syntax,
  right: Syntax,
): Moved | undefined => {
  const own = nameOf(head)
  const moved = own === undefined ? undefined : ofStep(own)
  if (moved !== undefined)
    return isLeaf(scope, moved) ? { target: renamed(head, moved), isStep: true } : undefined
  const target = own === undefined ? turnedTarget(scope, head, right) : nextTarget(scope, head, own)
  const name = target && leafOf(target)
  if (!target || name === undefined || !isLeaf(scope, name)) return undefined
  if (isNext) return { target, isStep: false }
  const rate = rateAmong(scope, at, right)
  const hasRate = ratesIn(scope, [right]).length > 0 || (rate !== undefined && rate !== name)
  const isMoved = (freeNamesIn(right).has(name) && hasRate) || isFrom(target, right)
  return isMoved ? { target, isStep: false } : undefined
}

/** Names as they are known where a chain stands. */
interface Where {
  readonly scope: Scope
  readonly at: Knowledge
}

/** `w − …` is where a step goes, whatever that is called. */
const isFrom = (target: Syntax, right: Syntax): boolean =>
  right.kind === 'infix' &&
  (right.sign === '-' || right.sign === '+') &&
  sameSyntax(right.left, target)

const isLeaf = (scope: Scope, name: string): boolean =>
  scope.shapes.has(name) && !scope.network?.equations.has(name)

const renamed = (head: Syntax, name: string): Syntax => {
  if (head.kind === 'indexed') return { ...head, base: renamed(head.base, name) }
  return head.kind === 'name' ? { ...head, name } : head
}

/** `w'` is the next `w`. */
const nextTarget = (scope: Scope, head: Syntax, own: string): Syntax => {
  const next = /^(.+)'$/.exec(own)?.[1]?.replace(/^\\/, '')
  return next !== undefined && isNew(scope, own) && isLeaf(scope, next) ? renamed(head, next) : head
}

/** `W' = W − η G` of a matrix; `W^T = W^T − η G^T` is that of its transpose. */
const turnedTarget = (scope: Scope, head: Syntax, right: Syntax): Syntax | undefined => {
  if (head.kind !== 'transposition' || head.arg.kind !== 'name') return undefined
  const { arg } = head
  if (!isLeaf(scope, arg.name)) return undefined
  return [arg, head].find(one => isFrom(one, right))
}

/** The state in which the rate of an update is any number, over all of its members. */
export const withOwnRate = (state: State, scope: Scope, chain: Chain): State => {
  const [first] = chain.members
  const formulas = chain.members.flatMap(one =>
    one.kind === 'formula' ? one.readings.slice(0, 1) : [],
  )
  const members = formulas.map(one => normal(scope, withoutSteps(scope, chain, one)))
  const [head, right] = members
  if (first?.kind !== 'formula' || !head || !right) return state
  const isUpdate = movedBy({ scope, at: state.truth }, first, head, right)
  const [rate, ...others] = ratesIn(scope, isUpdate ? members.slice(1) : members)
  if (rate === undefined || others.length > 0) return state
  if (!isUpdate && !isStepOf(rate, members)) return state
  return {
    ...state,
    truth: withRate(state.truth, rate),
    student: withRate(state.student, rate),
  }
}

/** `W - \eta \nabla_W L = (1 - \eta \lambda) W - \eta x`: behind an arrow what is the next value, with the rate in each member. */
const isStepOf = (rate: string, members: readonly Syntax[]): boolean =>
  isStepSize(rate) && members.every(one => one.kind === 'infix' && freeNamesIn(one).has(rate))

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
    const base = isStep && part.base.kind === 'name' ? part.base.name : undefined
    const isRateAt = base !== undefined && isRateName(base) && isNumber(scope, base)
    const isOwn = base === of || isRateAt
    if (part.kind === 'name' && isNew(scope, part.name) && isNow(part.name, of))
      return { ...part, name: of }
    return isOwn ? (part as Indexed).base : mapParts(part, go)
  }
  return go(syntax)
}

/** Whether a name is a number, or nothing is known of it. */
const isNumber = (scope: Scope, name: string): boolean =>
  isNew(scope, name) || scope.shapes.get(name)?.length === 0

/** `w_t`, `w_{old}` of a scalar. */
const isNow = (name: string, of: string): boolean => {
  const [, base, mark] = NOW.exec(name) ?? []
  return mark !== undefined && base?.replace(/^\\/, '') === of
}

const NOW = /^(.+)[_^]\{?[([]?(t|k|n|r|\\tau|old|prev)[)\]]?\}?$/

/** How often what is updated stands transposed: `w^t` is rather the value at this step. */
export const turnsOf = (head: Member | undefined, syntax: Syntax): number => {
  const of =
    head?.kind === 'formula' && head.isNext ? nameOf(head.readings[0] as Syntax) : undefined
  const isTurn = syntax.kind === 'transposition' && of !== undefined && nameOf(syntax.arg) === of
  return (isTurn ? 1 : 0) + parts(syntax).reduce((sum, part) => sum + turnsOf(head, part), 0)
}

const isStepMark = (scope: Scope, at: Syntax | undefined): boolean =>
  at?.kind === 'name' && isStepLetter(at.name) && isNew(scope, at.name)

const leafOf = (target: Syntax): string | undefined =>
  nameOf(target.kind === 'transposition' ? target.arg : target)

const nameOf = (syntax: Syntax): string | undefined => {
  const base = syntax.kind === 'indexed' ? syntax.base : syntax
  return base.kind === 'name' ? base.name : undefined
}

/** What an update is compared with: `target − rate · ∂loss/∂target`, with `+` where steps go up; of a step without the target. */
export interface Update {
  readonly here: Here
  readonly left: Candidate
  readonly right: Candidate
  /** Set where the rate is surely one: what is false then is an error. */
  readonly isSure: boolean
}

/** The right side beside what a step along the gradient gives; the rate is the one name that is new. */
export const updateOf = (
  scope: Scope,
  here: Here,
  { target, isStep }: Moved,
  right: Candidate,
  sign: '+' | '-',
): Update | undefined => {
  const [rate, ...others] = ratesIn(scope, [right.syntax])
  const loss = scope.network?.loss
  if (others.length > 0 || loss === undefined) return undefined
  const known = rate ?? rateAmong(scope, here.truth, right.syntax)
  const own = isStep || known !== undefined ? undefined : stepFrom(target, right.syntax)
  if (own) return { here, left: candidate(own), right, isSure: true }
  const step: Syntax = {
    kind: 'infix',
    sign: '*',
    left: known === undefined ? numeral(1) : name(known),
    right: slopeBy(loss, target),
  }
  const moved: Syntax = { kind: 'infix', sign, left: target, right: step }
  const left = candidate(isStep ? (sign === '+' ? step : negation(step)) : moved)
  const put = (at: Here['truth']) => (rate === undefined ? at : withRate(at, rate))
  const isOpen = rate !== undefined || (known !== undefined && isRate(here.truth, known))
  const isSure = known !== undefined && (!isOpen || isRateName(known))
  return {
    here: { ...here, truth: put(here.truth), student: put(here.student) },
    left,
    right,
    isSure,
  }
}

const slopeBy = (loss: string, target: Syntax): Syntax =>
  target.kind === 'transposition'
    ? transposition(gradient(loss, target.arg))
    : gradient(loss, target)

/** A rate that is any number in this chain, or a scalar that is called so. */
const rateAmong = (scope: Scope, at: Knowledge, syntax: Syntax): string | undefined =>
  [...freeNamesIn(syntax)].find(one => isRate(at, one)) ?? knownRate(scope, at, syntax)

/** `w + Δw` */
const stepFrom = (target: Syntax, right: Syntax): Syntax | undefined => {
  const of = nameOf(target)
  if (of === undefined || !freeNamesIn(right).has(stepName(of))) return undefined
  return { kind: 'infix', sign: '+', left: target, right: renamed(target, stepName(of)) }
}

/**
 * Whether the step that is written is that by the gradient times a positive number or a size: the rate may have
 * taken that in.
 */
export const isScaled = ({ court }: State, { target, isStep }: Moved, update: Update): boolean => {
  const { here, left, right } = update
  const stepOf = (one: Candidate): Candidate =>
    isStep ? one : { ...one, syntax: { kind: 'infix', sign: '-', left: one.syntax, right: target } }
  const { pair } = readPair(court, here.truth, [stepOf(left), stepOf(right)], here.letters)
  const ratio = pair && ratioIn(court, here.truth, pair)
  return ratio !== undefined && ratio.factor.s > 0n
}
