import type { CheckWords } from '../../check-words.ts'
import { doubts, lacks } from './doubts.ts'

export const check: CheckWords = {
  verdicts: {
    correct: 'correct',
    wrong: 'wrong',
    unread: 'not all could be read',
    undecided: 'not all could be decided',
  },
  equalities: {
    holds: 'holds',
    fails: 'wrong',
    follows: 'follows from an earlier error',
    definition: 'definition',
    skipped: 'left out',
    unread: 'not read',
    undecided: 'undecided',
  },
  reasons: {
    value: 'the sides have different values',
    shape: 'the sides have different shapes',
    undefined: 'this cannot be formed: the shapes do not fit together',
    scope: 'a letter stands outside its sum, or on one side only',
    returns: 'right again, though it does not follow from the line before',
  },
  doubts,
  lacks,
  layouts: {
    gradient: 'gradient',
    numerator: 'numerator',
    denominator: 'denominator',
    any: 'any',
  },
  targets: {
    reached: 'reached',
    trivial: 'nothing said of it',
    not_reached: 'not reached',
    wrong: 'wrong',
    unread: 'not read',
  },
  of: { targets: 'targets', layout: 'layout', seed: 'seed' },
  instance: { at: values => `for example with ${values}:`, plain: 'for example:' },
  table: { entry: 'entry', left: 'left', right: 'right' },
  right: repair => `right would be: ${repair}`,
  marks: { label: ': ', part: '; ', item: ', ', sentence: '. ' },
  counted: (all, holding, proved) =>
    `${all} ${all === 1 ? 'equality' : 'equalities'}, ${holding} hold, ${proved} of them proved`,
  firstWrong: place => `first error: ${place}`,
  nothing: 'no equality was found',
  cell: n => `cell ${n}`,
  explain: {
    network: 'network',
    wrong: 'wrong',
    right: 'right',
    alike: 'no mistake',
    repair: 'repair',
    mistakes: 'Mistakes in derivations',
    problems: 'Problems of files',
  },
}
