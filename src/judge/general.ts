import { type Affine, minus, namesOf, symbol } from '../core/affine.ts'
import type { Equation, Family, Graph, Leaf } from '../core/graph.ts'
import { type Member, memberName, memberOf, moveBy, moveName } from '../core/member.ts'
import { mapParts, parts } from '../core/parts.ts'
import type { Layered, Syntax } from '../core/syntax.ts'
import { affineIn } from '../elaborate/affine.ts'
import { moveShape, type Places } from '../family/move.ts'
import { inOrder } from '../family/order.ts'

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

const nameOf = ({ name, at, and }: Layered): string | undefined => {
  if (and) return undefined
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

/** The network with what uses the members that it has, in the order of what uses what. */
export const withUsers = (graph: Graph): Graph => {
  const own = graph.equations.filter(one => !memberOf(one.name))
  const members = [...graph.leaves, ...graph.equations].flatMap(one => memberOf(one.name) ?? [])
  const known = new Set(graph.equations.map(one => one.name))
  const users = members.flatMap(one => graph.families.flatMap(family => usersIn(family, one)))
  const found = users.filter((one, n) => users.findIndex(other => other.name === one.name) === n)
  const more = found.filter(one => !known.has(one.name)).flatMap(equationOf)
  const all = [...graph.equations.filter(one => !own.includes(one)), ...more]
  const names = all.map(one => one.name)
  const { equations, loop } = inOrder([
    ...all,
    ...own.map(one => {
      const reached = familiesBehind(graph, one.uses)
      const more = names.filter(other => reached.has(memberOf(other)?.family ?? ''))
      return { ...one, uses: [...new Set([...one.uses, ...more])] }
    }),
  ])
  return loop ? graph : { ...graph, equations }
}

/** The members of a family whose equation mentions a member of another. */
const usersIn = (family: Family, { family: used, at }: Member): readonly Found[] =>
  (family.equation?.uses ?? []).flatMap(use => {
    const one = memberOf(use)
    const shift = one && minus(one.at, symbol(family.letter))
    if (one?.family !== used || !shift || namesOf(shift).includes(family.letter)) return []
    const place = minus(at, shift)
    return [{ name: memberName(family.name, place), family, at: place }]
  })

/** The families on which names depend, in whatever way. */
const familiesBehind = (graph: Graph, uses: readonly string[]): ReadonlySet<string> => {
  const found = new Set<string>()
  const queue = [...uses]
  for (let use = queue.pop(); use !== undefined; use = queue.pop()) {
    const name = memberOf(use)?.family
    if (name === undefined || found.has(name)) continue
    found.add(name)
    queue.push(...(graph.families.find(one => one.name === name)?.equation?.uses ?? []))
  }
  return found
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
