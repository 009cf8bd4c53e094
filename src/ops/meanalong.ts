import { along } from './along.ts'

/** y_i = Σ_k x_ik / n */
export const meanalong = along({
  name: 'meanalong',
  called: 'mean',
  axis: 2,
  isMean: true,
  example: { args: ['X : matrix(m, n)'], text: 'mean(X, axis=2)', pullback: ['g ⊗ ones(n)/n'] },
})
