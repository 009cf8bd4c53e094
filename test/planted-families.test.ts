import { describe, expect, test } from 'vitest'
import { affine, plus, symbol } from '../src/core/affine.ts'
import type { Derivation, Form } from '../src/core/derivation.ts'
import type { Call, Expr } from '../src/core/expr.ts'
import { type Graph, isParameter } from '../src/core/graph.ts'
import { memberDifferentials } from '../src/derive/family/differential.ts'
import { deriveMembers } from '../src/derive/family/members.ts'
import { movedGraph } from '../src/derive/moving.ts'
import { type Mover, moveExpr, moveForm, placing } from '../src/family/move.ts'
import { addOf, summandsOf } from '../src/ops/build.ts'
import { seriesOf } from '../src/ops/series.ts'
import { quoteForm } from '../src/render/quote.ts'
import { printText } from '../src/render/text.ts'
import { verifyUnrolled } from '../src/verify/unrolled.ts'
import { networkOf } from './support/network.ts'

const SEED = 5

/** A slip in one derivation; undefined where there is nothing to slip on. */
type Slip = (derivation: Derivation) => Derivation | undefined

const show = (form: Form): string => printText(quoteForm(form, new Set()))

/** The last member replaced, if that changes it. */
const inResult =
  (change: (form: Form) => Form | undefined): Slip =>
  derivation => {
    const last = derivation.steps.at(-1)
    const form = last && change(last.form)
    if (!last || !form) return undefined
    return { ...derivation, steps: [...derivation.steps.slice(0, -1), { ...last, form }] }
  }

const inWhole = (change: (expr: Expr) => Expr | undefined): Slip =>
  inResult(form => {
    const expr = form.level === 'matrix' ? change(form.expr) : undefined
    return expr && { level: 'matrix', expr }
  })

/** Sums over members replaced everywhere in a whole. */
const replacing = (f: (series: Call) => Expr): Mover => ({
  name: name => name,
  sizes: shape => shape,
  series: f,
})

const hasSeries = (expr: Expr): boolean =>
  expr.kind === 'call' && (expr.op.over !== undefined || expr.args.some(hasSeries))

const inSeries = (f: (series: Call) => Expr): Slip =>
  inWhole(expr => (hasSeries(expr) ? moveExpr(expr, replacing(f)) : undefined))

const letterOf = (series: Call) => (series.op.over as NonNullable<Call['op']['over']>).letter

/** Every member one place further, where that is another one. */
const moved = (letter: string, by: number): Slip =>
  inResult(form => {
    const places = new Map([[letter, plus(symbol(letter), affine(by))]])
    const keep = (series: Call): Expr => {
      const args = series.args.map(arg => moveExpr(arg, placing(places, keep)))
      return { ...series, args }
    }
    const next = moveForm(form, placing(places, keep))
    return show(next) === show(form) ? undefined : next
  })

const SLIPS: Readonly<Record<string, Slip>> = {
  'the sum over members is dropped': inSeries(series => {
    const { name, dim } = letterOf(series)
    return moveExpr(
      series.args[0] as Expr,
      placing(new Map([[name, dim]]), one => one),
    )
  }),
  'the sum over members begins too late': inSeries(series => {
    const letter = letterOf(series)
    const later = { ...letter, dim: plus(letter.dim, affine(-1)), first: affine(2) }
    return seriesOf({ letter: later, isWhole: false }, series.args[0] as Expr)
  }),
  'a member too late': moved('t', 1),
  'a member too early': moved('t', -1),
  'a consumer is missing': inWhole(expr => {
    const [first, ...rest] = summandsOf(expr)
    return first && rest.length > 0 ? addOf(...rest) : undefined
  }),
  'the last case is forgotten': derivation => {
    const { range } = derivation
    return range && { ...derivation, range: { ...range, last: plus(range.last, affine(1)) } }
  },
  'the first case is forgotten': derivation => {
    const { range } = derivation
    return range && { ...derivation, range: { ...range, first: plus(range.first, affine(-1)) } }
  },
}

const NETWORKS = {
  recurrent: `h{t} = tanh(W*h{t-1} + U*x{t}) for t = 1..T
y{t} = V*h{t} for t = 1..T
L = sum(t, (y{t} - l{t})^2)`,
  'two steps back': `h{t} = tanh(A*h{t-1} + B*h{t-2} + x{t}) for t = 1..T
L = sum(t, h{t}^2)`,
  neighbours: `h{t} = A*h{t-1} + x{t} for t = 1..T
L = sum(t = 2..T, (h{t} - h{t-1})^2)`,
}

const OF_CHANGES = Object.fromEntries(
  [
    'the sum over members is dropped',
    'the sum over members begins too late',
    'a member too early',
    'a consumer is missing',
  ].map(name => [name, SLIPS[name] as Slip]),
)

describe.each(Object.entries(NETWORKS))('%s', (_, source) => {
  const graph = networkOf(source)
  const { derivations, needs } = deriveMembers(graph)

  test.each(Object.entries(SLIPS))('%s: caught', async (_, slip) => {
    const wrong = derivations.flatMap(one => slip(one) ?? [])
    expect(wrong.length).toBeGreaterThan(0)
    const { findings } = await verifyUnrolled(graph, { derivations: wrong, needs }, { seed: SEED })
    const passed = wrong.filter((_, n) => !findings[n]?.some(f => f?.verdict === 'failed'))
    expect(passed.map(({ wrt }) => `${wrt}, seed ${SEED}`)).toEqual([])
  })

  /** Differentials hold where all parameters move. */
  const changes = memberDifferentials(graph, leaf => isParameter(graph, leaf))
  const world = (whole: Graph): Graph =>
    movedGraph(
      whole,
      whole.leaves.filter(leaf => isParameter(graph, leaf)),
    )

  test.each(Object.entries(OF_CHANGES))('of differentials, %s: caught', async (_, slip) => {
    const wrong = changes.all.flatMap(({ chains }) => chains.flatMap(one => slip(one) ?? []))
    expect(wrong.length).toBeGreaterThan(0)
    const asked = { derivations: wrong, needs: changes.needs, world }
    const { findings } = await verifyUnrolled(graph, asked, { seed: SEED })
    const passed = wrong.filter((_, n) => !findings[n]?.some(f => f?.verdict === 'failed'))
    expect(passed.map(({ wrt }) => `${wrt}, seed ${SEED}`)).toEqual([])
  })
})
