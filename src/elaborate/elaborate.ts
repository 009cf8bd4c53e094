import type { Equation, Graph, Leaf } from '../core/graph.ts'
import type { Problem } from '../core/problem.ts'
import { type Shape, shapeOf } from '../core/shape.ts'
import { describeShape } from '../core/signature.ts'
import type { Statement } from '../core/syntax.ts'
import { constantNamed, opsSpelled } from '../ops/index.ts'
import { adjectiveShape } from './adjectives.ts'
import { assumptionsIn } from './assume.ts'
import { claimsIn } from './claim.ts'
import { type Directives, functionAliases, readDirectives } from './directives.ts'
import { elaborateEquation } from './equation.ts'
import { type File, readFile } from './file.ts'
import type { Functions } from './functions.ts'
import { inferEquation, shapeOfName, type Typing } from './infer.ts'
import { lossOf } from './loss.ts'
import { orderOf } from './order.ts'
import { READERS } from './readers.ts'
import { inOrder, tell, tried } from './report.ts'
import type { openScope } from './scope.ts'
import { isSettled, nameSizes, settle } from './settle.ts'
import { fix, newSolver, shapeIn, unknownSize } from './solver.ts'
import { usedNames } from './used.ts'

/** A network, or what is wrong with its file. */
export interface Elaborated {
  readonly graph?: Graph
  readonly problems: readonly Problem[]
  readonly warnings: readonly Problem[]
}

/** Resolves names, finds shapes and builds the graph of an equation file. */
export const elaborate = (
  statements: readonly Statement[],
  options: { readonly loss?: string } = {},
): Elaborated => {
  const file = readFile(statements)
  const functions = { functions: file.functions, aliases: functionAliases(file) }
  const typing = inferShapes(file, functions)
  const names = usedNames(file, typing.mentioned)
  const found = settleShapes(typing, names)
  const directives = readDirectives(file, functions.aliases, new Set(found.shapes.keys()))
  const scope = scopeOf(file, functions, found.shapes, directives)
  const taken = new Set([...names, ...file.sizes])
  const equations = elaborateAll(scope, taken, file, found.shapes)
  const loss = lossOf(file, directives, options.loss)
  const graph: Graph = {
    leaves: leavesOf(file, found.shapes),
    equations,
    loss,
    sizes: [...file.sizes],
    functions: file.functions,
    assumptions: [],
    claims: [],
    base: directives.base,
    assumed: found.assumed,
    settings: directives.settings,
    names: taken,
    families: [],
  }
  return finish(file, {
    ...graph,
    assumptions: assumptionsIn(graph, file.assumptions, file.report, scope.values),
    claims: claimsIn(graph, file.claims, file.report, scope.values),
  })
}

const finish = ({ report }: File, graph: Graph): Elaborated => {
  const problems = inOrder(report.problems)
  const warnings = inOrder(report.warnings)
  return problems.length > 0 ? { problems, warnings } : { graph, problems, warnings }
}

/** States what declarations and equations say of shapes. */
const inferShapes = (file: File, functions: Functions): Typing => {
  const base = file.directives.some(d => d.name === 'base' && d.text === '0') ? 0 : 1
  const typing: Typing = {
    file,
    functions,
    solver: newSolver(),
    shapes: new Map(),
    mentioned: new Set(),
    entries: [],
    base,
    spelled: opsSpelled,
    isConstant: name => !file.owners.has(name) && constantNamed(name) !== undefined,
  }
  for (const { name, axes, adjectives, role } of file.values.values()) {
    const dims = axes.map(axis => axis ?? unknownSize(typing.solver))
    const shape = shapeOfName(typing, name.name)
    fix(typing.solver, shape, dims)
    tried(file.report, () => adjectiveShape(typing.solver, name, shape, adjectives))
    const word = role ?? adjectives[0]
    if (word && file.equations.has(name.name))
      tell(file.report, 'not-a-leaf', name, { name: name.name, word })
  }
  for (const equation of file.equations.values()) inferEquation(typing, equation)
  return typing
}

interface Found {
  readonly shapes: ReadonlyMap<string, Shape>
  readonly assumed: readonly string[]
}

/** Settles open leaves and names open sizes; equations get their shapes later, by elaboration. */
const settleShapes = (
  { file, solver, shapes, mentioned }: Typing,
  names: ReadonlySet<string>,
): Found => {
  const assumed = settle(solver, shapes)
  const order = [...new Set([...mentioned, ...shapes.keys()])]
  const vars = order.flatMap(name => shapes.get(name) ?? [])
  for (const size of nameSizes(solver, vars, names)) file.sizes.add(size)
  const known = order.flatMap(name => {
    const shape = shapeIn(solver, shapes.get(name) as NonNullable<ReturnType<typeof shapes.get>>)
    return shape && isSettled(shape) ? [[name, shape] as const] : []
  })
  const declarations = known
    .filter(([name]) => assumed.has(name))
    .map(([name, shape]) => `${name} : ${describeShape(shape)}`)
  return { shapes: new Map(known), assumed: declarations }
}

const scopeOf = (
  file: File,
  functions: Functions,
  shapes: ReadonlyMap<string, Shape>,
  { base }: Directives,
): Parameters<typeof openScope>[0] & { readonly shapes: Map<string, Shape> } => ({
  ...functions,
  shapes: new Map([...shapes].filter(([name]) => !file.equations.has(name))),
  values: new Set([...shapes.keys(), ...file.equations.keys()]),
  sizes: file.sizes,
  indices: file.indices,
  base,
  report: file.report,
  read: READERS,
})

/** Elaborates the equations in order; a name whose equation is refused keeps no shape, and those that use it say nothing. */
const elaborateAll = (
  scope: ReturnType<typeof scopeOf>,
  taken: ReadonlySet<string>,
  file: File,
  inferred: ReadonlyMap<string, Shape>,
): readonly Equation[] => {
  const { equations, loops } = orderOf(file.equations)
  for (const loop of loops) {
    const name = file.equations.get(loop[0] as string)?.name
    if (name) tell(file.report, 'loop', name, { loop: loop.join(' → ') })
  }
  return equations.flatMap(syntax => {
    const { name } = syntax.name
    const declared = file.values.has(name) ? inferred.get(name) : undefined
    const equation = tried(file.report, () => elaborateEquation(scope, taken, syntax, declared))
    if (!equation) return []
    scope.shapes.set(name, equation.shape)
    return [equation]
  })
}

const leavesOf = (file: File, shapes: ReadonlyMap<string, Shape>): readonly Leaf[] => {
  const leaves = [...shapes].filter(([name]) => !file.equations.has(name))
  const values = leaves.map(([name, shape]): Leaf => {
    const declared = file.values.get(name)
    const role = declared?.role
    return {
      name,
      shape: shapeOf(shape),
      adjectives: declared?.adjectives ?? [],
      ...(role && { role }),
    }
  })
  const indices = [...file.indices].map(
    ([name, index]): Leaf => ({ name, shape: [], adjectives: [], index }),
  )
  return [...values, ...indices]
}
