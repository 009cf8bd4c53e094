import { type Affine, affine, constantOf } from '../core/affine.ts'
import type { Call, Expr } from '../core/expr.ts'
import type { Equation, Family, Graph, Leaf, Range } from '../core/graph.ts'
import { memberName, memberOf, moveAffine, moveBy, moveName } from '../core/member.ts'
import { addOf, zerosOf } from '../ops/build.ts'
import { rangeOfLetter } from '../ops/series.ts'
import { moveClaim, moveExpr, moveShape, type Places, placing } from './move.ts'
import { namesIn } from './names.ts'
import { inOrder } from './order.ts'
import { sizesOf } from './sizes.ts'

/** A network written out, or what is wrong with it. */
export interface Unrolled {
  readonly graph: Graph
  /** Names that follow from each other in a circle: then there are no equations. */
  readonly loop?: readonly string[]
  /** The equations of a name that has more than one. */
  readonly twice?: readonly Equation[]
}

/**
 * The network at given lengths: every member an equation or a leaf of its own, in an order in which
 * each uses earlier ones only.
 */
export const unroll = (graph: Graph, lengths: Places): Unrolled => {
  const single = graph.equations.map(equation => moveEquation(equation, lengths))
  const members = graph.families.flatMap(family => membersOf(family, lengths))
  const all = [...single, ...members]
  const twice = sameNamed(all)
  const { equations, loop } = inOrder(all)
  const leaves = [
    ...graph.leaves.map(leaf => moveLeaf(leaf, lengths)),
    ...memberLeaves(graph, equations, lengths),
  ]
  const claims = graph.claims.map(claim => moveClaim(claim, placing(lengths, spellOut)))
  const flat = { ...graph, families: [], leaves, equations, claims }
  const unrolled = {
    ...flat,
    sizes: sizesOf(flat, graph.sizes, lengths),
    names: new Set([...graph.names, ...[...leaves, ...equations].map(one => one.name)]),
  }
  return { graph: unrolled, ...(loop && { loop }), ...(twice && { twice }) }
}

const sameNamed = (all: readonly Equation[]): readonly Equation[] | undefined => {
  const first = new Map<string, Equation>()
  for (const equation of all) {
    const other = first.get(equation.name)
    if (other) return [other, equation]
    first.set(equation.name, equation)
  }
  return undefined
}

/** A Σ over members with its summands written out. */
export const spellOut = (series: Call, by: Places): Expr => {
  const { letter } = series.op.over as NonNullable<Call['op']['over']>
  const [body] = series.args as [Expr]
  const terms = numbersIn(rangeOfLetter(letter), by).map(n =>
    moveExpr(body, placing(new Map([...by, [letter.name, affine(n)]]), spellOut)),
  )
  return terms.length > 0 ? addOf(...terms) : zerosOf(moveShape(series.shape, by))
}

/** The places of a range at given lengths, as numbers. */
export const numbersIn = ({ first, last }: Range, lengths: Places): readonly number[] => {
  const [from, to] = [first, last].map(end => numberOf(end, lengths)) as [number, number]
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, n) => from + n)
}

const numberOf = (end: Affine, lengths: Places): number => {
  const value = constantOf(moveBy(lengths)(end))
  if (value === undefined) throw new RangeError('a length is missing')
  return value
}

const moveEquation = (equation: Equation, by: Places): Equation => ({
  ...equation,
  name: moveName(equation.name, moveBy(by)),
  ...movedBody(equation, by),
})

const movedBody = ({ body }: Pick<Equation, 'body'>, by: Places) => {
  const moved = moveExpr(body, placing(by, spellOut))
  return { body: moved, shape: moved.shape, uses: namesIn(moved) }
}

const membersOf = ({ name, letter, equation }: Family, lengths: Places): readonly Equation[] => {
  if (!equation) return []
  const { range, body, syntax } = equation
  return numbersIn(range, lengths).map(n => ({
    name: memberName(name, affine(n)),
    syntax: { ...syntax, kind: 'equation' },
    ...movedBody({ body }, new Map([...lengths, [letter, affine(n)]])),
  }))
}

/** Members that equations mention and none defines. */
const memberLeaves = (
  { families }: Graph,
  equations: readonly Equation[],
  lengths: Places,
): readonly Leaf[] => {
  const defined = new Set(equations.map(equation => equation.name))
  const used = new Set(equations.flatMap(equation => equation.uses))
  const known = new Map(families.map(family => [family.name, family]))
  return [...used].flatMap(name => {
    const member = defined.has(name) ? undefined : memberOf(name)
    const family = member && known.get(member.family)
    return member && family ? [leafAt(family, name, member.at, lengths)] : []
  })
}

/** What the file says of the one member, else of the general one. */
const leafAt = (family: Family, name: string, at: Affine, lengths: Places): Leaf => {
  const own = family.leaves.find(leaf => moveName(leaf.name, moveBy(lengths)) === name)
  if (own) return moveLeaf(own, lengths)
  const by = new Map([...lengths, [family.letter, at]])
  const { role, adjectives } = family
  return { name, shape: moveShape(family.shape, by), adjectives, ...(role && { role }) }
}

const moveLeaf = (leaf: Leaf, by: Places): Leaf => ({
  ...leaf,
  name: moveName(leaf.name, moveBy(by)),
  shape: moveShape(leaf.shape, by),
  ...(leaf.index && { index: moveAffine(leaf.index, moveBy(by)) }),
})
