import type { ProblemCode } from '../../../core/problem.ts'
import type { Message } from '../../messages.ts'

/** What is wrong with a task file, and with points given by hand. */
export const TASK_PROBLEMS = {
  'toml-syntax': {
    says: 'this is no TOML: {message}',
    hint: 'texts stand in quotes, `lang = "en"`; lists in brackets; a table starts with `[[target]]`',
  },
  'style-too-long': {
    says: 'the file has more than {limit} characters',
    hint: 'a style says little; see what `gradproof init style` writes',
  },
  'style-sign': {
    says: 'this is no sign for the name `{name}`',
    hint: "write one letter of LaTeX, with accents and faces where wanted, as '\\varepsilon' or '\\hat{\\mathbf{x}}'",
  },
  'style-letter': {
    says: '`{found}` is no name',
    hint: 'write letters of the alphabet, or the name of a Greek letter, as `delta`',
  },
  'style-pairs': {
    says: '`{name}` is a list of pairs',
    hint: 'write it as `{example}`',
  },
  'style-path': {
    says: '`{rule}` cannot stand behind `{before}`',
    hint: 'rules that go further than to what uses a name stand behind all others',
  },
  'style-caption': {
    says: 'this is no caption',
    hint: 'write one line of at most {limit} characters',
  },
  'task-too-long': {
    says: 'the file has more than {limit} characters',
    hint: 'a task names its networks; leave out what belongs to them',
  },
  'toml-unknown-key': {
    says: 'there is no key `{found}` here',
    hint: 'keys are {known}',
  },
  'toml-misspelled-key': {
    says: 'there is no key `{found}` here',
    hint: 'did you mean `{near}`?',
  },
  'toml-missing-key': {
    says: '`{name}` is missing here',
    hint: 'write `{example}`',
  },
  'toml-value-type': {
    says: 'the value of `{name}` has to be {wanted:kinds}',
    hint: 'write it as in what `gradproof init` writes',
  },
  'toml-unknown-value': {
    says: '`{found}` is no value of `{name}`',
    hint: 'write one of {known}',
  },
  'toml-misspelled-value': {
    says: '`{found}` is no value of `{name}`',
    hint: 'did you mean `{near}`?',
  },
  'toml-empty': {
    says: '`{name}` says nothing',
    hint: 'write its value, or take the line away',
  },
  'task-points': {
    says: '{found} is no number of points for `{name}`',
    hint: 'write a number from 0 to 10000 with at most two decimals',
  },
  'task-steps-sum': {
    says: 'the steps add up to {sum}, not to {points}',
    hint: 'change their points, or leave out `points`: then the steps add up to it',
  },
  'toml-twice': {
    says: '`{name}` stands twice',
    hint: 'keep one of them',
  },
  'task-without-targets': {
    says: 'nothing is asked for here',
    hint: 'write `{example}` with `wrt` and `points`',
  },
  'task-top-and-questions': {
    says: '`{name}` belongs to one question, and there are questions of their own',
    hint: 'write it below each `[[question]]`',
  },
  'task-questions-apart': {
    says: 'of several questions each has to say where its answers stand',
    hint: 'write `files = ["q1.*"]` or `heading = "Question 1"`',
  },
  'task-no-file': {
    says: 'there is no file `{path}`',
    hint: 'its path counts from the folder of the task file',
  },
  'toml-whole': {
    says: '`{name}` has to be a whole number from 0 on, not {found}',
    hint: 'write it without a sign and without a point',
  },
  'overrides-empty': {
    says: 'there is no line of column names',
    hint: 'write `student,target,points,note`',
  },
  'overrides-column': {
    says: 'there is no column `{name}` in the first line',
    hint: 'write `student,target,points,note`',
  },
  'overrides-fields': {
    says: '{found} fields, where the first line has {wanted}',
    hint: 'put quotes around a note that has a comma in it',
  },
  'overrides-quote': {
    says: 'a quote is not closed, or something stands behind a closed one',
    hint: 'write a quote inside a note twice: `""`',
  },
  'overrides-points': {
    says: '{found} is no number of points',
    hint: 'write a number from 0 on with at most two decimals',
  },
  'overrides-twice': {
    says: '{student} has points for {target} in line {line} already',
    hint: 'keep one of the lines',
  },
  'overrides-student': {
    says: 'no submission is by {student}',
    hint: 'see whether the name is written as the submission is called',
  },
  'overrides-target': {
    says: 'the task has no target {target}',
    hint: 'targets are {known}',
  },
  'overrides-above': {
    says: '{points} points, where the target is worth {most}',
    hint: 'it gets {most}; write no more',
  },
} as const satisfies Partial<Record<ProblemCode, Message>>
