import { type Affine, affine, minus, symbol, ZERO } from '../../core/affine.ts'
import type { Expr } from '../../core/expr.ts'
import type { Graph, Range } from '../../core/graph.ts'
import { memberOf } from '../../core/member.ts'
import type { Shape } from '../../core/shape.ts'
import type { EquationSyntax, FamilySyntax } from '../../core/syntax.ts'
import { endOf } from '../../derive/family/reach.ts'
import { type Mention, type Source, sourcesOf, startOf } from '../../derive/family/source.ts'
import { next, single } from '../../derive/family/span.ts'
import { ExportError } from '../refusal.ts'
import { imageOf, rangesAround } from './places.ts'
import { isAtMost } from './range.ts'

/** An equation, of one name or of all members of a family. */
export interface Statement {
  /** As it is written: `L`, `h{0}`; of a family its name. */
  readonly name: string
  readonly letter?: string
  /** The places of its members; one for a member with an equation of its own. */
  readonly range?: Range
  readonly shape: Shape
  readonly body: Expr
  readonly syntax: EquationSyntax | FamilySyntax
  /** The same, the summands of the loss one by one. */
  readonly sources: readonly Source[]
}

/** Statements in the order in which they are carried out: by themselves, or place by place. */
export interface Block {
  readonly statements: readonly Statement[]
  /** Set on a loop over places. */
  readonly isDown?: boolean
}

/** Blocks of which each uses earlier ones only. Throws ExportError where members follow each other in no one direction. */
export const scheduleOf = (graph: Graph): readonly Block[] => {
  const statements = statementsOf(graph)
  const uses = new Map(
    statements.map(one => [one, statements.filter(other => mayUse(one, other))] as const),
  )
  return componentsOf(statements, one => uses.get(one) ?? []).map(component => {
    const [only, ...others] = component as [Statement, ...Statement[]]
    if (others.length > 0 || uses.get(only)?.includes(only)) return loopOf(component)
    return { statements: component, ...(only.letter !== undefined && { isDown: false }) }
  })
}

/** Names and families that have equations, in the order in which a file without families computes them, else in its own. */
export const valuesOf = (graph: Graph): readonly string[] => {
  const statements = graph.families.length > 0 ? statementsOf(graph) : graph.equations
  return [...new Set(statements.map(({ name }) => memberOf(name)?.family ?? name))]
}

const statementsOf = (graph: Graph): readonly Statement[] => {
  const sources = sourcesOf(graph)
  const singles = graph.equations.map(({ name, shape, body, syntax }): Statement => {
    const at = memberOf(name)?.at
    const own = sources.filter(one => one.name === name && one.letter === undefined)
    return { name, shape, body, syntax, sources: own, ...(at && { range: single(at) }) }
  })
  const families = graph.families.flatMap(({ name, letter, shape, equation }): Statement[] => {
    if (!equation) return []
    const { range, body, syntax } = equation
    const own = sources.filter(one => one.name === name && one.letter !== undefined)
    return [{ name, letter, range, shape, body, syntax, sources: own }]
  })
  return [...singles, ...families].toSorted((a, b) => startOf(a) - startOf(b))
}

const mentionsOf = ({ sources }: Statement): readonly Mention[] =>
  sources.flatMap(source => source.mentions)

/** Whether one statement mentions a name that another may define. */
const mayUse = (one: Statement, other: Statement): boolean =>
  mentionsOf(one).some(mention => mayDefine(one, mention, other))

const mayDefine = (one: Statement, mention: Mention, other: Statement): boolean => {
  const member = memberOf(mention.name)
  if (!member || !other.range) return mention.name === other.name
  if (member.family !== familyOf(other)) return false
  const { first, last } = imageOf(mention, rangesAround(one))
  const isApart = isAtMost(next(last), other.range.first) || isAtMost(next(other.range.last), first)
  return !isApart
}

const familyOf = ({ name }: Statement): string => memberOf(name)?.family ?? name

/** Groups of statements that use each other, each behind those that it uses. */
const componentsOf = (
  all: readonly Statement[],
  usesOf: (one: Statement) => readonly Statement[],
): readonly (readonly Statement[])[] => {
  const components: Statement[][] = []
  const numbers = new Map<Statement, number>()
  const stack: Statement[] = []
  const visit = (one: Statement): number => {
    const number = numbers.size
    numbers.set(one, number)
    stack.push(one)
    let low = number
    for (const other of usesOf(one)) {
      const known = numbers.get(other)
      if (known === undefined) low = Math.min(low, visit(other))
      else if (stack.includes(other)) low = Math.min(low, known)
    }
    if (low === number) components.push(stack.splice(stack.indexOf(one)))
    return low
  }
  for (const one of all) if (!numbers.has(one)) visit(one)
  return components
}

/** A loop upwards, or downwards, in which each member is there before it is used. */
const loopOf = (statements: readonly Statement[]): Block => {
  const isByPlace = statements.every(one => one.range !== undefined)
  for (const isDown of isByPlace ? [false, true] : []) {
    const order = orderAt(statements, isDown)
    if (order) return { statements: order, isDown }
  }
  const [{ name }] = statements as [Statement]
  throw new ExportError('export-order', { name })
}

/** The order of statements at one place; undefined where some use a later place. */
const orderAt = (
  statements: readonly Statement[],
  isDown: boolean,
): readonly Statement[] | undefined => {
  const here = new Map<Statement, Statement[]>()
  for (const one of statements) {
    here.set(one, [])
    for (const other of statements) {
      const gaps = mentionsOf(one)
        .filter(mention => mayDefine(one, mention, other))
        .map(mention => gapOf(one, mention, isDown))
      if (gaps.includes('ahead')) return undefined
      if (gaps.includes('here')) here.get(one)?.push(other)
    }
  }
  const components = componentsOf(statements, one => here.get(one) ?? [])
  const isOrdered = components.every(
    ([only, ...more]) => more.length === 0 && only && !here.get(only)?.includes(only),
  )
  return isOrdered ? components.flat() : undefined
}

/** Whether a mention is always at an earlier place, or may be at the same, or at a later one. */
const gapOf = (one: Statement, mention: Mention, isDown: boolean): 'behind' | 'here' | 'ahead' => {
  const own = one.letter === undefined ? (one.range?.first as Affine) : symbol(one.letter)
  const image = imageOf(mention, new Map())
  const gap = isDown ? minus(own, image.first) : minus(image.last, own)
  const most = endOf(gap, rangesAround(one), 'last')
  if (isAtMost(most, affine(-1))) return 'behind'
  return isAtMost(most, ZERO) ? 'here' : 'ahead'
}
