import { power } from './power.ts'
import { raise } from './raise.ts'

/** y_i = x_i^e */
export const powers = raise({
  name: 'powers',
  sign: '.^',
  mark: '\\circ ',
  scalar: power,
  signatures: ['S, scalar -> S'],
  example: { args: ['x : vector(n)'], text: 'x .^ 3', pullback: ['3*(g .* x .^ 2)'] },
})
