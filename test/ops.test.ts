import Fraction from 'fraction.js'
import katex from 'katex'
import { describe, expect, test } from 'vitest'
import { affine, symbol } from '../src/core/affine.ts'
import { call, type Expr, variable } from '../src/core/expr.ts'
import type { EntryAt, Op } from '../src/core/op.ts'
import { ShapeError } from '../src/core/shape.ts'
import { entry, type Term } from '../src/core/term.ts'
import { loadBig } from '../src/numeric/big.ts'
import { exp } from '../src/ops/exp.ts'
import {
  constantNamed,
  functionNames,
  OPS,
  opCalled,
  opsCalled,
  opsSpelled,
  opsWith,
} from '../src/ops/index.ts'
import { matmul } from '../src/ops/matmul.ts'
import { pi } from '../src/ops/pi.ts'
import { primeOf, spellOutPrime } from '../src/ops/prime.ts'
import { slotDerivative } from '../src/ops/slot.ts'
import { sqnorm } from '../src/ops/sqnorm.ts'
import { unknownFunction, unknownMap } from '../src/ops/unknown.ts'
import { applications, appliedOf } from './support/op-cases.ts'
import { drawsOf, fineFindings, opFindings, pullbackFindings } from './support/op-checks.ts'
import { PLANTED } from './support/planted-ops.ts'

const elementwise = OPS.filter(op => op.elementwise)
const primes = elementwise.flatMap(op => [primeOf(op), primeOf(primeOf(op))])

const windows = [
  ['stride', 2],
  ['pad', 2],
  ['stride', 3],
].map(([name, value]) => ({ name: String(name), value: new Fraction(Number(value)) }))
const withOptions: readonly Op[] = [
  ...windows.map(option => opsWith('conv', [option])),
  opsWith('conv', windows.slice(0, 2)),
].flat()

describe.each([...OPS, ...withOptions, ...primes].map(op => [op.name, op] as const))(
  '%s',
  (_name, op) => {
    const applied = appliedOf(op)

    test('takes its example', () => {
      expect(() => call(op, applied.args, applied.attrs)).not.toThrow()
      expect(op.example.pullback).toHaveLength(op.example.args.length)
    })

    test('entries and local derivatives agree with its evaluation', () => {
      expect(applications(op).flatMap(a => opFindings(a))).toEqual([])
    })

    test('pulls cotangents back as its example says', () => {
      expect(pullbackFindings(op)).toEqual([])
    })

    test('is met on both sides of its kinks', () => {
      if (!op.kink) return
      const values = drawsOf(applied, 1).flatMap(draw => draw.args[0]?.data ?? [])
      expect(values.some(v => v < 0) && values.some(v => v > 0)).toBe(true)
    })

    test('renders in LaTeX', () => {
      for (const arg of ['x', '\\mathbf{X}', 'a + b']) {
        expect(() => katex.renderToString(texOf(op, arg), { throwOnError: true })).not.toThrow()
      }
    })
  },
)

const texOf = (op: Op, arg: string): string => {
  const args = op.example.args.map(() => arg)
  const sign = op.elementwise?.sign ?? ''
  return `${op.tex?.(args) ?? `\\operatorname{${op.name}}(${args.join(', ')})`} ${sign}`
}

describe.each(PLANTED.map(p => [p.name, p] as const))('planted: %s', (_name, { op, where }) => {
  test('is caught', () => {
    const found = opFindings(appliedOf(op))
    expect(found.length).toBeGreaterThan(0)
    expect(found.every(text => text.includes(where))).toBe(true)
  })
})

test('a wrong pullback is caught', () => {
  const example = { ...matmul.example, pullback: ['g ⊗ x', 'V*g'] }
  expect(() => pullbackFindings({ ...matmul, example })).toThrow(ShapeError)
  const slightly = { ...sqnorm.example, pullback: ['2.002*g*x'] }
  expect(pullbackFindings({ ...sqnorm, example: slightly })).not.toEqual([])
})

test.each([...elementwise, ...primes].map(op => [op.name, op] as const))(
  '%s in the normal form',
  (_name, op) => {
    const spelled = {
      ...op,
      entry: ({ args, at }: EntryAt) => value(op, entry(args[0] as Expr, at)),
    }
    expect(opFindings(appliedOf(spelled))).toEqual([])
  },
)

const value = (op: Op, x: Term): Term => op.elementwise?.value(x) ?? x

test("f' is spelled out in the argument and the result", () => {
  for (const op of elementwise) {
    const prime = primeOf(op)
    const entryOf = ({ args, at }: EntryAt) =>
      spellOutPrime(call(prime, args), at) ?? expect.unreachable(op.name)
    expect(opFindings(appliedOf({ ...prime, entry: entryOf }))).toEqual([])
  }
  const x = variable('x', [])
  expect(spellOutPrime(call(primeOf(primeOf(exp)), [x]), [])).toBeUndefined()
  expect(spellOutPrime(call(exp, [x]), [])).toBeUndefined()
})

describe('unknown functions', () => {
  const n = symbol('n')

  test("have derivatives f', f''", () => {
    const f = unknownFunction('f')
    for (const op of [f, primeOf(f), primeOf(primeOf(f))]) {
      expect(applications(op).flatMap(a => opFindings(a))).toEqual([])
    }
    expect(primeOf(f)).toBe(primeOf(f))
  })

  test('of several arguments have one per argument', () => {
    const args = [variable('a', [n]), variable('b', []), variable('c', [affine(1), n])]
    const result = [affine(2)]
    const f = unknownMap(
      'f',
      args.map(a => a.shape),
      result,
    )
    for (const op of [f, slotDerivative(f, 0), slotDerivative(f, 1), slotDerivative(f, 2)]) {
      expect(opFindings({ op, args, attrs: [] })).toEqual([])
    }
    const second = slotDerivative(slotDerivative(f, 2), 0)
    expect(call(second, args).shape).toEqual([affine(2), affine(1), n, n])
    expect(opFindings({ op: second, args, attrs: [] })).toEqual([])
    expect(() => call(f, args.slice(1))).toThrow('f takes vector(n) and scalar and row(n)')
  })
})

test('64 digits are right to the last', async () => {
  const A = await loadBig()
  expect(OPS.flatMap(op => fineFindings(op, A, 1e-55))).toEqual([])
})

test('names of numbers', () => {
  expect(constantNamed('pi')?.shape).toEqual([])
  expect(constantNamed('e')?.shape).toEqual([])
  expect(constantNamed('i')).toBeUndefined()
  expect(functionNames()).not.toContain('pi')
})

test('several operators may share a name', () => {
  expect(opsCalled('diag').map(op => op.name)).toEqual(['diag', 'dg'])
  expect(opCalled('logistic')?.name).toBe('sigma')
  expect(opCalled('outer')?.spelling).toEqual({ kind: 'infix', sign: '⊗' })
})

test('operators are listed by name, each once', () => {
  const names = OPS.map(op => op.name)
  expect(names).toEqual([...new Set(names)].sort())
})

test('every call and every sign leads to its operators', () => {
  for (const op of OPS) {
    const { spelling, options } = op
    if (options) {
      const [name = ''] = spelling.kind === 'call' ? spelling.names : []
      expect(opsWith(name, options)).toEqual([op])
      continue
    }
    if (spelling.kind === 'infix') expect(opsSpelled(spelling.sign)).toContain(op)
    if (spelling.kind === 'call' && spelling.names.length > 0 && op !== pi) {
      if (spelling.names.includes(op.name)) expect(opCalled(op.name)).toBe(op)
      for (const name of spelling.names) expect(opsCalled(name)).toContain(op)
    }
  }
})
