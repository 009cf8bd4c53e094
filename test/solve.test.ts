import katex from 'katex'
import { describe, expect, test } from 'vitest'
import type { Solution } from '../src/core/solution.ts'
import { type Tensor, tensor } from '../src/core/tensor.ts'
import { UsageError } from '../src/core/usage.ts'
import { eigenvalues } from '../src/numeric/eigen.ts'
import { drawSource } from '../src/numeric/sample.ts'
import { numOf, scaleOf } from '../src/ops/build.ts'

import { quoteExpr } from '../src/render/quote.ts'
import { printText } from '../src/render/text.ts'
import { solveSource } from '../src/report/solve.ts'
import { type Question, questionsOf } from '../src/solve/check.ts'
import { solve } from '../src/solve/solve.ts'
import { verify } from '../src/verify/verify.ts'
import { networkOf } from './support/network.ts'
import { gradientByDifferences } from './support/numeric-difference.ts'
import { casesIn, withResults } from './support/parse-cases.ts'

const FOLDER = 'test/cases/solve'
const SOLVED = `${FOLDER}/solved.txt`
const REFUSED = `${FOLDER}/refused.txt`

const unknownOf = (source: string): string => source.match(/^# solve for (\w+)/)?.[1] ?? ''

/** What is printed, the network left out. */
const printed = async (source: string): Promise<string> => {
  try {
    const result = await solveSource(source, { unknown: unknownOf(source) })
    if (result.kind === 'malformed') return JSON.stringify(result.problems)
    const [, ...rest] = result.output.trim().split('\n\n')
    return [...result.defects, ...rest].join('\n\n')
  } catch (error) {
    if (error instanceof UsageError) return error.message
    throw error
  }
}

const results = async (path: string): Promise<ReadonlyMap<string, string>> =>
  new Map(
    await Promise.all(
      casesIn(path).map(async ({ source }) => [source, await printed(source)] as const),
    ),
  )

describe('solve', () => {
  test.each([SOLVED, REFUSED])('%s', { timeout: 120_000 }, async path => {
    const found = await results(path)
    await expect(withResults(path, source => found.get(source) ?? '')).toMatchFileSnapshot(
      `../${path}`,
    )
  })

  test('solves where it does not refuse, and the other way round', () => {
    for (const { expected } of casesIn(SOLVED)) expect(expected).toMatch(/# \d.* steps/)
    for (const { expected } of casesIn(REFUSED)) expect(expected).toMatch(/^cannot solve for/)
  })
})

/** The gradient by differences at what is printed as the solution, and near it, at some draws. */
const gradientsAt = (source: string, solution: Solution): (readonly [Tensor, Tensor])[] => {
  const { name } = solution.unknown
  const graph = networkOf(source)
  const text = printText(quoteExpr(solution.solution, graph.names))
  const draws = drawSource(networkOf(`${name} = ${text}\n${source}`), 7)
  return Array.from({ length: 20 }, (_, turn) => draws(turn))
    .filter(draw => draw.near.size === 0)
    .map(draw => {
      const found = draw.values.get(name) as Tensor
      const at = (value: Tensor) => {
        const leaves = new Map(draw.leaves).set(name, { raw: value, moulds: [] })
        return gradientByDifferences(graph, { ...draw, leaves }, name)
      }
      return [
        at(found),
        at(
          tensor(
            found.dims,
            found.data.map(v => v + 1),
          ),
        ),
      ] as const
    })
}

const size = ({ data }: Tensor): number => Math.max(...data.map(Math.abs))

describe('what is printed as the solution', () => {
  const cases = casesIn(SOLVED).map(({ source }) => source)
  test.each(cases)('%s: reads back, and the loss is level there', source => {
    const solution = solve(networkOf(source), unknownOf(source))
    for (const [here, near] of gradientsAt(source, solution)) {
      expect(size(here), 'seed 7').toBeLessThan(1e-5 * Math.max(1, size(near)))
      expect(size(near), 'seed 7').toBeGreaterThan(1e-3)
    }
  })
})

const RIDGE = `X : matrix(n, k); Y : vector(n); beta : vector(k); lambda : positive scalar
e = Y - X*beta
L = e'*e + lambda*beta^2`

/** Verdicts of all equalities that a solution rests on. */
const verdicts = async (source: string, change: (s: Solution) => Solution) => {
  const graph = networkOf(source)
  const { free, found } = questionsOf(graph, change(solve(graph, 'beta')))
  const findings = async ({ graph, stated }: Question) =>
    (await verify({ ...graph, claims: [] }, [], { seed: 3, stated })).stated
  return [...(await findings(free)), ...(await findings(found))].map(f => f.verdict)
}

describe('LaTeX of a solution', () => {
  const cases = casesIn(SOLVED).map(({ source }) => source)
  test.each(cases)('%s: renders', async source => {
    for (const lang of ['en', 'ru']) {
      const options = { unknown: unknownOf(source), format: 'latex', lang }
      const result = await solveSource(source, options)
      const output = result.kind === 'solved' ? result.output : ''
      const displays = output.split('\\[').slice(1)
      expect(displays.length).toBeGreaterThan(4)
      for (const display of displays) {
        const [formula = ''] = display.split('\n\\]')
        katex.renderToString(formula, { displayMode: true, strict: 'ignore', throwOnError: true })
      }
    }
  })
})

describe('a planted error', () => {
  test('is none in what is derived', async () => {
    expect(await verdicts(RIDGE, s => s)).not.toContain('failed')
  })

  const twice = (x: Solution['solution']) => scaleOf(numOf(1.001), x)
  test.each<[string, (s: Solution) => Solution]>([
    [
      'in the gradient',
      s => ({ ...s, gradient: s.gradient.map(m => ({ ...m, expr: twice(m.expr) })) }),
    ],
    ['in the solution', s => ({ ...s, solution: twice(s.solution) })],
    [
      'in both forms of it',
      s => ({
        ...s,
        solution: twice(s.solution),
        named: { ...s.named, solution: twice(s.named.solution), left: twice(s.named.left) },
      }),
    ],
    [
      'in the collected equation',
      s => ({
        ...s,
        equations: s.equations.map(e => ({ ...e, right: twice(e.right) })),
      }),
    ],
    [
      'in the second derivative',
      s => ({
        ...s,
        hessian: { ...s.hessian, entries: spoiled(s.hessian.entries) },
      }),
    ],
  ])('%s is refuted', async (_where, change) => {
    expect(await verdicts(RIDGE, change)).toContain('failed')
  })

  const spoiled = (form: Solution['hessian']['entries']): typeof form =>
    form.level === 'matrix'
      ? form
      : { ...form, term: { kind: 'total', terms: [form.term, form.term] } }
})

describe('eigenvalues', () => {
  test('of a symmetric matrix', () => {
    const values = [...eigenvalues([2, 1, 0, 1, 2, 0, 0, 0, -5], 3)].sort((a, b) => a - b)
    for (const [n, value] of [-5, 1, 3].entries()) expect(values[n]).toBeCloseTo(value, 12)
  })

  test('have the trace and the squared norm of the matrix', () => {
    const n = 6
    const data = Array.from({ length: n * n }, (_, k) =>
      Math.sin(1 + 3 * Math.min(k, (k % n) * n + Math.floor(k / n))),
    )
    const values = eigenvalues(data, n)
    const sum = (all: readonly number[]) => all.reduce((a, b) => a + b, 0)
    expect(sum(values)).toBeCloseTo(sum(data.filter((_, k) => k % (n + 1) === 0)), 10)
    expect(sum(values.map(v => v * v))).toBeCloseTo(sum(data.map(v => v * v)), 10)
  })
})

describe('several unknowns', () => {
  const joint = async (source: string, unknown: string, format = 'text') => {
    const result = await solveSource(source, { unknown, format })
    if (result.kind === 'malformed') throw new Error(JSON.stringify(result.problems))
    return result
  }
  const REGRESSION = `X : matrix(n, k); label y : vector(n); w : vector(k); b : scalar
e = X*w + b - y
L = e'*e`

  test('are solved for one after the other, each put in before the next', async () => {
    const { output, isSound, solutions } = await joint(REGRESSION, 'w, b')
    expect(isSound).toBe(true)
    expect(solutions.map(one => one.unknown.name)).toEqual(['b', 'w'])
    const lines = output.split('\n').map(line => line.replace(/ *#.*/, ''))
    expect(lines).toContain('b = -mean(X*w - y)')
    expect(lines).toContain("w = inv(X'*(X - ones(n, n)*X/n))*X'*(y - mean(y)*ones(n))")
    expect(output.match(/✓∎ the solution put in/g)).toHaveLength(2)
  })

  test('make all gradients zero together', async () => {
    const { solutions } = await joint(REGRESSION, 'w,b')
    const { names } = networkOf(REGRESSION)
    const equations = solutions.map(
      ({ unknown, solution }) => `${unknown.name} = ${printText(quoteExpr(solution, names))}`,
    )
    const [leaves = '', ...rest] = REGRESSION.replace('; w : vector(k); b : scalar', '').split('\n')
    const claims = ["claim X'*e + X'*y = X'*y", 'claim sum(e) + sum(y) = sum(y)']
    const source = [leaves, ...equations, ...rest, ...claims].join('\n')
    const { claims: found } = await verify(networkOf(source), [], { seed: 5 })
    expect(found.map(({ verdict }) => verdict)).not.toContain('failed')
    expect(found.every(({ draws }) => draws >= 5)).toBe(true)
  })

  test('are a list in data, and displays one below the other in LaTeX', async () => {
    const { solutions } = JSON.parse((await joint(REGRESSION, 'w,b', 'json')).output)
    expect(solutions.map((one: { unknown: string }) => one.unknown)).toEqual(['b', 'w'])
    const { output } = await joint(REGRESSION, 'w,b', 'latex-document')
    expect(output.match(/\\begin\{document\}/g)).toHaveLength(1)
    for (const [, block = ''] of output.matchAll(/\\\[\n([\s\S]*?)\n\\\]/g))
      katex.renderToString(block, { displayMode: true, throwOnError: true })
  })

  test('are refused where one of them is', async () => {
    await expect(joint(REGRESSION, 'w,e')).rejects.toThrow()
    await expect(joint(REGRESSION, 'w,w')).rejects.toThrow()
  })
})
