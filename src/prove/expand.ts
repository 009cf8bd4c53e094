import { affine, constantOf, minus as less, namesOf, plus, substitute } from '../core/affine.ts'
import { exprKey, type Grad, grad, type Var, variable } from '../core/expr.ts'
import { consumersOf, dependentsOf, type Equation, shapeOfName } from '../core/graph.ts'
import { type Dim, isUnit, type Shape } from '../core/shape.ts'
import {
  type Apply,
  delta,
  type Entry,
  entry,
  gradEntry,
  type Ix,
  type Pos,
  position,
  product,
  type Slope,
  type Sum,
  slope,
  sum,
  type Term,
  wideAxes,
} from '../core/term.ts'
import { definedAt, isWithin } from './define.ts'
import { deltaAtom, sizeTerms } from './delta.ts'
import { functionOf, functionOfTwo } from './function.ts'
import { type Normal, ONE, posKey } from './mono.ts'
import { dependsOn, equationOf, isReached } from './network.ts'
import { nameEntry, opaqueAtom, opaqueEntry } from './opaque.ts'
import { powerOf } from './power.ts'
import { overWholeAxis } from './ranges.ts'
import { addAll, constant, multiply, normalOf, single, summed } from './reduce.ts'
import { freshLetter, Open, type Session, tick } from './session.ts'
import { slopeOf, spelledOut } from './slope.ts'
import { wholeEntry } from './whole.ts'

/** Positions of the letters of a term, and what its parts have come to. */
export interface Scope {
  readonly at: ReadonlyMap<string, Pos>
  readonly memo: Map<Term, Normal>
}

export const scopeOf = (at: ReadonlyMap<string, Pos> = new Map()): Scope => ({
  at,
  memo: new Map(),
})

/** A term as a sum of products: definitions put in, everything multiplied out. */
export const expand = (session: Session, term: Term, scope: Scope): Normal => {
  const known = scope.memo.get(term)
  if (known) return known
  tick(session)
  const found = expandNew(session, term, scope)
  scope.memo.set(term, found)
  return found
}

const expandNew = (session: Session, term: Term, scope: Scope): Normal => {
  const go = (t: Term) => expand(session, t, scope)
  switch (term.kind) {
    case 'const':
      return constant(term.value)
    case 'entry':
      return entryAt(session, term.expr, placed(term.at, scope))
    case 'slope':
      return slopeAt(session, term, scope)
    case 'delta': {
      const [a, b] = placed([term.a, term.b], scope) as [Pos, Pos]
      return single(session, deltaAtom(session, a, b))
    }
    case 'apply':
      return applied(session, term, scope)
    case 'power':
      return powerOf(session, go(term.base), term.exponent)
    case 'product':
      return term.factors.map(go).reduce((a, b) => multiply(session, a, b), constant(ONE))
    case 'total':
      return addAll(term.terms.map(go))
    case 'sum':
      return sumOf(session, term, scope)
  }
}

const placed = (at: readonly Pos[], scope: Scope): readonly Pos[] =>
  scope.at.size === 0 ? at : at.map(pos => substitute(pos, scope.at))

/** Letters of a sum get new names and start at the base; those of few places may be written out. */
const sumOf = (session: Session, term: Sum, scope: Scope): Normal => {
  const whole = overWholeAxis(session, term)
  if (whole) return expand(session, whole, scope)
  const { letters, body } = term
  const bound: string[] = []
  let scopes = [scope.at]
  for (const ix of letters) {
    const dim = rangeOf(session, ix, letters, scope)
    const places = session.isUnrolled && isFew(dim) ? placesIn(session, dim) : undefined
    if (!places) bound.push(freshLetter(session, dim))
    const all = places ?? [position({ name: bound.at(-1) as string, dim })]
    scopes = scopes.flatMap(at =>
      all.map(pos => new Map(at).set(ix.name, startOf(session, ix, pos, at))),
    )
  }
  const parts = scopes.map(at => expand(session, body, scopeOf(at)))
  return summed(session, addAll(parts), bound)
}

const rangeOf = (session: Session, { dim }: Ix, beside: readonly Ix[], scope: Scope): Dim => {
  const [range = dim] = placed([dim], scope)
  const isLetter = (name: string) =>
    session.letters.has(name) || beside.some(ix => ix.name === name)
  if (namesOf(range).some(isLetter)) throw new Open('a range with a letter')
  return range
}

/** Sizes up to which a sum may be written out. */
export const isFew = (dim: Dim): boolean => (constantOf(dim) ?? Number.POSITIVE_INFINITY) <= FEW

