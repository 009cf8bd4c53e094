import { CHOICES, type Choice } from '../core/judgement.ts'
import type { Layout } from '../core/layout.ts'
import { sameSyntax } from '../core/nodes.ts'
import type { Shape } from '../core/shape.ts'
import type { Syntax } from '../core/syntax.ts'
import { agrees, isChoiceFor, type Outcome, SHARED } from './compare.ts'
import { type Candidate, type Court, candidate, readPair } from './court.ts'
import type { Failing } from './failing.ts'
import { withMembers, withUsers } from './general.ts'
import { normal } from './normal.ts'
import { saysOptimum } from './optimum.ts'
import { ratioIn } from './ratio.ts'
import type { Chosen } from './state.ts'
import type { Trial } from './trial.ts'

/** An equality that is an error of its own, for who names mistakes. */
export const failingOf = (
  trial: Trial,
  chosen: Chosen,
  outcome: Outcome | undefined,
  sides: readonly [Candidate, Candidate],
): Failing => {
  const { state } = trial
  const { court, truth } = state
  const { pair, reason = 'value' } = outcome ?? {}
  const [left, right] = sides
  const first = chosen.get(Math.min(...chosen.keys()))
  const replaced = (side: 'left' | 'right', syntax: Syntax): readonly [Candidate, Candidate] =>
    side === 'left' ? [candidate(syntax), right] : [left, candidate(syntax)]
  const written = writtenOf(left, right)
  const put = (side: 'left' | 'right', syntax: Syntax): Syntax | undefined => {
    const own = written && (side === 'left' ? left : right).general?.put(syntax)
    return written ? own && normal(trial.scope, own) : syntax
  }
  const head = first && first !== left ? first : undefined
  return besideCase({
    graph: written?.graph ?? truth.graph,
    left: written?.left ?? left.syntax,
    right: written?.right ?? right.syntax,
    ...(head && { head: (written && head.general?.syntax) ?? head.syntax }),
    definitions: state.definitions,
    reason,
    shapes: pair?.shapes ?? shapesOf(trial, sides),
    layouts: layoutsOf(trial, sides),
    holdsWith: (side, syntax) => {
      const meant = put(side, syntax)
      return meant !== undefined && holdsIn(court, trial, replaced(side, meant))
    },
    ratio: () => (pair ? ratioIn(court, truth, pair) : undefined),
  })
}

/** Of an equality in a case or under a condition, `[i = j] a = [i = j] b`, its sides as they were written. */
const besideCase = (failing: Failing): Failing => {
  const [left, right] = [caseOf(failing.left), caseOf(failing.right)]
  if (!left || !right || !sameSyntax(left.factor, right.factor)) return failing
  const head = failing.head && caseOf(failing.head)
  return {
    ...failing,
    left: left.rest,
    right: right.rest,
    ...(head && { head: head.rest }),
    holdsWith: (side, syntax) =>
      failing.holdsWith(side, { kind: 'infix', sign: '*', left: left.factor, right: syntax }),
  }
}

/** The factor of a case or condition, which stands nowhere in the text, and what it is of. */
const caseOf = (side: Syntax): { readonly factor: Syntax; readonly rest: Syntax } | undefined => {
  if (side.kind !== 'infix' || side.sign !== '*' || side.left.span) return undefined
  const { left: factor, right: rest } = side
  return isOfBrackets(factor) ? { factor, rest } : undefined
}

/** `[z > 0]`, `1 - [i == j]`, `[-1 < z]*[z < 1]` */
const isOfBrackets = (factor: Syntax): boolean => {
  if (factor.kind !== 'infix') return factor.kind === 'iverson'
  const { sign, left, right } = factor
  return isOfBrackets(right) && (sign === '-' ? left.kind === 'numeral' : isOfBrackets(left))
}

/** A false equality that was to say where a gradient is zero: a repair must say that. */
export const failingCondition = (
  trial: Trial,
  chosen: Chosen,
  outcome: Outcome,
  sides: readonly [Candidate, Candidate],
): Failing => {
  const [left, right] = sides
  return {
    ...failingOf(trial, chosen, outcome, sides),
    holdsWith: (side, syntax) => {
      const other = candidate(syntax)
      const repaired = side === 'left' ? ([other, right] as const) : ([left, other] as const)
      return saysOptimum(trial, repaired)
    },
  }
}

/** Both sides as they were written, where the network is written out. */
const writtenOf = (
  { general: left }: Candidate,
  { general: right }: Candidate,
): Pick<Failing, 'left' | 'right' | 'graph'> | undefined => {
  if (!left || !right) return undefined
  const graph = withUsers(withMembers(left.graph, [right.syntax]))
  return { left: left.syntax, right: right.syntax, graph }
}

/** Shapes of sides that cannot be compared, each by itself. */
const shapesOf = (
  { state, letters }: Trial,
  [left, right]: readonly [Candidate, Candidate],
): { readonly left?: Shape; readonly right?: Shape } => {
  const shape = (side: Candidate): Shape | undefined =>
    readPair(state.court, state.truth, [side, side], letters).pair?.shapes.left
  const [a, b] = [shape(left), shape(right)]
  return { ...(a && { left: a }), ...(b && { right: b }) }
}

const OTHERS: readonly Layout[] = ['gradient', 'numerator', 'denominator']

const layoutsOf = (trial: Trial, sides: readonly [Candidate, Candidate]): readonly Layout[] =>
  OTHERS.filter(layout => layout !== trial.state.court.layout).filter(layout =>
    holdsIn({ ...trial.state.court, layout }, trial, sides),
  )

/** Whether two candidates agree, in any of the ways to take what fits two meanings. */
export const holdsIn = (
  court: Court,
  { state, letters }: Trial,
  sides: readonly [Candidate, Candidate],
): boolean => {
  const tried = new Set<string>()
  const queue: (readonly Choice[])[] = [[]]
  for (let more = queue.shift(); more; more = queue.shift()) {
    if (tried.has(more.join())) continue
    tried.add(more.join())
    const { pair, open } = readPair(court, state.truth, sides, letters, more)
    if (pair && agrees(court, state.truth, pair)) return true
    const next = CHOICES.filter(one => open.left.has(one) || open.right.has(one)).filter(one =>
      isChoiceFor(court, state.truth.graph, one, sides.slice(1)),
    )
    if (more.length < MOST_CHOICES)
      for (const one of next) if (!more.includes(one)) queue.push([...more, one].toSorted())
  }
  return false
}

/** Choices that are tried together. */
const MOST_CHOICES = Math.min(2, SHARED.length)
