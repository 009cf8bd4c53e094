import { describe, expect, test } from 'vitest'
import type { Derivation } from '../src/core/derivation.ts'
import { type Expr, variable } from '../src/core/expr.ts'
import type { ClaimForm, Graph } from '../src/core/graph.ts'
import type { Op } from '../src/core/op.ts'
import type { Tensor } from '../src/core/tensor.ts'
import { position, slope, total } from '../src/core/term.ts'
import { loadBig } from '../src/numeric/big.ts'
import { NUMBERS } from '../src/numeric/number.ts'
import { type Draw, drawSource, leafValue } from '../src/numeric/sample.ts'
import { onesOf, zerosOf } from '../src/ops/build.ts'
import { exp } from '../src/ops/exp.ts'
import { hadamard } from '../src/ops/hadamard.ts'
import { inv } from '../src/ops/inv.ts'
import { log } from '../src/ops/log.ts'
import { matmul } from '../src/ops/matmul.ts'
import { neg } from '../src/ops/neg.ts'
import { outer } from '../src/ops/outer.ts'
import { primeOf } from '../src/ops/prime.ts'
import { relu } from '../src/ops/relu.ts'
import { scale } from '../src/ops/scale.ts'
import { sigma } from '../src/ops/sigma.ts'
import { softmax } from '../src/ops/softmax.ts'
import { step } from '../src/ops/step.ts'
import { sum } from '../src/ops/sum.ts'
import { tanh } from '../src/ops/tanh.ts'
import { tr } from '../src/ops/tr.ts'
import { transpose } from '../src/ops/transpose.ts'
import { evaluateWithGradients } from '../src/verify/context.ts'
import { forward, localJacobian, totalGradients } from '../src/verify/reference.ts'
import { verify } from '../src/verify/verify.ts'
import {
  centralDifferences,
  distance,
  forwardWith,
  gradientByDifferences,
} from './support/numeric-difference.ts'
import {
  builder,
  deep,
  halfSquare,
  minus,
  number,
  on,
  plus,
  residual,
  tied,
  times,
  twoLayer,
  twoPaths,
  weightDecay,
} from './support/numeric-networks.ts'
import {
  chain,
  deepChains,
  entries,
  notation,
  notesChains,
  whole,
} from './support/verify-chains.ts'

const SEED = 11

/** loss = tr(inv(A) B) + Σ softmax(C x) c */
const matrices = (): Graph => {
  const { leaf, eq, graph } = builder()
  const A = leaf('A', 'n n', { adjectives: ['invertible'] })
  const y = eq('y', on(matmul, on(inv, A), leaf('B', 'n n')))
  const z = eq('z', on(softmax, times(leaf('C', 'm n'), leaf('x', 'n'))))
  const c = times(on(transpose, z), leaf('c', 'm'))
  eq('loss', plus(on(tr, y), c))
  return graph('loss')
}

const NETWORKS: readonly (readonly [string, Graph])[] = [
  ['two layers', twoLayer()],
  ['relu', twoLayer('m n p', relu)],
  ['a residual layer', residual()],
  ['two paths', twoPaths()],
  ['weight decay', weightDecay()],
  ['tied weights', tied()],
  ['matrices', matrices()],
  ['five layers', deep(5)],
]

const lossTerms = (graph: Graph): readonly Expr[] => {
  const body = graph.equations.at(-1)?.body
  return body?.kind === 'call' ? body.args : []
}

const drawsOf = (graph: Graph, turns = [0, 3, 8]): readonly Draw[] =>
  turns.map(drawSource(graph, SEED))

