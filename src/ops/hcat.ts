import { stack } from './stack.ts'

/** Arrays of as many rows, side by side */
export const hcat = stack({
  name: 'hcat',
  isAcross: true,
  signatures: [
    'matrix(m, p), matrix(m, n) -> matrix(m, p + n)',
    'matrix(m, h), matrix(m, p), matrix(m, n) -> matrix(m, h + p + n)',
  ],
  example: {
    args: ['A : matrix(m, p)', 'B : matrix(m, n)'],
    text: 'hcat(A, B)',
    pullback: ['-', '-'],
  },
})
