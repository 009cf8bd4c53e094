import Fraction from 'fraction.js'
import { describe, expect, test } from 'vitest'
import { affine, ONE, symbol } from '../src/core/affine.ts'
import { call, type Expr, table, variable } from '../src/core/expr.ts'
import type { Assume } from '../src/core/graph.ts'
import type { Op } from '../src/core/op.ts'
import type { Adjective } from '../src/core/syntax.ts'
import { mapTensor, scalar, type Tensor, tensor } from '../src/core/tensor.ts'
import { entry, type Ix, position, product, rational, sum } from '../src/core/term.ts'
import { loadBig } from '../src/numeric/big.ts'
import { type Env, evaluateExpr, evaluateForm, evaluateTerm } from '../src/numeric/evaluate.ts'
import { drawLeaf, type Facts, realise, type Sample } from '../src/numeric/leaves.ts'
import { condition } from '../src/numeric/matrix.ts'
import { NUMBERS } from '../src/numeric/number.ts'
import { randomFrom } from '../src/numeric/random.ts'
import { type Draw, drawSource } from '../src/numeric/sample.ts'
import { sizeSource } from '../src/numeric/sizes.ts'
import { constant, moving, type Tangent, tangentsOver } from '../src/numeric/tangent.ts'
import { OPS } from '../src/ops/index.ts'
import { matmul } from '../src/ops/matmul.ts'
import { outer } from '../src/ops/outer.ts'
import { relu } from '../src/ops/relu.ts'
import { transpose } from '../src/ops/transpose.ts'
import { unknownFunction, unknownMap } from '../src/ops/unknown.ts'
import { centralDifferences, distance } from './support/numeric-difference.ts'
import { builder, deep, on, plus, shape, times, twoLayer } from './support/numeric-networks.ts'

const SEED = 7

const ERF = [
  [1e-10, '1.128379167095512573892397639231226796441792012772596851574950041e-10'],
  [0.5, '0.5204998778130465376827466538919645287364515757579637000588057257'],
  [1, '0.8427007929497148693412206350826092592960669979663029084599378967'],
  [2, '0.9953222650189527341620692563672529286108917970400600767383523255'],
  [3.5, '0.9999992569016276585872544763162439043642793399078272'],
] as const

describe('arithmetic', () => {
  test.each(ERF)('erf(%f)', (x, digits) => {
    expect(Math.abs(NUMBERS.erf(x) / Number(digits) - 1)).toBeLessThan(1e-15)
    expect(NUMBERS.erf(-x)).toBe(-NUMBERS.erf(x))
  })

  test('erf at the ends', () => {
    expect([0, 30, -30, Number.NaN].map(NUMBERS.erf)).toEqual([0, 1, -1, Number.NaN])
  })

  test('64 digits', async () => {
    const B = await loadBig()
    expect(`${B.pi}`).toBe('3.141592653589793238462643383279502884197169399375105820974944592')
    expect(`${B.exp(B.of(1))}`).toBe(
      '2.718281828459045235360287471352662497757247093699959574966967628',
    )
    expect(`${B.of(new Fraction(1, 3))}`).toBe(`0.${'3'.repeat(64)}`)
    for (const [x, digits] of ERF)
      expect(`${B.erf(B.of(x))}`.slice(0, 52)).toBe(digits.slice(0, 52))
    expect(B.primal(B.log(B.of(-1)))).toBeNaN()
  })
})

const values = (
  known: Readonly<Record<string, Tensor>>,
  sizes: Record<string, number>,
): Env<number> => ({
  sizes: new Map(Object.entries(sizes)),
  base: 1,
  value: name => known[name] as Tensor,
  unknown: () => {
    throw new RangeError('none')
  },
  gradient: () => scalar(0),
  slope: () => scalar(0),
})

const ix = (name: string, dim: string): Ix => ({ name, dim: symbol(dim) })

