import type { Misconception } from '../core/judgement.ts'

/**
 * What a message may speak of, as placeholders `{written}`. Each value is an expression,
 * printed as the writer would print it.
 */
export type Placeholder =
  /** What was written, where one part of a side is at fault. */
  | 'written'
  /** What should stand in its place. */
  | 'meant'
  /** What a product lacks or has too much. */
  | 'factor'
  /** A summand: to be added, or with the wrong sign. */
  | 'term'
  /** What the side must be multiplied by: `2`, `1/2`, `1/N`. */
  | 'ratio'
  /** The letter of a sum. */
  | 'letter'
  /** A name of the network: what is derived by, or what a path runs through. */
  | 'name'

/** The placeholders of each message: always set, and no others. */
export const PLACEHOLDERS = {
  missing_transpose: ['written', 'meant'],
  outer_product_swapped: ['written', 'meant'],
  transposed_result: [],
  wrong_multiplication_order: ['written', 'meant'],
  hadamard_instead_of_outer: ['written', 'meant'],
  matrix_product_instead_of_hadamard: ['written', 'meant'],
  outer_instead_of_hadamard: ['written', 'meant'],
  /** factor: `σ'(p)` */
  forgot_activation_derivative: ['factor'],
  /** written, meant: the arguments */
  activation_derivative_wrong_argument: ['written', 'meant'],
  wrong_activation_derivative_formula: ['written', 'meant'],
  /** written, meant: what is compared with 0 */
  relu_mask_wrong_variable: ['written', 'meant'],
  /** factor: `∂L/∂h` */
  upstream_gradient_dropped: ['factor'],
  /** factor: `∂y/∂p`, or what it amounts to */
  dropped_chain_link: ['factor'],
  /** written: what it was derived by; name: what it should be derived by */
  wrong_local_derivative: ['written', 'name'],
  layer_index_off_by_one: ['written', 'meant'],
  /** term: what must change its sign */
  sign_error: ['term'],
  missing_factor_2: ['ratio'],
  missing_averaging: ['ratio'],
  /** name: the bias */
  bias_gradient_missing_batch_sum: ['name'],
  bias_gradient_summed_over_everything: ['name'],
  bias_gradient_multiplied_by_input: ['name', 'factor'],
  /** name: the parameter */
  dropped_batch_sum: ['name'],
  /** letter: what the sum runs over */
  dropped_sum_over_outputs: ['letter'],
  /** name: what the missing path runs through */
  missing_path: ['name'],
  paths_multiplied: ['written', 'meant'],
  /** factor: what does not belong to every summand */
  invalid_factoring: ['factor'],
  /** written: the direct derivative; meant: the total one */
  total_vs_partial: ['written', 'meant'],
  /** name: the output of softmax */
  softmax_off_diagonal_dropped: ['name'],
  softmax_off_diagonal_sign: ['term'],
  /** written: what should be 1 or is not there */
  wrong_normalisation: ['written'],
  cross_entropy_minus_lost: ['term'],
  /** term: what lacks it; factor: the inner derivative */
  missing_inner_derivative: ['term', 'factor'],
  index_order_swapped: ['written', 'meant'],
  index_clash: ['letter'],
  spurious_sum: ['written'],
  layout_mix: [],
  quadratic_form_missing_2: [],
  /** factor: the inverse */
  wrong_inverse_side: ['factor'],
  /** written, meant: the positions */
  convolution_not_flipped: ['written', 'meant'],
  update_rule_sign: ['term'],
  missing_term: ['term'],
  wrong_identity: ['written', 'meant'],
} as const satisfies Readonly<Record<Misconception, readonly Placeholder[]>>
