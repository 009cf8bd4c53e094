import type { ProblemCode } from '../../../core/problem.ts'
import type { Message } from '../../messages.ts'

/** What is wrong with formulas that people write in LaTeX. */
export const FORMULA_PROBLEMS = {
  'unknown-word': {
    says: '`{word}` is no name of the network and no product of such names',
    hint: 'write the name of the network, or a space between factors',
  },
  'superscript-unclear': {
    says: 'what this superscript means is not clear here',
    hint: 'write `^T` for a transpose, and the name of the network for a layer',
  },
  'missing-argument': {
    says: 'an argument is missing here',
    hint: 'write it in brackets behind the function',
  },
  'unknown-argument': {
    says: '`{name}` stands without an argument, and the network does not use it',
    hint: 'write the argument in brackets',
  },
  'unclear-argument': {
    says: '`{name}` stands without an argument, and the network has several for it',
    hint: 'write the argument in brackets',
  },
  'cases-not-read': {
    says: 'these cases are not understood',
    hint: 'write a value and a condition in each row, as `x & x > 0`',
  },
  'condition-not-read': {
    says: 'this condition is not understood',
    hint: 'compare two expressions, as `z > 0` or `i = j`',
  },
  'sign-not-read': {
    says: '`{sign}` is not understood here',
    hint: 'write the expression without it',
  },
  'not-read': {
    says: 'this part of the formula is not understood',
    hint: 'write it in other words',
  },
  'dots-not-read': {
    says: 'what the dots stand for is not clear here',
    hint: 'write a sum with its letter, or all summands',
  },
  'list-not-read': {
    says: 'a list with commas has no value here',
    hint: 'write a matrix for a vector of entries',
  },
  'other-point': {
    says: 'the value is taken at another point than that of the network',
    hint: 'write the equality for any point',
  },
  'broken-derivative': {
    says: 'one half of this fraction has the sign of a derivative, the other has not',
    hint: 'write `{sign}` in front of both',
  },
  'derivative-order': {
    says: 'the two halves of this derivative disagree how often is derived',
    hint: 'write as many variables below as the number above says',
  },
  'matrix-not-read': {
    says: 'this matrix is not understood',
    hint: 'write all entries, or cells with dots that differ in one position',
  },
  'norm-not-read': {
    says: 'these bars or brackets are not understood',
    hint: 'write `\\|x\\|` for the length of a vector and `|x|` for an absolute value',
  },
  'gradient-by-what': {
    says: 'a gradient of the network has several variables, and none is named here',
    hint: 'write the variable below: `\\nabla_W L`',
  },
  'bounds-not-read': {
    says: 'over what is added here is not understood',
    hint: 'write the letter below: `\\sum_i` or `\\sum_{i=1}^{n}`',
  },
  'product-not-read': {
    says: 'a product over many factors is not understood',
    hint: 'write the factors, or numbers up to eight as bounds',
  },
  'formula-too-long': {
    says: 'this formula has more than {limit} parts',
    hint: 'split it into several equalities',
  },
} satisfies Partial<Record<ProblemCode, Message>>
