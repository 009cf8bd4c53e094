import { constantOf, sameAffine } from '../core/affine.ts'
import type { Form } from '../core/derivation.ts'
import type { Expr } from '../core/expr.ts'
import type { Graph } from '../core/graph.ts'
import { type Dim, isUnit } from '../core/shape.ts'
import { children, entry, type Pos, type Term } from '../core/term.ts'
import { likeness } from './alike.ts'
import { times } from './body.ts'
import { expand, fromFirst, scopeOf } from './expand.ts'
import { type Atom, mentions, type Normal, raised } from './mono.ts'
import { minus, normalOf } from './reduce.ts'
import { namedLetter, newSession, Open, type Session, type Setting } from './session.ts'

/** Steps of the normal form that one attempt may cost, and all that are not alike together. */
export const BUDGET = 4000
export const TOTAL = 400_000

export interface Proof {
  readonly proved: boolean
  /** Properties of names that it rests on, as the file would state them. */
  readonly uses: readonly string[]
}

const OPEN: Proof = { proved: false, uses: [] }

/** The normal form of one entry of a form; undefined where the budget does not suffice. */
export const normalForm = (form: Form, graph: Graph, budget = BUDGET): Normal | undefined => {
  const session = newSession({ graph, target: undefined, ...SPELLED })
  return within(session, budget, () => normalOfForm(session, form))
}

/** Whether both sides have one normal form. The gradient by `target` is the sum over its consumers. */
export const proves = (
  left: Form,
  right: Form,
  graph: Graph,
  target?: string,
  budget = BUDGET,
): Proof => proverOf(graph, budget)(left, right, target)

/**
 * Proves equalities of one network: by themselves, else with the names looked
 * through that the equations define, else with what the file says of its names.
 * What is alike up to names is decided once.
 */
export const proverOf = (graph: Graph, budget = BUDGET, total = TOTAL) => {
  const decided = new Map<string, boolean>()
  const later = thorough(graph)
  const followed = [PLAIN, ...later].map(how => ({ ...how, isFollowed: true }))
  let left = total
  const attempt = (a: Form, b: Form, target: string | undefined, how: Attempt): Proof => {
    const session = newSession({ graph, target, ...how })
    const allowed = Math.min(budget, left)
    const proved = within(session, allowed, () => isZero(session, difference(session, a, b)))
    left -= allowed - Math.max(0, session.budget)
    return proved ? { proved, uses: [...session.uses].sort() } : OPEN
  }
  return (a: Form, b: Form, target?: string): Proof => {
    if (!sameAxes(axesOf(a), axesOf(b))) return OPEN
    const key = likeness(a, b, graph, target)
    const known = decided.get(key) ?? QUICK.some(how => attempt(a, b, target, how).proved)
    decided.set(key, known)
    if (known) return { proved: true, uses: [] }
    const isClaim = target === undefined
    const more = isClaim && [a, b].some(hasTotal) ? [...later, ...followed] : later
    const all = isClaim && hasFewPlaces(graph) ? [...more, ...more.map(unrolled)] : more
    return all.map(how => () => attempt(a, b, target, how)).reduce(firstProof, OPEN)
  }
}

const firstProof = (found: Proof, next: () => Proof): Proof => (found.proved ? found : next())

type Attempt = Omit<Setting, 'graph' | 'target'>

const PLAIN: Attempt = {
  opened: new Set(),
  isSpelled: false,
  isGiven: false,
  isFollowed: false,
  isUnrolled: false,
}
const SPELLED: Attempt = { ...PLAIN, isSpelled: true }

/** Attempts that know of definitions and properties nothing but what likeness does. */
const QUICK = [PLAIN, SPELLED]

