import type { Op } from '../core/op.ts'
import { beside, called } from '../core/python.ts'
import { apply, entry, product, rational, total } from '../core/term.ts'
import { same } from './cell.ts'
import { both, zip } from './grid.ts'
import { step } from './step.ts'

/** The greater (`side` 1) or smaller (−1) of two, entry by entry. */
export const extremum = (spec: {
  readonly name: 'max' | 'min'
  readonly side: 1 | -1
  readonly pullback: readonly string[]
}): Op => {
  const { name, side, pullback } = spec
  const op: Op = {
    name,
    primitive: side === 1 ? 'greater' : 'smaller',
    spelling: { kind: 'call', names: [name] },
    signatures: ['S, S -> S'],
    opens: 'print',
    entry: ({ args, at }) =>
      apply(
        op,
        args.map(a => entry(a, at)),
      ),
    partial: ({ args, y, out, n, by }) => {
      const [own, other] = [args[n] ?? y, args[1 - n] ?? y]
      const gap = total([
        product([rational(side), entry(own, out)]),
        product([rational(-side), entry(other, out)]),
      ])
      return product([same(y.shape, out, by), apply(step, [gap])])
    },
    eval: (A, args) =>
      zip(...both(args), (a, b) => {
        const gap = side * (A.primal(a) - A.primal(b))
        if (gap === 0) return A.of(A.primal(a))
        return gap > 0 ? a : b
      }),
    kink: ([a = 0, b = 0]) => Math.abs(a - b),
    python: (py, args) =>
      called(py, name === 'max' ? 'maximum' : 'minimum', ...beside(args).map(py.array)),
    tex: args => `\\${name}(${args.join(', ')})`,
    example: { args: ['a : vector(n)', 'b : vector(n)'], text: `${name}(a, b)`, pullback },
  }
  return op
}
