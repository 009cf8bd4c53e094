import type { Graph, Leaf } from '../core/graph.ts'
import type { Layout } from '../core/layout.ts'
import type { Problem } from '../core/problem.ts'
import type { Shape } from '../core/shape.ts'
import type { Statement } from '../core/syntax.ts'
import { assumptionsIn } from './assume.ts'
import { claimsIn } from './claim.ts'
import { functionAliases, readDirectives } from './directives.ts'
import { elaborateAll, scopeOf } from './equations.ts'
import { type File, readFile } from './file.ts'
import { checkFounded } from './founded.ts'
import { inferShapes, settleShapes } from './inference.ts'
import { lossOf } from './loss.ts'
import { elaborateFamilies } from './recursion.ts'
import { inOrder } from './report.ts'
import { shorthandsIn } from './shorthands.ts'
import { usedNames } from './used.ts'

/** A network, or what is wrong with its file. */
export interface Elaborated {
  readonly graph?: Graph
  readonly problems: readonly Problem[]
  readonly warnings: readonly Problem[]
}

interface Options {
  readonly loss?: string
  /** Wins over that of the file. */
  readonly layout?: Layout
  readonly unread?: ReadonlySet<string>
}

/** Resolves names, finds shapes and builds the graph of an equation file. */
export const elaborate = (statements: readonly Statement[], options: Options = {}): Elaborated => {
  const file = readFile(statements, options.unread)
  const functions = { ...file, aliases: functionAliases(file) }
  const typing = inferShapes(file, functions)
  const names = usedNames(file, typing.mentioned)
  const found = settleShapes(typing, names)
  const known = new Set([...typing.shapes.keys(), ...typing.families.keys(), ...file.unread])
  const directives = readDirectives(file, functions.aliases, known)
  const scope = scopeOf(typing, found.shapes, directives)
  const taken = new Set([...names, ...file.sizes])
  const equations = elaborateAll(scope, taken, file, found.shapes)
  const { families, own } = elaborateFamilies(scope, taken, typing)
  const loss = lossOf(file, directives, options.loss)
  const graph: Graph = {
    leaves: leavesOf(file, found.shapes),
    equations: [...own, ...equations],
    loss,
    sizes: [...file.sizes],
    namedSizes: found.named,
    functions: file.functions,
    assumptions: [],
    claims: [],
    base: directives.base,
    assumed: found.assumed,
    settings: { ...directives.settings, ...(options.layout ? { layout: options.layout } : {}) },
    names: taken,
    families,
  }
  if (file.report.problems.length === 0) checkFounded(graph, file.report)
  const shorthands = shorthandsIn(graph, file.lets, file.report)
  const { claims, sayings } = claimsIn(graph, file.claims, file.report, {
    known: scope.values,
    shorthands,
  })
  return finish(file, {
    ...graph,
    assumptions: assumptionsIn(graph, file.assumptions, file.report, scope.values),
    claims,
    settings: {
      ...graph.settings,
      ...(sayings.length > 0 && { sayings }),
      ...(file.lets.length > 0 && { lets: file.lets }),
    },
  })
}

const finish = ({ report }: File, graph: Graph): Elaborated => {
  const problems = inOrder(report.problems)
  const warnings = inOrder(report.warnings)
  return problems.length === 0 ? { graph, problems, warnings } : { problems, warnings }
}

const leavesOf = (file: File, shapes: ReadonlyMap<string, Shape>): readonly Leaf[] => {
  const leaves = [...shapes].filter(([name]) => !file.equations.has(name))
  const values = leaves.map(([name, shape]): Leaf => {
    const declared = file.values.get(name)
    const role = declared?.role
    return {
      name,
      shape,
      adjectives: declared?.adjectives ?? [],
      ...(role && { role }),
    }
  })
  const indices = [...file.indices].map(
    ([name, index]): Leaf => ({ name, shape: [], adjectives: [], index }),
  )
  return [...values, ...indices]
}