const FEW = 4

const placesIn = ({ graph }: Session, dim: Dim): readonly Pos[] =>
  Array.from({ length: constantOf(dim) ?? 0 }, (_, n) => affine(graph.base + n))

const startOf = (session: Session, { first }: Ix, pos: Pos, at: Scope['at']): Pos =>
  first ? fromFirst(session, pos, substitute(first, at)) : pos

/** The position that is `pos` counted from `first` instead of from the base. */
export const fromFirst = ({ graph }: Session, pos: Pos, first: Pos): Pos =>
  plus(pos, less(first, affine(graph.base)))

const applied = (session: Session, { op, args }: Apply, scope: Scope): Normal => {
  const [x, e, ...more] = args
  if (!x || more.length > 0) throw new Open('a function of many entries')
  if (e) {
    const [a, b] = [expand(session, x, scope), expand(session, e, scope)]
    const found = functionOfTwo(session, op.primitive, a, b)
    if (!found) throw new Open('a function of two entries')
    return found
  }
  const spelled = spelledOut(session, op, x)
  if (spelled) return expand(session, spelled, scope)
  return functionOf(session, op, expand(session, x, scope))
}

/** An entry of a whole; each is found once. */
const entryAt = (session: Session, expr: Entry['expr'], at: readonly Pos[]): Normal => {
  const key = `${exprKey(expr)}[${wideAxes(expr.shape, at).map(posKey).join()}]`
  const known = session.entries.get(key)
  if (known) return known
  tick(session)
  const found = entryOf(session, expr, at)
  session.entries.set(key, found)
  return found
}

const entryOf = (session: Session, expr: Entry['expr'], at: readonly Pos[]): Normal => {
  switch (expr.kind) {
    case 'num':
      return constant(expr.value)
    case 'var':
      return nameOf(session, expr, at)
    case 'grad':
      return expr.isTurned ? turned(session, expr, at) : gradient(session, expr, at)
    case 'call':
    case 'table': {
      if (!isWithin(session, expr, at)) return opaqueEntry(session, expr, at)
      if (expr.kind === 'call' && expr.op.primitive === 'count')
        return normalOf(
          session,
          expr.attrs.flatMap(dim => sizeTerms(session, dim)),
        )
      const definition = definedAt(session, expr, at)
      if (definition) return expand(session, definition, scopeOf())
      if (expr.kind === 'table') throw new Open('a table without a definition')
      return wholeEntry(session, expr, at, (arg, place) => entryAt(session, arg, place))
    }
  }
}

const nameOf = (session: Session, expr: Var, at: readonly Pos[]): Normal => {
  const equation = session.opened.has(expr.name) ? equationOf(session.graph, expr.name) : undefined
  if (!equation) return nameEntry(session, expr, at)
  return isWithin(session, expr, at)
    ? entryAt(session, equation.body, at)
    : opaqueEntry(session, expr, at)
}

/** The total derivative of a name: a sum over consumers or operands, or it stands for itself. */
const gradient = (session: Session, expr: Grad, at: readonly Pos[]): Normal => {
  if (expr.of === expr.by) return identity(session, expr, at)
  if (!dependsOn(session.graph, expr.of, expr.by)) return new Map()
  const way = wayThrough(session, expr)
  if (!way) return opaqueEntry(session, expr, at)
  const shares = (way === 'backwards' ? backwards : onwards)(session, expr, at)
  return addAll(shares.map(term => expand(session, term, scopeOf())))
}

/** How the total derivative of one name by another is looked through; undefined where it stands for itself. */
const wayThrough = (
  { graph, aim, kept }: Session,
  { of, by }: Pick<Grad, 'of' | 'by'>,
): 'backwards' | 'onwards' | undefined => {
  const isLoss = of === graph.loss
  if (kept?.has(by)) return undefined
  if (kept) return isLoss ? 'backwards' : 'onwards'
  if (aim?.by === by && aim.of !== undefined) return of === aim.of ? 'onwards' : undefined
  if (isLoss) return aim?.by === by ? 'backwards' : undefined
  return isDirect(graph, of, by) ? 'onwards' : undefined
}

/** True of a name that depends on the other directly, and in no other way. */
const isDirect = (graph: Session['graph'], of: string, by: string): boolean => {
  const { uses = [] } = equationOf(graph, of) ?? {}
  const others = dependentsOf(graph, by)
  return uses.includes(by) && !uses.some(use => others.has(use))
}

