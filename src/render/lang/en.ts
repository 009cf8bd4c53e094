import type { EigenvalueKind, Language, VerifiedFacts } from '../lang.ts'
import { figure } from './figure.ts'

const counted = (count: number, one: string, many: string): readonly string[] =>
  count === 0 ? [] : [count === 1 ? one : `${count} ${many}`]

const checked = ({ steps, claims }: VerifiedFacts): string =>
  [...counted(steps, '1 step', 'steps'), ...counted(claims, '1 claim', 'claims')].join(' and ')

const writtenOut = ({ lengths = [] }: VerifiedFacts): string =>
  lengths
    .map(({ name, figures, values }) =>
      figures
        ? `, written out at ${values.join(', ')} in place of ${figures}`
        : `, written out at ${name} = ${values.join(', ')}`,
    )
    .join('')

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
  training: {
    rule: (letter, names, rate) => `${letter}: ${names}; ${rate}`,
    samples: (count, batch) =>
      batch >= count ? `${count} samples, all in every step` : `${count} samples, ${batch} a step`,
    taught: seed => `made by the network itself at other random parameters, seed ${seed}`,
    drawn: labels => `random labels, for want of an answer to learn: ${labels.join(', ')}`,
    sizes: list => `sizes: ${list}`,
    missing: names =>
      `not computed, for want of a value (--set): what rests on ${names.join(', ')}`,
    agreement: (draws, error) =>
      `gradients equal to the verifier's in ${draws} draws, largest error ${figure(error)}`,
    step: 'step',
    diverged: step =>
      `after step ${step} the loss or a parameter is no finite number: try a smaller --rate`,
  },
  solving: {
    rules: {
      'closed-form': 'gradient in closed form',
      definitions: 'definitions put in',
      'multiply-out': 'multiplied out',
      'set-to-zero': 'set to zero',
      collect: 'the unknown on the left',
      solve: 'solved',
    },
    putIn: 'the solution put in',
    hessian: 'second derivative',
    condition: {
      invertible: expr => `${expr} is invertible`,
      nonzero: expr => `${expr} ≠ 0`,
      'entries-nonzero': expr => `no entry of ${expr} is 0`,
    },
    where: conditions => `where ${conditions.join(' and ')}`,
    extremum: {
      minimum: 'a minimum, and no other point has gradient 0',
      maximum: 'a maximum, and no other point has gradient 0',
      undecided: 'minimum, maximum or saddle: what the file says does not decide it',
    },
    curvature: (expr, sign, why) => `${expr} is ${sign}${why && `: ${why}`}`,
    signs: {
      positive: ['positive', 'positive definite'],
      nonnegative: ['never negative', 'positive semidefinite'],
      negative: ['negative', 'negative definite'],
      nonpositive: ['never positive', 'negative semidefinite'],
      zero: ['0', '0'],
      unknown: ['of unknown sign', 'of unknown sign'],
    },
    why: {
      number: '',
      scalar: '',
      identity: 'the identity',
      gram: 'a Gram matrix',
      property: 'as declared',
      diagonal: 'a diagonal matrix',
      sum: 'a sum of such',
      unknown: '',
    },
    semidefinite: 'a semidefinite matrix with an inverse is definite',
    supposed: (extremum, positive) => `${extremum} where ${positive.join(' and ')} > 0`,
    eigenvalues: counts =>
      `eigenvalues: ${counts.map(([kind, draws]) => `${EIGENVALUES[kind]} in ${draws}`).join(', ')} draws`,
  },
}

const EIGENVALUES: Readonly<Record<EigenvalueKind, string>> = {
  positive: 'all positive',
  nonnegative: 'positive or 0',
  negative: 'all negative',
  nonpositive: 'negative or 0',
  zero: 'all 0',
  mixed: 'of both signs',
}
