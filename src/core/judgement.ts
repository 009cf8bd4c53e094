import type { Counterexample } from './finding.ts'
import type { Layout } from './layout.ts'
import type { Problem } from './problem.ts'
import type { Member, Sign } from './script.ts'
import type { Span, Syntax } from './syntax.ts'

/** What became of each equality that a person wrote. */
export interface Judgement {
  readonly seed: number
  /** Wrong if any equality, or an arrow, fails, else unread, else undecided, else correct. */
  readonly verdict: 'correct' | 'wrong' | 'unread' | 'undecided'
  /** The number of the first equality that is an error of its own. */
  readonly firstWrong?: number
  /** The layout that the derivation keeps to; `any` where nothing tells it. */
  readonly layout: Layout | 'any'
  /** By the name of the variable, in the order of the network. */
  readonly targets: ReadonlyMap<string, TargetStatus>
  /** By the name of the variable, of those that are not reached. */
  readonly lacks: ReadonlyMap<string, Lack>
  /** In the order of reading. */
  readonly equalities: readonly Equality[]
  /** In the order of reading. */
  readonly ends: readonly End[]
  /** Arrows that give a wrong next value: no equalities, and without a number; absent where there are none. */
  readonly assignments?: readonly Equality[]
}

/** What one chain says of a derivative of the loss. */
export interface End {
  /** The variable. */
  readonly by: string
  readonly status: TargetStatus
  /** The numbers of the first and the last equality of the chain. */
  readonly from: number
  readonly to: number
  /** Variables of derivatives that are left in its last member; absent where that is not read. */
  readonly left?: Left
  /** Where it is not reached. */
  readonly lack?: Lack
}
export interface Left {
  readonly asWritten: readonly string[]
  /** With what names of the derivation stand for put in. */
  readonly unfolded: readonly string[]
}

/** What keeps a target from being reached. */
export interface Lack {
  readonly code: LackCode
  /** The derivative that it is about: that of the target, or the one that is left. */
  readonly sign: Syntax
  /** The last member. */
  readonly at?: Span
}

export const LACKS = ['unmentioned', 'bare', 'contains', 'undecided', 'unread', 'wrong'] as const
export type LackCode = (typeof LACKS)[number]

export type TargetStatus = 'reached' | 'trivial' | 'not_reached' | 'wrong' | 'unread'

export interface Equality {
  /** From 1, in the order of reading. */
  readonly n: number
  readonly left: Member
  readonly right: Member
  readonly sign: Sign
  readonly verdict: EqualityVerdict
  readonly proved: boolean
  readonly reason?: EqualityReason
  /** Largest relative difference of the sides. */
  readonly error?: number
  readonly counterexample?: Counterexample
  /** Why it is unread, at its place. */
  readonly problem?: Problem
  /** Why nothing is said of it, where it is no problem of its text. */
  readonly doubt?: Doubt
  /** How what fits two meanings was taken, where not in the likelier way. */
  readonly taken?: readonly Choice[]
  /** Set where it fails and one change would make it true. */
  readonly mistake?: Mistake
}

export type EqualityVerdict =
  | 'holds'
  | 'fails'
  | 'follows'
  | 'definition'
  | 'skipped'
  | 'unread'
  | 'undecided'
export type EqualityReason = 'value' | 'shape' | 'undefined' | 'scope' | 'returns'

/** Why an equality is left undecided or unread. */
export interface Doubt {
  readonly code: DoubtCode
  /** What it rests on, as that was written, and where. */
  readonly name?: string
  readonly at?: Span
}

export const DOUBTS = [
  // It rests on what was found for a derivative, and that is not followed: another shape than
  // that of the derivative, 0 or a constant where the true value is not, or not to be evaluated.
  'rests-on-shape',
  'rests-on-zero',
  'rests-on-constant',
  'rests-on-unknown',
  // It rests on a name whose definition makes no sense, or was not read.
  'rests-on-unformed',
  'rests-on-unread',
  // A derivative by a name of the derivation's own on which the value does not depend.
  // An error above, of which a second derivative would have to be taken.
  'second-derivative',
  // True if a sum is meant that nobody wrote.
  'unwritten-sum',
  // True if nothing else changes than the one name whose change stands on the right.
  'still-unsaid',
  // True if a small letter stands for a row.
  'row-unclear',
  'not-in-network',
  'no-value',
  // Of the draws too few tell: not finite, zero on both sides, at a kink or on one side of it.
  'not-finite',
  'partly-undefined',
  'vanishing',
  'kink',
  'too-large',
  'too-long',
  // `∂L/∂W = 0` alone, and what is said of W after it was set to zero.
  'bare-condition',
  'at-condition',
  'update-unclear',
  'dots-at-end',
  'nowhere',
  // False as it was read, though no mistake that people make explains that, and other meanings are possible.
  'unexplained',
] as const
export type DoubtCode = (typeof DOUBTS)[number]

/**
 * Where what is written fits two meanings, the less likely one: σ′(p) in a product as a diagonal matrix,
 * a star of square matrices as the matrix product, a power of each entry, a derivative total instead of
 * direct, a change in which inputs and labels stand still, one in which parameters do, ∂a/∂z of functions of
 * each entry as their slopes, a change in which what the words name stands still, a gradient by a vector as the row
 * as which the network adds that.
 */
export const CHOICES = [
  'diagonal',
  'matrix',
  'each-power',
  'total',
  'steady',
  'inputs',
  'entries',
  'said',
  'row',
] as const
export type Choice = (typeof CHOICES)[number]

/** A named mistake with the change that puts it right. */
export interface Mistake {
  readonly misconception: Misconception
  /** The side that is to be changed, and what it becomes. */
  readonly side: 'left' | 'right'
  readonly repair: Syntax
  /** What the message speaks of, by placeholders: a node of the missing path, the constant ratio. */
  readonly values: Readonly<Record<string, Syntax>>
}

/** The mistakes that have names. */
export const MISCONCEPTIONS = [
  'missing_transpose',
  'outer_product_swapped',
  'transposed_result',
  'wrong_multiplication_order',
  'hadamard_instead_of_outer',
  'matrix_product_instead_of_hadamard',
  'outer_instead_of_hadamard',
  'forgot_activation_derivative',
  'activation_derivative_wrong_argument',
  'wrong_activation_derivative_formula',
  'relu_mask_wrong_variable',
  'upstream_gradient_dropped',
  'dropped_chain_link',
  'wrong_local_derivative',
  'layer_index_off_by_one',
  'sign_error',
  'missing_factor_2',
  'missing_averaging',
  'bias_gradient_missing_batch_sum',
  'bias_gradient_summed_over_everything',
  'bias_gradient_multiplied_by_input',
  'dropped_batch_sum',
  'dropped_sum_over_outputs',
  'missing_path',
  'paths_multiplied',
  'invalid_factoring',
  'total_vs_partial',
  'softmax_off_diagonal_dropped',
  'softmax_off_diagonal_sign',
  'wrong_normalisation',
  'cross_entropy_minus_lost',
  'missing_inner_derivative',
  'index_order_swapped',
  'index_clash',
  'spurious_sum',
  'layout_mix',
  'quadratic_form_missing_2',
  'wrong_inverse_side',
  'convolution_not_flipped',
  'update_rule_sign',
  'missing_term',
  'wrong_identity',
] as const
export type Misconception = (typeof MISCONCEPTIONS)[number]

/** Whether it is an arrow, which counts for no equality. */
export const isAssignment = ({ sign }: Pick<Equality, 'sign'>): boolean => sign.kind === 'assign'
