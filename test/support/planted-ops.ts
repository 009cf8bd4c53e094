import type { EntryAt, Local, Op } from '../../src/core/op.ts'
import {
  delta,
  entry,
  negate,
  type Pos,
  product,
  rational,
  type Term,
} from '../../src/core/term.ts'
import { entryIn, spot } from '../../src/ops/cell.ts'
import { hadamard } from '../../src/ops/hadamard.ts'
import { matmul } from '../../src/ops/matmul.ts'
import { sigma } from '../../src/ops/sigma.ts'
import { softmax } from '../../src/ops/softmax.ts'
import { sqnorm } from '../../src/ops/sqnorm.ts'
import { transpose } from '../../src/ops/transpose.ts'

/** An operator with one error in it, and the check that must name it. */
export interface Planted {
  readonly name: string
  readonly op: Op
  readonly where: 'entry' | 'partial'
}

const partialOf = (name: string, op: Op, partial: (at: Local) => Term): Planted => ({
  name: `${op.name}.partial, ${name}`,
  op: { ...op, partial },
  where: 'partial',
})

const entryOf = (name: string, op: Op, make: (at: EntryAt) => Term): Planted => ({
  name: `${op.name}.entry, ${name}`,
  op: { ...op, entry: make },
  where: 'entry',
})

const slightly = (term: Term): Term => product([rational(1.001), term])

const wrongMatmul = (at: Local): Term => {
  const [i, j] = spot(at.out)
  const [p, q] = spot(at.by)
  const [a, b] = at.args
  if (!a || !b || at.n === 1) return matmul.partial(at)
  return product([delta(i, q), entryIn(b, p, j)])
}

const wrongSoftmax = (at: Local): Term => {
  const y = entry(at.y, at.out)
  return product([y, delta(at.out[0] ?? (at.by[0] as Pos), at.by[0] as Pos)])
}

const first = (at: Local | EntryAt, place: readonly Pos[]): Term => {
  const [x] = at.args
  return x ? entry(x, place) : rational(1)
}

export const PLANTED: readonly Planted[] = [
  partialOf('wrong index', matmul, wrongMatmul),
  partialOf('missing factor', hadamard, at =>
    product(at.out.map((o, n) => delta(o, at.by[n] as Pos))),
  ),
  partialOf('missing factor 2', sqnorm, at => first(at, at.by)),
  partialOf('missing term', softmax, wrongSoftmax),
  ...[matmul, hadamard, sigma, softmax, sqnorm].flatMap(op => [
    partialOf('wrong sign', op, at => negate(op.partial(at))),
    partialOf('factor 1.001', op, at => slightly(op.partial(at))),
    entryOf('wrong sign', op, at => negate(op.entry(at))),
    entryOf('factor 1.001', op, at => slightly(op.entry(at))),
  ]),
  entryOf('swapped transpose', transpose, at => first(at, at.at)),
  partialOf('swapped transpose', transpose, ({ out, by }) =>
    product(out.map((o, n) => delta(o, by[n] as Pos))),
  ),
  entryOf('missing factor', hadamard, at => first(at, at.at)),
  entryOf('factor 2', sqnorm, at => product([rational(2), sqnorm.entry(at)])),
]
