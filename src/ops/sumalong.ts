import { along } from './along.ts'

/** y_i = Σ_k x_ik */
export const sumalong = along({
  name: 'sumalong',
  called: 'sum',
  axis: 2,
  isMean: false,
  example: { args: ['X : matrix(m, n)'], text: 'sum(X, axis=2)', pullback: ['g ⊗ ones(n)'] },
})
