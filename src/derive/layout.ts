import { isDifferential } from '../core/change.ts'
import type { Derivation, Form, Step } from '../core/derivation.ts'
import { call, type Expr, type Grad, turnedGrad } from '../core/expr.ts'
import { type Graph, shapeOfMember } from '../core/graph.ts'
import { isTurnedIn, type Layout } from '../core/layout.ts'
import { entry, mapChildren, type Term } from '../core/term.ts'
import { transposeOf } from '../ops/build.ts'
import { seriesOf } from '../ops/series.ts'
import { simplify } from '../ops/simplify/simplify.ts'
import { transpose } from '../ops/transpose.ts'
import { factsOf } from './facts.ts'

/** A derivation as it is written in a layout: wholes and the derivatives in them lie the other way where it says so. */
export const inLayout = (derivation: Derivation, layout: Layout, graph: Graph): Derivation => {
  if (layout === 'gradient') return derivation
  const turn = turner(layout, graph)
  const { loss, wrt, shape, steps } = derivation
  const isTurned = turn.isTurned(loss, wrt)
  const forms = steps.map((step): Step => ({ ...step, form: turn.form(step.form, isTurned) }))
  return { ...derivation, shape: isTurned ? transposedShape(shape) : shape, steps: forms }
}

/** A closed form of the derivative of one name by another, in a layout. */
export const formInLayout = (
  form: Form,
  [of, by]: readonly [of: string, by: string],
  layout: Layout,
  graph: Graph,
): Form => {
  if (layout === 'gradient') return form
  const turn = turner(layout, graph)
  return turn.form(form, turn.isTurned(of, by))
}

const turner = (layout: Layout, graph: Graph) => {
  const shapeOf = (name: string) => shapeOfMember(graph, name) ?? []
  const isTurned = (of: string, by: string): boolean => isTurnedIn(layout, shapeOf(of), shapeOf(by))
  const expr = (x: Expr): Expr => {
    if (x.kind === 'grad')
      return !isDifferential(x) && isTurned(x.of, x.by) ? transposeOf(turnedGrad(x)) : x
    if (x.kind !== 'call') return x
    const args = x.args.map(expr)
    return args.every((arg, n) => arg === x.args[n]) ? x : call(x.op, args, x.attrs)
  }
  /** Entries of derivatives stay as they are, in every layout; those of their transposes are theirs. */
  const entries = (term: Term): Term => {
    if (term.kind !== 'entry') return mapChildren(term, entries)
    if (term.expr.kind !== 'call') return term
    const inside = expr(term.expr)
    const { op, args } = term.expr
    const [arg] = args
    return isGrad(inside) && arg?.kind === 'grad' && args.length === 1 && op === transpose
      ? entry(arg, term.at.toReversed())
      : entry(inside, term.at)
  }
  const short = (whole: Expr): Expr => simplify(whole, factsOf(graph, new Set()))
  /** Of a Σ over members every summand is transposed. */
  const transposed = (whole: Expr): Expr => {
    const [body] = whole.kind === 'call' ? whole.args : []
    return whole.kind === 'call' && whole.op.over && body
      ? seriesOf(whole.op.over, short(transposed(body)))
      : transposeOf(whole)
  }
  const form = (one: Form, turned: boolean): Form => {
    if (one.level === 'index') {
      const free = turned ? one.free.toReversed() : one.free
      return { ...one, term: entries(one.term), free }
    }
    const inside = expr(one.expr)
    const whole = turned ? transposed(inside) : inside
    if (whole === one.expr) return one
    return { ...one, expr: isGrad(whole) ? whole : short(whole) }
  }
  return { isTurned, form }
}

const isGrad = (expr: Expr): expr is Grad => expr.kind === 'grad'

const transposedShape = (shape: Derivation['shape']): Derivation['shape'] =>
  transposeOf({ kind: 'var', name: '', shape }).shape