describe('reference gradients agree with central differences', () => {
  test.each(NETWORKS)('%s', (_, graph) => {
    for (const draw of drawsOf(graph)) {
      const gradients = totalGradients(forward(NUMBERS, graph, draw))
      for (const { name } of graph.leaves) {
        const expected = gradientByDifferences(graph, draw, name)
        const actual = gradients.get(name) as Tensor
        expect(distance(actual, expected), `${name}, seed ${SEED}, ${draw.turn}`).toBeLessThan(1e-6)
      }
    }
  })

  test('at 64 digits', async () => {
    const B = await loadBig()
    const [graph] = [twoLayer()]
    const [draw] = drawsOf(graph) as [Draw]
    const long = totalGradients(forward(B, graph, draw)).get('V') as Tensor<typeof B.pi>
    const short = totalGradients(forward(NUMBERS, graph, draw)).get('V') as Tensor
    expect(distance({ ...long, data: long.data.map(B.primal) }, short)).toBeLessThan(1e-14)
  })
})

describe('local Jacobians', () => {
  const graph = twoPaths()
  const [draw] = drawsOf(graph) as [Draw]
  const at = forward(NUMBERS, graph, draw)
  const name = (n: string): Expr =>
    variable(n, graph.equations.find(e => e.name === n)?.shape ?? [])

  test('of an equation hold the other operands', () => {
    const direct = localJacobian(at, name('y3'), { name: 'y1' })
    const C = at.values.get('C') as Tensor
    expect(distance(direct, C)).toBeLessThan(1e-15)
  })

  test('in total follow every path', () => {
    const total = localJacobian(at, name('y3'), { name: 'x' }, 'total')
    const x = leafValue(NUMBERS, draw, 'x') as Tensor
    const expected = centralDifferences(
      value => forwardWith(graph, draw, 'x', value).values.get('y3') as Tensor,
      x,
    )
    expect(distance(total, expected)).toBeLessThan(1e-8)
    expect(localJacobian(at, name('y3'), { name: 'x' }).data.every(v => v === 0)).toBe(true)
  })

  test('of an expression and of a name by itself', () => {
    const decay = weightDecay()
    const [first] = drawsOf(decay) as [Draw]
    const there = forward(NUMBERS, decay, first)
    const slope = localJacobian(there, lossTerms(decay)[1] as Expr, { name: 'w' })
    const [lambda = 0] = there.values.get('lambda')?.data ?? []
    const w = there.values.get('w') as Tensor
    expect(distance(slope, { ...w, data: w.data.map(v => 2 * lambda * v) })).toBeLessThan(1e-14)
    const own = localJacobian(there, variable('w', []), { name: 'w' })
    expect(own.data.filter(v => v === 1).length).toBe(w.data.length)
  })
})

const judged = (graph: Graph, derivations: readonly Derivation[], seed = SEED) =>
  verify(graph, derivations, { seed })

