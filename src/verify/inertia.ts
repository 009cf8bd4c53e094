import type { Graph } from '../core/graph.ts'
import { count } from '../core/tensor.ts'
import { eigenvalues } from '../numeric/eigen.ts'
import { NUMBERS } from '../numeric/number.ts'
import { drawSource, lookUp } from '../numeric/sample.ts'
import { forwardNumbers, localJacobian } from './reference.ts'
import { ENOUGH } from './tally.ts'

/** The signs that the eigenvalues of a second derivative have in one draw. */
export type Inertia = 'positive' | 'nonnegative' | 'negative' | 'nonpositive' | 'zero' | 'mixed'

/** Draws made in any case, and where few of them count at most. */
const FIRST = 10
const MOST = 50
/** Of the largest eigenvalue: less than this is not distinguished from 0. */
const ROUNDING = 1e-10

/**
 * The signs of the eigenvalues of ∂g/∂u at random instances of a network, g a name of the
 * shape of u that is a gradient by u. Draws near a kink do not count.
 */
export const inertiaOf = (
  graph: Graph,
  { g, u, seed }: { readonly g: string; readonly u: string; readonly seed: number },
): readonly Inertia[] => {
  const draws = drawSource(graph, seed)
  const found: Inertia[] = []
  for (let turn = 0; turn < MOST && (turn < FIRST || found.length < ENOUGH); turn++) {
    const draw = draws(turn)
    if (draw.near.size > 0) continue
    const at = forwardNumbers(NUMBERS, graph, draw)
    const jacobian = localJacobian(at, { kind: 'var', name: g, shape: [] }, { name: u }, 'total')
    const size = count(lookUp(draw.values, u).dims)
    found.push(signsOf(eigenvalues(jacobian.data, size)))
  }
  return found
}

const signsOf = (values: readonly number[]): Inertia => {
  const least = ROUNDING * Math.max(...values.map(Math.abs))
  const [above, below] = [values.filter(v => v > least), values.filter(v => v < -least)]
  if (above.length > 0 && below.length > 0) return 'mixed'
  if (above.length > 0) return above.length === values.length ? 'positive' : 'nonnegative'
  if (below.length > 0) return below.length === values.length ? 'negative' : 'nonpositive'
  return 'zero'
}
