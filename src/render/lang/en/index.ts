import { enumerated } from '../../enumerated.ts'
import type { Language, VerifiedFacts } from '../../lang.ts'
import { figure } from '../figure.ts'
import { solving } from './solving.ts'
import { training } from './training.ts'

const counted = (count: number, one: string, many: string): readonly string[] =>
  count === 0 ? [] : [count === 1 ? one : `${count} ${many}`]

const checked = ({ steps, claims, changes = 0 }: VerifiedFacts): string => {
  const parts = [
    ...counted(steps, '1 step', 'steps'),
    ...counted(changes, '1 equality of differentials', 'equalities of differentials'),
    ...counted(claims, '1 claim', 'claims'),
  ]
  return enumerated(parts, ', ', ' and ')
}

const writtenOut = ({ lengths = [] }: VerifiedFacts): string =>
  lengths
    .map(({ name, figures, values, least }) =>
      figures
        ? `, written out at ${values.join(', ')} in place of ${figures}`
        : `${from(name, least)}, written out at ${name} = ${values.join(', ')}`,
    )
    .join('')

const from = (name: string, least: number): string =>
  least > 1 ? `, for ${name} of at least ${least}` : ''

const how = (facts: VerifiedFacts): string => {
  const { proved, draws, seed, error } = facts
  const also = proved > 0 ? `, ${proved} of them proved` : ''
  return `${also}: at least ${draws} draws each, seed ${seed}, largest error ${figure(error)}${writtenOut(facts)}`
}

export const en: Language = {
  name: 'en',
  rules: {
    goal: 'what is asked for',
    component: 'component',
    'chain-rule': 'chain rule',
    'collapse-sum': 'collapse the sum',
    'local-derivative': 'local derivative',
    contract: 'contract δ',
    transpose: 'transpose',
    'matrix-form': 'matrix form',
    'every-path': 'sum over all paths',
    'through-activation': 'chain rule through the activation',
    factor: 'common factors taken out',
    jacobian: 'chain rule with the Jacobian',
    'own-value': 'slope by the value',
    'next-gradient': 'next gradient put in',
    'to-the-loss': 'all derivatives up to the loss',
    cancel: 'cancelled',
    expand: 'brackets opened',
    'take-out': 'taken out of the sum',
    'without-gradients': 'without other gradients',
    number: 'numbers put in',
    'every-factor': 'every factor',
    'zero-derivative': 'derivative 0 almost everywhere',
    'no-path': 'the loss does not depend on it',
    'put-in': 'gradient put in',
    differential: 'differential',
    'under-trace': 'changes moved last under the trace',
  },
  captions: {
    'column-row': 'column × row = matrix (tensor product)',
    'entry-by-entry': 'elementwise (Hadamard) product',
    'matrix-column': 'matrix × column = column',
    'row-matrix': 'row × matrix = row',
    'matrix-matrix': 'matrix × matrix = matrix',
  },
  places: range => `for ${range}`,
  assumed: declarations => `assumed, write to change: ${declarations.join('; ')}`,
  verified: facts =>
    checked(facts) === ''
      ? 'no step to verify: `@wrt` names what to derive by'
      : `${checked(facts)} verified${how(facts)}`,
  undecided: facts => `${facts.undecided} of ${checked(facts)} undecided${how(facts)}`,
  marks: ({ tested, proved }) => `${proved} proved and tested, ${tested} tested`,
  claim: {
    tested: 'claim, tested',
    proved: 'claim, proved',
    failed: 'claim refuted',
    undecided: 'claim undecided',
  },
  hessian: (of, [first, second]) => `Hessian of ${of} by ${first} and ${second}`,
  forward: by => `Forward from ${by}`,
  along: (by, step, direction) =>
    `Forward from ${by}, moved by ${step}*${direction} (at ${step} = 0)`,
  hessianProduct: (of, by, direction) => `Hessian of ${of} by ${by}, times ${direction}`,
  columnByColumn: 'column by column',
  closedForm: 'closed form',
  gradientNamed: 'the gradient, named',
  undecidedStep: 'undecided',
  noMatrixForm: 'no matrix form',
  flat: 'the step’s derivative is 0 almost everywhere',
  counterexample: (values, entry, left, right) =>
    `${values && `at ${values}: `}${entry && `entry ${entry}: `}left ${left}, right ${right}`,
  differences: error => `differences of the loss: apart by ${figure(error)}`,
  solving,
  training,
  messages: async () => (await import('./messages.ts')).messages,
  lessons: async () => (await import('./lessons.ts')).lessons,
  check: async () => (await import('./check.ts')).check,
  task: async () => (await import('./task.ts')).task,
  course: async () => (await import('./course.ts')).course,
  page: async () => (await import('./page.ts')).page,
  house: async () => (await import('./house.ts')).house,
  steps: async () => (await import('./steps.ts')).steps,
}
