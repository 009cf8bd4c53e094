import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { negate } from '../src/core/term.ts'
import { sqnorm } from '../src/ops/sqnorm.ts'
import { type Derived, deriveSource } from '../src/report/derive.ts'

const jsonOf = async (source: string, options = {}) => {
  const result = await deriveSource(source, { format: 'json', ...options })
  if (result.kind === 'malformed') throw new Error(JSON.stringify(result.problems))
  return JSON.parse(result.output)
}

const TWO_LAYERS = readFileSync('derivations/two-layer.eq', 'utf8')

describe('derive --format json', () => {
  test('has the fields of the contract', async () => {
    const report = await jsonOf(TWO_LAYERS, { seed: 7 })
    expect(Object.keys(report)).toEqual([
      ...['gradproof', 'seed', 'loss', 'layout', 'assumed', 'uses', 'verified'],
      ...['equations', 'gradients', 'claims'],
    ])
    expect(report).toMatchObject({ seed: 7, loss: 'epsilon', layout: 'gradient', verified: true })
    expect(report.equations.map(Object.keys)).toEqual(
      Array.from({ length: 5 }, () => ['name', 'text', 'latex']),
    )
    expect(report.equations[0]).toMatchObject({ name: 'p', text: 'V*x + v' })
  })

  test('lists every name, with every member', async () => {
    const { gradients } = await jsonOf(TWO_LAYERS)
    expect(gradients.map((one: { wrt: string }) => one.wrt)).toEqual([...'VvpyUuqz'])
    for (const one of gradients) {
      expect(Object.keys(one)).toEqual(['wrt', 'shape', 'chain', 'result', 'closed'])
      const [goal, ...rest] = one.chain
      expect(Object.keys(goal)).toEqual(['text', 'latex', 'rule'])
      expect(goal.rule).toBe('goal')
      for (const member of rest) {
        const fields = ['text', 'latex', 'rule', 'verdict', 'error', 'draws', 'uses']
        expect(Object.keys(member)).toEqual(fields)
        expect(member.draws).toBeGreaterThanOrEqual(5)
        expect(['tested', 'proved']).toContain(member.verdict)
      }
      expect(Object.keys(one.closed)).toEqual([
        ...['text', 'latex', 'verdict', 'error', 'draws', 'uses'],
      ])
      expect(one.closed.verdict).toBe('tested')
    }
  })

  test('states the gradient of a weight', async () => {
    const { gradients } = await jsonOf(TWO_LAYERS, { wrt: ['V'] })
    const [{ shape, chain, result }] = gradients
    expect(shape).toHaveLength(2)
    expect(chain.map((one: { rule: string }) => one.rule)).toEqual([
      ...['goal', 'component', 'chain-rule', 'collapse-sum', 'local-derivative', 'matrix-form'],
    ])
    expect(result.text).toBe('∂ε/∂p ⊗ x')
  })

  test('has differentials where the style shows them', async () => {
    const report = await jsonOf(TWO_LAYERS, { style: 'differential', detail: 'full', wrt: ['V'] })
    const { differentials, verified, gradients } = report
    expect([verified, gradients.length]).toEqual([true, 1])
    expect(differentials.map((one: { of: string }) => one.of).join('')).toBe('pp')
    const [goal, ...rest] = differentials.at(-1).chain
    expect(goal).toMatchObject({ text: "(∂ε/∂p)'*d(p)", rule: 'goal' })
    expect(rest[0]).toMatchObject({ text: "(∂ε/∂p)'*(d(V)*x + d(v))", rule: 'differential' })
    expect(rest.map((one: { verdict: string }) => one.verdict)).toEqual(['proved', 'proved'])
    expect(rest[0].explanation).toContain('each name on the right side adds its share')
  })

  test('says for which places of a family a differential stands', async () => {
    const source = 'parameter h{0} : vector(n)\nh{t} = tanh(W*h{t-1}) for t = 1..T\nL = sum(h{T})'
    const { differentials } = await jsonOf(source, { style: 'differential' })
    expect(differentials[1]).toMatchObject({ of: 'h{t}', for: 't = 1..T' })
  })

  test('says what was assumed', async () => {
    const { assumed } = await jsonOf('p = V*x + v\ny = sigma(p)\nL = 1/2*(y - l)^2\n')
    expect(assumed.length).toBeGreaterThan(0)
    for (const declaration of assumed) expect(declaration).toMatch(/^\w+ : /)
  })

  test('tells claims', async () => {
    const source = 'claim sigma(z) = 1/2 + 1/2*tanh(z/2)\nclaim sigma(z) = tanh(z)\nL = sigma(z)\n'
    const { claims } = await jsonOf(source)
    expect(claims[0]).toMatchObject({ text: 'σ(z) = 1/2 + 1/2*tanh(z/2)' })
    expect(['tested', 'proved']).toContain(claims[0].verdict)
    expect(claims[1].verdict).toBe('failed')
    expect(claims[1].counterexample.values).toBeDefined()
  })
})

describe('a derivation with a false step', () => {
  const right = sqnorm.partial
  const plant = () => vi.spyOn(sqnorm, 'partial').mockImplementation(at => negate(right(at)))
  afterEach(() => void vi.restoreAllMocks())

  test('is data to look at, without a result', async () => {
    plant()
    const { verified, gradients } = await jsonOf(TWO_LAYERS)
    expect(verified).toBe(false)
    const z = gradients.find((one: { wrt: string }) => one.wrt === 'z')
    expect(z).toMatchObject({ result: null, closed: null })
    expect(z.chain.map((one: { verdict?: string }) => one.verdict)).toContain('failed')
  })

  test.each(['text', 'latex', 'latex-document'])('is not printed as %s', async format => {
    plant()
    const { output, isSound, defects } = (await deriveSource(TWO_LAYERS, { format })) as Derived
    expect(isSound).toBe(false)
    expect(defects[0]).toMatch(/^the step ∂ε\/∂z\[i\] = .* is false by/)
    expect(output).not.toMatch(/^∂ε\/∂z =/m)
    expect(output).not.toContain('{\\partial \\vec{z}} &=')
  })
})
