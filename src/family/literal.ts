import { type Affine, affine, constantOf, minus, plus, symbol } from '../core/affine.ts'
import type { Asserted, Closed, Definition, Derivation, Places } from '../core/derivation.ts'
import type { Expr } from '../core/expr.ts'
import type { Equation, Family, Graph, Range } from '../core/graph.ts'
import { type Move, memberOf, moveName } from '../core/member.ts'
import { rangeOfLetter, seriesOf } from '../ops/series.ts'
import { type Mover, moveClaim, moveExpr, moveForm } from './move.ts'
import { seriesIn, valuesIn } from './names.ts'

/** A network is longer than can be written out; the message is how long, in signs. */
export class TooLong extends Error {
  override name = 'TooLong'
}

/** Up to this a length in figures is taken as it is. */
const SHORT = 8
/** So far from a length a place is counted from it; further away there is none. */
export const NEAR = 6

/** The mark of a length that was written in figures. */
const FIGURES = '#'

/** The number behind a length that `withLengths` named. */
export const figuresOf = (length: string): string | undefined =>
  length.startsWith(FIGURES) ? length.slice(FIGURES.length) : undefined

/**
 * A network of 1000 members as one of `#1000` members: what is derived for it does not depend on the
 * number, so a shorter one can be written out in its place.
 */
export const withLengths = (
  graph: Graph,
  { derivations = [], closed = [] }: Partial<Derived> = {},
): Derived & { readonly graph: Graph } => {
  const long = placesIn(graph).flatMap(place => {
    const at = constantOf(place)
    return at !== undefined && at > SHORT ? [at] : []
  })
  if (long.length === 0) return { graph, derivations, closed }
  const length = Math.max(...long)
  if (long.some(at => length - at > NEAR)) throw new TooLong(`${Math.min(...long)}, …, ${length}`)
  const mover = counting(length)
  return {
    graph: moveGraph(graph, mover, `${FIGURES}${length}`),
    derivations: derivations.map(one => moveDerivation(one, mover)),
    closed: closed.map(one => moveAsserted(one, mover)),
  }
}

/** What was derived in a network. */
export interface Derived {
  readonly derivations: readonly Derivation[]
  readonly closed: readonly Asserted[]
}

/** Places near the length are counted from it. */
const moveFrom =
  (length: number): Move =>
  at => {
    const known = constantOf(at)
    if (known === undefined || known < length - NEAR) return at
    return plus(symbol(`${FIGURES}${length}`), affine(known - length))
  }

interface Counting extends Mover {
  readonly move: Move
}

const counting = (length: number): Counting => {
  const move = moveFrom(length)
  const mover: Counting = {
    move,
    name: name => moveName(name, move),
    sizes: shape => shape,
    series: ({ op, args }) => {
      const over = op.over as NonNullable<typeof op.over>
      const { first, last } = moveRange(rangeOfLetter(over.letter), move)
      const letter = { ...over.letter, first, dim: plus(minus(last, first), affine(1)) }
      return seriesOf({ ...over, letter }, moveExpr(args[0] as Expr, mover))
    },
  }
  return mover
}

const moveRange = ({ first, last }: Range, move: Move): Range => ({
  first: move(first),
  last: move(last),
})

const moveGraph = (graph: Graph, mover: Counting, length: string): Graph => ({
  ...graph,
  sizes: [...graph.sizes, length],
  equations: graph.equations.map(equation => moveEquation(equation, mover)),
  families: graph.families.map(family => moveFamily(family, mover)),
  claims: graph.claims.map(claim => moveClaim(claim, mover)),
})

const moveEquation = (equation: Equation, mover: Counting): Equation => ({
  ...equation,
  name: mover.name(equation.name),
  body: moveExpr(equation.body, mover),
})

const moveFamily = (family: Family, mover: Counting): Family => {
  const { equation, leaves } = family
  const moved = leaves.map(leaf => ({ ...leaf, name: mover.name(leaf.name) }))
  if (!equation) return { ...family, leaves: moved }
  const { range, body } = equation
  const own = { ...equation, range: moveRange(range, mover.move), body: moveExpr(body, mover) }
  return { ...family, leaves: moved, equation: own }
}

const moveDerivation = (derivation: Derivation, mover: Counting): Derivation => {
  const { wrt, range, steps } = derivation
  return {
    ...derivation,
    wrt: mover.name(wrt),
    ...movedPlaces(range, mover),
    steps: steps.map(step => ({
      ...step,
      target: mover.name(step.target),
      form: moveForm(step.form, mover),
    })),
  }
}

const moveAsserted = ({ goal, closed, range }: Asserted, mover: Counting): Asserted => ({
  goal: moveForm(goal, mover),
  closed: moveClosed(closed, mover),
  ...movedPlaces(range, mover),
})

const moveClosed = ({ definitions, result }: Closed, mover: Counting): Closed => ({
  definitions: definitions.map(
    ({ name, of, shape, form, range }): Definition => ({
      name: mover.name(name),
      of: mover.name(of),
      shape,
      form: moveForm(form, mover),
      ...movedPlaces(range, mover),
    }),
  ),
  result: moveForm(result, mover),
})

const movedPlaces = (range: Places | undefined, { move }: Counting) =>
  range && { range: { ...range, ...moveRange(range, move) } }

/** Ranges of families and sums, and places of members. */
export const placesIn = ({ equations, families, leaves }: Graph): readonly Affine[] => {
  const bodies = [...equations, ...families.flatMap(f => f.equation ?? [])].map(one => one.body)
  const named = [...equations, ...leaves, ...families.flatMap(f => f.leaves)].map(one => one.name)
  const mentioned = bodies.flatMap(body => [...valuesIn(body).keys()])
  const ranges = families.flatMap(({ equation }) => equation?.range ?? [])
  const sums = bodies
    .flatMap(seriesIn)
    .flatMap(({ over }) => (over ? rangeOfLetter(over.letter) : []))
  return [
    ...[...named, ...mentioned].flatMap(name => memberOf(name)?.at ?? []),
    ...[...ranges, ...sums].flatMap(({ first, last }) => [first, last]),
  ]
}
