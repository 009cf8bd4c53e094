import { along } from './along.ts'

/** y_j = Σ_k x_kj / m */
export const meandown = along({
  name: 'meandown',
  called: 'mean',
  axis: 1,
  isMean: true,
  example: { args: ['X : matrix(m, n)'], text: 'mean(X, axis=1)', pullback: ['ones(m) ⊗ g/m'] },
})
