import type { Closed, Form } from '../core/derivation.ts'
import type { Expr } from '../core/expr.ts'
import type { Equation, Graph } from '../core/graph.ts'
import { entry } from '../core/term.ts'
import { freshPositions, scratchLetters } from '../derive/letters.ts'
import { tryRead } from '../derive/read.ts'
import { substituteNames } from '../ops/simplify/substitute.ts'
import { tokens } from '../ops/simplify/tokens.ts'
import { refuse } from './refusal.ts'

/** What is longer than this is not put together: definitions in definitions may grow without bound. */
const LONGEST = 2000

/** Names of equations that depend on a name, in order. */
export const dependentsOf = (graph: Graph, name: string): ReadonlySet<string> => {
  const found = new Set([name])
  for (const equation of graph.equations) {
    if (equation.uses.some(use => found.has(use))) found.add(equation.name)
  }
  found.delete(name)
  return found
}

/** A closed form as one expression in matrices. */
export const joined = ({ definitions, result }: Closed): Expr => {
  const known = new Map<string, Expr>()
  for (const { name, form } of definitions) known.set(name, put(matrixOf(form), known))
  return put(matrixOf(result), known)
}

/** The expression with every name that depends on the unknown replaced by its definition. */
export const opened = (x: Expr, graph: Graph, dependents: ReadonlySet<string>): Expr => {
  const known = new Map<string, Expr>()
  const needed = neededFor(x, graph)
  for (const equation of graph.equations) {
    if (!dependents.has(equation.name) || !needed.has(equation.name)) continue
    known.set(equation.name, put(inMatrices(equation, graph), known))
  }
  return put(x, known)
}

const put = (x: Expr, known: ReadonlyMap<string, Expr>): Expr => {
  const result = substituteNames(x, known)
  return tokens(result) > LONGEST ? refuse({ kind: 'too-long' }) : result
}

const matrixOf = (form: Form): Expr =>
  form.level === 'matrix' ? form.expr : refuse({ kind: 'no-matrix-form' })

/** The right side of an equation, what is written by entries read back into matrices. */
const inMatrices = ({ shape, body }: Equation, { base }: Graph): Expr => {
  if (!hasTable(body)) return body
  const fresh = scratchLetters(base)
  const { at, letters } = freshPositions(shape, fresh)
  const read = tryRead(entry(body, at), letters, shape, fresh)
  return read && !hasTable(read) ? read : refuse({ kind: 'no-matrix-form' })
}

const hasTable = (x: Expr): boolean =>
  x.kind === 'table' || (x.kind === 'call' && x.args.some(hasTable))

/** Names that an expression mentions, itself or by way of equations. */
const neededFor = (x: Expr, graph: Graph): ReadonlySet<string> => {
  const needed = new Set(namesIn(x))
  for (const { name, uses } of graph.equations.toReversed()) {
    if (needed.has(name)) for (const use of uses) needed.add(use)
  }
  return needed
}

/** Names that an expression mentions. */
export const namesIn = (x: Expr): readonly string[] => {
  switch (x.kind) {
    case 'num':
    case 'grad':
    case 'table':
      return []
    case 'var':
      return [x.name]
    case 'call':
      return x.args.flatMap(namesIn)
  }
}