describe('evaluation', () => {
  const env = values(
    {
      W: tensor([2, 3], [1, 2, 3, 4, 5, 6]),
      x: tensor([3], [1, 0, -1]),
      r: tensor([1, 3], [7, 8, 9]),
    },
    { m: 2, n: 3 },
  )
  const W = variable('W', shape('m n'))
  const x = variable('x', shape('n'))
  const r = variable('r', shape('1 n'))
  const [i, j] = [ix('i', 'm'), ix('j', 'n')]
  const Wij = entry(W, [position(i), position(j)])

  test('a product as a whole and entry by entry', () => {
    const body = sum([j], product([Wij, entry(x, [position(j)])]))
    const byEntry = evaluateForm(NUMBERS, { level: 'index', term: body, free: [i] }, env)
    expect(byEntry).toEqual(tensor([2], [-2, -2]))
    expect(evaluateExpr(NUMBERS, times(W, x), env)).toEqual(byEntry)
    expect(evaluateExpr(NUMBERS, table([i], body), env)).toEqual(byEntry)
  })

  test('an entry outside its tensor is 0; a unit axis is not looked at', () => {
    const shifted = (by: number) =>
      evaluateTerm(NUMBERS, entry(x, [affine(by, [['j', 1]])]), new Map([['j', 3]]), env)
    expect([-3, -2, -1, 0, 1].map(shifted)).toEqual([0, 1, 0, -1, 0])
    const inRow = entry(r, [ONE, position(j)])
    expect(evaluateTerm(NUMBERS, inRow, new Map([['j', 2]]), env)).toBe(8)
  })

  test('positions count from the base, sums from where they start', () => {
    const last = entry(x, [symbol('n')])
    expect(evaluateTerm(NUMBERS, last, new Map(), env)).toBe(-1)
    expect(evaluateTerm(NUMBERS, last, new Map(), { ...env, base: 0 })).toBe(0)
    const tail = (from: number) => ({ ...ix('j', 'n'), first: affine(from) })
    const rest = (from: number) =>
      evaluateTerm(NUMBERS, sum([tail(from)], entry(x, [position(j)])), new Map(), env)
    expect([1, 2, 3, 4].map(rest)).toEqual([0, -1, -1, 0])
  })

  test('a range may depend on a letter outside', () => {
    const upToI: Ix = { name: 'k', dim: symbol('i') }
    const triangle = sum([i, upToI], rational(1))
    expect(evaluateTerm(NUMBERS, triangle, new Map(), env)).toBe(3)
  })

  test('a letter without a value is an error', () => {
    expect(() => evaluateTerm(NUMBERS, Wij, new Map([['i', 1]]), env)).toThrow('no value for j')
  })

  test('a whole inside an index term is computed once', () => {
    let times = 0
    const counting: Op = {
      ...matmul,
      eval: (A, args, at) => {
        times++
        return matmul.eval(A, args, at)
      },
    }
    const whole = call(counting, [W, call(transpose, [W])])
    const k = ix('k', 'm')
    const term = entry(whole, [position(i), position(k)])
    const value = evaluateForm(NUMBERS, { level: 'index', term, free: [i, k] }, env)
    expect(value.data).toEqual([14, 32, 32, 77])
    expect(times).toBe(1)
  })
})

describe('tangents', () => {
  const arrays: readonly (readonly [name: string, expr: Expr])[] = [
    ['a product on the left', times(variable('x', shape('m n')), variable('c', shape('n')))],
    ['x xᵀ', times(variable('x', shape('m n')), on(transpose, variable('x', shape('m n'))))],
    ['outer', on(outer, variable('x', shape('n')), variable('x', shape('n')))],
  ]
  const x: Tensor = tensor([2, 3], [0.3, -1.2, 0.7, 1.9, -0.4, 0.8])
  const vector = tensor([3], x.data.slice(0, 3))

  const jacobian = (f: Expr, at: Tensor): [Tensor, Tensor] => {
    const env = (value: Tensor) =>
      values({ x: value, c: tensor([3], [0.5, -0.25, 2]) }, { m: 2, n: 3 })
    const T = tangentsOver(NUMBERS)
    const seeds = { ...at, data: at.data.map((v, n) => moving(NUMBERS, v, n)) }
    const lifted: Env<Tangent<number>> = {
      sizes: env(at).sizes,
      base: 1,
      unknown: env(at).unknown,
      value: (name: string) => (name === 'x' ? seeds : mapTensor(env(at).value(name), constant)),
      gradient: () => scalar(constant(0)),
      slope: () => scalar(constant(0)),
    }
    const moved = evaluateExpr(T, f, lifted)
    const rows = moved.data.flatMap(({ along, d }) =>
      at.data.map((_, n) => d[along.indexOf(n)] ?? 0),
    )
    const differences = centralDifferences(v => evaluateExpr(NUMBERS, f, env(v)), at)
    return [tensor([...moved.dims, ...at.dims], rows), differences]
  }

  test.each(arrays)('%s', (_, f) => {
    const [exact, differences] = jacobian(f, f.kind === 'call' && f.op === outer ? vector : x)
    expect(distance(exact, differences)).toBeLessThan(1e-8)
  })

  const elementwise = OPS.filter(op => op.elementwise)
  test.each(elementwise.map(op => [op.name, op] as const))('%s', (_, op) => {
    const at = tensor(
      [3],
      op.name === 'log' || op.name === 'sqrt' ? [0.3, 1.1, 2.5] : [-1.3, 0.4, 0.9],
    )
    const [exact, differences] = jacobian(on(op, variable('x', shape('n'))), at)
    expect(distance(exact, differences)).toBeLessThan(1e-8)
  })
})

