import type { Expr } from '../core/expr.ts'
import type { Finding } from '../core/finding.ts'
import { isScalar } from '../core/shape.ts'
import type { Curvature, Hessian, Solution } from '../core/solution.ts'
import type { EigenvalueKind, Language, VerifiedFacts } from './lang.ts'
import type { Headed } from './rows.ts'
import type { Style } from './style.ts'

/** All that a printed solution is made from. */
export interface SolvedSheet extends Headed {
  readonly solution: Solution
  readonly findings: SolutionFindings
  readonly eigenvalues: ReadonlyMap<EigenvalueKind, number>
  readonly style: Style
  readonly facts: VerifiedFacts
  /** The version of the program. */
  readonly version: string
}

/** What the numbers say, and whether it is proved besides. */
export interface SolutionFindings {
  /** One for each member of the gradient: that it is equal to the one before. */
  readonly gradient: readonly Finding[]
  /** The collected equation says that the gradient is 0. */
  readonly collect: Finding
  /** What was found solves the collected equation. */
  readonly solve: Finding
  /** The gradient is 0 at what was found. */
  readonly putIn: Finding
  readonly hessian: Finding
}

/** What a stationary point is and why, a sentence a line; `quote` says how a formula stands in it. */
export const reasonsOf = (
  { solution, eigenvalues, language }: SolvedSheet,
  quote: (x: Expr) => string,
): readonly string[] => {
  const words = language.solving
  const { extremum, terms, supposed } = solution.hessian
  const uses = solution.uses.length === 0 ? '' : ` (${solution.uses.join(', ')})`
  return [
    `${words.extremum[extremum]}${uses}`,
    ...(supposed && extremum === 'undecided'
      ? [words.supposed(words.extremum[supposed.extremum], supposed.positive.map(quote))]
      : []),
    ...terms.map(term => curvatureText(term, language, quote)),
    ...(isSemidefinite(solution.hessian) ? [words.semidefinite] : []),
    words.eigenvalues([...eigenvalues]),
  ]
}

/** What has to hold for the solution to be the only one. */
export const conditionsOf = (
  { solution, language }: SolvedSheet,
  quote: (x: Expr) => string,
): readonly string[] =>
  solution.conditions.map(({ kind, expr }) => language.solving.condition[kind](quote(expr)))

const curvatureText = (
  { expr, sign, why }: Curvature,
  { solving }: Language,
  quote: (x: Expr) => string,
): string => {
  const [scalar, matrix] = solving.signs[sign]
  const one = isScalar(expr.shape) ? scalar : matrix
  return solving.curvature(quote(expr), one, solving.why[why])
}

/** An extremum that rests on the conditions of the solution. */
const isSemidefinite = ({ extremum, terms, expr }: Hessian): boolean =>
  extremum !== 'undecided' &&
  !isScalar(expr.shape) &&
  terms.every(({ sign }) => sign === 'nonnegative' || sign === 'nonpositive')
