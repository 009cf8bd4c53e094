import { symbol } from '../../core/affine.ts'
import type { Call, Expr } from '../../core/expr.ts'
import { type Equation, type Graph, shapeOfName } from '../../core/graph.ts'
import { memberOf } from '../../core/member.ts'
import { type MoveSeries, moveExpr, moveShape, placing } from '../../family/move.ts'
import { namesIn, valuesIn } from '../../family/names.ts'
import { numOf } from '../../ops/build.ts'
import { seriesOf } from '../../ops/series.ts'
import { spareLetters } from './members.ts'
import { letterOf, type Mention, type Source } from './source.ts'
import { HELD, leafOf, nowhere } from './window.ts'

/** An ordinary network of one equation, and of the loss behind it. */
export interface Summand {
  readonly window: Graph
  readonly equation: Equation
}

/**
 * The equation of a source by the name it has at its place, with the general summand of each Σ around a
 * group of mentions beside that Σ. What these names are outside of it is held.
 */
export const summandOf = (
  graph: Graph,
  source: Source,
  name: string,
  group: readonly Mention[],
): Summand => {
  const spare = spareLetters(graph)
  const moving = new Set(group.map(mention => mention.name))
  const body = opened(source.body, group[0]?.under ?? [], spare, moving)
  const equation = equationOf(source, name, body)
  const shape = shapeOfName(graph, graph.loss) ?? []
  const behind = { ...equationOf(source, graph.loss, numOf(0)), shape, uses: [name] }
  const window: Graph = {
    ...graph,
    leaves: [...valuesIn(body)].map(([one, shape]) => leafOf(graph, one, shape)),
    equations: name === graph.loss ? [equation] : [equation, behind],
    families: [],
    claims: [],
    names: new Set([...graph.names, ...spare]),
  }
  return { window, equation }
}

const equationOf = ({ syntax }: Source, name: string, body: Expr): Equation => ({
  name,
  shape: body.shape,
  body,
  syntax: nowhere(syntax),
  uses: namesIn(body),
})

const opened = (
  body: Expr,
  [series, ...rest]: Mention['under'],
  [letter = '', ...spare]: readonly string[],
  moving: ReadonlySet<string>,
): Expr => {
  if (!series) return body
  return moveExpr(body, {
    name: name => (moving.has(name) ? held(name) : name),
    sizes: shape => shape,
    series: one => {
      const [inner] = one.args as [Expr]
      return one.op === series ? besideSum(one, letter, opened(inner, rest, spare, moving)) : one
    },
  })
}

const held = (name: string): string => {
  const base = memberOf(name)?.family ?? name
  return name.replace(base, base + HELD)
}

/** Σ in another letter: the general summand keeps its own. */
const besideSum = ({ op, args }: Call, name: string, general: Expr): Expr => {
  const own = letterOf(op)
  const by = new Map([[own.name, symbol(name)]])
  const inside = moveExpr(args[0] as Expr, placing(by, inOtherLetters))
  return seriesOf({ letter: { ...own, name }, isWhole: op.over?.isWhole ?? false }, inside, [
    general,
  ])
}

const inOtherLetters: MoveSeries = ({ op, args }, by) => {
  const { first, ...letter } = letterOf(op)
  const [dim = letter.dim, start] = moveShape(first ? [letter.dim, first] : [letter.dim], by)
  const over = { letter: { ...letter, dim, ...(start && { first: start }) } }
  const inside = moveExpr(args[0] as Expr, placing(by, inOtherLetters))
  return seriesOf({ ...over, isWhole: op.over?.isWhole ?? false }, inside)
}