describe('random numbers', () => {
  test('are told by their seeds', () => {
    const some = (...seeds: number[]) => {
      const random = randomFrom(...seeds)
      return Array.from({ length: 5 }, () => random.normal())
    }
    expect(some(1, 2)).toEqual(some(1, 2))
    const different = [some(1, 2), some(2, 1), some(1), some(1, 2, 0), some(2 ** 40), some(2 ** 41)]
    expect(new Set(different.map(String)).size).toBe(different.length)
  })

  test('have the right mean and variance', () => {
    const random = randomFrom(SEED)
    const draws = Array.from({ length: 20_000 }, () => random.normal())
    const mean = draws.reduce((a, b) => a + b) / draws.length
    const variance = draws.reduce((a, b) => a + b * b) / draws.length
    expect(Math.abs(mean)).toBeLessThan(0.03)
    expect(Math.abs(variance - 1)).toBeLessThan(0.05)
  })
})

const drawsOf = (source: (turn: number) => Draw, length = 10) =>
  Array.from({ length }, (_, turn) => source(turn))

describe('sizes', () => {
  test('are pairwise different, and once all equal', () => {
    const sets = drawsOf(drawSource(twoLayer(), SEED)).map(draw => [...draw.sizes.values()])
    const spread = sets.map(sizes => new Set(sizes).size)
    expect(spread).toEqual([3, 3, 3, 3, 3, 3, 3, 3, 1, 1])
    expect(Math.min(...sets.flat())).toBeGreaterThanOrEqual(2)
  })

  test('of a deep network stay small and differ within an equation and its neighbours', () => {
    const graph = deep(60)
    const sizes = sizeSource(graph).different(randomFrom(SEED))
    const n = (k: number) => sizes.get(`n${k}`) as number
    expect(Math.max(...sizes.values())).toBeLessThanOrEqual(9)
    for (let k = 2; k <= 60; k++) expect(new Set([n(k), n(k - 1), n(k - 2)]).size, `${k}`).toBe(3)
  })

  test('of sums stay positive', () => {
    const { leaf, eq, graph } = builder()
    const short = affine(1, [
      ['h', 1],
      ['k', -1],
    ])
    leaf('w', 'k')
    const x = leaf('x', 'h', { shape: [short] })
    eq('y', on(relu, { ...x, shape: [short] } as Expr))
    const source = drawSource({ ...graph('y'), sizes: ['h', 'k'] }, SEED)
    for (const { values } of drawsOf(source, 50)) {
      expect(values.get('x')?.data.length).toBeGreaterThanOrEqual(1)
    }
  })
})

const facts = (adjectives: Adjective[], assumptions: Assume[] = []): Facts => ({
  name: 'x',
  adjectives: new Set(adjectives),
  sums: assumptions.filter(a => a.kind === 'sum'),
  bounds: assumptions.filter(a => a.kind === 'bound'),
  values: assumptions.filter(a => a.kind === 'value'),
})

const sampleOf = (given: Facts, place: Parameters<typeof drawLeaf>[2]): Sample =>
  drawLeaf(randomFrom(SEED, place.turn), given, place)

