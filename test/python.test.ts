import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { call } from '../src/core/expr.ts'
import { shapeOfName } from '../src/core/graph.ts'
import { isScalar } from '../src/core/shape.ts'
import { describeShape } from '../src/core/signature.ts'
import { DeriveError } from '../src/derive/slope.ts'
import { randomFrom } from '../src/numeric/random.ts'
import { OPS } from '../src/ops/index.ts'
import { quoteExpr } from '../src/render/quote.ts'
import { printText } from '../src/render/text.ts'
import { formulasIn } from './support/formulas.ts'
import { networkOf } from './support/network.ts'
import { type Applied, applications } from './support/op-cases.ts'
import { caseFiles, casesIn, withResults } from './support/parse-cases.ts'
import {
  clearDraws,
  type Exported,
  exported,
  hasPython,
  isPythonWanted,
  judged,
  PYTHON,
} from './support/python.ts'
import { randomNetwork } from './support/random-network.ts'

const SEED = 20261126
const TIMEOUT = 600_000

const read = (path: string) => readFileSync(path, 'utf8')

interface Named {
  readonly name: string
  readonly source: string
}

const derivations = (): readonly Named[] =>
  readdirSync('derivations')
    .filter(file => file.endsWith('.eq'))
    .map(file => ({ name: file, source: read(`derivations/${file}`) }))

const formulas = (): readonly Named[] =>
  caseFiles('test/cases/formulas')
    .flatMap(formulasIn)
    .map(({ title, source }) => ({ name: title, source }))

const families = (): readonly Named[] =>
  [...caseFiles('test/cases/families'), 'test/cases/export/families.txt']
    .flatMap(casesIn)
    .map(({ source }) => ({ name: source, source }))

const networks = (): readonly Named[] =>
  read('test/cases/export/networks.txt')
    .split(/^---$/m)
    .map(text => text.trim())
    .map(source => ({ name: source, source }))

const random = (choices: number): readonly Named[] =>
  Array.from({ length: 25 }, (_, n) => {
    const { below } = randomFrom(SEED, n)
    const { source } = randomNetwork(Array.from({ length: choices }, () => below(1000)))
    return { name: source, source }
  })

/** Every operator at every kind of argument, of any sign where that gives numbers, and positive. */
const operators = (): readonly Named[] =>
  OPS.flatMap(applications)
    .flatMap(applied => ['', 'positive '].map(adjective => operatorSource(applied, adjective)))
    .filter(source => source !== undefined)
    .filter(source => clearDraws(networkOf(source), 1).length > 0)
    .map(source => ({ name: source, source }))

/** Every operator at every kind of argument once: positive ones only where others give no numbers. */
const unsigned = (): readonly Named[] => {
  const all = operators()
  const bare = (source: string) => source.replaceAll('positive ', '')
  const known = new Set(all.map(({ source }) => source))
  return all.filter(({ source }) => bare(source) === source || !known.has(bare(source)))
}

const hasHessians = ({ source }: Named): boolean => {
  const graph = networkOf(source)
  return graph.families.length === 0 && isScalar(shapeOfName(graph, graph.loss) ?? [])
}

/** Undefined for what an operator takes and the language does not: the sum of a scalar, x^e of a vector. */
const operatorSource = ({ op, args, attrs }: Applied, adjective: string): string | undefined => {
  const names = args.flatMap((arg, n) => (arg.kind === 'var' ? [{ ...arg, name: `x${n}` }] : []))
  const whole = call(
    op,
    args.map((arg, n) => (arg.kind === 'var' ? { ...arg, name: `x${n}` } : arg)),
    attrs,
  )
  const text = printText(quoteExpr(whole, new Set(names.map(arg => arg.name))))
  const source = [
    ...names.map(({ name, shape }) => `parameter ${name} : ${adjective}${describeShape(shape)}`),
    'parameter c : scalar',
    `y = ${text}`,
    `L = c*${isScalar(whole.shape) ? 'tanh(y)' : 'sum(tanh(y))'}`,
  ].join('\n')
  return isRead(source) ? source : undefined
}

const isRead = (source: string): boolean => {
  try {
    return networkOf(source) !== undefined
  } catch {
    return false
  }
}

/** None where the engine refuses, as it does the second derivatives of maps of several arguments. */
const withHessians = ({ name, source }: Named): readonly Exported[] => {
  try {
    return [exported(name, source, 2)]
  } catch (error) {
    if (error instanceof DeriveError) return []
    throw error
  }
}

