import { ofNumbers, stack, stacked } from './stack.ts'

/** Arrays of as many rows, side by side; numbers are a row */
export const hcat = stack({
  name: 'hcat',
  isAcross: true,
  signatures: [...ofNumbers('row'), ...stacked(size => `matrix(m, ${size})`)],
  example: {
    args: ['A : matrix(m, p)', 'B : matrix(m, n)'],
    text: 'hcat(A, B)',
    pullback: ['-', '-'],
  },
})
