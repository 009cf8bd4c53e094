import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, test } from 'vitest'
import type { Local } from '../src/core/op.ts'
import { product, rational } from '../src/core/term.ts'
import { UsageError } from '../src/core/usage.ts'
import { randomFrom } from '../src/numeric/random.ts'
import { sqnorm } from '../src/ops/sqnorm.ts'
import {
  DataError,
  type TrainedResult,
  type TrainOptions,
  trainSource,
} from '../src/report/train.ts'
import { agreement } from '../src/train/check.ts'
import { readTable } from '../src/train/csv.ts'
import { objectiveOf } from '../src/train/objective.ts'
import { TrainRefusal } from '../src/train/refusal.ts'
import { ready } from '../src/train/setup.ts'
import { networkOf } from './support/network.ts'
import { casesIn, withResults } from './support/parse-cases.ts'
import { SAMPLE_NETWORK } from './support/train-network.ts'

const trained = async (source: string, options: TrainOptions = {}): Promise<TrainedResult> => {
  const result = await trainSource(source, options)
  if (result.kind === 'malformed') throw new Error(JSON.stringify(result.problems))
  return result
}

type Parameters = Readonly<Record<string, number | number[] | number[][]>>

const parametersOf = async (source: string, options: TrainOptions): Promise<Parameters> =>
  JSON.parse((await trained(source, options)).parameters)

const flat = (value: unknown): number[] =>
  Array.isArray(value) ? value.flatMap(flat) : [value as number]

const expectClose = (a: unknown, b: unknown, digits: number): void => {
  const [x, y] = [flat(a), flat(b)]
  expect(x).toHaveLength(y.length)
  for (const [n, value] of x.entries()) expect(value).toBeCloseTo(y[n] as number, digits)
}

const BATCH = `input X : matrix(N, n); label T : matrix(N, r)
A : matrix(3, n); b : vector(3); C : matrix(r, 3)
H = tanh(X*A' + b)
Y = H*C'
L = norm2(Y - T)^2/N`

const COLUMNS = `input X : matrix(n, N); label T : matrix(r, N)
A : matrix(3, n); b : vector(3); C : matrix(r, 3)
H = tanh(A*X + b)
Y = C*H
L = norm2(Y - T)^2/N`

const NAMES = ['X1', 'X2', 'T1', 'T2']

/** Rows of random numbers, seed 5, below the given names. */
const csv = (names: readonly string[], rows = 7, random = randomFrom(5)): string =>
  [names, ...Array.from({ length: rows }, () => names.map(() => random.normal()))].join('\n')

describe('one network written in three ways', () => {
  const options = { steps: 25, rate: 0.1, seed: 3 }
  const sampled = parametersOf(SAMPLE_NETWORK, {
    ...options,
    data: csv(NAMES.map(n => n.toLowerCase())),
  })

  test.each([
    ['samples in rows', BATCH],
    ['samples in columns', COLUMNS],
  ])('%s: has the same parameters', async (_how, source) => {
    const sample = await sampled
    const found = await parametersOf(source, { ...options, data: csv(NAMES) })
    for (const name of ['A', 'b', 'C']) expectClose(found[name], sample[name], 11)
  })

  test('and in batches of three', async () => {
    const some = { ...options, batch: 3 }
    const a = await parametersOf(SAMPLE_NETWORK, {
      ...some,
      data: csv(NAMES.map(n => n.toLowerCase())),
    })
    const b = await parametersOf(BATCH, { ...some, data: csv(NAMES) })
    for (const name of ['A', 'b', 'C']) expectClose(a[name], b[name], 11)
    expect(flat(a.A)).not.toEqual(flat((await sampled).A))
  })
})

