import Fraction from 'fraction.js'
import { ONE, symbol } from '../../src/core/affine.ts'
import { call, type Expr, num, variable } from '../../src/core/expr.ts'
import type { Assume, ClaimForm, Equation, Graph, Leaf } from '../../src/core/graph.ts'
import type { Op } from '../../src/core/op.ts'
import type { Shape } from '../../src/core/shape.ts'
import type { EquationSyntax } from '../../src/core/syntax.ts'
import { add } from '../../src/ops/add.ts'
import { matmul } from '../../src/ops/matmul.ts'
import { neg } from '../../src/ops/neg.ts'
import { power } from '../../src/ops/power.ts'
import { scale } from '../../src/ops/scale.ts'
import { sigma } from '../../src/ops/sigma.ts'
import { sqnorm } from '../../src/ops/sqnorm.ts'

/** A network under construction: declare leaves, then equations in order. */
export interface Builder {
  leaf(name: string, dims: string, more?: Partial<Leaf>): Expr
  eq(name: string, body: Expr): Expr
  graph(loss: string, more?: Partial<Graph>): Graph
}

/** Dims are written `m n`; `1` is a unit. */
export const shape = (dims: string): Shape =>
  dims.split(' ').flatMap(d => (d === '' ? [] : [d === '1' ? ONE : symbol(d)]))

export const builder = (): Builder => {
  const leaves: Leaf[] = []
  const equations: Equation[] = []
  return {
    leaf: (name, dims, more) => {
      leaves.push({ name, shape: shape(dims), adjectives: [], ...more })
      return variable(name, shape(dims))
    },
    eq: (name, body) => {
      const at = equations.length
      const syntax = { span: { start: at, end: at } } as unknown as EquationSyntax
      equations.push({ name, shape: body.shape, body, syntax, uses: [...new Set(usesOf(body))] })
      return variable(name, body.shape)
    },
    graph: (loss, more) => ({
      leaves,
      equations,
      loss,
      sizes: sizesOf([...leaves, ...equations]),
      functions: new Map<string, Op>(),
      assumptions: [] as Assume[],
      claims: [] as ClaimForm[],
      base: 1,
      assumed: [],
      settings: { notes: [], aliases: [] },
      names: new Set(),
      families: [],
      ...more,
    }),
  }
}

const usesOf = (expr: Expr): string[] => {
  if (expr.kind === 'var') return [expr.name]
  return expr.kind === 'call' ? expr.args.flatMap(usesOf) : []
}

const sizesOf = (named: readonly { readonly shape: Shape }[]): string[] => [
  ...new Set(named.flatMap(x => x.shape.flatMap(dim => dim.terms.map(([name]) => name)))),
]

export const plus = (...terms: Expr[]) => call(add, terms)
export const minus = (a: Expr, b: Expr) => call(add, [a, call(neg, [b])])
export const times = (a: Expr, b: Expr) => call(matmul, [a, b])
export const on = (op: Op, ...args: Expr[]) => call(op, args)
export const number = (value: number | string) => num(new Fraction(value))
export const squared = (x: Expr) => call(x.shape.length === 0 ? power : sqnorm, [x, number(2)])
/** ½ ‖a − b‖² */
export const halfSquare = (a: Expr, b: Expr) => call(scale, [number('1/2'), squared(minus(a, b))])

/** p = V x + v, y = σ(p), q = U y + u, z = σ(q), ε = ½ ‖z − l‖² */
export const twoLayer = (sizes = 'm n p', activation: Op = sigma): Graph => {
  const { leaf, eq, graph } = builder()
  const [m, n, k] = sizes.split(' ')
  const V = leaf('V', `${m} ${n}`)
  const x = leaf('x', `${n}`)
  const v = leaf('v', `${m}`)
  const p = eq('p', plus(times(V, x), v))
  const y = eq('y', on(activation, p))
  const U = leaf('U', `${k} ${m}`)
  const u = leaf('u', `${k}`)
  const q = eq('q', plus(times(U, y), u))
  const z = eq('z', on(activation, q))
  eq('epsilon', halfSquare(z, leaf('l', `${k}`)))
  return graph('epsilon')
}

/** y1 = σ(A x), y2 = y1 + σ(B y1), loss = ½ ‖y2 − l‖² */
export const residual = (): Graph => {
  const { leaf, eq, graph } = builder()
  const y1 = eq('y1', on(sigma, times(leaf('A', 'n m'), leaf('x', 'm'))))
  const y2 = eq('y2', plus(y1, on(sigma, times(leaf('B', 'n n'), y1))))
  eq('loss', halfSquare(y2, leaf('l', 'n')))
  return graph('loss')
}

/** y1 = σ(A x), y2 = σ(B y1), y3 = C y1 + D y2, loss = ½ ‖y3 − l‖²: y3 uses y1 twice over. */
export const twoPaths = (): Graph => {
  const { leaf, eq, graph } = builder()
  const y1 = eq('y1', on(sigma, times(leaf('A', 'n m'), leaf('x', 'm'))))
  const y2 = eq('y2', on(sigma, times(leaf('B', 'k n'), y1)))
  const y3 = eq('y3', plus(times(leaf('C', 'r n'), y1), times(leaf('D', 'r k'), y2)))
  eq('loss', halfSquare(y3, leaf('l', 'r')))
  return graph('loss')
}

/** y = W x, loss = ½ ‖y − l‖² + λ s² + μ ‖w‖², with w and s used in y too */
export const weightDecay = (): Graph => {
  const { leaf, eq, graph } = builder()
  const w = leaf('w', 'm')
  const y = eq('y', plus(times(leaf('W', 'm n'), leaf('x', 'n')), w))
  const decay = call(scale, [leaf('lambda', ''), squared(w)])
  eq('loss', plus(halfSquare(y, leaf('l', 'm')), decay))
  return graph('loss')
}

/** h1 = σ(W x), h2 = σ(W h1), loss = ½ ‖h2 − l‖² */
export const tied = (): Graph => {
  const { leaf, eq, graph } = builder()
  const W = leaf('W', 'n n')
  const h1 = eq('h1', on(sigma, times(W, leaf('x', 'n'))))
  const h2 = eq('h2', on(sigma, times(W, h1)))
  eq('loss', halfSquare(h2, leaf('l', 'n')))
  return graph('loss')
}

/** L layers p_k = W_k y_(k−1) + b_k, y_k = f(p_k), each with a size of its own. */
export const deep = (layers: number, activation: Op = sigma): Graph => {
  const { leaf, eq, graph } = builder()
  let y = leaf('x', 'n0')
  for (let k = 1; k <= layers; k++) {
    const W = leaf(`W${k}`, `n${k} n${k - 1}`)
    const p = eq(`p${k}`, plus(times(W, y), leaf(`b${k}`, `n${k}`)))
    y = eq(`y${k}`, on(activation, p))
  }
  eq('loss', halfSquare(y, leaf('l', `n${layers}`)))
  return graph('loss')
}
