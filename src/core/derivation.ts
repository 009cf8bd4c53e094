import type { Affine } from './affine.ts'
import type { Expr } from './expr.ts'
import { placeText } from './member.ts'
import type { Shape } from './shape.ts'
import type { Ix, Term } from './term.ts'

/** What may stand beside an `=`: one entry with free letters, or a whole. */
export type Form = IndexForm | MatrixForm
export interface IndexForm {
  readonly level: 'index'
  readonly term: Term
  /** The letters of the entry, one per axis that is not a unit, in order of the axes. */
  readonly free: readonly Ix[]
}
export interface MatrixForm {
  readonly level: 'matrix'
  readonly expr: Expr
}

/** Names of the rules that make a step from the member before. */
export const RULES = [
  'goal',
  'component',
  'chain-rule',
  'collapse-sum',
  'local-derivative',
  'contract',
  'transpose',
  'matrix-form',
  'no-path',
  'zero-derivative',
] as const
export type Rule = (typeof RULES)[number]

/**
 * The kind of a derivation, told by the local Jacobian of the one consumer:
 * loss (the scalar itself consumes it), bias (δ alone, summed where it was broadcast), activation (δ times a slope),
 * weight (δ and more letters), input (no δ), paths (several consumers).
 */
export const KINDS = ['loss', 'bias', 'activation', 'weight', 'input', 'paths'] as const
export type Kind = (typeof KINDS)[number]

/** One member of a chain, with the rule that made it from the member before. */
export interface Step {
  readonly rule: Rule
  readonly form: Form
  /** The name whose gradient this part of the chain finds: its consumers' gradients are free in the form. */
  readonly target: string
  readonly kind: Kind
  /** Definition from which a local derivative was read, to print above the sign. */
  readonly reason?: Reason
  /** Properties and assumptions that the step relies on. */
  readonly uses: readonly string[]
}

/** `left = right`, entries of a definition without the terms free of the variable. */
export interface Reason {
  readonly left: Term
  readonly right: Term
}

/** The gradient of the loss by one name, or by the general member of a family for some places. */
export interface Derivation {
  readonly loss: string
  readonly wrt: string
  /** The places for which it stands. */
  readonly range?: Places
  readonly shape: Shape
  readonly kind: Kind
  readonly steps: readonly Step[]
}

/** Places of the letter of a family. */
export interface Places {
  readonly letter: string
  readonly first: Affine
  readonly last: Affine
}

/** `t = 1..T-1` */
export const rangeText = ({ letter, first, last }: Places): string =>
  `${letter} = ${placeText(first)}..${placeText(last)}`

/** What tells derivations of one network apart. */
export const keyOf = ({ wrt, range }: Pick<Derivation, 'wrt' | 'range'>): string =>
  range ? `${wrt} for ${rangeText(range)}` : wrt

/** The last member: the gradient in terms of the next ones. */
export const resultOf = (derivation: Derivation): Form => (derivation.steps.at(-1) as Step).form

/** True where a result of several entries could not be read back into matrices. */
export const staysInEntries = (result: Form): boolean =>
  result.level === 'index' && (result.free.length > 0 || result.term.kind === 'sum')
