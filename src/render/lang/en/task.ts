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
  networkComments: {
    run: 'An equation file: `gradproof derive network.eq` derives its gradients, every step checked.',
    leaves:
      'What no equation defines: inputs, labels and parameters, with types. Sizes are names or numbers.',
    assumed: 'Types may be left out: v and u become vectors, and what was assumed is said.',
    equations: 'One equation a line, each name defined once, in any order. `*` is always written.',
    loss: 'The last equation is the loss, unless @loss names another. The square of a vector is its squared norm.',
    claim: 'A claim is proved, tested, or refuted with a counterexample.',
  },
  comments: {
    task: 'A task: what a class derives, and what that is worth.',
    run: 'gradproof grade task.toml --dry-run tells it in words, --self-test tries the submissions below.',
    network:
      'Paths count from this folder. Of several questions each has its [[question]] with a name, a network, targets, and files = ["q1.*"] or heading = "Question 1".',
    lang: 'Language of feedback: en, ru, zh or ko.',
    reveal: 'What students are told of an error: "place", "why" or "repair" (what would be right).',
    follow: 'Whether what follows correctly from an earlier error counts.',
    unread: 'What is not read: "review" costs nothing and asks for a person, "zero" earns nothing.',
    layout:
      'Layout of derivatives: gradient, numerator, denominator, or any that an answer keeps to.',
    aliases: 'Other ways to write names of the network.',
    target:
      'What is asked for. The result may have in it, by form: gradients one step later (next), none (closed), those of any later name (any).',
    steps:
      'Points for what is shown; they add up to those of the target. Without steps the result earns them all.',
    deductions:
      'What a named error costs, instead of all that comes after it. gradproof explain lists the names.',
    test: 'Submissions with what they should get; first_wrong = 0: nothing is wrong.',
  },
}
