import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { randomFrom } from '../src/numeric/random.ts'
import { deriveSource } from '../src/report/derive.ts'
import { notesIn, notesOf } from './support/mirror-normal.ts'
import { type Manner, patternOf, type Stack, sourceOf } from './support/mirror-pattern.ts'

const read = (path: string) => readFileSync(path, 'utf8')

const latexOf = async (source: string, style?: string): Promise<string> => {
  const options = style === undefined ? {} : { style }
  const result = await deriveSource(source, { format: 'latex', ...options })
  if (result.kind === 'malformed') throw new Error(`${source}\n${JSON.stringify(result.problems)}`)
  expect(result.isSound).toBe(true)
  return result.output
}

describe('the notes', () => {
  test.each(['two-layer-1d', 'two-layer', 'two-layer-ru'])('%s', async name => {
    const printed = await latexOf(read(`derivations/${name}.eq`))
    expect(notesIn(printed)).toEqual(notesOf(read(`test/cases/render/${name}.tex`)))
  })

  test('keep the order that is asked for', async () => {
    const source = `@wrt V, v, y, U, u, z\n${read('derivations/two-layer.eq')}`
    const expected = notesOf(read('test/cases/render/two-layer.tex'))
    expect(notesIn(await latexOf(source)).chains).toEqual(expected.chains)
  })
})

const NOTES: Stack = {
  input: 'x',
  label: 'l',
  loss: 'epsilon',
  activation: 'sigma',
  layers: [
    { weight: 'V', bias: 'v', before: 'p', after: 'y' },
    { weight: 'U', bias: 'u', before: 'q', after: 'z' },
  ],
}
const MANNERS: readonly Manner[] = ['arrows', 'annotated']

describe('the pattern of the notes', () => {
  test('is that of the documents', () => {
    const expected = notesOf(read('test/cases/render/two-layer.tex'))
    expect(notesOf(patternOf(NOTES, 'arrows'))).toEqual(expected)
  })

  const cases = [
    ...Array.from({ length: 6 }, (_, n) => ({ seed: n + 1, layers: 2, activation: 'sigma' })),
    { seed: 11, layers: 2, activation: 'tanh' },
    { seed: 12, layers: 3, activation: 'sigma' },
    { seed: 13, layers: 3, activation: 'tanh' },
    { seed: 14, layers: 4, activation: 'sigma' },
  ]
  test.each(cases)('holds of $layers layers of $activation, seed $seed', async one => {
    const stack = randomStack(one.seed, one.layers, one.activation)
    for (const manner of MANNERS) {
      const printed = await latexOf(sourceOf(stack), manner)
      expect(notesIn(printed), sourceOf(stack)).toEqual(notesOf(patternOf(stack, manner)))
    }
  })

  test('holds when the letters of the layers change places', async () => {
    const stack = { ...NOTES, layers: NOTES.layers.toReversed() }
    expect(notesIn(await latexOf(sourceOf(stack), 'arrows'))).toEqual(
      notesOf(patternOf(stack, 'arrows')),
    )
  })
})

const SMALL = [...'abcfghijklmnopqrstuvwxyz', 'alpha', 'beta', 'eta', 'kappa', 'omega', 'xi']
const LARGE = [...'ABCDFGHJKLMNPQRSTUVWXYZ', 'Gamma', 'Omega', 'Psi']

const randomStack = (seed: number, layers: number, activation: string): Stack => {
  const { uniform } = randomFrom(seed)
  const small = shuffled(SMALL, uniform)
  const large = shuffled(LARGE, uniform)
  const next = () => small.pop() as string
  return {
    input: next(),
    label: next(),
    loss: seed % 2 === 0 ? 'epsilon' : (large.pop() as string),
    activation,
    layers: Array.from({ length: layers }, () => ({
      weight: large.pop() as string,
      bias: next(),
      before: next(),
      after: next(),
    })),
  }
}

const shuffled = (names: readonly string[], random: () => number): string[] =>
  names
    .map(name => ({ name, key: random() }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ name }) => name)