test.runIf(!hasPython())(`modules are not run: ${PYTHON} lacks numpy, scipy or torch`, () => {
  expect(isPythonWanted).toBe(false)
})

describe.skipIf(!hasPython())('modules give the right numbers', () => {
  const all = { derivations, formulas, networks, random: () => random(90), operators, families }
  const fewest = {
    derivations: 20,
    formulas: 80,
    networks: 25,
    random: 25,
    operators: 300,
    families: 30,
  }

  test.each(Object.keys(all) as (keyof typeof all)[])(
    'of %s',
    name => {
      const cases = all[name]().map(one => exported(one.name, one.source))
      expect(cases.length).toBeGreaterThanOrEqual(fewest[name])
      const { findings, counts } = judged(cases, 1)
      expect(findings).toEqual([])
      expect(counts.numpy).toBeGreaterThan(cases.length)
      expect(counts.torch).toBeGreaterThan(cases.length)
      expect(counts.zero).toBeLessThan(counts.numpy / 10)
    },
    TIMEOUT,
  )

  const shorter = {
    derivations,
    formulas,
    networks,
    random: () => random(30).slice(0, 12),
    operators: unsigned,
  }
  test.each(Object.keys(shorter) as (keyof typeof shorter)[])(
    'and the right second derivatives, of %s',
    name => {
      const cases = shorter[name]().filter(hasHessians).flatMap(withHessians)
      const { findings, counts } = judged(cases, 1)
      expect(findings).toEqual([])
      expect(counts.hessians).toBeGreaterThan(cases.length)
    },
    TIMEOUT,
  )
})

describe.skipIf(!hasPython())('what does not fit is refused by name', () => {
  test.each(['numpy', 'torch'] as const)('in %s', async target => {
    const path = `test/cases/export/refused.txt`
    const now = withResults(path, source => {
      const [network = '', ...calls] = source.split(/^>>> /m).map(text => text.trim())
      const module = exported('', network).modules[target]
      const lines = calls.map(
        call =>
          `try:\n    forward(${call})\n    print("accepted")\nexcept ValueError as error:\n    print(error)`,
      )
      const xp =
        target === 'numpy' ? 'from numpy import ones, zeros' : 'from torch import ones, zeros'
      const code = [module, xp, ...lines].join('\n')
      const { stdout, stderr } = spawnSync(PYTHON, ['-c', code], { encoding: 'utf8' })
      return stdout.trim() || stderr
    })
    await expect(now).toMatchFileSnapshot(`../${path}`)
  })
})

