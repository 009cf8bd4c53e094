import type { Form } from '../core/derivation.ts'
import { type Expr, table, variable } from '../core/expr.ts'
import type { Equation } from '../core/graph.ts'
import { sameShape } from '../core/shape.ts'
import type { Ix } from '../core/term.ts'
import type { ChainLetters, Pair } from '../elaborate/pair.ts'
import { agrees } from './compare.ts'
import { type Candidate, type Court, newProver, problemsOf, readPair } from './court.ts'
import { type IsSame, introduce, isForward, wholeOf } from './forward.ts'
import type { Head } from './heads.ts'
import { type Knowledge, withValue } from './knowledge.ts'
import { type Meaning, meaningOf } from './problems.ts'
import { onceSaid } from './shelf.ts'
import type { State } from './state.ts'

/** The state with a new name, or why what it should stand for makes no sense. */
export type Defined = { readonly state: State } | { readonly meaning: Meaning }

/** Takes a name on a left side for what stands right of it. */
export const define = (
  state: State,
  { name, letters: axes }: Head,
  right: Candidate,
  letters: ChainLetters,
): Defined => {
  const known =
    axes.length > 0 ? { ...letters, head: axes, order: withAxes(letters, axes) } : letters
  const sides = [right, right] as const
  const { pair } = readPair(state.court, state.student, sides, known)
  if (!pair) return { meaning: meaningOf(problemsOf(state.court, state.student, sides, known)) }
  const lines = ofLines(pair, axes)
  const form = lines ?? ofAxes(pair.right, axes)
  if (!form)
    return { meaning: isWider(pair, axes) ? BEYOND : { verdict: 'fails', reason: 'scope' } }
  const put = (at: Knowledge): Knowledge =>
    onceSaid(state.court.shelf, at, [name, form], () =>
      withName(state.court, at, name, form, right),
    )
  const definitions = new Map([...state.definitions, [name, right.syntax] as const])
  const ownLines = lines ? new Set([...state.ownLines, name]) : state.ownLines
  const [truth, student] = [put(state.truth), put(state.student)]
  return { state: { ...state, truth, student, definitions, ownLines } }
}

/** `x_n := X^T e_n`, a vector for each place of one letter: the rows of a matrix. */
const ofLines = ({ right, shapes }: Pair, axes: readonly string[]): Form | undefined => {
  if (right.level !== 'index' || axes.length !== 1 || shapes.right.length !== 1) return undefined
  const [first, ...rest] = right.free
  return first?.name === axes[0] && rest.length === 1 && wholeOf(right, namesOf(right.free))
    ? right
    : undefined
}

/** A matrix for each place of a letter has no form. */
const isWider = ({ right, shapes }: Pair, axes: readonly string[]): boolean =>
  right.level === 'index' &&
  shapes.right.length > axes.length &&
  axes.every(axis => right.free.some(({ name }) => name === axis))

const BEYOND: Meaning = { verdict: 'undecided', doubt: { code: 'no-value' } }

const namesOf = (letters: readonly Ix[]): readonly string[] => letters.map(({ name }) => name)

const withAxes = ({ order }: ChainLetters, axes: readonly string[]): readonly string[] => [
  ...axes,
  ...order.filter(name => !axes.includes(name)),
]

/** The form over the axes of the head; undefined where that has others. */
const ofAxes = (form: Form, axes: readonly string[]): Form | undefined => {
  if (axes.length === 0) return form
  if (form.level === 'matrix') {
    const { length } = form.expr.shape.filter(
      dim => !(dim.constant === 1 && dim.terms.length === 0),
    )
    return length === axes.length ? form : undefined
  }
  return form.free.length === axes.length && wholeOf(form, axes) ? form : undefined
}

/** What is the same: two wholes by their normal form, an equation and a whole by numbers. */
interface Same {
  readonly isSame: IsSame
  isValueOf(equation: Equation, whole: Expr): boolean
}

/** By a prover of its own, so that what was proved before does not matter. */
const sameIn = (court: Court, at: Knowledge): Same => {
  const prove = newProver(at.graph)
  const whole = (expr: Expr): Form => ({ level: 'matrix', expr })
  return {
    isSame: (a, b) => prove(whole(a), whole(b)).proved,
    isValueOf: ({ name, shape, body }, expr) =>
      body.kind !== 'var' &&
      sameShape(shape, expr.shape) &&
      agrees(court, at, { left: whole(variable(name, shape)), right: whole(expr) }),
  }
}

/** A value that the network can compute becomes one of its equations, unless its name has been one. */
const withName = (
  court: Court,
  at: Knowledge,
  name: string,
  form: Form,
  { syntax }: Candidate,
): Knowledge => {
  const whole = form.level === 'matrix' ? form.expr : table(form.free, form.term)
  const isNewName = !at.values.has(name) && !at.introduced.has(name)
  const isOwn = isNewName && at.introduced.size < MOST && isForward(at.graph, whole)
  if (isOwn) {
    const { isSame, isValueOf } = sameIn(court, at)
    const graph = introduce(at.graph, { name, body: whole, syntax }, isSame, equation =>
      isValueOf(equation, whole),
    )
    return { ...at, graph, introduced: new Set([...at.introduced, name]) }
  }
  return withValue(at, name, { form, shape: whole.shape, syntax, within: at })
}

/** Names that become equations: no person gives as many, and each makes the network longer. */
const MOST = 150
