import { symbol } from '../core/affine.ts'
import type { Form, IndexForm } from '../core/derivation.ts'
import { type Var, variable } from '../core/expr.ts'
import type { Graph, Range } from '../core/graph.ts'
import { spelledName } from '../core/greek.ts'
import { memberName, moveAffine, moveBy } from '../core/member.ts'
import { parts } from '../core/parts.ts'
import type { Problem } from '../core/problem.ts'
import { sameShape } from '../core/shape.ts'
import { describeShape } from '../core/signature.ts'
import type { Layered, Syntax } from '../core/syntax.ts'
import { opCalled } from '../ops/index.ts'
import { isSameRange } from './families.ts'
import { READERS } from './readers.ts'
import { refuse, together } from './refusal.ts'
import { newReport, type Report, tried } from './report.ts'
import {
  bindLetter,
  closeLetter,
  type Letter,
  openScope,
  type Scope,
  withLetters,
} from './scope.ts'
import { placeIn } from './types.ts'
import { wholeIn } from './whole.ts'

/**
 * An expression as it stands in a chain or a claim: with free letters an entry,
 * else a whole. `order` gives the order of free letters; others follow as they appear.
 */
export const elaborateForm = (
  syntax: Syntax,
  graph: Graph,
  order: readonly string[] = [],
): { readonly form?: Form; readonly problems: readonly Problem[] } => {
  const report = newReport()
  const form = tried(report, () => formsIn(scopeIn(graph, report), [syntax], order)[0])
  return { ...(form && { form }), problems: report.problems }
}

/** The scope of a network for one statement beside its equations; `known` are names whose equations were refused. */
export const scopeIn = (
  graph: Graph,
  report: Report,
  known: ReadonlySet<string> = new Set(),
): Scope => {
  const named = [...graph.leaves, ...graph.equations]
  const values = named.filter(x => !('index' in x && x.index)).map(x => [x.name, x.shape] as const)
  const indices = graph.leaves.flatMap(({ name, index }) => (index ? [[name, index] as const] : []))
  return openScope(
    {
      shapes: new Map(values),
      values: new Set([...known, ...values.map(([name]) => name)]),
      sizes: new Set(graph.sizes),
      indices: new Map(indices),
      functions: graph.functions,
      aliases: aliasesOf(graph),
      base: graph.base,
      report,
      families: new Set(graph.families.map(family => family.name)),
      places: new Set(graph.families.map(family => family.letter)),
      member: member => memberOfGraph(graph, member),
      placesOf: name => placesInGraph(graph, name),
      read: READERS,
      network: {
        layout: graph.settings.layout ?? 'gradient',
        loss: graph.loss,
        equations: new Map(graph.equations.map(e => [e.name, e])),
        families: graph.families,
      },
    },
    graph.names,
  )
}

/** The places of a family: of its equation, else of the equations that mention its general member. */
const placesInGraph = ({ families }: Graph, name: string): Range | undefined => {
  const own = families.find(family => family.name === name)?.equation
  if (own) return own.range
  const [range, ...others] = families.flatMap(({ letter, equation }) =>
    equation?.uses.includes(memberName(name, symbol(letter))) ? [equation.range] : [],
  )
  return range && others.every(other => isSameRange(other, range)) ? range : undefined
}

/** A member at any place: letters of families are free. */
const memberOfGraph = ({ families }: Graph, member: Layered): Var | undefined => {
  const family = families.find(one => one.name === member.name)
  const place = placeIn(member, undefined)
  if (!family || place.kind !== 'fixed') return undefined
  const move = moveBy(new Map([[family.letter, place.at]]))
  const shape = family.shape.map(dim => moveAffine(dim, move))
  return variable(memberName(member.name, place.at), shape)
}

/** Other names of functions. */
const aliasesOf = ({ settings, functions }: Graph): ReadonlyMap<string, string> =>
  new Map(
    settings.aliases.flatMap(({ name, latex }) => {
      const isFunction = functions.has(name) || opCalled(name) !== undefined
      const other = spelledName(latex)
      return isFunction && other !== undefined ? [[other, name] as const] : []
    }),
  )

/** Several sides of one equality: they share their free letters and are entries or wholes together. */
export const formsIn = (
  scope: Scope,
  sides: readonly Syntax[],
  order: readonly string[] = [],
): readonly Form[] => {
  const free = freeLetters(scope, sides, order)
  if (free.length === 0) return wholes(scope, sides)
  const letters = free.map(name => bindLetter(scope, { name }, {}))
  const inner = withLetters(scope, letters)
  const terms = together(sides.map(side => () => scope.read.term(inner, side)))
  const ranges = closeAll(letters, sides)
  return terms.map((term): IndexForm => ({ level: 'index', term, free: ranges }))
}

const closeAll = (letters: readonly Letter[], sides: readonly Syntax[]) => {
  const { span } = sides[0] ?? {}
  return letters.map(letter => closeLetter({ ...letter, at: { ...(span && { span }) } }))
}

const wholes = (scope: Scope, sides: readonly Syntax[]): readonly Form[] => {
  const exprs = together(sides.map(side => () => wholeIn(scope, side)))
  const [first, second] = exprs
  if (first && second && !sameShape(first.shape, second.shape)) {
    const values = { left: describeShape(first.shape), right: describeShape(second.shape) }
    refuse('claim-shapes', sides[1] as Syntax, values)
  }
  const isEntry = exprs.every(e => e.kind === 'table' && e.letters.length === 0)
  return exprs.map(
    (expr): Form =>
      isEntry && expr.kind === 'table'
        ? { level: 'index', term: expr.body, free: [] }
        : { level: 'matrix', expr },
  )
}

/** Names in positions that are neither bound nor sizes nor fixed positions. */
export const freeLetters = (
  scope: Scope,
  sides: readonly Syntax[],
  order: readonly string[],
): readonly string[] => {
  const found = new Set<string>()
  for (const side of sides) collect(scope, side, new Set(), found)
  return [...order.filter(name => found.has(name)), ...[...found].filter(n => !order.includes(n))]
}

const collect = (
  scope: Scope,
  syntax: Syntax,
  bound: ReadonlySet<string>,
  found: Set<string>,
): void => {
  if (syntax.kind === 'sum') {
    const inner = new Set([...bound, ...syntax.letters.map(letter => letter.name)])
    for (const { from, to } of syntax.letters) {
      for (const end of [from, to]) if (end) namesOf(scope, end, bound, found)
    }
    collect(scope, syntax.body, inner, found)
    return
  }
  if (syntax.kind === 'indexed') for (const at of syntax.at) namesOf(scope, at, bound, found)
  if (syntax.kind === 'iverson') {
    for (const side of [syntax.left, syntax.right]) namesOf(scope, side, bound, found, scope.values)
  }
  for (const part of parts(syntax)) collect(scope, part, bound, found)
}

const namesOf = (
  scope: Scope,
  syntax: Syntax,
  bound: ReadonlySet<string>,
  found: Set<string>,
  values: ReadonlySet<string> = new Set(),
): void => {
  if (syntax.kind === 'name' && !isPlace(scope, syntax.name) && !values.has(syntax.name)) {
    if (!bound.has(syntax.name)) found.add(syntax.name)
  }
  if (syntax.kind === 'infix' || syntax.kind === 'negation') {
    for (const part of parts(syntax)) namesOf(scope, part, bound, found, values)
  }
}

const isPlace = ({ sizes, indices }: Scope, name: string): boolean =>
  sizes.has(name) || indices.has(name)
