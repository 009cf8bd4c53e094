import { type Affine, bareName, symbol } from '../../core/affine.ts'
import { type Graph, isParameter } from '../../core/graph.ts'
import { memberName, memberOf, moveBy, moveName } from '../../core/member.ts'
import type { Adjective, FamilySyntax, Role, Syntax } from '../../core/syntax.ts'
import { nameOf } from '../node.ts'
import type { Sheet } from '../sheet.ts'
import { withFlow } from './flow.ts'
import { reachable } from './walk.ts'

/** A network as it is drawn: a node for each name and each family, without places yet. */
export interface Diagram {
  readonly nodes: readonly Node[]
  readonly edges: readonly Edge[]
}

export type NodeKind = 'input' | 'label' | 'parameter' | 'value' | 'loss' | 'more'

export interface Node {
  /** A name of the network; of a family without its place. */
  readonly name: string
  readonly kind: NodeKind
  readonly label: Syntax
  /** The right side of its equation. */
  readonly body?: Syntax
  /** Places for which the equation of a family stands. */
  readonly range?: NonNullable<FamilySyntax['range']>
  readonly isFamily: boolean
  readonly caption?: string
  /** The derivative of the loss by it, where the gradient flows through it. */
  readonly gradient?: Syntax
  /** How many names it stands for, where some are left out. */
  readonly count?: number
}

/** A value that goes into an equation. */
export interface Edge {
  readonly from: string
  readonly to: string
  /** The member that is used, where it is not the one at the same place. */
  readonly member?: Syntax
  /** Set where it leads from one place of families to a later one, against the order of the equations. */
  readonly isBack?: true
  /** Set where the gradient flows back along it. */
  readonly hasGradient?: true
  /** Which of several paths of a gradient it belongs to, from 0. */
  readonly path?: number
}

/** The network of a sheet; the gradient flows through all that it is derived by or through. */
export const diagramOf = (sheet: Pick<Sheet, 'graph' | 'judged'>): Diagram => {
  const { graph } = sheet
  const nodes = nodesOf(graph)
  const edges = withBacks(edgesOf(graph, new Set(nodes.map(node => node.name))))
  const used = new Set(edges.flatMap(edge => [edge.from, edge.to]))
  const drawn = nodes.filter(({ name, body }) => body !== undefined || used.has(name))
  const asked = sheet.judged.map(j => j.derivation).filter(d => !d.isForward)
  return withFlow(
    { nodes: drawn, edges },
    asked.map(({ wrt }) => wrt),
    graph.loss,
  )
}

const nodesOf = (graph: Graph): readonly Node[] => {
  const captions = new Map(graph.settings.notes.map(({ name, caption }) => [name, caption]))
  const captioned = (name: string) => {
    const caption = captions.get(name)
    return caption === undefined ? {} : { caption }
  }
  const leaf = (one: Described, isFamily = false, label = nameOf(one.name)): Node => ({
    ...{ name: one.name, kind: leafKind(graph, one), label, isFamily },
    ...captioned(one.name),
  })
  const general = (name: string, letter: string) => nameOf(memberName(name, symbol(letter)))
  const singles = [...graph.leaves, ...graph.families.flatMap(family => family.leaves)]
  const equations = graph.equations.filter(one => !one.isDerived)
  return [
    ...singles.map(one => leaf(one)),
    ...graph.families
      .filter(family => !family.equation)
      .map(family => leaf(family, true, general(family.name, family.letter))),
    ...equations.map(({ name, syntax }): Node => {
      const kind = name === graph.loss ? 'loss' : 'value'
      const own = { name, kind, label: nameOf(name), body: syntax.body, isFamily: false } as const
      return { ...own, ...captioned(name) }
    }),
    ...graph.families.flatMap(({ name, letter, equation }): readonly Node[] => {
      if (!equation) return []
      const { body, range } = equation.syntax
      const own = {
        name,
        kind: 'value',
        label: general(name, letter),
        body,
        isFamily: true,
      } as const
      return [{ ...own, ...(range && { range }), ...captioned(name) }]
    }),
  ]
}

interface Described {
  readonly name: string
  readonly role?: Role
  readonly adjectives: readonly Adjective[]
}

const leafKind = (graph: Graph, leaf: Described): NodeKind =>
  leaf.role === 'label' ? 'label' : isParameter(graph, leaf) ? 'parameter' : 'input'

/** What each equation uses; an equation of a family also the members that stand at its first and last place. */
const edgesOf = (graph: Graph, drawn: ReadonlySet<string>): readonly Edge[] => {
  const letters = new Map(graph.families.map(family => [family.name, family.letter]))
  const plain = graph.equations
    .filter(one => !one.isDerived)
    .flatMap(({ name, uses }) => uses.flatMap(use => edgesFrom(use, name, [], drawn, letters)))
  const general = graph.families.flatMap(({ name, letter, equation }) => {
    if (!equation) return []
    const { first, last } = equation.range
    const ends = [first, last].map(at => moveBy(new Map<string, Affine>([[letter, at]])))
    return equation.uses.flatMap(use =>
      edgesFrom(
        use,
        name,
        ends.map(move => moveName(use, move)),
        drawn,
        letters,
      ),
    )
  })
  return distinct([...plain, ...general])
}

/** From a name, or from the family of a member; `ends` are members that it may be at the ends of a range. */
const edgesFrom = (
  use: string,
  to: string,
  ends: readonly string[],
  drawn: ReadonlySet<string>,
  letters: ReadonlyMap<string, string>,
): readonly Edge[] => {
  if (drawn.has(use)) return [{ from: use, to }]
  const member = memberOf(use)
  if (!member || !drawn.has(member.family)) return []
  const isSame = bareName(member.at) === letters.get(member.family)
  const singles = ends.filter(name => drawn.has(name)).map(from => ({ from, to }))
  const own = { from: member.family, to, ...(isSame ? {} : { member: nameOf(use) }) }
  return [...singles, own]
}

const distinct = (edges: readonly Edge[]): readonly Edge[] => {
  const found = new Map<string, Edge>()
  for (const edge of edges) {
    const key = `${edge.from} → ${edge.to}${edge.member ? JSON.stringify(edge.member) : ''}`
    if (!found.has(key)) found.set(key, edge)
  }
  return [...found.values()]
}

/** Uses of members at other places lead back where they would close a circle. */
const withBacks = (edges: readonly Edge[]): readonly Edge[] => {
  const next = new Map<string, string[]>()
  const add = ({ from, to }: Edge): unknown => next.get(from)?.push(to) ?? next.set(from, [to])
  for (const edge of edges) if (!edge.member) add(edge)
  return edges.map((edge): Edge => {
    if (!edge.member) return edge
    if (reachable([edge.to], next).has(edge.from)) return { ...edge, isBack: true }
    add(edge)
    return edge
  })
}
