import { type Affine, substitute, symbol } from '../../core/affine.ts'
import type { Expr } from '../../core/expr.ts'
import type { Equation, Graph, Leaf } from '../../core/graph.ts'
import { memberName, memberOf } from '../../core/member.ts'
import type { Op } from '../../core/op.ts'
import type { Shape } from '../../core/shape.ts'
import {
  type Mover,
  type MoveSeries,
  moveExpr,
  moveShape,
  type Places,
  placing,
} from '../../family/move.ts'
import { namesIn, valuesIn } from '../../family/names.ts'
import { addOf, numOf } from '../../ops/build.ts'
import { seriesOf } from '../../ops/series.ts'
import { isSameStack, letterOf, type Source } from './source.ts'
import type { Use } from './use.ts'

/** The target as it is written at its place. */
export interface Aim {
  readonly name: string
  /** The family, or the name itself. */
  readonly base: string
  readonly shape: Shape
  /** What the letter of the family stands for. */
  readonly by: Places
  readonly isLeaf: boolean
}

/** A use with a letter for each sum that stands before its share. */
export interface Placed {
  readonly use: Use
  /** Letters of the equation, if all of its members mention the target, and of sums around the mention. */
  readonly letters: ReadonlyMap<string | Op, string>
}

/**
 * An ordinary network around one place of a target: the equations that mention it there, each by the
 * name it has there. Where such an equation mentions the target in another role as well, that is held.
 */
export const windowOf = (
  graph: Graph,
  aim: Aim,
  uses: readonly Placed[],
  spare: readonly string[],
): Graph => {
  const equations = instances(aim, uses, spare)
  const loss = lossOf(graph, equations)
  const others = equations.filter(equation => equation.name !== graph.loss)
  const own = aim.isLeaf ? [] : [definedElsewhere(aim, loss)]
  const all = [...own, ...others, loss]
  const defined = new Set(all.map(equation => equation.name))
  const values = new Map(all.flatMap(({ body }) => [...valuesIn(body)]))
  values.set(aim.name, aim.shape)
  const leaves = [...values].flatMap(([name, shape]) =>
    defined.has(name) ? [] : [leafOf(graph, name, shape)],
  )
  return {
    ...graph,
    leaves,
    equations: all,
    families: [],
    claims: [],
    assumptions: graph.assumptions,
    names: new Set([...graph.names, ...spare]),
  }
}

/** Marks names that are held. */
export const HELD = '°'

/** Takes the marks away. */
export const released: Mover = {
  name: name => name.replace(HELD, ''),
  sizes: shape => shape,
  series: series => {
    const args = series.args.map(arg => moveExpr(arg, released))
    return { ...series, args }
  },
}

/** The target's own equation is of no use here; only that it has one. */
const definedElsewhere = ({ name, shape }: Aim, { syntax }: Equation): Equation => ({
  name,
  shape,
  syntax,
  body: numOf(0),
  uses: [],
})

/** A name of a network around a place, held or not. */
export const leafOf = (graph: Graph, name: string, shape: Shape): Leaf => {
  const bare = name.replace(HELD, '')
  const member = memberOf(bare)
  const known = member
    ? graph.families.find(family => family.name === member.family && !family.equation)
    : graph.leaves.find(leaf => leaf.name === bare)
  return { name, shape, adjectives: known?.adjectives ?? [] }
}

/** The loss depends on all equations of the window; its own share is what it has of the target. */
const lossOf = (graph: Graph, equations: readonly Equation[]): Equation => {
  const written = graph.equations.find(equation => equation.name === graph.loss) as Equation
  const parts = equations.filter(equation => equation.name === graph.loss)
  const body = parts.length > 0 ? addOf(...parts.map(part => part.body)) : numOf(0)
  const consumers = equations.map(equation => equation.name).filter(name => name !== graph.loss)
  return { ...written, body, uses: [...new Set([...namesIn(body), ...consumers])] }
}

/** An equation for each place of a source, with all roles in which it mentions the target there. */
const instances = (
  aim: Aim,
  uses: readonly Placed[],
  spare: readonly string[],
): readonly Equation[] => {
  const groups = new Map<string, Placed[]>()
  for (const placed of uses) {
    const key = `${sourceNumber(uses, placed.use.source)} ${nameAt(aim, placed)}`
    groups.set(key, [...(groups.get(key) ?? []), placed])
  }
  return [...groups.values()].map(group => {
    const [first] = group as [Placed]
    const { source } = first.use
    const body = instance(aim, group, spare)
    const { shape } = body
    const syntax = nowhere(source.syntax)
    return { name: nameAt(aim, first), shape, body, syntax, uses: namesIn(body) }
  })
}

