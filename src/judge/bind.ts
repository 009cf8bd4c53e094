import type { Form } from '../core/derivation.ts'
import type { Doubt } from '../core/judgement.ts'
import { isMatrix, isScalar, type Shape } from '../core/shape.ts'
import type { Ix } from '../core/term.ts'
import { transposed } from '../elaborate/arithmetic.ts'
import { attempt } from '../elaborate/refusal.ts'
import { isTurnedHere, type Signed, signedIn } from '../elaborate/slope.ts'
import { numOf } from '../ops/build.ts'
import type { Judged } from './chain.ts'
import { isZero } from './condition.ts'
import { type Candidate, readPair } from './court.ts'
import { losesDerivative } from './derives.ts'
import { leadingSigns } from './ends.ts'
import { changed, isForward, usesOf, wholeOf } from './forward.ts'
import { derivativeHead, headOf } from './heads.ts'
import { type Bound, type Knowledge, keyOf, withDerivative, withValue } from './knowledge.ts'
import { onceSaid } from './shelf.ts'
import type { State } from './state.ts'
import { scopeOf } from './trial.ts'
import { vainIn } from './vain.ts'

/** What the writer has after a chain: its head stands for the value of its last member. */
export const bindEnd = (judged: Judged): State => {
  const conditioned = withConditions(restated(judged))
  const isWrong = judged.equalities.some(
    one => one.verdict === 'fails' || one.verdict === 'follows',
  )
  if (!isWrong && !judged.state.isAstray) return conditioned
  const last = lastOf(judged)
  if (!last) return conditioned
  const signs = leadingSigns(judged).filter(one => one !== last)
  const student = signs.reduce(
    (at, sign) => bindSign(judged, at, sign, last),
    bindName(judged, conditioned.student, last),
  )
  return {
    ...conditioned,
    student,
    isAstray: conditioned.isAstray || student !== judged.state.student,
  }
}

/**
 * An equation of the network said again by names of the derivation: derivatives by these follow it, unless it takes
 * others that stand there away.
 */
const restated = (judged: Judged): Judged => {
  const { state, scope, chosen, equalities } = judged
  const [first, second] = [chosen.get(0), chosen.get(1)]
  const head = first && headOf(scope, first.syntax)
  const isTrue =
    equalities[0]?.verdict === 'holds' && scope.network?.equations.has(head?.name ?? '')
  if (!head || !second || !isTrue) return judged
  const form = formOf(judged, first, second, head.letters)
  const body = form && wholeOf(form, head.letters)
  if (!body || !usesOf(body).some(name => state.truth.introduced.has(name))) return judged
  const { shelf, derives } = state.court
  const put = (at: Knowledge): Knowledge => {
    const statement = { name: head.name, body, syntax: second.syntax }
    const said = onceSaid(shelf, at, [`${head.name} again`, form], () => {
      const graph = isForward(at.graph, body) ? changed(at.graph, statement) : undefined
      return graph ? { ...at, graph } : at
    })
    return losesDerivative(derives, head.name, [at.graph, said.graph]) ? at : said
  }
  return { ...judged, state: { ...state, truth: put(state.truth), student: put(state.student) } }
}

/** The last member; not the 0 of a condition. */
const lastOf = ({ chosen, equalities }: Judged): Candidate | undefined => {
  const isClaim = equalities.at(-1)?.verdict === 'fails'
  const members = [...chosen].toSorted(([a], [b]) => a - b)
  return members.findLast(([, one]) => isClaim || !isZero(one.syntax))?.[1]
}

/** What a chain that ends in 0 says of parameters. */
export const withConditions = (judged: Judged): State => {
  const { state, chosen, chain, equalities } = judged
  const last = chosen.get(chain.members.length - 1)
  const verdict = equalities.at(-1)?.verdict
  if (!last || !isZero(last.syntax) || (verdict !== 'skipped' && verdict !== 'undecided'))
    return state
  if (isOfOtherValue(judged)) return state
  const leaves = state.truth.graph.leaves.map(leaf => leaf.name)
  const signs = leadingSigns(judged).flatMap(one => {
    const by = derivativeHead(judged.scope, one.syntax)?.sign.by
    const base = by?.kind === 'indexed' ? by.base : by
    return base?.kind === 'name' ? [base.name] : []
  })
  const named = signs.length > 0 ? signs : leaves
  return { ...state, conditions: new Set([...state.conditions, ...named]) }
}

/**
 * `δ_i = 0` by itself, of a name that was said to be a derivative by no leaf, or none at all, in a text that speaks of no
 * optimum: what is put where there is nothing.
 */
