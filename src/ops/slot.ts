import { type Dual, dualOver } from '../core/dual.ts'
import { call, resultShape } from '../core/expr.ts'
import type { Op } from '../core/op.ts'
import type { Tensor } from '../core/tensor.ts'
import { entry } from '../core/term.ts'

/**
 * The derivative of an operator by its argument n (from 0): the axes of the
 * result, then those of the argument. It is evaluated by pushing dual numbers
 * through the evaluation of the operator, one entry of the argument at a time.
 */
export const slotDerivative = (op: Op, n: number): Op => {
  const known = slots.get(op)?.get(n)
  if (known) return known
  const made = makeSlot(op, n)
  const all = slots.get(op) ?? new Map<number, Op>()
  slots.set(op, all.set(n, made))
  return made
}

const slots = new WeakMap<Op, Map<number, Op>>()

const makeSlot = (op: Op, n: number): Op => {
  const name = `∂_${n + 1} ${op.name}`
  const self: Op = {
    name,
    spelling: { kind: 'call', names: [name] },
    signatures: [],
    shape: (args, attrs) => [...resultShape(op, args, attrs), ...(args[n] ?? [])],
    derivativeOf: { op, slot: n + 1 },
    entry: ({ args, attrs, at }) => entry(call(self, args, attrs), at),
    partial: at =>
      entry(call(slotDerivative(self, at.n), at.args, at.attrs), [...at.out, ...at.by]),
    eval: (A, args, at) => {
      const D = dualOver(A)
      const dims = at.dims.slice(0, at.dims.length - (args[n]?.dims.length ?? 0))
      const columns = (args[n]?.data ?? []).map((_, k) =>
        op.eval(
          D,
          args.map((x, m) => seeded(A.of(0), A.of(1), x, m === n ? k : -1)),
          { ...at, dims },
        ),
      )
      const rows = columns[0]?.data ?? []
      return {
        dims: at.dims,
        data: rows.flatMap((_, r) => columns.map(c => c.data[r]?.d as never)),
      }
    },
    tex: args => `\\partial_{${n + 1}} \\operatorname{${op.name}}(${args.join(', ')})`,
    example: { args: [], text: `${name}()`, pullback: [] },
  }
  return self
}

const seeded = <T>(zero: T, one: T, { dims, data }: Tensor<T>, at: number): Tensor<Dual<T>> => ({
  dims,
  data: data.map((v, k) => ({ v, d: k === at ? one : zero })),
})
