import { affine, affineKey, minus, plus } from '../core/affine.ts'
import { call, type Expr } from '../core/expr.ts'
import type { Range } from '../core/graph.ts'
import type { Members, Op } from '../core/op.ts'
import { deltas, entry, type Ix, ZERO_TERM } from '../core/term.ts'

/**
 * Σ_t body, over members of families. The summands that mention what a derivative is taken by stand
 * beside it as `opened`: in no letter but theirs the body itself is differentiated.
 */
export const seriesOf = (over: Members, body: Expr, opened: readonly Expr[] = []): Expr =>
  call(seriesOver(over), [body, ...opened])

/** The places over which a letter runs. */
export const rangeOfLetter = ({ first = affine(1), dim }: Ix): Range => ({
  first,
  last: minus(plus(first, dim), affine(1)),
})

const seriesOver = (over: Members): Op => {
  const { name, dim, first } = over.letter
  const op: Op = {
    name: `Σ${name}:${affineKey(dim)}:${first ? affineKey(first) : ''}`,
    spelling: { kind: 'call', names: ['sum'] },
    signatures: [],
    shape: ([body]) => body ?? [],
    over,
    entry: ({ args, at }) => entry(call(op, args), at),
    partial: ({ n, out, by }) => (n === 0 ? ZERO_TERM : deltas(out, by)),
    eval: () => {
      throw new RangeError('a sum over members has a value when it is unrolled')
    },
    example: { args: [], text: '', pullback: [] },
  }
  return op
}
