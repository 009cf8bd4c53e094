import type { TrainingWords } from '../../lang.ts'
import { figure } from '../figure.ts'

export const training: TrainingWords = {
  rule: (letter, names, rate) => `${letter}: ${names}; ${rate}`,
  samples: (count, batch) =>
    batch >= count ? `${count} samples, all in every step` : `${count} samples, ${batch} a step`,
  taught: seed => `made by the network itself at other random parameters, seed ${seed}`,
  drawn: labels => `random labels, for want of an answer to learn: ${labels.join(', ')}`,
  sizes: list => `sizes: ${list}`,
  missing: names => `not computed, for want of a value (--set): what rests on ${names.join(', ')}`,
  agreement: (draws, error) =>
    `gradients equal to the verifier's in ${draws} draws, largest error ${figure(error)}`,
  step: 'step',
  diverged: step =>
    `after step ${step} the loss or a parameter is no finite number: try a smaller --rate`,
  pace: steps => `${steps} steps/s`,
  left: seconds =>
    seconds < 90 ? `${Math.ceil(seconds)} s left` : `${Math.ceil(seconds / 60)} min left`,
}
