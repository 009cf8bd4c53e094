import type { TaskWords } from '../../task-words.ts'

export const task: TaskWords = {
  question: name => `Question ${name}`,
  points: points => `${points} ${points === '1' ? 'point' : 'points'}`,
  total: points => `${points} points in all`,
  answers: {
    anywhere: 'answers may stand in every file',
    files: patterns => `answers stand in files called ${patterns}`,
    heading: words => `answers stand behind the heading "${words}"`,
  },
  layout: layout =>
    layout === 'any'
      ? 'layout of derivatives: whichever the answer keeps to'
      : `layout of derivatives: ${layout}`,
  forms: {
    next: 'the result may have gradients one step later in it',
    closed: 'the result has no other gradients in it',
    any: 'the result may have gradients of later names in it',
  },
  right: 'right is, for example:',
  noExample: 'no example could be derived',
  steps: {
    'chain-rule': 'chain rule',
    'local-derivative': 'local derivative',
    'matrix-form': 'matrix form',
  },
  stepsEarn: 'points for what is shown: ',
  share: 'a result earns all points; with an error, the share of equalities that hold or follow',
  followThrough: {
    yes: 'What follows correctly from an earlier error counts.',
    no: 'What stands behind an error earns nothing.',
  },
  unread: {
    review: 'What cannot be read costs nothing, and a person has to look.',
    zero: 'What cannot be read earns nothing.',
  },
  reveal: {
    place: 'Students are told the place of the first error, and nothing that comes after it.',
    why: 'Students are told every error and why it is one, but not what would be right.',
    repair: 'Students are told every error, why it is one and what would be right.',
  },
  deduction: (title, points) => `${title}: costs ${points}, and what follows from it counts.`,
  tests: {
    passed: (passed, all) => `${passed} of ${all} tests passed`,
    none: 'the task has no tests: add [[test]]',
    noFile: 'there is no such file',
    differs: (what, expected, got) => `${what}: expected ${expected}, got ${got}`,
    firstWrong: 'first error',
    verdict: 'verdict',
    points: 'points',
    nothing: 'none',
  },
}
