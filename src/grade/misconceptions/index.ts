import type { Misconception } from '../../core/judgement.ts'
import type { Lesson } from '../lesson.ts'
import { activationDerivativeWrongArgument } from './activation_derivative_wrong_argument.ts'
import { biasGradientMissingBatchSum } from './bias_gradient_missing_batch_sum.ts'
import { biasGradientMultipliedByInput } from './bias_gradient_multiplied_by_input.ts'
import { biasGradientSummedOverEverything } from './bias_gradient_summed_over_everything.ts'
import { convolutionNotFlipped } from './convolution_not_flipped.ts'
import { crossEntropyMinusLost } from './cross_entropy_minus_lost.ts'
import { droppedBatchSum } from './dropped_batch_sum.ts'
import { droppedChainLink } from './dropped_chain_link.ts'
import { droppedSumOverOutputs } from './dropped_sum_over_outputs.ts'
import { forgotActivationDerivative } from './forgot_activation_derivative.ts'
import { hadamardInsteadOfOuter } from './hadamard_instead_of_outer.ts'
import { indexClash } from './index_clash.ts'
import { indexOrderSwapped } from './index_order_swapped.ts'
import { invalidFactoring } from './invalid_factoring.ts'
import { layerIndexOffByOne } from './layer_index_off_by_one.ts'
import { layoutMix } from './layout_mix.ts'
import { matrixProductInsteadOfHadamard } from './matrix_product_instead_of_hadamard.ts'
import { missingAveraging } from './missing_averaging.ts'
import { missingFactor2 } from './missing_factor_2.ts'
import { missingInnerDerivative } from './missing_inner_derivative.ts'
import { missingPath } from './missing_path.ts'
import { missingTerm } from './missing_term.ts'
import { missingTranspose } from './missing_transpose.ts'
import { outerInsteadOfHadamard } from './outer_instead_of_hadamard.ts'
import { outerProductSwapped } from './outer_product_swapped.ts'
import { pathsMultiplied } from './paths_multiplied.ts'
import { quadraticFormMissing2 } from './quadratic_form_missing_2.ts'
import { reluMaskWrongVariable } from './relu_mask_wrong_variable.ts'
import { signError } from './sign_error.ts'
import { softmaxOffDiagonalDropped } from './softmax_off_diagonal_dropped.ts'
import { softmaxOffDiagonalSign } from './softmax_off_diagonal_sign.ts'
import { spuriousSum } from './spurious_sum.ts'
import { totalVsPartial } from './total_vs_partial.ts'
import { transposedResult } from './transposed_result.ts'
import { updateRuleSign } from './update_rule_sign.ts'
import { upstreamGradientDropped } from './upstream_gradient_dropped.ts'
import { wrongActivationDerivativeFormula } from './wrong_activation_derivative_formula.ts'
import { wrongIdentity } from './wrong_identity.ts'
import { wrongInverseSide } from './wrong_inverse_side.ts'
import { wrongLocalDerivative } from './wrong_local_derivative.ts'
import { wrongMultiplicationOrder } from './wrong_multiplication_order.ts'
import { wrongNormalisation } from './wrong_normalisation.ts'

/** Every misconception. In which order they are tried says `precedence.ts`. */
export const LESSONS: { readonly [K in Misconception]: Lesson<K> } = {
  missing_transpose: missingTranspose,
  outer_product_swapped: outerProductSwapped,
  transposed_result: transposedResult,
  wrong_multiplication_order: wrongMultiplicationOrder,
  hadamard_instead_of_outer: hadamardInsteadOfOuter,
  matrix_product_instead_of_hadamard: matrixProductInsteadOfHadamard,
  outer_instead_of_hadamard: outerInsteadOfHadamard,
  forgot_activation_derivative: forgotActivationDerivative,
  activation_derivative_wrong_argument: activationDerivativeWrongArgument,
  wrong_activation_derivative_formula: wrongActivationDerivativeFormula,
  relu_mask_wrong_variable: reluMaskWrongVariable,
  upstream_gradient_dropped: upstreamGradientDropped,
  dropped_chain_link: droppedChainLink,
  wrong_local_derivative: wrongLocalDerivative,
  layer_index_off_by_one: layerIndexOffByOne,
  sign_error: signError,
  missing_factor_2: missingFactor2,
  missing_averaging: missingAveraging,
  bias_gradient_missing_batch_sum: biasGradientMissingBatchSum,
  bias_gradient_summed_over_everything: biasGradientSummedOverEverything,
  bias_gradient_multiplied_by_input: biasGradientMultipliedByInput,
  dropped_batch_sum: droppedBatchSum,
  dropped_sum_over_outputs: droppedSumOverOutputs,
  missing_path: missingPath,
  paths_multiplied: pathsMultiplied,
  invalid_factoring: invalidFactoring,
  total_vs_partial: totalVsPartial,
  softmax_off_diagonal_dropped: softmaxOffDiagonalDropped,
  softmax_off_diagonal_sign: softmaxOffDiagonalSign,
  wrong_normalisation: wrongNormalisation,
  cross_entropy_minus_lost: crossEntropyMinusLost,
  missing_inner_derivative: missingInnerDerivative,
  index_order_swapped: indexOrderSwapped,
  index_clash: indexClash,
  spurious_sum: spuriousSum,
  layout_mix: layoutMix,
  quadratic_form_missing_2: quadraticFormMissing2,
  wrong_inverse_side: wrongInverseSide,
  convolution_not_flipped: convolutionNotFlipped,
  update_rule_sign: updateRuleSign,
  missing_term: missingTerm,
  wrong_identity: wrongIdentity,
}
