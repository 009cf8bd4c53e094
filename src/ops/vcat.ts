import { ofNumbers, stack, stacked } from './stack.ts'

/** Arrays of as many columns, one above the other; numbers may stand beside vectors, and by themselves are one */
export const vcat = stack({
  name: 'vcat',
  isAcross: false,
  signatures: [
    'vector(k), scalar -> vector(k + 1)',
    'scalar, vector(k) -> vector(k + 1)',
    ...ofNumbers('vector'),
    ...stacked(size => `matrix(${size}, m)`),
  ],
  example: {
    args: ['A : matrix(p, n)', 'B : matrix(m, n)'],
    text: 'vcat(A, B)',
    pullback: ['-', '-'],
  },
})
