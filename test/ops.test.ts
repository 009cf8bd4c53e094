import katex from 'katex'
import { describe, expect, test } from 'vitest'
import { call } from '../src/core/expr.ts'
import type { Op } from '../src/core/op.ts'
import { functionNames, OPS, opCalled, opsSpelled } from '../src/ops/index.ts'
import { primeOf } from '../src/ops/prime.ts'
import { applications, appliedOf, drawsOf, opFindings } from './support/op-checks.ts'
import { PLANTED } from './support/planted-ops.ts'

const elementwise = OPS.filter(op => op.elementwise)
const primes = elementwise.flatMap(op => [primeOf(op), primeOf(primeOf(op))])

describe.each([...OPS, ...primes].map(op => [op.name, op] as const))('%s', (_name, op) => {
  const applied = appliedOf(op)

  test('takes its example', () => {
    expect(() => call(op, applied.args, applied.attrs)).not.toThrow()
    expect(op.example.pullback).toHaveLength(op.example.args.length)
  })

  test('entries and local derivatives agree with its evaluation', () => {
    expect(applications(op).flatMap(a => opFindings(a))).toEqual([])
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
})

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

test('operators are listed by name, each once', () => {
  const names = OPS.map(op => op.name)
  expect(names).toEqual([...new Set(names)].sort())
})

test('every call and every sign leads to its operators', () => {
  for (const op of OPS) {
    const { spelling } = op
    if (spelling.kind === 'infix') expect(opsSpelled(spelling.sign)).toContain(op)
    if (spelling.kind === 'call' && functionNames().includes(op.name)) {
      expect(opCalled(op.name)).toBe(op)
    }
  }
})