describe('derivations written by hand are verified', () => {
  test.each([
    ['with three sizes', 'm n p'],
    ['with equal sizes', 'n n n'],
  ])('the two-layer network %s', async (_, sizes) => {
    const graph = twoLayer(sizes)
    const result = await judged(graph, Object.values(notesChains(graph)))
    expect(result, `seed ${SEED}`).toMatchObject({ verified: true, draws: 10, skipped: 0 })
    const findings = result.findings.flat().filter(f => f !== undefined)
    expect(findings.every(f => f.verdict === 'proved' && f.draws === 10)).toBe(true)
    expect(Math.max(...findings.map(f => f.error))).toBeLessThan(1e-14)
  })

  test('the gradient of a leaf used twice is the sum over its consumers', async () => {
    const graph = tied()
    const { v, g } = notation(graph)
    const share = (y: string, x: string) => {
      const slope = on(primeOf(sigma), times(v('W'), v(x)))
      return on(outer, on(hadamard, g(y), slope), v(x))
    }
    const both = plus(share('h1', 'x'), share('h2', 'h1'))
    const { findings } = await judged(graph, [
      chain(graph, 'W', [whole(g('W')), whole(both)]),
      chain(graph, 'W', [whole(g('W')), whole(share('h2', 'h1'))]),
    ])
    expect(findings.map(f => f[1]?.verdict)).toEqual(['proved', 'failed'])
  })

  test('a share of the loss itself is a slope of its terms', async () => {
    const graph = weightDecay()
    const { v, g, ix, entry } = notation(graph)
    const decay = lossTerms(graph)[1] as Expr
    const i = ix('i', 'w')
    const mixed = total([entry(g('y'), i), slope(decay, [], v('w'), [position(i)])])
    const spelled = plus(g('y'), on(scale, on(scale, number(2), v('lambda')), v('w')))
    const forms = [whole(g('w')), entries([i], mixed), whole(spelled)]
    expect((await judged(graph, [chain(graph, 'w', forms)])).verified).toBe(true)
  })

  test('a hundred layers, in linear time', async () => {
    const graph = deep(100)
    const { verified, skipped } = await judged(graph, deepChains(graph, 100))
    expect({ verified, skipped }).toEqual({ verified: true, skipped: 0 })
  })

  test('deep relu networks lose no draw', async () => {
    const graph = deep(40, relu)
    const { v, g } = notation(graph)
    const chains = graph.equations
      .filter(e => e.name.startsWith('p'))
      .map(({ name }) => {
        const [y, slope] = [name.replace('p', 'y'), on(step, v(name))]
        return chain(graph, name, [whole(g(name)), whole(on(hadamard, g(y), slope))])
      })
    const { verified, draws } = await judged(graph, chains)
    expect({ verified, draws }, `seed ${SEED}`).toEqual({ verified: true, draws: 10 })
  })
})

/** Layers without a bias fade out unless the draws see to it; scalars are on one side of a kink at a time. */
const plainLayers = (layers: number, size: string, f: Op): Graph => {
  const { leaf, eq, graph } = builder()
  let y = leaf('y0', size)
  for (let k = 1; k <= layers; k++) {
    const W = leaf(`W${k}`, size === '' ? '' : `${size} ${size}`)
    const p = eq(`p${k}`, size === '' ? on(scale, W, y) : times(W, y))
    y = eq(`y${k}`, on(f, p))
  }
  eq('loss', halfSquare(y, leaf('l', size)))
  return graph('loss')
}

describe('layers without a bias', () => {
  test.each([
    ['tanh', 300, 'n', tanh],
    ['relu', 300, 'n', relu],
    ['relu of scalars', 2, '', relu],
  ] as const)('%s', async (_, layers, size, f) => {
    const graph = plainLayers(layers, size, f)
    const { v, g } = notation(graph)
    const chains = graph.equations
      .filter(e => e.name.startsWith('p'))
      .map(({ name }) => {
        const y = g(name.replace('p', 'y'))
        return chain(graph, name, [whole(g(name)), whole(on(hadamard, y, on(primeOf(f), v(name))))])
      })
    const { findings } = await judged(graph, chains)
    const verdicts = new Set(findings.map(f => f[1]?.verdict))
    expect([...verdicts], `seed ${SEED}`).toEqual(['proved'])
  })
})

