import type { Misconception } from '../../src/core/judgement.ts'

/**
 * Names that are right for a slip. Several stand where one slip is another under the shapes of a network: an outer
 * product turned is one with its operands swapped. Every repair that is told makes the equality literally true.
 */
const NAMES: Readonly<Record<string, readonly Misconception[]>> = {
  'drop-transpose': [
    'missing_transpose',
    'transposed_result',
    'wrong_multiplication_order',
    'layout_mix',
    'hadamard_instead_of_outer',
    'outer_product_swapped',
  ],
  'add-transpose': [
    'missing_transpose',
    'transposed_result',
    'wrong_multiplication_order',
    'layout_mix',
    'outer_product_swapped',
  ],
  'hadamard-to-outer': ['outer_instead_of_hadamard'],
  'hadamard-to-product': ['matrix_product_instead_of_hadamard'],
  'outer-to-hadamard': ['hadamard_instead_of_outer'],
  'flip-sign': [
    'sign_error',
    'cross_entropy_minus_lost',
    'softmax_off_diagonal_sign',
    'wrong_identity',
    'missing_inner_derivative',
    'wrong_activation_derivative_formula',
    'convolution_not_flipped',
    'update_rule_sign',
  ],
  double: ['missing_factor_2', 'quadratic_form_missing_2', 'wrong_identity'],
  'drop-half': ['missing_factor_2', 'quadratic_form_missing_2'],
  'change-number': ['missing_factor_2'],
  'drop-average': ['missing_averaging'],
  'add-average': ['missing_averaging'],
  'drop-sum': [
    'dropped_batch_sum',
    'dropped_sum_over_outputs',
    'bias_gradient_missing_batch_sum',
    'index_clash',
  ],
  swap: [
    'wrong_multiplication_order',
    'outer_product_swapped',
    'wrong_inverse_side',
    'transposed_result',
    'missing_transpose',
  ],
  'exchange-index': ['index_order_swapped', 'outer_product_swapped'],
  argument: ['activation_derivative_wrong_argument', 'layer_index_off_by_one'],
  'drop-term': [
    'missing_term',
    'missing_path',
    'wrong_activation_derivative_formula',
    'total_vs_partial',
    'wrong_normalisation',
    'wrong_identity',
    'softmax_off_diagonal_dropped',
  ],
}

/** A slip as far as it matters here: its kind, what it replaces, and the member that it is in. */
export interface Slipped {
  readonly kind: string
  readonly from: string
  readonly member: string
}

/**
 * The right names of a slip; undefined where it has none. `2 -a` doubles nothing, and what is exchanged with a sign
 * of derivation, a differential or a condition is no factor.
 */
export const namesOf = ({ kind, from, member }: Slipped): readonly Misconception[] | undefined => {
  const text = member.trim()
  if ((kind === 'double' && text.startsWith('-')) || text === '0') return undefined
  const isFactor = !/\\nabla|^\s*d|[[&]|^[A-Z]\s*\(/.test(from)
  return kind === 'swap' && !isFactor ? undefined : NAMES[kind]
}
