import type { Affine } from './affine.ts'
import { MOVED } from './change.ts'
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

/** Two forms that are said to be equal, every derivative in them being the true one. */
export interface Stated {
  readonly left: Form
  readonly right: Form
}

/** Names of the rules that make a step from the member before. */
export const RULES = [
  'goal',
  'component',
  'chain-rule',
  'every-path',
  'through-activation',
  'factor',
  'jacobian',
  'collapse-sum',
  'local-derivative',
  'contract',
  'own-value',
  'transpose',
  'matrix-form',
  'next-gradient',
  'to-the-loss',
  'cancel',
  'expand',
  'take-out',
  'without-gradients',
  'every-factor',
  'number',
  'no-path',
  'zero-derivative',
  'put-in',
  'differential',
  'under-trace',
] as const
export type Rule = (typeof RULES)[number]

/** Rules that go further than to the consumers: what is not mentioned follows from the derivatives that are. */
export const FAR_RULES: ReadonlySet<Rule> = new Set([
  'every-path',
  'through-activation',
  'factor',
  'own-value',
  'next-gradient',
  'to-the-loss',
  'cancel',
  'expand',
  'take-out',
  'without-gradients',
  'every-factor',
  'number',
])

/** Rules of differentials: their steps are about how a name changes where all parameters move. */
const CHANGE_RULES: ReadonlySet<Rule> = new Set(['differential', 'under-trace'])

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
  /** Set where a derivative that is 0 almost everywhere was left out, as of a step function. */
  readonly isFlat?: true
}

/** `left = right`, entries of a definition without the terms free of the variable. */
export interface Reason {
  readonly left: Term
  readonly right: Term
}

/** The derivative of the loss (going forward: of any name) by one name. */
export interface Derivation {
  readonly loss: string
  readonly wrt: string
  /** The places for which it stands, where it is by the general member of a family. */
  readonly range?: Places
  /** Set where the chain goes from the variable on: the derivatives that it ends in are those of earlier names. */
  readonly isForward?: true
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

/** A leaf that is learned, or the general member of a family of such, with its places. */
export interface Parameter {
  readonly name: string
  readonly shape: Shape
  readonly range?: Places
}

/** `t = 1..T-1` */
export const rangeText = ({ letter, first, last }: Places): string =>
  `${letter} = ${placeText(first)}..${placeText(last)}`

/** The derivative that a step is about, all others being given: of the loss by a name, or going forward of a name. */
export interface Aim {
  readonly by: string
  /** Set where the step goes forward. */
  readonly of?: string
}

/** The name that tells a derivation from the others of its network. */
export const subjectOf = ({ loss, wrt, range, isForward }: Subject): string => {
  if (range) return `${wrt} for ${rangeText(range)}`
  return isForward ? loss : wrt
}

type Subject = Pick<Derivation, 'loss' | 'wrt' | 'range' | 'isForward'>

/** What a step of a derivation is about. */
export const aimOf = ({ loss, isForward }: Derivation, { rule, target }: Step): Aim => {
  if (CHANGE_RULES.has(rule)) return { by: MOVED, of: target }
  return isForward ? { by: target, of: loss } : { by: target }
}

/** A derivative without other derivatives: definitions in the order of use, then the result. */
export interface Closed {
  readonly definitions: readonly Definition[]
  readonly result: Form
}
/** `name := form`, the derivative by `of`. */
export interface Definition {
  readonly name: string
  readonly of: string
  readonly shape: Shape
  readonly form: Form
  /** The places for which it stands, where it is one for members of a family. */
  readonly range?: Places
}

/** A derivative and the closed form that is printed for it. */
export interface Asserted {
  /** The derivative, as it lies in the layout. */
  readonly goal: Form
  readonly closed: Closed
  /** The places for which it stands. */
  readonly range?: Places
}

/** The last member: the gradient in terms of the next ones. */
export const resultOf = (derivation: Derivation): Form => (derivation.steps.at(-1) as Step).form

/** True where a result of several entries could not be read back into matrices. */
export const staysInEntries = (result: Form): boolean =>
  result.level === 'index' && (result.free.length > 0 || result.term.kind === 'sum')
