import type { Misconception } from '../../../core/judgement.ts'
import type { LessonWords } from '../../lesson.ts'

/** Sums, paths and letters. */
export const SUM_LESSONS = {
  bias_gradient_missing_batch_sum: {
    title: 'Gradient of a bias without the sum over the batch',
    why: 'One bias serves every sample, so its gradient is the sum of the gradients of all samples.',
    repair: 'for `{name}`, add up over the samples',
    alike: 'With a single sample there is nothing to add up.',
  },
  bias_gradient_summed_over_everything: {
    title: 'Gradient of a bias summed over all entries',
    why: 'A bias has an entry for each unit, and so has its gradient: only the samples are added up.',
    repair: 'for `{name}`, add up over the samples alone',
    alike: 'With a single unit both sums are the same.',
  },
  bias_gradient_multiplied_by_input: {
    title: 'Bias treated like a weight',
    why: 'A bias is added, so its local derivative is 1: no input stands in its gradient.',
    repair: 'for `{name}`, leave out `{factor}`',
    alike: 'The weights of the same layer do have the input in their gradient.',
  },
  dropped_batch_sum: {
    title: 'Sum over the samples dropped',
    why: 'Every sample depends on the parameter, so its gradient is the sum of what each of them contributes.',
    repair: 'for `{name}`, add up over the samples',
    alike: 'A letter that stands twice in a product may mean the sum, where a text says so.',
  },
  dropped_sum_over_outputs: {
    title: 'Sum dropped',
    why: 'Each input of a full layer reaches every output, so its gradient is a sum over all of them.',
    repair: 'add up over `{letter}`',
    alike:
      'Where a function acts entry by entry, each input reaches one output only, and there is no sum.',
  },
  missing_path: {
    title: 'A path is missing',
    why: 'A quantity that is used in several places reaches the loss along several paths, and the gradient is the sum over all of them.',
    repair: 'add the path through `{name}`',
    alike: 'Where all paths but one are constant, one product is enough.',
  },
  paths_multiplied: {
    title: 'Contributions of paths multiplied instead of added',
    why: 'Along a path derivatives are multiplied; the contributions of different paths are added.',
    repair: 'write `{meant}` for `{written}`',
    alike: 'Links of one and the same path are multiplied.',
  },
  invalid_factoring: {
    title: 'A factor was taken out that not every summand has',
    why: 'Each path has links of its own; only what all paths have in common may be put in front of the bracket.',
    repair: 'keep `{factor}` inside, at its own summand',
    alike: 'The incoming gradient is common to all paths and may be put in front.',
  },
  total_vs_partial: {
    title: 'Direct derivative taken for the total one',
    why: 'The direct derivative holds everything between fixed; the total one also follows what depends on the variable along the way.',
    repair: 'take `{meant}` instead of `{written}`',
    alike: '∂f/∂y of a function by its argument is the direct one, and may well be 0.',
  },
  softmax_off_diagonal_dropped: {
    title: 'Softmax treated like a function of single entries',
    why: 'Every output of softmax depends on every input, so its Jacobian is full and the gradient a sum over all outputs.',
    repair: 'for `{name}`, add up over all outputs',
    alike: 'Together with cross-entropy the sum comes to y − t, in which no sum is left.',
  },
  softmax_off_diagonal_sign: {
    title: 'Wrong sign off the diagonal of softmax',
    why: 'If one input grows, all other outputs shrink: ∂yᵢ/∂aⱼ = yᵢ(δᵢⱼ − yⱼ).',
    repair: 'change the sign of `{term}`',
    alike: 'On the diagonal the derivative is positive: y(1 − y).',
  },
  wrong_normalisation: {
    title: 'A sum that is 1 was not taken as 1',
    why: 'Probabilities add up to 1, and the size of the vector does not come in.',
    repair: 'put 1 in the place of `{written}`: the probabilities add up to 1',
    alike: 'Where nothing says that the labels add up to 1, their sum has to stay.',
  },
  index_clash: {
    title: 'One letter for two things',
    why: 'The letter of the sum is also a letter of the entry; bound by the sum, it has nothing to do with the entry any more.',
    repair: '`{letter}` is already the index of what stands on the left: no sum may run over it',
    alike: 'After its sum the letter is free to be used again.',
  },
  spurious_sum: {
    title: 'A sum that should not be there',
    why: 'The entry depends on one of the summands only; all the others have the derivative 0.',
    repair: 'leave out the sum: `{written}`',
    alike: 'A sum over a δ is no mistake: it leaves one summand.',
  },
} satisfies Partial<Record<Misconception, LessonWords>>
