import { describe, expect, test } from 'vitest'
import type { Derivation, Form } from '../src/core/derivation.ts'
import type { Expr } from '../src/core/expr.ts'
import type { Finding } from '../src/core/finding.ts'
import type { Graph } from '../src/core/graph.ts'
import { count } from '../src/core/tensor.ts'
import * as term from '../src/core/term.ts'
import { position, product, sum, type Term } from '../src/core/term.ts'
import { abs } from '../src/ops/abs.ts'
import { hadamard } from '../src/ops/hadamard.ts'
import { neg } from '../src/ops/neg.ts'
import { outer } from '../src/ops/outer.ts'
import { primeOf } from '../src/ops/prime.ts'
import { scale } from '../src/ops/scale.ts'
import { sigma } from '../src/ops/sigma.ts'
import { transpose } from '../src/ops/transpose.ts'
import { verify } from '../src/verify/verify.ts'
import {
  deep,
  number,
  on,
  plus,
  residual,
  times,
  twoLayer,
  twoPaths,
  weightDecay,
} from './support/numeric-networks.ts'
import { chain, deepChains, entries, notation, whole } from './support/verify-chains.ts'

const SEED = 5

const judge = async (graph: Graph, wrt: string, ...forms: Form[]): Promise<Finding> => {
  const { findings } = await verify(graph, [chain(graph, wrt, forms)], { seed: SEED })
  return findings[0]?.at(-1) as Finding
}

const matrix = (graph: Graph, wrt: string, right: Expr): Promise<Finding> =>
  judge(graph, wrt, whole(notation(graph).g(wrt)), whole(right))

const expectCaught = (finding: Finding): void => {
  expect(finding.verdict, `seed ${SEED}`).toBe('failed')
  const { counterexample } = finding
  expect(counterexample).toBeDefined()
  expect(counterexample?.left.data.length).toBe(count(counterexample?.left.dims ?? []))
  expect(counterexample?.left).not.toEqual(counterexample?.right)
}

describe('errors in matrix form', () => {
  const graph = twoLayer()
  const square = twoLayer('n n n')
  const { v, g } = notation(graph)
  const same = notation(square)
  const prime = (name: string) => on(primeOf(sigma), v(name))

  const CASES: readonly (readonly [string, Graph, string, Expr])[] = [
    ['a wrong order of an outer product', graph, 'V', on(outer, v('x'), g('p'))],
    ['the same with equal sizes', square, 'V', on(outer, same.v('x'), same.g('p'))],
    ['a missing transpose, equal sizes', square, 'y', times(same.v('U'), same.g('q'))],
    ['a wrong sign', graph, 'y', on(neg, times(on(transpose, v('U')), g('q')))],
    ['a missing factor', graph, 'p', g('y')],
    ['a factor 1.001', graph, 'v', on(scale, number('1001/1000'), g('p'))],
    ['a factor 1 + 1e-7', graph, 'v', on(scale, number('10000001/10000000'), g('p'))],
    ['a factor 1 + 1e-11', graph, 'v', on(scale, number('100000000001/100000000000'), g('p'))],
    ["a wrong argument of σ'", graph, 'p', on(hadamard, g('y'), prime('y'))],
    ['the function for its derivative', graph, 'p', on(hadamard, g('y'), on(sigma, v('p')))],
    ['the gradient of another name', graph, 'U', on(outer, g('q'), v('y'))],
    ['an absolute value', graph, 'v', on(abs, g('p'))],
  ]

  test.each(CASES.filter(([what]) => what !== 'the gradient of another name'))(
    '%s',
    async (_, network, wrt, right) => {
      expectCaught(await matrix(network, wrt, right))
    },
  )

  test('a wrong name of the right shape', async () => {
    expect((await matrix(square, 'U', on(outer, same.g('q'), same.v('y')))).verdict).toBe('proved')
    expectCaught(await matrix(square, 'U', on(outer, same.g('q'), same.v('x'))))
    expectCaught(await matrix(square, 'U', on(outer, same.g('p'), same.v('y'))))
  })
})

