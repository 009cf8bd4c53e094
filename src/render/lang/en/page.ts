import type { PageWords } from '../../page-words.ts'

export const page: PageWords = {
  headings: {
    network: 'Network',
    parameters: 'Parameters',
    gradients: 'Derivatives',
    claims: 'Claims',
    numbers: 'With numbers',
    verification: 'Verification',
    code: 'In Python',
  },
  picture: {
    title: 'Computation graph',
    values: 'values, forward',
    gradients: 'gradients, backward',
    paths: 'paths of one gradient',
  },
  name: 'name',
  shape: 'shape',
  meaning: 'meaning',
  derivative: 'derivative',
  rule: 'rule',
  equalities: 'equalities',
  proved: 'proved',
  tested: 'tested only',
  undecided: 'undecided',
  refuted: 'refuted',
  draws: 'draws',
  error: 'largest error',
  seed: 'seed',
  madeBy: program => `made by ${program}`,
}
