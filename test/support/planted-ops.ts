import { affine, plus, symbol } from '../../src/core/affine.ts'
import { call } from '../../src/core/expr.ts'
import { letterSource } from '../../src/core/letters.ts'
import type { EntryAt, Local, Op } from '../../src/core/op.ts'
import {
  delta,
  entry,
  freeNames,
  negate,
  type Pos,
  position,
  product,
  rational,
  type Term,
} from '../../src/core/term.ts'
import { entryIn, spot } from '../../src/ops/cell.ts'
import { hadamard } from '../../src/ops/hadamard.ts'
import { OPS } from '../../src/ops/index.ts'
import { matmul } from '../../src/ops/matmul.ts'
import { softmax } from '../../src/ops/softmax.ts'
import { sqnorm } from '../../src/ops/sqnorm.ts'
import { transpose } from '../../src/ops/transpose.ts'
import { appliedOf } from './op-cases.ts'

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

/** What an operator's rules say of its own example. */
const termsOf = (op: Op, rule: 'entry' | 'partial'): readonly Term[] => {
  const { args, attrs } = appliedOf(op)
  const fresh = letterSource(new Set())
  const y = call(op, args, attrs)
  const out = y.shape.map(fresh).map(position)
  if (rule === 'entry') return [op.entry({ args, attrs, at: out, fresh })]
  return args.map((x, n) =>
    op.partial({ args, attrs, y, out, n, by: x.shape.map(() => symbol('by')), fresh }),
  )
}

const isZero = (term: Term): boolean => term.kind === 'const' && term.value.equals(0)

const saysSomething =
  (rule: 'entry' | 'partial') =>
  (op: Op): boolean =>
    termsOf(op, rule).some(term => !isZero(term))

const dependsOnPlace = (op: Op): boolean =>
  termsOf(op, 'partial').some(term => freeNames(term).has('by'))

const moved = (pos: Pos): Pos => plus(pos, affine(1))

export const PLANTED: readonly Planted[] = [
  partialOf('wrong index', matmul, wrongMatmul),
  partialOf('missing factor', hadamard, at =>
    product(at.out.map((o, n) => delta(o, at.by[n] as Pos))),
  ),
  partialOf('missing factor 2', sqnorm, at => first(at, at.by)),
  partialOf('missing term', softmax, wrongSoftmax),
  ...OPS.filter(saysSomething('entry')).flatMap(op => [
    entryOf('wrong sign', op, at => negate(op.entry(at))),
    entryOf('factor 1.001', op, at => slightly(op.entry(at))),
  ]),
  ...OPS.filter(saysSomething('partial')).flatMap(op => [
    partialOf('wrong sign', op, at => negate(op.partial(at))),
    partialOf('factor 1.001', op, at => slightly(op.partial(at))),
  ]),
  ...OPS.filter(dependsOnPlace).map(op =>
    partialOf('another place', op, at => op.partial({ ...at, by: at.by.map(moved) })),
  ),
  entryOf('swapped transpose', transpose, at => first(at, at.at)),
  partialOf('swapped transpose', transpose, ({ out, by }) =>
    product(out.map((o, n) => delta(o, by[n] as Pos))),
  ),
  entryOf('missing factor', hadamard, at => first(at, at.at)),
  entryOf('factor 2', sqnorm, at => product([rational(2), sqnorm.entry(at)])),
]
