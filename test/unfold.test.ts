import { describe, expect, it } from 'vitest'
import { symbol } from '../src/core/affine.ts'
import type { Form } from '../src/core/derivation.ts'
import { type Expr, variable } from '../src/core/expr.ts'
import type { Bound, Knowledge } from '../src/judge/knowledge.ts'
import { unfolded } from '../src/judge/unfold.ts'
import { mulOf } from '../src/ops/build.ts'
import { NETWORK } from './support/script.ts'

const [m, n] = [symbol('m'), symbol('n')]
const W = variable('W', [m, n])
const d = variable('d', [n])

const matrix = (expr: Expr): Form => ({ level: 'matrix', expr })

const nothing: Knowledge = {
  graph: NETWORK,
  introduced: new Set(),
  values: new Map(),
  derivatives: new Map(),
}

const where = (expr: Expr): Knowledge => {
  const bound = { form: matrix(expr), shape: expr.shape, within: nothing } as unknown as Bound
  return { ...nothing, values: new Map([['d', bound]]) }
}

describe('a name that a derivation defines', () => {
  it('is put in', () => {
    const other = variable('c', [n])
    expect(unfolded(matrix(mulOf(W, d)), where(other))).toEqual(matrix(mulOf(W, other)))
  })

  it('stays where what it stands for does not fit', () => {
    const form = matrix(mulOf(W, d))
    expect(unfolded(form, where(variable('c', [m])))).toEqual(form)
  })
})