describe('leaves', () => {
  const drawn = (dims: number[], given: Facts, turn = 0): Tensor =>
    realise(NUMBERS, sampleOf(given, { dims, base: 1, turn }))
  const total = (x: Tensor) => x.data.reduce((a, b) => a + b, 0)
  const square = (x: Tensor, i: number, j: number) =>
    x.data[i * (x.dims[1] as number) + j] as number

  test('probability, onehot, binary, positive', () => {
    const p = drawn([4], facts(['probability']))
    expect(total(p)).toBeCloseTo(1, 14)
    expect(Math.min(...p.data)).toBeGreaterThanOrEqual(0.1 / 4)
    const classes = [0, 1, 2].map(turn => drawn([3], facts(['onehot']), turn).data.indexOf(1))
    expect(classes.sort()).toEqual([0, 1, 2])
    expect(drawn([9], facts(['binary'])).data.every(v => Math.abs(v) === 1)).toBe(true)
    expect(Math.min(...drawn([9], facts(['positive'])).data)).toBeGreaterThan(0)
  })

  test('symmetric, diagonal, definite, invertible', () => {
    const s = drawn([3, 3], facts(['symmetric']))
    expect(square(s, 0, 2)).toBe(square(s, 2, 0))
    expect(drawn([3, 3], facts(['diagonal'])).data.filter(v => v !== 0).length).toBe(3)
    const d = drawn([2, 2], facts(['definite']))
    expect(square(d, 0, 0) * square(d, 1, 1) - square(d, 0, 1) ** 2).toBeGreaterThan(0)
    for (let turn = 0; turn < 20; turn++) {
      expect(condition(drawn([3, 3], facts(['invertible']), turn))).toBeLessThan(100)
    }
  })

  test('orthogonal to 64 digits', async () => {
    const B = await loadBig()
    const sample = sampleOf(facts(['orthogonal']), { dims: [3, 3], base: 1, turn: 0 })
    const rows = [0, 3, 6].map(n => realise(B, sample).data.slice(n, n + 3))
    const dot = (a: number, b: number) =>
      rows[a]?.map((v, n) => B.mul(v, rows[b]?.[n] ?? v)).reduce(B.add) ?? B.pi
    expect(Math.abs(B.primal(dot(0, 1)))).toBeLessThan(1e-60)
    expect(Math.abs(B.primal(B.sub(dot(2, 2), B.of(1))))).toBeLessThan(1e-60)
  })

  test('sums and bounds', () => {
    const ofSum = (perRow: boolean): Assume => ({ kind: 'sum', name: 'x', perRow, value: 3 })
    expect(total(drawn([4], facts([], [ofSum(false)])))).toBeCloseTo(3, 13)
    expect(total(drawn([2, 4], facts(['positive'], [ofSum(true)])))).toBeCloseTo(6, 13)
    const bound = (sign: '<' | '>=', value: number): Assume => ({
      kind: 'bound',
      name: 'x',
      sign,
      value,
    })
    const between = drawn([50], facts([], [bound('>=', 0), bound('<', 1)])).data
    expect(between.every(v => v >= 0 && v < 1)).toBe(true)
    const first: Assume = { kind: 'bound', name: 'x', at: [1], sign: '>=', value: 5 }
    expect(drawn([3], facts([], [first])).data.map(v => v >= 5)).toEqual([true, false, false])
  })
})

describe('draws', () => {
  test('are told by the seed', () => {
    const text = (seed: number) =>
      JSON.stringify(drawsOf(drawSource(twoLayer(), seed), 4).map(draw => [...draw.values]))
    expect(text(1)).toBe(text(1))
    expect(text(1)).not.toBe(text(2))
  })

  test('keep away from kinks and are finite', () => {
    const { leaf, eq, graph } = builder()
    const log = OPS.find(
      op => op.spelling.kind === 'call' && op.spelling.names.includes('log'),
    ) as Op
    const p = eq('p', plus(times(leaf('W', 'm n'), leaf('x', 'n')), leaf('b', 'm')))
    eq('y', on(relu, p))
    eq('u', on(log, leaf('w', 'm')))
    for (const draw of drawsOf(drawSource(graph('u'), SEED), 20)) {
      expect(draw.near.size).toBe(0)
      expect(draw.values.get('u')?.data.every(Number.isFinite), `seed ${SEED}`).toBe(true)
    }
  })

  test('of unknown functions are smooth and the same in every arithmetic', async () => {
    const B = await loadBig()
    const { leaf, eq, graph } = builder()
    const f = unknownFunction('f')
    const g = unknownMap('g', [shape('n'), shape('')], shape('k'))
    const y = eq('y', on(f, leaf('x', 'n')))
    eq('z', on(g, y, leaf('a', '')))
    const functions = new Map([
      ['f', f],
      ['g', g],
    ])
    const draw = drawSource({ ...graph('z'), sizes: ['n', 'k'], functions }, SEED)(0)
    expect(draw.values.get('z')?.dims).toEqual([draw.sizes.get('k')])
    const at = draw.functions.get('f') as NonNullable<ReturnType<typeof draw.functions.get>>
    const x = tensor([3], [-1, 0.2, 0.9])
    const exact = at(B, [mapTensor(x, B.of)]).data.map(B.primal)
    expect(distance(tensor([3], exact), at(NUMBERS, [x]))).toBeLessThan(1e-15)
  })
})