describe('descent', () => {
  test('reaches what solve would find', async () => {
    const source = 'input x : scalar; label y : scalar\nw : scalar; b : scalar\nL = (w*x + b - y)^2'
    const data = 'x,y\n0,1\n1,3\n2,4\n4,9'
    const { w, b } = await parametersOf(source, { data, steps: 4000, rate: 0.05 })
    const [mx, my] = [7 / 4, 17 / 4]
    const slope = (0 + 3 + 8 + 36 - 4 * mx * my) / (0 + 1 + 4 + 16 - 4 * mx * mx)
    expectClose([w, b], [slope, my - slope * mx], 9)
  })

  test('of a mere function needs no data', async () => {
    const { a } = await parametersOf(
      'a : vector(2); c : scalar\nd = 3\nL = (a - ones(2)*d)^2 + c^2',
      {},
    )
    expectClose(a, [3, 3], 9)
  })

  test('learns what a teacher knows', async () => {
    const { output } = await trained(SAMPLE_NETWORK, {
      steps: 1500,
      rate: 0.1,
      batch: 20,
      samples: 60,
    })
    const losses = [...output.matchAll(/^step +\d+ {2}L = (\S+)/gm)].map(match => Number(match[1]))
    expect(losses).toHaveLength(11)
    expect(losses.at(-1)).toBeLessThan((losses[0] as number) / 100)
  })

  test('is told by its seed', async () => {
    const options = { steps: 20, batch: 5, samples: 20 }
    const all = await Promise.all(
      [1, 1, 2].map(seed => trained(SAMPLE_NETWORK, { ...options, seed })),
    )
    const outputs = all.map(one => one.parameters)
    expect(outputs[0]).toBe(outputs[1])
    expect(outputs[0]).not.toBe(outputs[2])
  })

  test('stops where it goes astray', async () => {
    const { hasDiverged, output } = await trained(SAMPLE_NETWORK.replace('tanh', 'sinh'), {
      rate: 1e6,
    })
    expect(hasDiverged).toBe(true)
    expect(output).toMatch(/^after step \d+ .* try a smaller --rate$/m)
  })

  test('goes on where it stopped', async () => {
    const options = { samples: 10, rate: 0.05 }
    const half = (await trained(SAMPLE_NETWORK, { ...options, steps: 10 })).parameters
    const rest = await parametersOf(SAMPLE_NETWORK, { ...options, steps: 10, values: half })
    const whole = await parametersOf(SAMPLE_NETWORK, { ...options, steps: 20 })
    expectClose(rest.A, whole.A, 12)
  })
})

const ACCURACY = `@loss MSE
input x : matrix(N, 2); label y : vector(N); epsilon : scalar
parameter w : vector(2)
yhat = x*w
MSE = 1/N*sum(i, (y[i] - yhat[i])^2)
Acc = 1/N*sum(i, [abs(y[i] - yhat[i]) < epsilon])`

describe('a metric', () => {
  test('is told along, and rises', async () => {
    const set = new Map([['epsilon', 0.05]])
    const { output } = await trained(ACCURACY, { set, steps: 200, init: 3 })
    const all = [...output.matchAll(/Acc = (\S+)/g)].map(match => Number(match[1])).slice(1)
    expect(all[0]).toBeLessThan(0.5)
    expect(all.at(-1)).toBe(1)
  })

  test('that lacks a value is left out, and said', async () => {
    const { output } = await trained(ACCURACY, { steps: 10 })
    expect(output).toContain('not computed, for want of a value (--set): what rests on ε')
    expect(output).not.toMatch(/^step.*Acc/m)
  })
})

describe('classes', () => {
  const CLASSES = `@loss L
input x : vector(2); label c : index(3); parameter W : matrix(3, 2); parameter b : vector(3)
y = softmax(W*x + b)
L = -log(y[c])
hit = [y[c] >= max(y)]`
  test('are learnt from a teacher', async () => {
    const { output } = await trained(CLASSES, { rate: 1, steps: 300, samples: 50 })
    expect(Number(output.match(/hit = (\S+)\n\n/)?.[1])).toBeGreaterThan(0.9)
  })

  test('are read from data', async () => {
    const data = 'x1,x2,c\n3,0,1\n0,3,2\n-3,-3,3\n3,1,1\n'
    const { output } = await trained(CLASSES, { data, rate: 1, steps: 100 })
    expect(output).toMatch(/^step 100 .* hit = 1$/m)
  })
})

describe('the objective', () => {
  const file = (name: string) =>
    readFileSync(`derivations/${name}.eq`, 'utf8').replaceAll(/^claim.*\n/gm, '')
  const batch = file('batch').replace('f : function', '').replace('f(A)', 'sigma(A)')
  const networks = [
    SAMPLE_NETWORK,
    BATCH,
    COLUMNS,
    ACCURACY,
    batch,
    file('two-layer'),
    file('rows'),
  ]
  const setOf = (source: string) =>
    new Map(source.includes('epsilon : scalar') ? [['epsilon', 1]] : [])

  test.each(networks)('%s: has the gradients of its loss', source => {
    const graph = networkOf(source)
    const asked = { set: setOf(source), values: {}, samples: 6, seed: 2, init: 1 }
    const { setting, start } = ready(graph, asked)
    const objective = objectiveOf(setting)
    const rows = [4, 0, 3]
    objective.settle(start)
    const found = new Map(
      [...objective.gradients(rows).gradients].map(([name, value]) => [name, [...value]]),
    )
    for (const [name, value] of start) {
      for (let n = 0; n < value.length; n++) {
        const sides = [1e-5, -1e-5].map(h => {
          objective.settle(
            new Map(start).set(
              name,
              Float64Array.from(value, (v, k) => (k === n ? v + h : v)),
            ),
          )
          return objective.gradients(rows).loss
        })
        const slope = ((sides[0] as number) - (sides[1] as number)) / 2e-5
        expect(found.get(name)?.[n]).toBeCloseTo(slope, 6)
      }
    }
  })

  test.each(networks)('%s: agrees with the verifier', source => {
    const graph = networkOf(source)
    const parameters = ready(graph, {
      set: setOf(source),
      values: {},
      samples: 2,
      seed: 1,
      init: 1,
    })
    const { draws, error } = agreement(graph, parameters.setting.parameters, 9)
    expect(draws).toBe(5)
    expect(error).toBeLessThan(1e-12)
  })
})