describe('errors in index form', () => {
  const graph = twoLayer('n n n')
  const { v, g, ix, entry, slope } = notation(graph)
  const [i, j, k] = [ix('i', 'p'), ix('j', 'x'), ix('k', 'p')]
  const V = (...factors: Term[]) =>
    judge(graph, 'V', entries([i, j], entry(g('V'), i, j)), entries([i, j], product(factors)))

  const CASES: readonly (readonly [string, readonly Term[]])[] = [
    ['a wrong letter', [entry(g('p'), j), entry(v('x'), j)]],
    ['swapped letters', [entry(g('p'), j), entry(v('x'), i)]],
    [
      'swapped letters of a slope',
      [sum([k], product([entry(g('p'), k), slope('p', [k], 'V', [j, i])]))],
    ],
    ['a missing δ', [sum([k], product([entry(g('p'), k), entry(v('x'), j)]))]],
    ['a missing factor', [entry(g('p'), i)]],
    [
      'a shifted position',
      [entry(g('p'), i), term.entry(v('x'), [{ constant: 1, terms: [['j', 1]] }])],
    ],
    ['a slope of another equation', [entry(g('p'), i), slope('q', [i], 'V', [i, j])]],
    ['a letter without a range', [entry(g('p'), i), term.entry(v('x'), [position(k)])]],
  ]

  test.each(CASES)('%s', async (what, factors) => {
    const finding = await V(...factors)
    expect(finding.verdict, `${what}, seed ${SEED}`).toBe('failed')
  })

  test('none', async () => {
    expect((await V(entry(g('p'), i), slope('p', [i], 'V', [i, j]))).verdict).toBe('proved')
  })
})

describe('dropped paths', () => {
  test('the loss itself', async () => {
    const graph = weightDecay()
    expectCaught(await matrix(graph, 'w', notation(graph).g('y')))
  })

  test('a shortcut', async () => {
    const graph = residual()
    const { v, g } = notation(graph)
    const slope = on(primeOf(sigma), times(v('B'), v('y1')))
    const inner = times(on(transpose, v('B')), on(hadamard, g('y2'), slope))
    expect((await matrix(graph, 'y1', plus(g('y2'), inner))).verdict).toBe('proved')
    expectCaught(await matrix(graph, 'y1', inner))
    expectCaught(await matrix(graph, 'y1', g('y2')))
  })

  test('one of two consumers', async () => {
    const graph = twoPaths()
    const { v, g } = notation(graph)
    const direct = times(on(transpose, v('C')), g('y3'))
    const slope = on(primeOf(sigma), times(v('B'), v('y1')))
    const through = times(on(transpose, v('B')), on(hadamard, g('y2'), slope))
    expect((await matrix(graph, 'y1', plus(direct, through))).verdict).toBe('proved')
    expectCaught(await matrix(graph, 'y1', direct))
    expectCaught(await matrix(graph, 'y1', through))
  })
})

describe('a factor 1.001 in one layer of many', () => {
  const LAYERS = 1000
  const graph = deep(LAYERS)
  const { v, g } = notation(graph)
  const right = deepChains(graph, LAYERS).filter(d => d.wrt.startsWith('W'))

  test.each([1, 500, 1000])('layer %i', { timeout: 60_000 }, async layer => {
    const x = layer === 1 ? 'x' : `y${layer - 1}`
    const wrong = on(scale, number('1001/1000'), on(outer, g(`p${layer}`), v(x)))
    const spoilt = right.map((d): Derivation => {
      if (d.wrt !== `W${layer}`) return d
      return chain(graph, d.wrt, [...d.steps.slice(0, -1).map(s => s.form), whole(wrong)])
    })
    const { findings, verified } = await verify(graph, spoilt, { seed: SEED })
    const failed = findings.flatMap((chain, n) =>
      chain.flatMap((f, k) => (f?.verdict === 'failed' ? [[n + 1, k]] : [])),
    )
    expect(verified).toBe(false)
    expect(failed, `seed ${SEED}`).toEqual([[layer, 5]])
  })
})
