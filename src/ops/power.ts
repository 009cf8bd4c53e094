import { raise } from './raise.ts'

/** y = x^e, both scalars */
export const power = raise({
  name: 'power',
  sign: '^',
  mark: '',
  signatures: ['scalar, scalar -> scalar'],
  example: { args: ['x : scalar'], text: 'x^3', pullback: ['3*g*x^2'] },
})
