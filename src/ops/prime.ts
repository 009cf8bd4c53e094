import type { Arith } from '../core/arith.ts'
import { type Dual, dualOver } from '../core/dual.ts'
import { type Call, call, type Expr } from '../core/expr.ts'
import type { Elementwise, Op, World } from '../core/op.ts'
import { mapTensor, type Tensor } from '../core/tensor.ts'
import { apply, entry, type Pos, type Term } from '../core/term.ts'
import { differentiate } from './differentiate.ts'
import { pointwise, signed } from './pointwise.ts'

/**
 * f′ of an elementwise f. It is evaluated by pushing dual numbers through the
 * evaluation of f, so it does not rest on the slope that f states.
 */
export const primeOf = (f: Op): Op => {
  const known = primes.get(f)
  if (known) return known
  const prime = makePrime(f, factsOf(f))
  primes.set(f, prime)
  return prime
}

/** f′ at a position spelled out in x and y = f(x), as y (1 − y) for σ′; undefined for other calls. */
export const spellOutPrime = (prime: Call, at: readonly Pos[], y?: Expr): Term | undefined => {
  const of = prime.op.derivativeOf
  const [x] = prime.args
  if (!x || of?.slot !== 0 || of.op.derivativeOf || !of.op.elementwise) return undefined
  return of.op.elementwise.slope(entry(x, at), entry(y ?? call(of.op, [x]), at))
}

const primes = new WeakMap<Op, Op>()

const factsOf = (f: Op): Elementwise => {
  if (!f.elementwise) throw new TypeError(`${f.name} is not elementwise`)
  return f.elementwise
}

const makePrime = (f: Op, facts: Elementwise): Op => {
  const name = `${f.name}'`
  const sign = `${facts.sign ?? `\\operatorname{${f.name}}`}'`
  const self = () => primeOf(f)
  return pointwise({
    name,
    names: [name],
    facts: {
      value: x => differentiate(facts.value, x) ?? apply(self(), [x]),
      slope: x => apply(primeOf(self()), [x]),
      named: true,
      sign,
    },
    slopeAt: ({ args, out }) => entry(call(primeOf(self()), args), out),
    evalAll: (A, x, at) => derivative(f, A, x, at),
    example: { args: ['x : vector(n)'], text: `${name}(x)`, pullback: [`g .* ${name}'(x)`] },
    more: {
      tex: signed(sign),
      derivativeOf: { op: f, slot: 0 },
      ...(f.kink ? { kink: f.kink } : {}),
    },
  })
}

/** All entries at once: each entry of the result depends on its own entry only. */
const derivative = <T>(f: Op, A: Arith<T>, x: Tensor<T>, at: World): Tensor<T> => {
  const one = A.of(1)
  const seeded = mapTensor(x, (v): Dual<T> => ({ v, d: one }))
  return mapTensor(f.eval(dualOver(A), [seeded], at), y => y.d)
}
