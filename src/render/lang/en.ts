import type { Language, VerifiedFacts } from '../lang.ts'
import { figure } from './figure.ts'

const counted = (count: number, one: string, many: string): readonly string[] =>
  count === 0 ? [] : [count === 1 ? one : `${count} ${many}`]

const checked = ({ steps, claims }: VerifiedFacts): string =>
  [...counted(steps, '1 step', 'steps'), ...counted(claims, '1 claim', 'claims')].join(' and ')

const how = ({ proved, draws, seed, error }: VerifiedFacts): string => {
  const also = proved > 0 ? `, ${proved} of them proved` : ''
  return `${also}: at least ${draws} draws each, seed ${seed}, largest error ${figure(error)}`
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
    'zero-derivative': 'derivative 0 almost everywhere',
    'no-path': 'the loss does not depend on it',
  },
  captions: {
    'column-row': 'column × row = matrix (tensor product)',
    'entry-by-entry': 'elementwise (Hadamard) product',
    'matrix-column': 'matrix × column = column',
    'row-matrix': 'row × matrix = row',
    'matrix-matrix': 'matrix × matrix = matrix',
  },
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
  undecidedStep: 'undecided',
  noMatrixForm: 'no matrix form',
  counterexample: (values, entry, left, right) =>
    `${values && `at ${values}: `}${entry && `entry ${entry}: `}left ${left}, right ${right}`,
}
