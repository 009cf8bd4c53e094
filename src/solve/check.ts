import { ONE } from '../core/affine.ts'
import type { Form, Stated } from '../core/derivation.ts'
import { type Expr, exprKey, grad, type Var, variable } from '../core/expr.ts'
import type { Equation, Graph } from '../core/graph.ts'
import { isUnit } from '../core/shape.ts'
import type { Solution } from '../core/solution.ts'
import type { Syntax } from '../core/syntax.ts'
import { type Ix, position, slope } from '../core/term.ts'
import { addOf, negOf, scaleOf } from '../ops/build.ts'
import { substituteNames } from '../ops/simplify/substitute.ts'
import { freeName } from './names.ts'
import { dependentsOf, namesIn } from './open.ts'

/** Equalities that a solution rests on, in two networks. */
export interface Questions {
  /** The unknown is free: an equality per step of the gradient, the collected equation, the Hessian. */
  readonly free: Question
  /** The unknown is what was found: the collected equation holds, and the gradient is 0. */
  readonly found: Question
  /** The name of the gradient in both. */
  readonly gradient: string
  /**
   * True where the equation of the named matrices is the collected one with the solution put in: then the
   * gradient, which is a factor times the difference of its sides, is 0 by the other equalities.
   */
  readonly follows: boolean
}

/** What is said of a network. */
export interface Question {
  readonly graph: Graph
  readonly stated: readonly Stated[]
}

/** What has to be judged before a solution may be told. */
export const questionsOf = (graph: Graph, solution: Solution): Questions => {
  const { loss, unknown, gradient, equations, named, factor, hessian } = solution
  const start = grad({ name: loss, shape: [] }, unknown)
  const members = [start, ...gradient.map(m => m.expr)]
  const [, collected] = equations as [unknown, Solution['equations'][number]]
  const difference = addOf(collected.left, negOf(collected.right))
  const moved = scaleOf(factor, collected.right)
  const g = freeName('g', graph.names)
  const whole = gradient.at(-1)?.expr ?? start
  return {
    gradient: g,
    follows: follows(solution, collected.left),
    free: {
      graph: withEquation(graph, g, whole),
      stated: [
        ...members.slice(1).map((m, n) => equal(matrix(members[n] as Expr), matrix(m))),
        equal(matrix(members.at(-1) as Expr), matrix(scaleOf(factor, difference))),
        equal(
          secondDerivative(variable(g, unknown.shape), unknown, hessian.entries),
          hessian.entries,
        ),
      ],
    },
    found: {
      graph: withEquation(withSolution(graph, solution), g, whole),
      stated: [
        equal(matrix(solution.solution), matrix(named.solution)),
        equal(matrix(named.left), matrix(collected.right)),
        equal(matrix(addOf(start, moved)), matrix(moved)),
      ],
    },
  }
}

const follows = ({ unknown, named }: Solution, left: Expr): boolean => {
  const inFull = (x: Expr): Expr => substituteNames(x, named.definitions)
  const put = substituteNames(left, new Map([[unknown.name, inFull(named.solution)]]))
  return exprKey(put) === exprKey(inFull(named.left))
}

const matrix = (expr: Expr): Form => ({ level: 'matrix', expr })

const NOTHING = { kind: 'numeral', text: '0', span: { start: 0, end: 0 } } as const

const equal = (left: Form, right: Form): Stated => ({ left, right })

/** ∂g[out]/∂u[by], with the letters of the entries it is compared with. */
const secondDerivative = (g: Var, u: Var, entries: Form): Form => {
  const free = entries.level === 'index' ? entries.free : []
  const letters = [...free]
  const at = () => u.shape.map(dim => (isUnit(dim) ? ONE : position(letters.shift() as Ix)))
  const [out, by] = [at(), at()]
  return { level: 'index', term: slope(g, out, u, by, 'total'), free }
}

const equation = (name: string, body: Expr): Equation => ({
  name,
  shape: body.shape,
  body,
  uses: [...new Set(namesIn(body))],
  syntax: {
    kind: 'equation',
    name: { kind: 'name', name },
    letters: [],
    body: NOTHING,
    span: NOTHING.span,
  },
})

const withEquation = (graph: Graph, name: string, body: Expr): Graph => ({
  ...graph,
  equations: [...graph.equations, equation(name, body)],
  names: new Set([...graph.names, name]),
})

/** The network with the unknown defined as what was found, in named matrices. */
const withSolution = (graph: Graph, { unknown, solution, named }: Solution): Graph => {
  const definitions = [...named.definitions, [unknown.name, solution] as const]
  return defining(
    graph,
    unknown.name,
    definitions.map(([name, body]) => equation(name, body)),
  )
}

/** The network with the unknown defined as what was found: what is left to be solved for is other names. */
export const withPutIn = (
  graph: Graph,
  { unknown, solution }: Solution,
  written: Syntax,
): Graph => {
  const own = equation(unknown.name, solution)
  return defining(graph, unknown.name, [{ ...own, syntax: { ...own.syntax, body: written } }])
}

/** A leaf becomes an equation, behind those that do not depend on it. */
const defining = (graph: Graph, leaf: string, equations: readonly Equation[]): Graph => {
  const dependents = dependentsOf(graph, leaf)
  return {
    ...graph,
    leaves: graph.leaves.filter(({ name }) => name !== leaf),
    equations: [
      ...graph.equations.filter(e => !dependents.has(e.name)),
      ...equations,
      ...graph.equations.filter(e => dependents.has(e.name)),
    ],
    names: new Set([...graph.names, ...equations.map(e => e.name)]),
  }
}
