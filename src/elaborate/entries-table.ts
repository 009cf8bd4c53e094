import {
  type Affine,
  affine,
  coefficientOf,
  constantOf,
  minus,
  namesOf,
  plus,
  symbol,
  times,
} from '../core/affine.ts'
import { ENTRIES, isWordOfClaims } from '../core/claim-words.ts'
import type { EntriesTable } from '../core/entries-table.ts'
import type { Call, Expr, Grad } from '../core/expr.ts'
import type { Graph } from '../core/graph.ts'
import { letterSource } from '../core/letters.ts'
import { parts } from '../core/parts.ts'
import { isInRange, isNeverZero, isOutOfRange, type Range, type RangeOf } from '../core/range.ts'
import { type Dim, isUnit } from '../core/shape.ts'
import type { CallSyntax, Syntax } from '../core/syntax.ts'
import {
  children,
  type Delta,
  entry,
  type Fresh,
  freshen,
  gradEntry,
  mapChildren,
  type Pos,
  product,
  type Sum,
  substituteTerm,
  sum,
  type Term,
  total,
  ZERO_TERM,
} from '../core/term.ts'
import { listedIn, withoutCalls } from './called.ts'
import { formsIn, scopeIn } from './form.ts'
import { refuse } from './refusal.ts'
import { newReport } from './report.ts'

/** The tables of an expression with `entries(…)`, in the order of the text. */
export const tablesIn = (graph: Graph, syntax: Syntax): readonly EntriesTable[] =>
  isWordOfClaims(graph, syntax, ENTRIES)
    ? [tableOf(graph, syntax)]
    : parts(syntax).flatMap(part => tablesIn(graph, part))

const tableOf = (graph: Graph, call: CallSyntax): EntriesTable => {
  const [form] = formsIn(scopeIn(graph, newReport()), [withoutCalls(graph, listedIn(call))])
  const expr = form?.level === 'matrix' ? form.expr : undefined
  const [down, across] = expr?.shape.map((_, axis) => placesOf(expr, axis, graph)) ?? []
  if (!expr || !down || expr.shape.length > 2) return refuse('entries-form', call)
  const worked = working(graph)
  const cell = (...at: readonly (Pos | undefined)[]) => {
    const known = at.filter(pos => pos !== undefined)
    return known.length === at.length ? worked(entry(expr, known)) : undefined
  }
  if (across) return { rows: down.map(row => across.map(column => cell(row, column))) }
  const cells = down.map(row => cell(row))
  return { rows: call.options.length > 0 ? [cells] : cells.map(one => [one]) }
}

/** Places along an axis, few of them all; else of each part the first and the last, and none between them. */
const placesOf = (expr: Expr, axis: number, graph: Graph): readonly (Pos | undefined)[] => {
  const dim = expr.shape[axis] as Dim
  if (isUnit(dim)) return [affine(1)]
  const starts = constantOf(dim) === undefined ? startsIn(expr, axis, graph) : [affine(0)]
  return starts.flatMap((start, n) => {
    const length = minus(starts[n + 1] ?? dim, start)
    const first = plus(start, affine(graph.base))
    const count = constantOf(length)
    return count !== undefined && count <= MOST
      ? Array.from({ length: count }, (_, at) => plus(first, affine(at)))
      : [first, undefined, plus(first, minus(length, affine(1)))]
  })
}

/** Where along an axis the parts begin of which a whole is put together, counted from 0. */
const startsIn = (expr: Expr, axis: number, { names, base }: Graph): readonly Affine[] => {
  if (expr.kind !== 'call' || expr.op.opens !== 'split') return [affine(0)]
  const fresh: Fresh = letterSource(names)
  const letters = expr.shape.map(dim => fresh(dim))
  const { op, args, attrs } = expr
  const at = letters.map(ix => (isUnit(ix.dim) ? affine(1) : symbol(ix.name)))
  const along = letters[axis]?.name ?? ''
  const parts = deltasIn(op.entry({ args, attrs, at, base, fresh })).map(one => {
    const { constant, terms } = placeBy(one, along) ?? affine(-1)
    const sizes = terms.filter(([name]) => names.has(name))
    return affine(sizes.length < terms.length ? constant : constant - base, sizes)
  })
  const [first, second] = parts
  const isApart = first && second && isZero(first) && !parts.slice(1).some(isZero)
  return isApart ? parts : [affine(0)]
}

const isZero = (form: Affine): boolean => constantOf(form) === 0

const deltasIn = (term: Term): readonly Delta[] =>
  term.kind === 'delta' ? [term] : children(term).flatMap(deltasIn)

/** Entries that are all written. */
const MOST = 4

