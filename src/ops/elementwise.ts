import type { Arith } from '../core/arith.ts'
import { call, type Expr } from '../core/expr.ts'
import type { Elementwise, Example, Local, Op, Primitive } from '../core/op.ts'
import type { PythonForm } from '../core/python.ts'
import { apply, entry, type Term } from '../core/term.ts'
import { lift, pointwise, signed } from './pointwise.ts'
import { primeOf } from './prime.ts'

/** The facts of an elementwise operator y = f(x). */
export interface Facts {
  readonly name: string
  /** Ways to write it; the first is canonical (default: its name). */
  readonly names?: readonly string[]
  readonly sign?: string
  readonly tex?: (args: readonly string[]) => string
  readonly primitive?: Primitive
  readonly named: boolean
  /** f down to functions of the normal form; absent where f is one. */
  readonly value?: (x: Term) => Term
  readonly slope: (x: Term, y: Term) => Term
  readonly eval: <T>(A: Arith<T>, x: T) => T
  /** Distance from the nearest kink. */
  readonly kink?: (x: number) => number
  readonly python: PythonForm
  /** Cotangent of x in `x`, `g` and the call itself; absent where f′ is named. */
  readonly pullback?: string
}

/** An operator that acts entry by entry. */
export const elementwise = (spec: Facts): Op => {
  const facts: Elementwise = {
    value: spec.value ?? (x => apply(op, [x])),
    slope: spec.slope,
    named: spec.named,
    ...(spec.sign === undefined ? {} : { sign: spec.sign }),
  }
  const tex = spec.tex ?? (spec.sign === undefined ? undefined : signed(spec.sign))
  const { kink, primitive, python } = spec
  const op: Op = pointwise({
    name: spec.name,
    names: spec.names ?? [spec.name],
    facts,
    slopeAt: at => (spec.named ? named(op, at) : spelled(facts, at)),
    evalAll: lift(spec.eval),
    example: exampleOf(spec),
    more: {
      python,
      ...(tex ? { tex } : {}),
      ...(primitive ? { primitive } : {}),
      ...(kink ? { kink: ([x = 0]) => kink(x) } : {}),
    },
  })
  return op
}

const named = (op: Op, { args, out }: Local): Term => entry(call(primeOf(op), args), out)

const spelled = (facts: Elementwise, { args, y, out }: Local): Term =>
  facts.slope(entry(args[0] as Expr, out), entry(y, out))

const exampleOf = ({ name, pullback }: Facts): Example => ({
  args: ['x : vector(n)'],
  text: `${name}(x)`,
  pullback: [pullback ?? `g .* ${name}'(x)`],
})
