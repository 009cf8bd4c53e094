import type { Expr } from '../core/expr.ts'
import type { Graph } from '../core/graph.ts'
import type { SolveRefusalKind } from '../core/solution.ts'
import { quoteExpr } from './quote.ts'
import { printText } from './text.ts'

/** What a refusal to solve says besides its kind. */
export interface RefusalFacts {
  readonly kind: SolveRefusalKind
  readonly expr?: Expr
  readonly by?: string
}

/** Why a name cannot be solved for, in words. */
export const refusalText = (name: string, facts: RefusalFacts, graph: Graph): string => {
  const say = REASONS[facts.kind]
  const expr = facts.expr ? clip(printText(quoteExpr(facts.expr, graph.names))) : ''
  return `cannot solve for ${name}: ${say({ name, loss: graph.loss, expr, by: facts.by ?? '' })}`
}

interface Values {
  readonly name: string
  readonly loss: string
  readonly expr: string
  readonly by: string
}

const REASONS: Readonly<Record<SolveRefusalKind, (values: Values) => string>> = {
  'not-a-leaf': () => 'an equation defines it; ask for a name that no equation defines',
  position: () => 'it is a position, and there is no derivative by it',
  tensor: () => 'it has more than two axes',
  'no-path': ({ loss }) => `${loss} does not depend on it`,
  absent: ({ loss, name }) =>
    `${name} does not occur in the gradient of ${loss}, which is the same everywhere`,
  restricted: ({ name, by }) =>
    `the file restricts it${by && ` (${by})`}; where the gradient is zero, that may not hold: declare ${name} without it`,
  'not-linear': ({ expr, name }) =>
    `its gradient is not linear in it, because ${expr} is not linear in ${name}; \`train\` finds a minimum by descent`,
  'no-matrix-form': () => 'its gradient has no matrix form',
  'too-long': () => 'its gradient is too long with all definitions put in',
  'two-sided': () =>
    'it is multiplied from both sides in more than one way (A*X + X*B, Sylvester), which no inverse solves',
  transposed: () => 'its gradient has it both as it is and transposed, which no inverse solves',
  entangled: () => 'the terms of its gradient are no products of matrices with it',
  'never-met': ({ expr }) =>
    `${expr} would have to have an inverse, and had none in any draw: look at the sizes`,
  'no-value': () => 'in no draw did the solution have a value',
  mixed: () => 'its gradient multiplies it by matrices and entry by entry, which no inverse solves',
}

const clip = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text)
