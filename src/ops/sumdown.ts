import { along } from './along.ts'

/** y_j = Σ_k x_kj */
export const sumdown = along({
  name: 'sumdown',
  called: 'sum',
  axis: 1,
  isMean: false,
  example: { args: ['X : matrix(m, n)'], text: 'sum(X, axis=1)', pullback: ['ones(m) ⊗ g'] },
})