describe.skipIf(!hasPython())('planted errors are caught', () => {
  const planted: readonly (readonly [name: string, file: string, from: string, to: string])[] = [
    ['wrong sign', 'two-layer.eq', 'g_V = ', 'g_V = -'],
    ['wrong sign of a shared gradient', 'two-layer.eq', 'g_q = ', 'g_q = -'],
    ['factor 1.001', 'two-layer.eq', 'g_u = ', 'g_u = 1.001 * '],
    ['forgotten derivative', 'two-layer.eq', 'g_y * dsigma(p)', 'g_y'],
    ['missing transpose', 'batch.eq', 'g_A.T @ X', '(X.T @ g_A)'],
    ['wrong einsum', 'convolution.eq', '"lbd,rbsad->lrsa"', '"lbd,rbsad->lras"'],
    ['wrong place', 'convolution.eq', 'a[:, None] + d]', 'a[:, None] - d]'],
    ['wrong sum', 'batch.eq', 'g_b = np.sum(g_A, axis=0)', 'g_b = np.sum(g_A, axis=1)'],
    ['wrong forward pass', 'two-layer.eq', 'z = sigma(q)', 'z = 2 * sigma(q)'],
    ['wrong helper', 'two-layer.eq', 'return y * (1 - y)', 'return y * (1 + y)'],
    ['a name that is missing', 'two-layer.eq', '"V": g_V,', ''],
    ['unchecked shapes', 'two-layer.eq', '("x", x, "n"),', ''],
    [
      'an array for a scalar',
      'batch.eq',
      'g_c = np.sum(g_yhat)',
      'g_c = np.array([np.sum(g_yhat)])',
    ],
  ]

  test(
    'each',
    () => {
      const spoiled = planted.map(([name, file, from, to]) => {
        const right = exported(name, read(`derivations/${file}`))
        expect(right.modules.numpy).toContain(from)
        const numpy = right.modules.numpy.replaceAll(from, to)
        return { ...right, modules: { ...right.modules, numpy } }
      })
      const { findings } = judged(spoiled, 1)
      const missed = planted.filter(([name]) => !findings.some(text => text.startsWith(`${name},`)))
      expect(missed).toEqual([])
    },
    TIMEOUT,
  )

  const second: readonly (readonly [name: string, from: string, to: string])[] = [
    ['second: wrong sign', 'h_V_x = ', 'h_V_x = -'],
    ['second: factor 1.001', 'h_x_x = ', 'h_x_x = 1.001 * '],
    ['second: wrong einsum', '->ijk"', '->kji"'],
    ['second: a shared gradient off', 'g_p = ', 'g_p = 2 * '],
    ['second: transposed', '"V,V": h_V_V', '"V,V": h_V_V.transpose(1, 0, 3, 2)'],
    ['second: a key that is missing', '"V,x": h_V_x,', ''],
    ['second: an array for a scalar', 'h_c_c = ', 'h_c_c = np.zeros(1) + '],
    ['second: a row with two axes', 'h_c_r = ', 'h_c_r = np.zeros((1, 1)) + '],
  ]

  test(
    'each in second derivatives',
    () => {
      const source = read('test/cases/export/second.txt').split(/^==>$/m)[0] ?? ''
      const spoiled = second.map(([name, from, to]) => {
        const right = exported(name, source, 2)
        const at = right.modules.numpy.indexOf('def hessians')
        const [head, tail] = [right.modules.numpy.slice(0, at), right.modules.numpy.slice(at)]
        expect(tail).toContain(from)
        return { ...right, modules: { ...right.modules, numpy: head + tail.replaceAll(from, to) } }
      })
      const { findings } = judged(spoiled, 1)
      const missed = second.filter(([name]) => !findings.some(text => text.startsWith(`${name},`)))
      expect(missed).toEqual([])
    },
    TIMEOUT,
  )

  const members: readonly (readonly [name: string, file: string, from: string, to: string])[] = [
    ['members: wrong sign', 'recurrent.eq', 'g_W += ', 'g_W -= '],
    ['members: a share left out', 'recurrent.eq', 'g_h[t - 1] += ', '0 * '],
    [
      'members: a step too few',
      'recurrent.eq',
      'for t in range(T, 0, -1)',
      'for t in range(T, 1, -1)',
    ],
    [
      'members: the wrong way',
      'recurrent.eq',
      'for t in range(T, 0, -1)',
      'for t in range(1, T + 1)',
    ],
    ['members: the wrong neighbour', 'recurrent.eq', '** 2), h[t - 1])', '** 2), h[t])'],
    ['members: written over', 'recurrent.eq', 'g_h[t] += h[t]', 'g_h[t] = h[t] + 0.1'],
    ['members: a missing transpose', 'deep.eq', 'W[l].T @ g_z[l]', 'g_z[l] @ W[l].T'],
    ['members: a wrong forward pass', 'deep.eq', 'a[l] = sigma', 'a[l] = 2 * sigma'],
    ['members: the last place alone', 'deep.eq', 'g_z[l] += g_a[l]', 'g_z[l] += (l == L) * g_a[l]'],
    ['members: a name that is missing', 'deep.eq', '"b": g_b, ', ''],
    ['members: unchecked places', 'deep.eq', '*[(f"b[{l}]", b[l], f"n[{l}]") for l in b],', ''],
    ['members: the wrong gate', 'lstm.eq', 'g_i[t] * dsigma(z_i[t])', 'g_i[t] * dsigma(z_f[t])'],
  ]

  test(
    'each in networks with families',
    () => {
      const spoiled = members.map(([name, file, from, to]) => {
        const right = exported(name, read(`derivations/${file}`))
        expect(right.modules.numpy).toContain(from)
        const numpy = right.modules.numpy.replaceAll(from, to)
        return { ...right, modules: { ...right.modules, numpy } }
      })
      const { findings } = judged(spoiled, 1)
      const missed = members.filter(([name]) => !findings.some(text => text.startsWith(`${name},`)))
      expect(missed).toEqual([])
    },
    TIMEOUT,
  )

  test('in torch as well', () => {
    const right = exported('two-layer.eq', read('derivations/two-layer.eq'))
    const wrong = right.modules.torch.replace('g_V = ', 'g_V = -')
    const spoiled = { ...right, modules: { ...right.modules, torch: wrong } }
    expect(judged([spoiled], 1).findings.join('\n')).toContain('torch: the gradient by V is off')
  })
})
