import type { Expr } from '../../core/expr.ts'
import { isRow, isScalar } from '../../core/shape.ts'
import { sumOf, transposeOf } from '../build.ts'
import { divide } from '../divide.ts'
import { dot } from '../dot.ts'
import { hadamard } from '../hadamard.ts'
import { neg } from '../neg.ts'
import { powers } from '../powers.ts'
import { scale } from '../scale.ts'
import { argOf, is } from '../weight.ts'
import { entrywiseOf, ofEntrywise } from './entrywise.ts'
import type { Law } from './law.ts'
import { spelledOut } from './slope.ts'

/** Laws of products entry by entry. */
export const ENTRY_LAWS: readonly Law[] = [
  // σ'(V*x + v) = y .* (1 - y) where y is a name for σ(V*x + v)
  {
    name: 'slope-in-result',
    apply: (x, { go }) => {
      const spelled = spelledOut(x)
      return spelled && go(spelled)
    },
  },
  // t .* s ./ s = t
  {
    name: 'gather-entries',
    apply: x => (isEntrywise(x) ? ofEntrywise(entrywiseOf(x), x) : undefined),
  },
  // v'*(w ./ v) = sum(w)
  {
    name: 'sum-of-quotient',
    apply: x => {
      if (!is(dot, x)) return undefined
      const [first, second] = [column(argOf(x, 0)), column(argOf(x, 1))]
      const [a, b] = [entrywiseOf(first), entrywiseOf(second)]
      if (![...a.factors, ...b.factors].some(f => f.e.s < 0n)) return undefined
      const joined = { c: a.c.mul(b.c), factors: [...a.factors, ...b.factors] }
      return sumOf(ofEntrywise(entrywiseOf(ofEntrywise(joined, first)), first))
    },
  },
  // s .* (1 - s) ./ s = 1 - s for f' in its result
  {
    name: 'spell-out-slopes',
    apply: (x, { go }) => {
      if (!isEntrywise(x)) return undefined
      const { c, factors } = entrywiseOf(x)
      if (!factors.some(f => f.e.s < 0n)) return undefined
      const slope = factors.find(f => f.e.equals(1) && spelledOut(f.base))
      const spelled = slope && spelledOut(slope.base)
      if (!spelled) return undefined
      const more = entrywiseOf(go(spelled))
      const rest = factors.filter(f => f !== slope)
      const joined = { c: c.mul(more.c), factors: [...rest, ...more.factors] }
      return ofEntrywise(entrywiseOf(ofEntrywise(joined, x)), x)
    },
  },
]

const column = (x: Expr): Expr => (isRow(x.shape) ? transposeOf(x) : x)

const isEntrywise = (x: Expr): boolean =>
  !isScalar(x.shape) && [hadamard, divide, powers, neg, scale].some(op => is(op, x))
