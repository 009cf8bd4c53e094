import { describe, expect, test } from 'vitest'
import { subjectOf } from '../src/core/derivation.ts'
import type { Target } from '../src/core/python.ts'
import { defaultNames } from '../src/derive/derive.ts'
import { OPS } from '../src/ops/index.ts'
import { type Derived, deriveSource } from '../src/report/derive.ts'
import { networkOf } from './support/network.ts'
import { withResults } from './support/parse-cases.ts'
import { exported, moduleOf } from './support/python.ts'

const written = (source: string, target: Target): string => {
  const graph = networkOf(source)
  return moduleOf(graph, graph.settings.wrt ?? defaultNames(graph), target)
}

/** What differs between modules: all from the helpers of formulas on. */
const tail = (module: string): string =>
  module
    .split(/\n\n\n/)
    .filter(
      part => !/^def _(array|sizes|shaped|entries|place|members|note|at|by_place)\(/.test(part),
    )
    .slice(1)
    .join('\n\n')
    .trim()

describe.each(['numpy', 'torch'] as const)('modules for %s', target => {
  test('are written as people write them', async () => {
    const path = `test/cases/export/${target}.txt`
    const now = withResults(path, source => tail(written(source, target)))
    await expect(now).toMatchFileSnapshot(`../${path}`)
  })
})

test('families are written as people write them', async () => {
  const path = 'test/cases/export/members.txt'
  const now = withResults(path, source => tail(exported('', source).modules.numpy))
  await expect(now).toMatchFileSnapshot(`../${path}`)
})

test('second derivatives are written as people write them', async () => {
  const path = 'test/cases/export/second.txt'
  const now = withResults(path, source => {
    const { numpy } = exported('', source, 2).modules
    return numpy.slice(numpy.indexOf('def hessians')).trim()
  })
  await expect(now).toMatchFileSnapshot(`../${path}`)
})

const derived = async (source: string, format: string): Promise<Derived> => {
  const result = await deriveSource(source, { format })
  if (result.kind === 'malformed') throw new Error(JSON.stringify(result.problems))
  return result
}

test('every operator can be written', () => {
  expect(OPS.filter(op => !op.python).map(op => op.name)).toEqual([])
})

describe('a module', () => {
  test('says that it was verified', async () => {
    const { output, isSound } = await derived('w : scalar; L = w^2', 'numpy')
    expect(output).toMatch(/^"""Written by gradproof \S+: \d+ steps? verified.*\."""\n/)
    expect(isSound).toBe(true)
  })

  test('tells of the claims of the file', async () => {
    const claims = 'claim y = 1 - sigma(-x)\nclaim y = x'
    const { output, isSound } = await derived(`x : scalar; y = sigma(x)\n${claims}`, 'torch')
    expect(output).toContain('\ny = 1 - σ(-x): claim, proved\ny = x: claim refuted; at ')
    expect(isSound).toBe(false)
  })

  test('holds nothing of the text of a file but names', async () => {
    const evil = [
      '@title a"""\u000c\u2066import os; coding: utf-7',
      '@note w b""" \\" \\',
      'w : scalar # """',
      'L = w^2',
    ].join('\n')
    const { output } = await derived(evil, 'numpy')
    const lines = output.split(/[\n\r\u2028\u2029]/)
    expect(lines.slice(0, 2).join('\n')).not.toContain('coding')
    expect(lines.filter(line => line.includes('import os'))).toEqual([
      '# a""" import os; coding: utf-7',
    ])
    expect(lines.filter(line => line.startsWith('    w : '))).toEqual([
      '    w : scalar, b\\"\\"\\" \\\\\\" \\\\',
    ])
  })

  test('of families derives and verifies what it rests on besides', async () => {
    const source = '@wrt W\nh{t} = tanh(W*h{t-1} + x{t}) for t = 1..T\nL = h{T}^2'
    const { derivations, output } = await derived(source, 'torch')
    expect(derivations.map(subjectOf)).toEqual(['W', 'h{0}', 'h{t} for t = 1..T-1', 'h{T}'])
    expect(output).toContain('return {"W": g_W}')
  })

  test('derives and verifies what it rests on besides', async () => {
    const source = '@wrt V\ny = tanh(V*x); z = tanh(A*y); L = sum(z) + sum(y)'
    const { derivations } = await derived(source, 'torch')
    expect(derivations.map(one => one.wrt)).toEqual(['V', 'y', 'z'])
  })

  test('has gradients in the shape of what they are by, whatever the layout', async () => {
    const source = 'V : matrix(m, n); x : vector(n)\ny = tanh(V*x)\nL = sum(y)'
    const { output } = await derived(`@layout numerator\n${source}`, 'numpy')
    expect(tail(output)).toBe(tail((await derived(source, 'numpy')).output))
  })

  test('has second derivatives where they are asked for', async () => {
    const source = 'x : scalar; w : scalar; y = (w*x)^2'
    const second = await deriveSource(source, { format: 'torch', order: 2, wrt: ['w', 'x'] })
    if (second.kind === 'malformed') throw new Error('malformed')
    expect(second.output).toContain('return {"w,w": h_w_w, "w,x": h_w_x, "x,x": h_x_x}')
    expect((await derived(source, 'torch')).output).not.toContain('def hessians')
  })

  test('is refused where it cannot be written', async () => {
    const crossed = [
      'x{t} : vector(n)',
      'f{t} = tanh(x{t} + g{t+1}) for t = 1..T',
      'g{t} = tanh(x{t} + f{t-2}) for t = 2..T+1',
      'L = sum(t, f{t}^2)',
    ].join('\n')
    await expect(derived(crossed, 'numpy')).rejects.toThrow('follow each other in no one direction')
    const forward = deriveSource('x : scalar; y = x^2', { format: 'torch', mode: 'forward' })
    await expect(forward).rejects.toThrow('no forward derivations')
  })
})