/** An entry as far as it is made of entries by sums and products: `W[1,1]*x[1] + W[1,2]*x[2]`. */
const working = ({ names, base, sizes }: Graph): ((term: Term) => Term) => {
  const fresh: Fresh = letterSource(names)
  const go = (term: Term, ranges: Ranges): Term => {
    if (term.kind === 'entry') return opened(term.expr, term.at, ranges)
    if (term.kind === 'sum') return writtenOut(term, ranges)
    if (term.kind === 'delta' && isNever(term, ranges, sizes)) return ZERO_TERM
    return mapChildren(term, child => go(child, ranges))
  }
  const opened = (expr: Expr, at: readonly Pos[], ranges: Ranges): Term => {
    const own = entry(expr, at)
    if (expr.kind === 'grad') return expr.isTurned ? straight(expr, at) : own
    if (expr.kind === 'table') {
      const by = new Map(expr.letters.map((ix, n) => [ix.name, at[n] as Pos]))
      return go(substituteTerm(freshen(expr.body, fresh), by), ranges)
    }
    if (expr.kind !== 'call' || expr.op.over) return own
    const { op, args, attrs } = expr
    const inner = op.entry({ args, attrs, at, base, fresh })
    return isOfEntries(inner, expr) ? go(inner, ranges) : own
  }
  /** A short Σ term by term, and none over a letter that is told. */
  const writtenOut = ({ letters: [ix, ...rest], body }: Sum, ranges: Ranges): Term => {
    const inner = sum(rest, body)
    if (!ix) return go(inner, ranges)
    const range = { first: ix.first ?? affine(base), dim: ix.dim }
    const count = constantOf(ix.dim)
    if (count !== undefined && count <= MOST) {
      const places = Array.from({ length: count }, (_, n) => plus(range.first, affine(n)))
      return total(places.map(at => go(substituteTerm(inner, new Map([[ix.name, at]])), ranges)))
    }
    const done = go(inner, new Map([...ranges, [ix.name, range]]))
    const told = toldBy(ix.name, done, range, rangeIn(ranges))
    return told ? go(told, ranges) : sum([ix], done)
  }
  return term => go(term, new Map())
}

/** Whether two positions are never equal; sizes are 1 at least. */
const isNever = ({ a, b }: Delta, ranges: Ranges, sizes: readonly string[]): boolean => {
  const difference = minus(a, b)
  const { constant, terms } = difference
  const isOfSizes = namesOf(difference).every(name => sizes.includes(name))
  const sign = Math.sign(terms[0]?.[1] ?? 0)
  const isOneWay = isOfSizes && terms.every(([, c]) => Math.sign(c) === sign)
  const least = sign * constant + terms.reduce((sum, [, c]) => sum + sign * c, 0)
  return (isOneWay && sign !== 0 && least > 0) || isNeverZero(difference, rangeIn(ranges))
}

/** The entry of a derivative that lies the other way. */
const straight = ({ of, by, shape }: Grad, at: readonly Pos[]): Term => {
  const own = shape.toReversed()
  const dims = isUnit(own[1]) ? own.slice(0, 1) : own
  const places = isUnit(own[1]) ? at.slice(1) : at.toReversed()
  return gradEntry({ name: of, shape: [] }, [], { name: by, shape: dims }, places)
}

/** Whether a definition says an entry by entries of the arguments, with functions of numbers at most. */
const isOfEntries = (term: Term, of: Call): boolean => {
  if (term.kind === 'power' || term.kind === 'slope') return false
  if (term.kind === 'apply' && !of.op.elementwise) return false
  if (term.kind === 'entry') return term.expr !== of && !isSame(term.expr, of)
  return children(term).every(child => isOfEntries(child, of))
}

const isSame = (expr: Expr, { op, args }: Call): boolean =>
  expr.kind === 'call' && expr.op === op && expr.args.every((arg, n) => arg === args[n])

/** Σ_k δ_{kp} f(k), which is f(p) or nothing, where that is certain. */
const toldBy = (name: string, body: Term, range: Range, rangeOf: RangeOf): Term | undefined => {
  const factors = body.kind === 'product' ? body.factors : [body]
  for (const factor of factors) {
    const place = factor.kind === 'delta' ? placeBy(factor, name) : undefined
    if (!place) continue
    if (isOutOfRange(place, range, rangeOf)) return ZERO_TERM
    if (!isInRange(place, range, rangeOf)) continue
    const rest = product(factors.filter(other => other !== factor))
    return substituteTerm(rest, new Map([[name, place]]))
  }
  return undefined
}

/** What a letter is where two positions are equal. */
const placeBy = ({ a, b }: Delta, name: string): Pos | undefined => {
  const difference = minus(a, b)
  const c = coefficientOf(difference, name)
  return Math.abs(c) === 1 ? minus(symbol(name), times(c, difference)) : undefined
}

type Ranges = ReadonlyMap<string, Range>

const rangeIn =
  (ranges: Ranges): RangeOf =>
  name =>
    ranges.get(name)
