import { afterEach, describe, expect, test } from 'vitest'
import type { Op } from '../src/core/op.ts'
import { product, rational, type Term, total } from '../src/core/term.ts'
import { derive } from '../src/derive/derive.ts'
import { MEMBERS } from '../src/derive/member.ts'
import { type Net, READ_RULES } from '../src/derive/net.ts'
import { transposeOf } from '../src/ops/build.ts'
import { hadamard } from '../src/ops/hadamard.ts'
import { matmul } from '../src/ops/matmul.ts'
import { outer } from '../src/ops/outer.ts'
import { sqnorm } from '../src/ops/sqnorm.ts'
import { tanh } from '../src/ops/tanh.ts'
import { transpose } from '../src/ops/transpose.ts'
import { verify } from '../src/verify/verify.ts'
import { networkOf } from './support/network.ts'

const NETWORK = `
parameter W : matrix(m, n); parameter R : matrix(m, m); parameter b : vector(m); parameter a : vector(n)
parameter c : scalar; parameter d : vector(n)
input x : vector(n); label t : vector(m)
p = W*x + b
h = tanh(p)
M = h ⊗ a
s = (c*(M.*W))*a
r = (h ⊗ a)*d
o = R'*(R*h) + h + s + r
q = R*o
L = (q - t)^2 + h'*R*h
`

/** True when every step of every derivative of the loss is tested; false when one fails or none can be made. */
const passes = async (loss = 'L'): Promise<boolean> => {
  const graph = { ...networkOf(NETWORK), loss }
  try {
    const { verified } = await verify(graph, derive(graph), { seed: 1 })
    return verified
  } catch {
    return false
  }
}

const undo: (() => void)[] = []
afterEach(() => {
  for (const restore of undo.splice(0)) restore()
})

/** Replaces one field of an object until the test ends. */
const plant = <T extends object, K extends keyof T>(
  target: T,
  key: K,
  broken: (right: T[K]) => T[K],
) => {
  const right = target[key]
  target[key] = broken(right)
  undo.push(() => {
    target[key] = right
  })
}

const scaled = (factor: number | string) => (term: Term) =>
  product([rational(Number(factor)), term])
const firstPart = (term: Term): Term => (term.kind === 'total' ? (term.terms[0] as Term) : term)
const plantPartial = (op: Op, spoil: (term: Term) => Term) =>
  plant(op, 'partial', right => at => spoil(right.call(op, at)))
const plantEntry = (op: Op, spoil: (term: Term) => Term) =>
  plant(op, 'entry', right => at => spoil(right.call(op, at)))

test.each(['L', 'q'])('the network is verified while nothing is planted, %s', async loss => {
  expect(await passes(loss)).toBe(true)
})

describe('in the local derivative of an operator', () => {
  const cases: [string, () => void][] = [
    [
      'a wrong index',
      () =>
        plant(
          matmul,
          'partial',
          right => at => right.call(matmul, { ...at, n: at.n, args: at.args.map(transposeOf) }),
        ),
    ],
    ['a missing factor', () => plantPartial(sqnorm, scaled(0.5))],
    ['a wrong sign', () => plantPartial(matmul, scaled(-1))],
    ['a factor 1.001', () => plantPartial(hadamard, scaled(1.001))],
    ['a factor 1.001 of an activation', () => plantPartial(tanh, scaled(1.001))],
    ['a dropped δ', () => plantPartial(outer, () => rational(1))],
  ]
  test.each(cases)('%s', async (_, spoil) => {
    spoil()
    expect(await passes()).toBe(false)
  })
})

describe('in the definition of an operator', () => {
  const cases: [string, () => void][] = [
    [
      'a swapped transpose',
      () =>
        plant(
          transpose,
          'entry',
          right => at => right.call(transpose, { ...at, at: [...at.at].reverse() }),
        ),
    ],
    ['a factor 1.001', () => plantEntry(hadamard, scaled(1.001))],
    ['a wrong sign', () => plantEntry(outer, scaled(-1))],
    [
      'a missing factor',
      () => plantEntry(outer, term => (term.kind === 'product' ? (term.factors[0] as Term) : term)),
    ],
  ]
  test.each(cases)('%s', async (_, spoil) => {
    spoil()
    expect(await passes()).toBe(false)
  })
})

describe('in a rule of the derivation', () => {
  const spoilTerm = (
    rule: 'chain-rule' | 'collapse-sum' | 'local-derivative' | 'transpose',
    spoil: (t: Term) => Term,
  ) =>
    plant(MEMBERS as Record<string, (typeof MEMBERS)['component']>, rule, right => state => {
      const member = right?.(state)
      return member?.form.level === 'index'
        ? { ...member, form: { ...member.form, term: spoil(member.form.term) } }
        : member
    })
  const cases: [string, () => void][] = [
    ['a dropped path', () => spoilTerm('chain-rule', firstPart)],
    ['a factor 1.001', () => spoilTerm('collapse-sum', scaled(1.001))],
    ['a wrong sign', () => spoilTerm('local-derivative', scaled(-1))],
    ['a term too many', () => spoilTerm('transpose', t => total([t, t]))],
  ]
  test.each(cases)('%s', async (_, spoil) => {
    spoil()
    expect(await passes()).toBe(false)
  })
  test.each(cases.filter(([what]) => what !== 'a term too many'))(
    '%s, where a vector is derived',
    async (_, spoil) => {
      spoil()
      expect(await passes('q')).toBe(false)
    },
  )
})

describe('in the matrix reader', () => {
  const spoilRule = (name: string, spoil: (net: Net) => Net) => {
    const rule = READ_RULES.find(r => r.name === name)
    if (!rule) throw new Error(`no rule ${name}`)
    plant(rule, 'apply', right => (net, k) => {
      const next = right(net, k)
      return next && spoil(next)
    })
  }
  const dropLast = (net: Net): Net => ({ ...net, vectors: net.vectors.slice(0, -1) })
  const turn = (net: Net): Net => ({
    ...net,
    matrices: net.matrices.map(m => ({ ...m, a: m.b, b: m.a })),
  })
  const cases: [string, () => void][] = [
    ['a dropped factor', () => spoilRule('matrix-vector', dropLast)],
    ['a swapped transpose', () => spoilRule('parallel', turn)],
    ['a letter never summed', () => spoilRule('matrix-vector', net => ({ ...net, bound: [] }))],
  ]
  test.each(cases)('%s', async (name, spoil) => {
    spoil()
    expect(await passes(), name).toBe(false)
  })
})
