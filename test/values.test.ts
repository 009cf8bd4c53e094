import katex from 'katex'
import { describe, expect, test } from 'vitest'
import { defaultNames, derive } from '../src/derive/derive.ts'
import { randomFrom } from '../src/numeric/random.ts'
import { type Derived, deriveSource } from '../src/report/derive.ts'
import { workOut } from '../src/report/worked.ts'
import { networkOf } from './support/network.ts'
import { clearDraws } from './support/python.ts'
import { randomNetwork } from './support/random-network.ts'

const derived = async (source: string, values: string, format = 'text'): Promise<Derived> => {
  const result = await deriveSource(source, { format, values })
  if (result.kind === 'malformed') throw new Error(JSON.stringify(result.problems))
  return result
}

const NEURON = "w : vector(n); x : vector(n); b : scalar\nz = w'*x + b\nL = (tanh(z) - 1)^2"
const NUMBERS = 'w = [1, -2] # weights\nx = [0.5, 0.25]; b = 0'

describe('numbers put in', () => {
  test('stand below the derivations', async () => {
    const { output, isSound } = await derived(NEURON, NUMBERS)
    expect(output).toContain('\n# w = [1, -2]\n# x = [0.5, 0.25]\n# b = 0\n# z = 0\n# L = 1\n')
    expect(output).toMatch(/^# ∂L\/∂z = -2 +✓ differences of the loss: apart by \S+$/m)
    expect(output).toMatch(/^# ∂L\/∂w = \[-1, -0.5\] +✓/m)
    expect(isSound).toBe(true)
  })

  test('are data in JSON', async () => {
    const given = '{"w": [1, -2], "x": [0.5, 0.25], "b": 0}'
    const { numbers } = JSON.parse((await derived(NEURON, given, 'json')).output)
    expect(numbers.values).toEqual({ w: [1, -2], x: [0.5, 0.25], b: 0, z: 0, L: 1 })
    expect(numbers.gradients.w.value).toEqual([-1, -0.5])
    expect(numbers.gradients.w.verdict).toBe('tested')
    expect(numbers.gradients.w.error).toBeLessThan(1e-8)
  })

  test('render in LaTeX', async () => {
    const { output } = await derived(
      "X : matrix(m, 3); r : row(m)\ny = r*X\nL = y*y'/1e9",
      'X = [[1,2,3],[4,5,6]]; r = [1, 1]',
      'latex',
    )
    const blocks = [...output.matchAll(/\\\[([\s\S]*?)\\\]/g)].map(match => match[1] as string)
    expect(blocks.at(-1)).toContain('\\begin{pmatrix} 1 & 2 & 3 \\\\ 4 & 5 & 6 \\end{pmatrix}')
    expect(blocks.at(-1)).toContain('\\cdot 10^{-7}')
    for (const block of blocks)
      katex.renderToString(block, { displayMode: true, throwOnError: true })
  })

  test('at a kink leave the derivative open', async () => {
    const { output, isSound } = await derived('x : scalar; L = relu(x)', 'x = 0')
    expect(output).toMatch(/^# ∂L\/∂x = 0 +\? differences/m)
    expect(isSound).toBe(false)
  })

  test('catch a gradient that is wrong', () => {
    const graph = networkOf(NEURON)
    const right = derive(graph, ['w', 'z'])
    const other = derive(networkOf(NEURON.replace('tanh', 'sin')), ['w', 'z'])
    const verdicts = (derivations: typeof right) =>
      workOut(graph, ['w', 'z'], derivations, 'w = [1, 2]; x = [1, 0]; b = 0').gradients.map(
        one => one.verdict,
      )
    expect(verdicts(right)).toEqual(['tested', 'tested'])
    expect(verdicts(other)).toEqual(['failed', 'failed'])
  })

  test.each([
    ['w = [1, 2]; x = [1, 2]', 'there is no value for b : scalar'],
    [
      'w = [1, 2]; x = [1, 2, 3]; b = 0',
      'the value of x : vector(n) is 3, but the other leaves make it 2',
    ],
    ['w = [[1, 2]]; x = [1, 2]; b = 0', 'the value of w is no vector(n)'],
    ['w = [1, 2]; x = [1, [2]]; b = 0', 'the value of x is no vector(n)'],
    ['w = [1, 2]; x = [1, "a"]; b = 0', 'the value of x is no number and no list of numbers'],
    ['w = [1, 2]\nx = [1, 2', 'line 2 of the values: not a number or a list'],
    ['w [1, 2]', 'line 1 of the values is not of the form name = value'],
    ['w = 1\nw = 2', 'line 2 of the values: w has a value already'],
    ['w = [1]; x = [1]; b = 0; y = 2', 'y is no leaf of this network; there is: w, x, b, n'],
    ['{"w": ', 'the values are no JSON'],
  ])('%s is refused', async (values, message) => {
    await expect(derived(NEURON, values)).rejects.toThrow(message)
  })

  test('are refused by formats and networks that cannot take them', async () => {
    await expect(derived(NEURON, NUMBERS, 'numpy')).rejects.toThrow(
      'the format numpy takes no values',
    )
    await expect(derived('f : function; x : scalar; L = f(x)', 'x = 1')).rejects.toThrow(
      'f is unknown',
    )
    await expect(
      derived('c : index(n); x : vector(n); L = x[c]', 'c = 3; x = [1, 2]'),
    ).rejects.toThrow('c is a position from 1 to 2, not 3')
    await expect(derived('x : vector(n + m); L = sum(x)/m', 'x = [1, 2]')).rejects.toThrow(
      'the size',
    )
  })

  test('agree with differences in random networks', () => {
    for (let n = 0; n < 10; n++) {
      const { below } = randomFrom(20261126, n)
      const { source } = randomNetwork(Array.from({ length: 60 }, () => below(1000)))
      const graph = networkOf(source.replace('f : function\n', '').replaceAll('f(', 'sin('))
      const names = defaultNames(graph)
      const [draw] = clearDraws(graph, n)
      if (!draw) continue
      const nest = (dims: readonly number[], data: readonly number[]): unknown =>
        dims.length === 0
          ? data[0]
          : Array.from({ length: dims[0] ?? 0 }, (_, k) => {
              const size = data.length / (dims[0] ?? 1)
              return nest(dims.slice(1), data.slice(k * size, (k + 1) * size))
            })
      const given = graph.leaves.map(({ name }) => {
        const { dims = [], data = [] } = draw.values.get(name) ?? {}
        return [name, nest(dims, data)]
      })
      const sizes = [...draw.sizes]
      const text = JSON.stringify(Object.fromEntries([...given, ...sizes]))
      const { gradients } = workOut(graph, names, derive(graph, names), text)
      expect(
        gradients.filter(one => one.verdict !== 'tested'),
        `network ${n}\n${source}`,
      ).toEqual([])
    }
  })
})
