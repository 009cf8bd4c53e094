import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { deriveSource } from '../src/report/derive.ts'
import { judged } from './support/judged.ts'

/** The letters for gradients that the house style `delta` gives, as its text says them. */
const lettersIn = async (source: string, wrt?: readonly string[]): Promise<readonly string[]> => {
  const derived = await deriveSource(source, { style: 'delta', ...(wrt && { wrt }) })
  if (derived.kind !== 'derived') throw new Error(JSON.stringify(derived.problems))
  return derived.output.split('\n').filter(line => line.includes(':='))
}

const read = (name: string): string => readFileSync(`derivations/${name}.eq`, 'utf8')

test('every gate has one, whichever gradients are asked for', async () => {
  const gates = [
    'δ_i{t} := ∂L/∂z_i{t} for t = 1..T',
    'δ_f{t} := ∂L/∂z_f{t} for t = 1..T',
    'δ_o{t} := ∂L/∂z_o{t} for t = 1..T',
    'δ_g{t} := ∂L/∂z_g{t} for t = 1..T',
  ]
  const cells = ['δ_c{0} := ∂L/∂c{0}', 'δ_c{t} := ∂L/∂c{t} for t = 1..T']
  expect(await lettersIn(read('lstm'))).toEqual([...cells, ...gates])
  expect(await lettersIn(read('lstm'), ['W_f', 'h'])).toEqual(gates)
})

test('one family has the letter alone', async () => {
  expect(await lettersIn(read('deep'))).toEqual(['δ{l} := ∂loss/∂z{l} for l = 1..L'])
})

/** A network of layers by these names. */
const layersOf = (names: readonly string[]): string => {
  const layers = names.map(
    (name, n) => `${name} = W${n}*${n === 0 ? 'x' : `tanh(${names[n - 1]})`}`,
  )
  return [
    'input x : vector',
    'label t : vector',
    ...layers,
    `L = 1/2*(${names.at(-1)} - t)^2`,
  ].join('; ')
}

describe.each([
  [
    ['z1', 'z2'],
    ['δ_1', 'δ_2'],
  ],
  [
    ['z_h', 'z_i'],
    ['δ_h', 'δ_i'],
  ],
  [
    ['k', 'i'],
    ['δ_k', 'δ_i'],
  ],
  [
    ['h', 'z_h', 'z_o'],
    ['δ_h', 'δ_z_h', 'δ_z_o'],
  ],
  [
    ['y_hat', 'y_bar'],
    ['δ_y_hat', 'δ_y_bar'],
  ],
])('layers %j', (names, letters) => {
  const source = layersOf(names)

  test(`have ${letters.join(', ')}`, async () => {
    const said = names.map((name, n) => `${letters[n]} := ∂L/∂${name}`)
    expect(await lettersIn(source)).toEqual(said)
  })

  test.each(['text', 'tex'] as const)('are read back from %s', async format => {
    const printed = await deriveSource(source, {
      style: 'delta',
      format: format === 'text' ? 'text' : 'latex',
    })
    if (printed.kind !== 'derived') throw new Error(JSON.stringify(printed.problems))
    expect((await judged(source, printed.output, format)).judgement.verdict).toBe('correct')
  })
})
