import type { Form } from './derivation.ts'
import type { Expr, Var } from './expr.ts'

/** Names of the rules of a solution, in the order in which they are applied. */
export const SOLVE_RULES = [
  'closed-form',
  'definitions',
  'multiply-out',
  'set-to-zero',
  'collect',
  'solve',
] as const
export type SolveRule = (typeof SOLVE_RULES)[number]

/** A member of the chain that begins with the gradient. */
export interface GradientMember {
  readonly rule: SolveRule
  readonly expr: Expr
}

/** An equation in the unknown. */
export interface Equality {
  readonly rule: SolveRule
  readonly left: Expr
  readonly right: Expr
}

/** What has to hold for the solution to be the only one; the file does not say so. */
export interface Condition {
  readonly kind: 'invertible' | 'nonzero' | 'entries-nonzero'
  readonly expr: Expr
}

/** One term of the second derivative, and what is known of its sign. */
export interface Curvature {
  readonly expr: Expr
  readonly sign: CurvatureSign
  readonly why: CurvatureReason
  /** A scalar of which the file says nothing, and the sign where it is positive. */
  readonly open?: { readonly scalar: Expr; readonly sign: CurvatureSign }
}
export type CurvatureSign =
  | 'positive'
  | 'nonnegative'
  | 'negative'
  | 'nonpositive'
  | 'zero'
  | 'unknown'
export type CurvatureReason =
  | 'number'
  | 'scalar'
  | 'identity'
  | 'gram'
  | 'property'
  | 'diagonal'
  | 'sum'
  | 'unknown'

/** What a stationary point is. */
export type Extremum = 'minimum' | 'maximum' | 'undecided'

/** What it would be if some scalars were positive. */
export interface Supposed {
  readonly positive: readonly Expr[]
  readonly extremum: Extremum
}

/** The second derivative, which does not depend on the unknown. */
export interface Hessian {
  /** The Hessian of a vector, row or scalar; for a matrix what it makes of `direction`. */
  readonly expr: Expr
  /** A matrix that is free in `expr`. */
  readonly direction?: Var
  /** ∂²L/∂u[i]∂u[j], the letters of i before those of j. */
  readonly entries: Form
  readonly terms: readonly Curvature[]
  readonly extremum: Extremum
  readonly supposed?: Supposed
}

/** Where the gradient of the loss by one name is zero. */
export interface Solution {
  readonly loss: string
  readonly unknown: Var
  readonly gradient: readonly GradientMember[]
  /** The gradient set to zero, the terms with the unknown collected, and solved for it. */
  readonly equations: readonly Equality[]
  /** The coefficients under names of their own, and the solution in these. */
  readonly named: {
    readonly definitions: ReadonlyMap<string, Expr>
    readonly left: Expr
    readonly solution: Expr
  }
  /** The gradient is this times the difference of the sides of the collected equation. */
  readonly factor: Expr
  readonly solution: Expr
  readonly conditions: readonly Condition[]
  readonly hessian: Hessian
  /** Properties of names that the file states and that are used. */
  readonly uses: readonly string[]
}

/** Why an unknown cannot be solved for. */
export const SOLVE_REFUSALS = [
  'not-a-leaf',
  'position',
  'tensor',
  'no-path',
  'absent',
  'restricted',
  'not-linear',
  'no-matrix-form',
  'too-long',
  'two-sided',
  'transposed',
  'entangled',
  'mixed',
  'never-met',
  'no-value',
] as const
export type SolveRefusalKind = (typeof SOLVE_REFUSALS)[number]