const thorough = (graph: Graph): readonly Attempt[] => {
  const opened = { ...SPELLED, opened: new Set(graph.equations.map(e => e.name)) }
  const hasProperties =
    graph.assumptions.length > 0 || graph.leaves.some(leaf => leaf.adjectives.length > 0)
  const given = [SPELLED, opened].map(how => ({ ...how, isGiven: true }))
  return [opened, ...(hasProperties ? given : [])]
}

const unrolled = (how: Attempt): Attempt => ({ ...how, isUnrolled: true })

/** Whether an axis has a number of places that is known. */
const hasFewPlaces = ({ leaves, equations }: Graph): boolean =>
  [...leaves, ...equations].some(({ shape }) => shape.some(dim => (constantOf(dim) ?? 1) > 1))

/** Whether a derivative stands in it that follows all paths. */
const hasTotal = (form: Form): boolean =>
  form.level === 'matrix' ? hasTotalIn(form.expr) : hasTotalAt(form.term)

const hasTotalIn = (expr: Expr): boolean => {
  switch (expr.kind) {
    case 'num':
    case 'var':
      return false
    case 'grad':
      return true
    case 'call':
      return expr.args.some(hasTotalIn)
    case 'table':
      return hasTotalAt(expr.body)
  }
}

const hasTotalAt = (term: Term): boolean =>
  (term.kind === 'slope' && term.mode === 'total') ||
  (term.kind === 'entry' && hasTotalIn(term.expr)) ||
  children(term).some(hasTotalAt)

const within = <T>(session: Session, budget: number, work: () => T): T | undefined => {
  session.budget = budget
  try {
    return work()
  } catch (error) {
    if (error instanceof Open) return undefined
    throw error
  }
}

const difference = (session: Session, left: Form, right: Form): Normal =>
  minus(normalOfForm(session, left), normalOfForm(session, right))

const normalOfForm = (session: Session, form: Form): Normal => {
  const axes = axesOf(form).map((dim, n) => namedLetter(session, `ξ${n}`, dim))
  if (form.level === 'matrix') {
    const left = [...axes]
    const at = form.expr.shape.map(dim => (isUnit(dim) ? dim : (left.shift() as Pos)))
    return expand(session, entry(form.expr, at), scopeOf())
  }
  const wide = form.free.filter(ix => !isUnit(ix.dim))
  const at = new Map(
    wide.map((ix, n) => {
      const pos = axes[n] as Pos
      return [ix.name, ix.first ? fromFirst(session, pos, ix.first) : pos]
    }),
  )
  return expand(session, form.term, scopeOf(at))
}

const axesOf = (form: Form): readonly Dim[] =>
  (form.level === 'matrix' ? form.expr.shape : form.free.map(ix => ix.dim)).filter(
    dim => !isUnit(dim),
  )

const sameAxes = (a: readonly Dim[], b: readonly Dim[]): boolean =>
  a.length === b.length && a.every((dim, n) => sameAffine(dim, b[n] as Dim))

/** Times that open denominators are cleared. */
const ROUNDS = 4

/** Nothing is left, or nothing once multiplied by the denominators. */
const isZero = (session: Session, sum: Normal): boolean => {
  let left = sum
  for (let round = 0; round < ROUNDS && left.size > 0; round++) {
    const below = denominators(left)
    if (below.length === 0) return false
    const parts = [...left.values()].map(({ c, mono }) => ({ c, mono: times(mono, ...below) }))
    left = normalOf(session, parts)
  }
  return left.size === 0
}

/** Sums to the powers that clear them. */
const denominators = (sum: Normal): readonly Atom[] => {
  const found = new Map<string, Atom>()
  for (const { mono } of sum.values()) {
    for (const a of mono.atoms) {
      if (a.head.kind !== 'power' || a.exponent.s > 0n) continue
      if (mono.bound.some(letter => mentions(a, letter))) continue
      const known = found.get(a.key)
      if (!known || known.exponent.compare(a.exponent) > 0) found.set(a.key, a)
    }
  }
  return [...found.values()].map(a => raised(a, a.exponent.neg().ceil()))
}
