import { stack, stacked } from './stack.ts'

/** Arrays of as many rows, side by side */
export const hcat = stack({
  name: 'hcat',
  isAcross: true,
  signatures: stacked(size => `matrix(m, ${size})`),
  example: {
    args: ['A : matrix(m, p)', 'B : matrix(m, n)'],
    text: 'hcat(A, B)',
    pullback: ['-', '-'],
  },
})