const isOfOtherValue = ({ state, scope, chain, chosen }: Judged): boolean => {
  const head = chosen.get(0)?.syntax
  const base = head?.kind === 'indexed' ? head.base : head
  const written = base?.kind === 'name' ? state.definitions.get(base.name) : undefined
  if (!written || chain.members.length !== 2 || state.court.speaksOfOptimum) return false
  const by = derivativeHead(scope, written)?.sign.by
  const leaf = by?.kind === 'indexed' ? by.base : by
  return !state.truth.graph.leaves.some(one => leaf?.kind === 'name' && one.name === leaf.name)
}

/** A name or an equation of the network, where the chain says something else of it. */
const bindName = (judged: Judged, at: Knowledge, last: Candidate): Knowledge => {
  const first = judged.chosen.get(0)
  const head = first && headOf(judged.scope, first.syntax)
  if (!head || last === first || judged.opening?.kind === 'update') return at
  const form = formOf(judged, first, last, head.letters)
  if (!form) return at
  const { shelf } = judged.state.court
  if (at.values.has(head.name)) {
    const before = at.values.get(head.name) as Bound
    return onceSaid(shelf, at, [head.name, form], () =>
      withValue(at, head.name, { ...before, form, syntax: last.syntax, within: at }),
    )
  }
  const body = wholeOf(form, head.letters)
  if (!body || !isForward(at.graph, body)) return at
  return onceSaid(shelf, at, [head.name, form], () => {
    const graph = changed(at.graph, { name: head.name, body, syntax: last.syntax })
    return graph ? { ...at, graph } : at
  })
}

/** The last member over the axes of the head; undefined where they do not go together. */
const formOf = (
  { state, letters }: Judged,
  head: Candidate,
  last: Candidate,
  axes: readonly string[],
): Form | undefined => {
  const { pair } = readPair(state.court, state.student, [head, last], letters)
  if (!pair) return undefined
  const { right } = pair
  if (right.level === 'matrix' || axes.length === 0) return right
  const free = axes.map(name => right.free.find(ix => ix.name === name))
  const isAll = free.every(ix => ix !== undefined) && free.length === right.free.length
  return isAll ? { ...right, free: free as readonly Ix[] } : undefined
}

const bindSign = (judged: Judged, at: Knowledge, sign: Candidate, last: Candidate): Knowledge => {
  const scope = scopeOf(judged.state)
  const head = derivativeHead(scope, sign.syntax)
  const [signed] = head ? attempt(() => signedIn(scope, head.sign), []) : []
  if (!head || signed?.of.kind !== 'var') return at
  const key = keyOf(signed.of.name, signed.by.name, signed.isGradient ? 'total' : signed.mode)
  const form = formOf(judged, sign, last, head.letters)
  const isTurned = isTurnedHere(scope, head.sign, signed.of.shape, signed.by.shape)
  const upright = form && isTurned && head.letters.length === 0 ? turned(form) : form
  const bound = boundTo(at, last, signed, upright)
  const { court, truth } = judged.state
  const doubt = form
    ? vainIn(court, truth, bound, sign, judged.letters)
    : unfitting(judged, sign, last)
  if (!doubt)
    return onceSaid(court.shelf, at, [key, bound.form], () => withDerivative(at, key, bound))
  return withDerivative(at, key, {
    ...bound,
    doubt: { ...writtenIn(judged, sign, last), ...doubt },
  })
}

const unfitting = (judged: Judged, sign: Candidate, last: Candidate): Doubt => {
  const { at } = writtenIn(judged, sign, last)
  const own = judged.equalities.find(one => one.right.span === at)
  return { code: own?.reason === 'shape' ? 'rests-on-shape' : 'rests-on-unknown' }
}

/** A sign as it is written, and where it was said what it is. */
const writtenIn = ({ chosen, chain }: Judged, sign: Candidate, last: Candidate) => {
  const memberOf = (one: Candidate) =>
    chain.members[[...chosen].find(([, other]) => other === one)?.[0] ?? -1]
  const [own, said] = [memberOf(sign), memberOf(last)]
  return { ...(own && { name: own.text }), ...(said && { at: said.span }) }
}

const boundTo = (
  at: Knowledge,
  last: Candidate,
  { of, by }: Signed,
  form: Form | undefined,
): Bound => {
  const shape: Shape = isScalar(of.shape) ? by.shape : [...of.shape, ...by.shape]
  const base = { shape, syntax: last.syntax, within: at }
  return form ? { ...base, form } : { ...base, form: { level: 'matrix', expr: numOf(0) } }
}

const turned = (form: Form): Form => {
  if (form.level === 'index') return { ...form, free: form.free.toReversed() }
  return isMatrix(form.expr.shape) ? { ...form, expr: transposed(form.expr, {}) } : form
}
