import { type Affine, namesOf, symbol } from '../core/affine.ts'
import type { Equation, Family, Graph, Leaf } from '../core/graph.ts'
import { memberName, memberOf, moveBy, moveName } from '../core/member.ts'
import { mapParts, parts } from '../core/parts.ts'
import type { Layered, Syntax } from '../core/syntax.ts'
import { affineIn } from '../elaborate/affine.ts'
import { moveShape, type Places } from '../family/move.ts'

/** A side as it was written of a network that is written out: about general members of families. */
export interface General {
  /** Members of families are names with their places: `h{t-1}`. */
  readonly syntax: Syntax
  /** The network as the file has it, with an equation for each member that the side mentions. */
  readonly graph: Graph
  /** Another side at the place of this one; undefined where a member of it does not exist there. */
  put(syntax: Syntax): Syntax | undefined
}

/** Members of families as names. */
export const withNames = (syntax: Syntax): Syntax => {
  const own = syntax.kind === 'layered' ? nameOf(syntax) : undefined
  if (own !== undefined)
    return { kind: 'name', name: own, ...(syntax.span && { span: syntax.span }) }
  return mapParts(syntax, withNames)
}

const nameOf = ({ name, at }: Layered): string | undefined => {
  const place = affineIn(at, { name: one => symbol(one.name), member: () => symbol('?') })
  return place && !namesOf(place).includes('?') ? memberName(name, place) : undefined
}

/** Names of members at other places. */
export const moved = (syntax: Syntax, at: Places): Syntax =>
  syntax.kind === 'name'
    ? { ...syntax, name: moveName(syntax.name, moveBy(at)) }
    : mapParts(syntax, part => moved(part, at))

/** The network with what it says of the members that some sides mention. */
export const withMembers = (graph: Graph, sides: readonly Syntax[]): Graph => {
  const names = new Set(sides.flatMap(membersIn))
  const found = [...names].flatMap(name => {
    const member = memberOf(name)
    const family = graph.families.find(one => one.name === member?.family)
    return member && family ? [{ name, family, at: member.at }] : []
  })
  const leaves = found.filter(one => !one.family.equation).map(leafOf)
  return {
    ...graph,
    leaves: [...graph.leaves, ...leaves],
    equations: [...graph.equations, ...found.flatMap(equationOf)],
  }
}

interface Found {
  readonly name: string
  readonly family: Family
  readonly at: Affine
}

const membersIn = (syntax: Syntax): readonly string[] =>
  syntax.kind === 'name' && memberOf(syntax.name) ? [syntax.name] : parts(syntax).flatMap(membersIn)

const leafOf = ({ name, family, at }: Found): Leaf => ({
  name,
  shape: moveShape(family.shape, new Map([[family.letter, at]])),
  ...(family.role && { role: family.role }),
  adjectives: family.adjectives,
})

const equationOf = ({ name, family, at }: Found): readonly Equation[] => {
  const { equation, letter } = family
  if (!equation) return []
  const places = new Map([[letter, at]])
  const { span, letters, body } = equation.syntax
  return [
    {
      name,
      shape: moveShape(family.shape, places),
      body: equation.body,
      syntax: {
        kind: 'equation',
        name: { kind: 'name', name },
        letters,
        body: moved(withNames(body), places),
        span,
      },
      uses: equation.uses.map(use => moveName(use, moveBy(places))),
    },
  ]
}
