import type { Expr } from '../core/expr.ts'
import type { Op } from '../core/op.ts'
import { beside, called } from '../core/python.ts'
import { isScalar } from '../core/shape.ts'
import { apply, entry, type Pos, product, rational, type Term, total } from '../core/term.ts'
import { same } from './cell.ts'
import { both, zip } from './grid.ts'
import { step } from './step.ts'

/** The greater (`side` 1) or smaller (−1) of two, entry by entry; a scalar goes with every entry. */
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
    signatures: ['scalar, S -> S', 'S, scalar -> S', 'S, S -> S'],
    opens: 'print',
    entry: ({ args, at }) =>
      apply(
        op,
        args.map(a => entryAt(a, at)),
      ),
    partial: ({ args, y, out, n, by }) => {
      const [own, other] = [args[n] ?? y, args[1 - n] ?? y]
      const gap = total([
        product([rational(side), entryAt(own, out)]),
        product([rational(-side), entryAt(other, out)]),
      ])
      return product([same(own.shape, out, by), apply(step, [gap])])
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

/** The entry that goes with another's: of a scalar itself. */
const entryAt = (x: Expr, at: readonly Pos[]): Term => entry(x, isScalar(x.shape) ? [] : at)
