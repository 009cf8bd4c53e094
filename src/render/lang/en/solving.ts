import type { EigenvalueKind, SolvingWords } from '../../lang.ts'

export const solving: SolvingWords = {
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
}

const EIGENVALUES: Readonly<Record<EigenvalueKind, string>> = {
  positive: 'all positive',
  nonnegative: 'positive or 0',
  negative: 'all negative',
  nonpositive: 'negative or 0',
  zero: 'all 0',
  mixed: 'of both signs',
}
