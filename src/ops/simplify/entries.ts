import type { Expr } from '../../core/expr.ts'
import { isRow } from '../../core/shape.ts'
import { add } from '../add.ts'
import { hadamardOf, summandsOf, sumOf, transposeOf } from '../build.ts'
import { divide } from '../divide.ts'
import { dot } from '../dot.ts'
import { argOf, is } from '../weight.ts'
import { entrywiseOf, isEntrywise, ofEntrywise } from './entrywise.ts'
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
  // p ./ p = 1
  {
    name: 'cancel-entries',
    forced: true,
    apply: x => {
      const isGone = is(divide, x) && entrywiseOf(x).factors.length === 0
      return isGone ? ofEntrywise(entrywiseOf(x), x) : undefined
    },
  },
  // v'*(w ./ v) = sum(w)
  {
    name: 'sum-of-quotient',
    apply: (x, { go }) => {
      if (!is(dot, x)) return undefined
      const [a, b] = [column(argOf(x, 0)), column(argOf(x, 1))]
      return [a, b].some(hasDivisor) ? sumOf(go(hadamardOf(a, b))) : undefined
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

const hasDivisor = (x: Expr): boolean =>
  entrywiseOf(x).factors.some(
    ({ base, e }) => e.s < 0n || (base !== x && is(add, base) && summandsOf(base).some(hasDivisor)),
  ) ||
  (is(add, x) && summandsOf(x).some(hasDivisor))

const column = (x: Expr): Expr => (isRow(x.shape) ? transposeOf(x) : x)
