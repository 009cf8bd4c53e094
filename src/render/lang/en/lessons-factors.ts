import type { Misconception } from '../../../core/judgement.ts'
import type { LessonWords } from '../../lesson.ts'

/** Factors, signs, terms and local derivatives. */
export const FACTOR_LESSONS = {
  forgot_activation_derivative: {
    title: 'Derivative of the activation forgotten',
    why: 'Between the gradient by an activation and that by its argument stands the slope of the activation.',
    repair: 'multiply by `{factor}`',
    alike: 'A linear output, or softmax together with cross-entropy, has no such factor.',
  },
  activation_derivative_wrong_argument: {
    title: 'Derivative of the activation at the wrong place',
    why: 'The slope of an activation is taken where the activation itself is taken: at its argument, not at its value.',
    repair: 'put `{meant}` in the place of `{written}`',
    alike: 'y ⊙ (1 − y) is right: it is the slope of the logistic function told by its value.',
  },
  wrong_activation_derivative_formula: {
    title: 'Wrong formula for the derivative of an activation',
    why: 'The slope of the activation is another function: σ′ = σ(1 − σ), tanh′ = 1 − tanh², and that of ReLU is 1 where its argument is positive.',
    repair: 'write `{meant}` for `{written}`',
    alike: 'The slope may be told by the argument or by the value; both forms are right.',
  },
  relu_mask_wrong_variable: {
    title: 'Mask of ReLU from the wrong quantity',
    why: 'ReLU lets a gradient through where its own argument is positive, whatever the sign of the gradient.',
    repair: 'compare `{meant}` with 0 instead of `{written}`',
    alike: 'The mask may be taken from the value of ReLU: it is positive where the argument is.',
  },
  upstream_gradient_dropped: {
    title: 'Incoming gradient dropped',
    why: 'This is the local derivative alone; the chain rule multiplies it by the gradient by the output.',
    repair: 'multiply by `{factor}`',
    alike: 'The derivative of the output itself, not of the loss, is the local derivative alone.',
  },
  dropped_chain_link: {
    title: 'A link of the chain is missing',
    why: 'In a chain of derivatives each denominator is the next numerator; here a step of the network is skipped.',
    repair: 'multiply by `{factor}`',
    alike:
      'A link may be left out where its derivative is 1, and several links may be drawn together.',
  },
  wrong_local_derivative: {
    title: 'Differentiated by the wrong factor',
    why: 'The derivative of a product by one factor is made of the other factors; here it was taken by another one.',
    repair: 'this is the derivative by `{written}`; take it by `{name}`',
    alike: 'Where both factors are the same name, both derivatives are added.',
  },
  layer_index_off_by_one: {
    title: 'Index of a layer off by one',
    why: 'The gradient by the weights of a layer joins the gradient by its output with its input, which is the activation of the layer before.',
    repair: 'write `{meant}` for `{written}`',
    alike: 'Texts number layers differently, from 0 or from 1: the network decides.',
  },
  sign_error: {
    title: 'Sign error',
    why: 'A minus got lost or slipped in: the term has the opposite sign.',
    repair: 'change the sign of `{term}`',
    alike:
      'Who maximises −L, or defines the error as target minus output, has all signs turned and is consistent.',
  },
  missing_factor_2: {
    title: 'Factor 2 or 1/2 missing, or one too many',
    why: 'The derivative of a square has the factor 2, which cancels with a 1/2 only where the loss has one.',
    repair: 'multiply by `{ratio}`',
    alike: 'With 1/2 in front of the square there is no 2 in the derivative.',
  },
  missing_averaging: {
    title: 'The mean is not taken into account',
    why: 'A loss that is a mean has the factor 1/N in each of its gradients, once: here it is missing or stands too often.',
    repair: 'multiply by `{ratio}`',
    alike: 'A loss that is a plain sum has no 1/N.',
  },
  cross_entropy_minus_lost: {
    title: 'Minus of the cross-entropy lost',
    why: 'Cross-entropy is minus a sum of logarithms; its derivative by the output is −t/y.',
    repair: 'change the sign of `{term}`',
    alike: 'y − t, the gradient before softmax, has its sign right: two minuses have met.',
  },
  missing_inner_derivative: {
    title: 'Inner derivative forgotten',
    why: 'The derivative of f(g) is f′(g) times the derivative of g, also where g is as simple as 1 − p.',
    repair: 'multiply `{term}` by `{factor}`',
    alike: 'Where the inner derivative is 1, nothing is to be seen of it.',
  },
  quadratic_form_missing_2: {
    title: 'Gradient of a quadratic form without the 2',
    why: 'The variable stands in the form twice, so the product rule gives two terms: xᵀA x has the gradient (A + Aᵀ)x.',
    repair: 'multiply by 2',
    alike: 'With 1/2 in front of the form there is no 2.',
  },
  update_rule_sign: {
    title: 'Update in the wrong direction',
    why: 'The gradient points uphill; to make the loss smaller a step goes against it.',
    repair: 'change the sign of `{term}`',
    alike: 'Who maximises, or defines the error as target minus output, steps with a plus.',
  },
  missing_term: {
    title: 'A term is missing',
    why: 'By the product rule every factor that varies gives a term, and by the sum rule every summand.',
    repair: 'add `{term}`',
    alike: 'What does not depend on the variable gives no term.',
  },
  wrong_identity: {
    title: 'Wrong identity',
    why: 'The two expressions agree at some points at most: this law does not hold.',
    repair: 'write `{meant}` for `{written}`',
    alike: 'Agreement at 0 proves nothing: try another number.',
  },
} satisfies Partial<Record<Misconception, LessonWords>>