describe('a wrong local derivative', () => {
  const right = sqnorm.partial
  afterEach(() => Object.assign(sqnorm, { partial: right }))

  test('is noticed before the first step', async () => {
    Object.assign(sqnorm, { partial: (at: Local) => product([rational(1.001), right(at)]) })
    const { defects, output } = await trained(SAMPLE_NETWORK, { samples: 5 })
    expect(defects.join()).toMatch(/^the gradients differ from the verifier's by 0\.00/)
    expect(output).toBe('')
  })
})

describe('data', () => {
  test.each<[string, string, string[], number[][]]>([
    [
      'commas',
      'a,b\n1,2\n3,4\n',
      ['a', 'b'],
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ['semicolons and CRLF', 'a;b\r\n1;2\r\n', ['a', 'b'], [[1, 2]]],
    ['tabs, no last newline', 'a\tb\n-1e-3\t.5', ['a', 'b'], [[-1e-3, 0.5]]],
    ['a mark of the encoding, empty lines', '\uFEFFa\n\n1\n\n', ['a'], [[1]]],
    ['quotes and spaces', '"a ""b""", c\n"1", +2 \n', ['a "b"', 'c'], [[1, 2]]],
    ['indices with a comma', 'W[1,2],"W[2,1]"\n1,2\n', ['W[1,2]', 'W[2,1]'], [[1, 2]]],
  ])('%s', (_what, text, header, rows) => {
    const table = readTable(text)
    expect(table.header.map(field => field.text)).toEqual(header)
    expect(table.rows).toEqual(rows)
  })

  test.each<[string, string, string]>([
    ['', 'no-header', ''],
    ['a,b\n', 'no-rows', ''],
    ['a,b,a\n1,2,3', 'header-twice', '1:5'],
    ['a,b\n1,2\n1,2,3', 'field-count', '3:5'],
    ['a,b\n1\n', 'field-count', '2:1'],
    ['a,b\n\n1,x1\n', 'not-a-number', '3:3'],
    ['a,b\n1,\n', 'not-a-number', '2:3'],
    ['a,b\n1,NaN\n', 'not-a-number', '2:3'],
    ['a,b\n1,"2\n', 'unclosed-quote', '2:3'],
    ['a,b\n"1"2,3\n', 'stray-quote', '2:1'],
    ['"a\nb",c\n1,y\n', 'not-a-number', '3:3'],
  ])('%j: %s at %s', (text, code, place) => {
    const found = (): string => {
      try {
        readTable(text)
      } catch (error) {
        if (!(error instanceof TrainRefusal)) throw error
        const at = error.place ? `${error.place.line}:${error.place.column}` : ''
        return `${error.code} ${at}`
      }
      return 'read'
    }
    expect(found()).toBe(`${code} ${place}`)
  })
})

/** What is said where training is refused; the case gives `# option value` lines, the network, and data behind `data:`. */
const refusal = async (source: string): Promise<string> => {
  const [network = '', data] = source.split(/^data:\n/m)
  const said = (option: string) => network.match(new RegExp(`^# ${option} (.*)$`, 'm'))?.[1]
  const set = said('set')?.split('=') as [string, string] | undefined
  const values = said('values')
  try {
    const options = {
      steps: 1,
      ...(data === undefined ? {} : { data }),
      ...(values ? { values } : {}),
    }
    const result = await trainSource(network, {
      ...options,
      ...(set ? { set: new Map([[set[0], Number(set[1])]]) } : {}),
    })
    return result.kind === 'malformed' ? `malformed: ${result.problems[0]?.code}` : 'trained'
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    const place = error instanceof DataError && error.place
    return place ? `${place.line}:${place.column}: ${error.message}` : error.message
  }
}

test('refusals', async () => {
  const path = 'test/cases/train/refused.txt'
  const said = new Map(
    await Promise.all(
      casesIn(path).map(async ({ source }) => [source, await refusal(source)] as const),
    ),
  )
  await expect(withResults(path, source => said.get(source) ?? '')).toMatchFileSnapshot(
    `../${path}`,
  )
  for (const { expected } of casesIn(path)) expect(expected).not.toBe('trained')
})
