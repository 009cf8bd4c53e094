import { sameAffine } from '../core/affine.ts'
import type { Aim, Form } from '../core/derivation.ts'
import type { Graph } from '../core/graph.ts'
import { derivedBy, mentioned } from '../core/mentioned.ts'
import { type Dim, isUnit, shapeKey } from '../core/shape.ts'
import { entry, type Pos } from '../core/term.ts'
import { likeness } from './alike.ts'
import { times } from './body.ts'
import { expand, fromFirst, isFew, scopeOf } from './expand.ts'
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
  const session = newSession({ graph, aim: undefined, ...SPELLED })
  return within(session, budget, () => normalOfForm(session, form))
}

/** Whether both sides have one normal form. The derivative that `aim` names is looked through. */
export const proves = (left: Form, right: Form, graph: Graph, aim?: Aim, budget = BUDGET): Proof =>
  proverOf(graph, budget)(left, right, aim)

/**
 * Proves equalities of one network: by themselves, else with the names looked
 * through that the equations define, else with what the file says of its names.
 * What is alike up to names is decided once.
 */
export const proverOf = (graph: Graph, budget = BUDGET, total = TOTAL) => {
  const decided = new Map<string, boolean>()
  const sessionOf = sessionsOf(graph)
  let left = total
  const attempt = (a: Form, b: Form, how: Attempt, most: number): Proof => {
    const session = sessionOf(how, axesOf(a))
    const allowed = Math.min(most, left)
    const proved = within(session, allowed, () => isZero(session, difference(session, a, b)))
    left -= allowed - Math.max(0, session.budget)
    return proved ? { proved, uses: [...session.uses].sort() } : OPEN
  }
  const first = (a: Form, b: Form, hows: readonly Attempt[]): Proof => {
    const tries = [Math.min(FIRST, budget), budget].flatMap(most =>
      hows.map(how => ({ how, most })),
    )
    return tries.reduce(
      (found, { how, most }) => (found.proved ? found : attempt(a, b, how, most)),
      OPEN,
    )
  }
  return (a: Form, b: Form, aim?: Aim): Proof => {
    if (!sameAxes(axesOf(a), axesOf(b))) return OPEN
    const key = likeness(a, b, graph, aim)
    const known = decided.get(key) ?? first(a, b, quick(aim)).proved
    decided.set(key, known)
    if (known) return { proved: true, uses: [] }
    const { opening, given } = thorough(graph, [a, b], aim)
    const found = first(a, b, opening)
    return found.proved ? found : first(a, b, given)
  }
}

/** What every way is tried with before any gets the whole budget: most proofs need less. */
const FIRST = 500

/** One session for the steps of a name, which come one after another: what is found for one serves the next. */
const sessionsOf = (graph: Graph) => {
  const open = new Map<string, Session>()
  let last = ''
  return (how: Attempt, axes: readonly Dim[]): Session => {
    const place = `${how.aim?.of} ${how.aim?.by} ${shapeKey(axes)}`
    if (place !== last) open.clear()
    last = place
    const known = how.key === undefined ? undefined : open.get(how.key)
    if (known) return known
    const session = newSession({ graph, ...how })
    if (how.key !== undefined) open.set(how.key, session)
    return session
  }
}

/** A way to prove an equality; what is found in one with a key may serve others. */
type Attempt = Omit<Setting, 'graph'> & { readonly key?: string }

const PLAIN = {
  kept: undefined,
  opened: new Set<string>(),
  isSpelled: false,
  isUnrolled: false,
  isGiven: false,
}
const SPELLED = { ...PLAIN, isSpelled: true }

/** Ways that know of definitions and properties nothing but what likeness does. */
const quick = (aim: Aim | undefined): readonly Attempt[] => [
  { key: 'plain', aim, ...PLAIN },
  { key: 'spelled', aim, ...SPELLED },
]

/** With the names opened that the sides mention, then with all: what need not be opened is better closed. */
const thorough = (graph: Graph, [left, right]: Sides, aim: Aim | undefined) => {
  const near = new Set([left, right].flatMap(mentioned))
  const far = new Set(graph.equations.map(e => e.name))
  const base = { ...SPELLED, aim, kept: aim === undefined ? new Set<string>() : undefined }
  const ways: readonly Attempt[] = [
    ...keptIn(left, right, aim).map(kept => ({ ...base, opened: near, kept })),
    { ...base, opened: near },
    { ...base, opened: far },
  ]
  const given = [base, ...ways].map(how => ({ ...how, isGiven: true }))
  const unrolled = hasFew(graph) ? ways.map(how => ({ ...how, isUnrolled: true })) : []
  return { opening: [...ways, ...unrolled], given: hasProperties(graph) ? given : [] }
}

type Sides = readonly [left: Form, right: Form]

/** A claim as people make it states one gradient in terms of others, which may stay as they are. */
const keptIn = (left: Form, right: Form, aim?: Aim): readonly ReadonlySet<string>[] => {
  const own = new Set(derivedBy(left))
  const others = new Set(derivedBy(right).filter(name => !own.has(name)))
  return aim !== undefined || others.size === 0 ? [] : [others]
}

const hasProperties = ({ assumptions, leaves }: Graph): boolean =>
  assumptions.length > 0 || leaves.some(leaf => leaf.adjectives.length > 0)

/** Whether some axis has so few places that sums over it may be written out. */
const hasFew = ({ leaves, equations }: Graph): boolean =>
  [...leaves, ...equations].some(({ shape }) => shape.some(dim => !isUnit(dim) && isFew(dim)))

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
  const known = session.forms.get(form)
  if (known) return known
  const found = normalOfNew(session, form)
  session.forms.set(form, found)
  return found
}

const normalOfNew = (session: Session, form: Form): Normal => {
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