describe('verdicts', () => {
  test('a name on which the loss does not depend has gradient 0, said outright', async () => {
    const { leaf, eq, graph: make } = builder()
    const x = leaf('x', 'n')
    eq('loss', halfSquare(x, leaf('l', 'n')))
    eq('other', on(sigma, leaf('b', 'n')))
    const graph = make('loss')
    const { g } = notation(graph)
    const none = whole(on(scale, number(0), g('b')))
    const { findings } = await judged(graph, [
      chain(graph, 'b', [whole(g('b')), whole(zerosOf(g('b').shape))]),
      chain(graph, 'b', [whole(g('b')), none]),
    ])
    expect(findings.map(f => f[1]?.verdict)).toEqual(['proved', 'undecided'])
  })

  test('a kink met from one side only is undecided', async () => {
    const { leaf, eq, graph: make } = builder()
    const y = eq('y', on(relu, eq('p', on(exp, leaf('x', 'n')))))
    eq('loss', halfSquare(y, leaf('l', 'n')))
    const graph = make('loss')
    const { g } = notation(graph)
    const { findings, draws } = await judged(graph, [
      chain(graph, 'p', [whole(g('p')), whole(g('y'))]),
      chain(graph, 'y', [
        whole(g('y')),
        whole(minus(variable('y', y.shape), variable('l', y.shape))),
      ]),
    ])
    expect(findings.map(f => f[1]?.verdict)).toEqual(['undecided', 'proved'])
    expect(draws).toBe(50)
  })

  test('values that are never finite are undecided', async () => {
    const { leaf, eq, graph: make } = builder()
    const bad = on(log, minus(number(0), on(exp, leaf('x', ''))))
    eq('loss', bad)
    const graph = make('loss')
    const { g, v } = notation(graph)
    const { findings } = await judged(graph, [
      chain(graph, 'x', [whole(on(hadamard, g('x'), v('loss'))), whole(v('loss'))]),
    ])
    expect(findings[0]?.[1]).toEqual({
      ...{ verdict: 'undecided', error: 0, draws: 0, skipped: 50, doubt: 'not-finite' },
    })
  })

  test('the same seed gives the same numbers', async () => {
    const graph = twoLayer()
    const of = async (seed: number) =>
      JSON.stringify((await judged(graph, [notesChains(graph).p], seed)).findings)
    expect(await of(3)).toBe(await of(3))
    const errors = await Promise.all([1, 2, 3, 4].map(of))
    expect(new Set(errors).size).toBeGreaterThan(1)
  })
})

describe('claims', () => {
  const z = builder().leaf('z', 'n')
  const claimed = (left: Expr, right: Expr): Graph => {
    const { leaf, eq, graph } = builder()
    eq('loss', halfSquare(leaf('z', 'n'), leaf('l', 'n')))
    const claim = { left: whole(left), right: whole(right) } as ClaimForm
    return graph('loss', { claims: [claim] })
  }

  test('are proved', async () => {
    const mirror = plus(on(sigma, z), on(sigma, on(neg, z)))
    const { claims } = await judged(claimed(mirror, onesOf(z.shape)), [])
    expect(claims).toMatchObject([{ verdict: 'proved', draws: 10 }])
  })

  test('are refuted with a counterexample', async () => {
    const { claims, verified } = await judged(claimed(on(sum, z), on(sum, on(sigma, z))), [])
    const [finding] = claims
    expect(finding?.verdict).toBe('failed')
    expect(verified).toBe(true)
    const { sizes, values, left } = finding?.counterexample ?? {}
    expect(Object.keys(sizes ?? {})).toEqual(['n'])
    expect(values?.z?.data.reduce((a, b) => a + b, 0)).toBeCloseTo(left?.data[0] as number, 12)
  })

  test('with kinks take both sides', async () => {
    const squashed = on(relu, on(sigma, z))
    const both = on(hadamard, z, on(step, z))
    const one = await judged(claimed(squashed, on(sigma, z)), [])
    const two = await judged(claimed(on(relu, z), both), [])
    expect([one, two].map(r => r.claims[0]?.verdict)).toEqual(['undecided', 'proved'])
  })

  test('mean the true gradients', async () => {
    const graph = twoLayer()
    const { v, g } = notation(graph)
    const inner = on(hadamard, minus(v('z'), v('l')), on(primeOf(sigma), v('q')))
    const back = on(hadamard, times(on(transpose, v('U')), inner), on(primeOf(sigma), v('p')))
    const closed = on(outer, back, v('x'))
    const claim = { left: whole(g('V')), right: whole(closed) } as ClaimForm
    const { claims } = await judged({ ...graph, claims: [claim] }, [])
    expect(claims[0]?.verdict).toBe('proved')
    const [draw] = drawsOf(graph) as [Draw]
    const value = evaluateWithGradients(graph, draw, whole(g('V')))
    expect(distance(value, gradientByDifferences(graph, draw, 'V'))).toBeLessThan(1e-8)
  })
})
