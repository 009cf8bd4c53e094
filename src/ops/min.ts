import { extremum } from './extremum.ts'

/** y_i = min(a_i, b_i), ∂y_i/∂a_p = δ_ip step(b_i − a_i); where they are equal both derivatives are 0 */
export const min = extremum({
  name: 'min',
  side: -1,
  pullback: ['g .* step(b - a)', 'g .* step(a - b)'],
})
