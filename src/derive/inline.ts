import type { Form, IndexForm } from '../core/derivation.ts'
import type { Grad } from '../core/expr.ts'
import type { Graph } from '../core/graph.ts'
import type { Shape } from '../core/shape.ts'
import {
  entry,
  type Fresh,
  freshen,
  type Ix,
  mapChildren,
  position,
  substituteTerm,
  type Term,
  wideAxes,
} from '../core/term.ts'
import { simplify } from '../ops/simplify/simplify.ts'
import { contractTerm } from './contract.ts'
import { factsOf } from './facts.ts'
import { freshPositions, present, scratchLetters } from './letters.ts'
import { termOf } from './mono.ts'
import { tryRead } from './read.ts'

/** Derivatives that are known in entries only, by the name of the variable. */
export type Entries = ReadonlyMap<string, IndexForm>

/**
 * The form with derivatives that are known in entries put in, δ contracted: in
 * matrices where it can be read, else in entries where these are few. Undefined
 * where it mentions none of them, or gets long.
 */
export const inlineEntries = (
  form: Form,
  entries: Entries,
  shape: Shape,
  graph: Graph,
): Form | undefined => {
  const fresh = scratchLetters(graph.base)
  const open = opened(form, shape, fresh)
  const term = putIn(open.term, entries, fresh)
  if (term === open.term) return undefined
  const monos = contractTerm(term, open.free, fresh)
  const expr = tryRead(term, open.free, shape, fresh)
  if (expr) return { level: 'matrix', expr: simplify(expr, factsOf(graph, new Set())) }
  return monos.length <= FEW ? present(termOf(monos), open.free, graph.names) : undefined
}

/** Products of entries that are still easier to read than a name for a derivative. */
const FEW = 2

const opened = (form: Form, shape: Shape, fresh: Fresh): Pick<IndexForm, 'term' | 'free'> => {
  if (form.level === 'matrix') {
    const { at, letters } = freshPositions(shape, fresh)
    return { term: entry(form.expr, at), free: letters }
  }
  const free = form.free.map((ix): Ix => ({ ...ix, name: fresh(ix.dim).name }))
  const by = new Map(form.free.map((ix, n) => [ix.name, position(free[n] as Ix)]))
  return { term: substituteTerm(freshen(form.term, fresh), by), free }
}

const putIn = (term: Term, entries: Entries, fresh: Fresh): Term => {
  if (term.kind !== 'entry') return mapTerms(term, child => putIn(child, entries, fresh))
  const known = term.expr.kind === 'grad' ? entries.get(term.expr.by) : undefined
  if (!known) return term
  const { shape } = term.expr as Grad
  const places = wideAxes(shape, term.at)
  const by = new Map(known.free.map((ix, n) => [ix.name, places[n] ?? position(ix)]))
  return substituteTerm(freshen(known.term, fresh), by)
}

/** The same term where no child changes. */
const mapTerms = (term: Term, go: (child: Term) => Term): Term => {
  let isSame = true
  const next = mapChildren(term, child => {
    const mapped = go(child)
    isSame &&= mapped === child
    return mapped
  })
  return isSame ? term : next
}