/** An entry of a derivative that lies the other way. */
const turned = (session: Session, expr: Grad, at: readonly Pos[]): Normal => {
  const [of, by] = [expr.of, expr.by].map(name =>
    variable(name, shapeOfName(session.graph, name) ?? []),
  )
  if (!of || !by) throw new Open('a name without a shape')
  const straight = grad(of, by)
  const places = wideAxes(expr.shape, at).toReversed()
  return entryAt(session, straight, withUnits(straight.shape, places, affine(session.graph.base)))
}

const backwards = (session: Session, expr: Grad, at: readonly Pos[]): readonly Term[] =>
  consumersOf(session.graph, expr.by)
    .filter(({ name }) => isReached(session.graph, name))
    .map(consumer => share(session, consumer, expr, at))

/** Σ_K ∂of/∂u[K] du[K]/dby over the operands u that depend on the variable. */
const onwards = (session: Session, expr: Grad, at: readonly Pos[]): readonly Term[] => {
  const { graph } = session
  const { of, ofAt, by, byAt } = sides(session, expr, at)
  const moving = dependentsOf(graph, by.name)
  const uses = equationOf(graph, of.name)?.uses ?? []
  return uses
    .filter(use => use === by.name || moving.has(use))
    .map(use => {
      if (use === by.name) return slope(of, ofAt, by, byAt)
      const operand = variable(use, shapeOfName(graph, use) ?? [])
      const { letters, place } = sweep(session, operand.shape)
      const far = gradEntry(operand, place, by, byAt)
      return sum(letters, product([slope(of, ofAt, operand, place), far]))
    })
}

/** Π δ: the derivative of a name by itself. */
const identity = (session: Session, { ofAxes }: Grad, at: readonly Pos[]): Normal => {
  const ties = at.slice(0, ofAxes).map((pos, n) => delta(pos, at[ofAxes + n] as Pos))
  return expand(session, product(ties), scopeOf())
}

/** Σ_K ∂ε/∂c[K] ∂c[K]/∂by[at] */
const share = (session: Session, consumer: Equation, expr: Grad, at: readonly Pos[]): Term => {
  const { of, ofAt, by, byAt } = sides(session, expr, at)
  const { letters, place } = sweep(session, consumer.shape)
  const whole = variable(consumer.name, consumer.shape)
  const upstream = gradEntry(of, ofAt, consumer, place)
  return sum(letters, product([upstream, slope(whole, place, by, byAt)]))
}

/** What is derived by what, with all positions. */
const sides = ({ graph }: Session, expr: Grad, at: readonly Pos[]) => {
  const first = affine(graph.base)
  const [of, by] = [expr.of, expr.by].map(name => variable(name, shapeOfName(graph, name) ?? []))
  if (!of || !by) throw new Open('a name without a shape')
  return {
    of,
    ofAt: withUnits(of.shape, at.slice(0, expr.ofAxes), first),
    by,
    byAt: withUnits(by.shape, at.slice(expr.ofAxes), first),
  }
}

const sweep = ({ graph }: Session, shape: Shape) => {
  const wide = shape.filter(dim => !isUnit(dim))
  const letters = wide.map((dim, n): Ix => ({ name: `κ${n}`, dim }))
  return { letters, place: withUnits(shape, letters.map(position), affine(graph.base)) }
}

/** One position per axis, given those on axes that are not units (or all). */
const withUnits = (shape: Shape, at: readonly Pos[], first: Pos): readonly Pos[] => {
  if (at.length === shape.length) return at
  const left = [...at]
  return shape.map(dim => (isUnit(dim) ? first : (left.shift() as Pos)))
}

const slopeAt = (session: Session, term: Slope, scope: Scope): Normal => {
  const { of, by, mode } = term
  const [ofAt, byAt] = [placed(term.ofAt, scope), placed(term.byAt, scope)]
  const isName = of.kind === 'var'
  if (mode === 'total' && isName) return expand(session, gradEntry(of, ofAt, by, byAt), scopeOf())
  if (mode === 'total') {
    const text = `d${exprKey(of)}/d${by.name}`
    const shape = [...of.shape, ...by.shape]
    return single(session, opaqueAtom(session, text, shape, [...ofAt, ...byAt]))
  }
  if (!isWithin(session, of, ofAt) || !isWithin(session, by, byAt))
    throw new Open('a derivative that may be outside')
  const through = isName && of.name !== by.name ? equationOf(session.graph, of.name)?.body : of
  const whole = entry(through ?? of, ofAt)
  return expand(session, slopeOf(session, whole, { name: by.name, at: byAt }), scopeOf())
}