/** The syntax of an equation that the file does not have. */
export const nowhere = (syntax: Source['syntax']): Equation['syntax'] => ({
  ...syntax,
  kind: 'equation',
  letters: [],
  body: EMPTY,
  span: NOWHERE,
})

const NOWHERE = { start: 0, end: 0 }
const EMPTY = { kind: 'numeral', text: '0' } as const

const sourceNumber = (uses: readonly Placed[], source: Source): number =>
  uses.findIndex(({ use }) => use.source === source)

const nameAt = (aim: Aim, placed: Placed): string => {
  const { source } = placed.use
  const at = placeOf(aim, placed)
  return at ? memberName(source.name, at) : source.name
}

/** What the letter of the source stands for. */
const placeOf = ({ by }: Aim, { use, letters }: Placed): Affine | undefined => {
  const { letter } = use.source
  if (letter === undefined) return undefined
  return use.at ? substitute(use.at, by) : symbol(letters.get(letter) ?? letter)
}

const instance = (aim: Aim, group: readonly Placed[], spare: readonly string[]): Expr => {
  const [first] = group as [Placed]
  const { source } = first.use
  const place = placeOf(aim, first)
  const by: Places = new Map(place && source.letter !== undefined ? [[source.letter, place]] : [])
  const held = moveExpr(source.body, holding(aim, group, []))
  const taken = new Set([...aim.by.values()].flatMap(at => at.terms.map(([name]) => name)))
  for (const { letters } of group) for (const letter of letters.values()) taken.add(letter)
  return moveExpr(held, placing(by, opening(aim, group, { taken, spare })))
}

/** Marks the target where it stands in a role that is not asked for. */
const holding = (aim: Aim, group: readonly Placed[], under: readonly Op[]): Mover => ({
  name: name => {
    const base = memberOf(name)?.family ?? name
    if (base !== aim.base) return name
    const isActive = group.some(
      ({ use: { mention } }) => mention.name === name && isSameStack(mention.under, under),
    )
    return isActive ? name : name.replace(base, base + HELD)
  },
  sizes: shape => shape,
  series: series => {
    const inner = holding(aim, group, [...under, series.op])
    return { ...series, args: series.args.map(arg => moveExpr(arg, inner)) }
  },
})

interface Letters {
  readonly taken: ReadonlySet<string>
  readonly spare: readonly string[]
}

/** A sum over members keeps a letter of its own; beside it stand the summands that mention the target. */
const opening = (aim: Aim, group: readonly Placed[], letters: Letters): MoveSeries => {
  const open: MoveSeries = (series, by) => {
    const { letter, isWhole } = { ...series.op.over, letter: letterOf(series.op) }
    const [body] = series.args as [Expr]
    const own = isTaken(letters, letter.name) ? freshIn(letters) : letter.name
    const inside = (at: Affine) =>
      moveExpr(body, placing(new Map([...by, [letter.name, at]]), open))
    const [dim = letter.dim, first] = moveShape(
      letter.first ? [letter.dim, letter.first] : [letter.dim],
      by,
    )
    const range = { name: own, dim, ...(first && { first }) }
    const opened = placesIn(aim, group, series.op).map(inside)
    return seriesOf({ letter: range, isWhole: isWhole ?? false }, inside(symbol(own)), opened)
  }
  return open
}

const isTaken = ({ taken }: Letters, name: string): boolean => taken.has(name)

const freshIn = ({ taken, spare }: Letters): string =>
  spare.find(name => !taken.has(name)) ?? `${spare[0]}1`

/** The places at which a sum is opened, each once. */
const placesIn = (aim: Aim, group: readonly Placed[], series: Op): readonly Affine[] => {
  const found = new Map<string, Affine>()
  for (const { use, letters } of group) {
    const solved = use.openings.get(series)
    const letter = letters.get(series)
    const at = solved
      ? substitute(solved, aim.by)
      : letter === undefined
        ? undefined
        : symbol(letter)
    if (at) found.set(memberName('', at), at)
  }
  return [...found.values()]
}
