import { stack } from './stack.ts'

/** Arrays of as many columns, one above the other; numbers may stand beside vectors */
export const vcat = stack({
  name: 'vcat',
  isAcross: false,
  signatures: [
    'matrix(p, n), matrix(m, n) -> matrix(p + m, n)',
    'vector(k), scalar -> vector(k + 1)',
    'scalar, vector(k) -> vector(k + 1)',
    'matrix(h, n), matrix(p, n), matrix(m, n) -> matrix(h + p + m, n)',
  ],
  example: {
    args: ['A : matrix(p, n)', 'B : matrix(m, n)'],
    text: 'vcat(A, B)',
    pullback: ['-', '-'],
  },
})
