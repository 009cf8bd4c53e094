import type { CheckWords } from '../../check-words.ts'

export const doubts: CheckWords['doubts'] = {
  'rests-on-shape':
    'it rests on `{name}`, and what {place} says of that has another shape: not followed',
  'rests-on-zero':
    'it rests on `{name}`, and what {place} says of that is 0 where the true value is not: not followed',
  'rests-on-constant':
    'it rests on `{name}`, and what {place} says of that is a constant where the true value is not: not followed',
  'rests-on-unknown':
    'it rests on `{name}`, and what {place} says of that has no value: not followed',
  'rests-on-unformed': 'it rests on `{name}`, whose definition at {place} cannot be formed',
  'rests-on-unread': 'it rests on `{name}`, whose definition at {place} was not understood',
  'second-derivative':
    'an error above would have to be followed into a second derivative, which is not done',
  'unwritten-sum':
    'this is true if a sum is meant that is not written: write it, or say that letters that stand twice are summed over',
  'still-unsaid':
    'this is true if nothing else changes: write the other changes, or say that only this one varies',
  'row-unclear':
    'this is true if small letters stand for rows here, and nowhere else: say whether they are rows or columns',
  'not-in-network':
    'nothing of the network depends on `{name}`, so that derivatives by it have no value',
  'no-value': 'what stands here has no value in this network',
  'not-finite':
    'at nearly all values that were tried there is something infinite or no number in them, as the logarithm of a negative number',
  'partly-undefined':
    'where both sides are numbers they agree, but at some values one of them is none, as 0/0',
  vanishing: 'at nearly all values that were tried both sides are 0, which tells nothing',
  kink: 'the values that were tried lie on one side of a kink only, or too near to it',
  'too-large': 'the sides are too large to be evaluated',
  'too-long': 'the chain or the derivation is too long to be judged',
  'bare-condition':
    'a condition for an optimum, but what the derivative is was not worked out before',
  'at-condition': 'it holds at most where the derivative is 0, as was demanded above',
  'update-unclear': 'an update rule of which it is not clear what the rate is',
  'dots-at-end': 'dots stand at the end of the chain, so that there is nothing to compare with',
  nowhere: 'there is no place at which all that it speaks of exists',
  unexplained:
    'false as it was read, but no usual mistake explains why, so that something else may be meant: say what the letters stand for, or look at it yourself',
}

export const lacks: CheckWords['lacks'] = {
  unmentioned: 'no chain starts with the derivative by it',
  bare: 'nothing stands beside `{sign}` at {place} but itself',
  contains: 'the last member at {place} still contains `{sign}`',
  undecided: 'whether the last member at {place} is right could not be decided',
  unread: 'the chain that ends at {place} could not all be read',
  wrong: 'the last member at {place} has another value',
}
