import { call } from '../core/expr.ts'
import type { Op } from '../core/op.ts'
import { type Shape, ShapeError, sameShape } from '../core/shape.ts'
import { describeShape } from '../core/signature.ts'
import { apply, entry } from '../core/term.ts'
import { pointwise } from './pointwise.ts'
import { primeOf } from './prime.ts'
import { slotDerivative } from './slot.ts'

/** An elementwise function of which nothing is known but that it has derivatives. */
export const unknownFunction = (name: string): Op => {
  const op: Op = pointwise({
    name,
    names: [name],
    facts: {
      value: x => apply(op, [x]),
      slope: x => apply(primeOf(op), [x]),
      named: true,
    },
    slopeAt: ({ args, out }) => entry(call(primeOf(op), args), out),
    evalAll: (A, x, at) => at.unknown(name)(A, [x]),
    example: { args: ['x : vector(n)'], text: `${name}(x)`, pullback: [`g .* ${name}'(x)`] },
  })
  return op
}

/** A function of whole tensors, `function(vector(n), scalar) -> vector(k)`, otherwise unknown. */
export const unknownMap = (name: string, args: readonly Shape[], result: Shape): Op => {
  const op: Op = {
    name,
    spelling: { kind: 'call', names: [name] },
    signatures: [],
    shape: given => {
      const fits =
        given.length === args.length && given.every((s, n) => sameShape(s, args[n] ?? []))
      if (!fits) throw new ShapeError(`${name} takes ${args.map(describeShape).join(' and ')}`)
      return result
    },
    entry: ({ args, at }) => entry(call(op, args), at),
    partial: ({ args, n, out, by }) => entry(call(slotDerivative(op, n), args), [...out, ...by]),
    eval: (A, values, at) => at.unknown(name)(A, values),
    example: { args: [], text: `${name}()`, pullback: [] },
  }
  return op
}
