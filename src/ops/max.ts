import { extremum } from './extremum.ts'

/** y_i = max(a_i, b_i), ∂y_i/∂a_p = δ_ip step(a_i − b_i); where they are equal both derivatives are 0 */
export const max = extremum({
  name: 'max',
  side: 1,
  pullback: ['g .* step(a - b)', 'g .* step(b - a)'],
})
