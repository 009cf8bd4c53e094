import { describe, expect, test } from 'vitest'
import {
  type Affine,
  affine,
  dividedBy,
  evaluateAffine,
  minus,
  multiply,
  namesOf,
  plus,
  sameAffine,
  substitute,
  symbol,
  times,
} from '../src/core/affine.ts'
import { extremesOf, isInRange, lastOf, partsOfZero, type Range } from '../src/core/range.ts'
import { type Random, randomFrom } from '../src/numeric/random.ts'

const NAMES = ['i', 'j', 'm', 'n', 'p'] as const
const TRIALS = 400

const randomForm = (random: Random): Affine =>
  Array.from({ length: 1 + random.below(3) }).reduce<Affine>(sum => {
    const factors = Array.from({ length: random.below(3) }, () =>
      symbol(NAMES[random.below(NAMES.length)] ?? 'm'),
    )
    return plus(sum, times(random.below(7) - 3, factors.reduce(multiply, affine(1))))
  }, affine(0))

const valuesOf = (random: Random) =>
  new Map(NAMES.map(name => [name, 1 + random.below(5)] as const))

const numberAt = (form: Affine, values: ReadonlyMap<string, number>): number =>
  evaluateAffine(form, name => values.get(name)) + 0

const trials = Array.from({ length: TRIALS }, (_, n) => ({ seed: n, random: randomFrom(1, n) }))

describe('forms', () => {
  test('are added, multiplied, divided and substituted as numbers are', () => {
    for (const { seed, random } of trials) {
      const [a, b] = [randomForm(random), randomForm(random)]
      const values = valuesOf(random)
      const [x, y] = [a, b].map(form => numberAt(form, values)) as [number, number]
      expect([seed, numberAt(plus(a, b), values)]).toEqual([seed, x + y + 0])
      expect([seed, numberAt(multiply(a, b), values)]).toEqual([seed, x * y + 0])
      const put = substitute(a, new Map([['i', b]]))
      expect([seed, numberAt(put, values) + 0]).toEqual([
        seed,
        numberAt(a, new Map([...values, ['i', y]])) + 0,
      ])
      if (!sameAffine(b, affine(0))) expect(dividedBy(multiply(a, b), b)).toEqual(a)
    }
  })

  test('are not divided where something is left', () => {
    const [m, n] = [symbol('m'), symbol('n')]
    expect(dividedBy(plus(multiply(m, n), affine(1)), m)).toBeUndefined()
    expect(dividedBy(m, n)).toBeUndefined()
    expect(dividedBy(m, affine(2))).toBeUndefined()
    expect(dividedBy(m, affine(0))).toBeUndefined()
  })
})

/** i of n and r of p in all orders, with what else may stand in a position. */
const letters = (base: number): ReadonlyMap<string, Range> =>
  new Map([
    ['i', { first: affine(base), dim: symbol('n') }],
    ['j', { first: affine(base), dim: symbol('n') }],
    ['r', { first: affine(base), dim: symbol('p') }],
    ['s', { first: affine(base), dim: symbol('p') }],
  ])

const randomPosition = (random: Random): Affine => {
  const terms = ['i', 'j', 'r', 's'].filter(() => random.below(2) === 0)
  return terms.reduce<Affine>(
    (sum, letter) => {
      const sizes = [affine(1), affine(2), affine(3), symbol('p'), minus(symbol('n'), affine(1))]
      const sign = random.below(3) === 0 ? -1 : 1
      return plus(sum, times(sign, multiply(sizes[random.below(5)] as Affine, symbol(letter))))
    },
    affine(random.below(3)),
  )
}

/** The values of a form over all values of its letters. */
const spread = (form: Affine, ranges: ReadonlyMap<string, Range>, sizes: Map<string, number>) =>
  namesOf(form)
    .filter(name => ranges.has(name))
    .reduce<Map<string, number>[]>(
      (all, name) => {
        const range = ranges.get(name) as Range
        const [first, last] = [range.first, lastOf(range)].map(end => numberAt(end, sizes))
        return all.flatMap(at =>
          Array.from({ length: (last ?? 0) - (first ?? 0) + 1 }, (_, k) =>
            new Map(at).set(name, (first ?? 0) + k),
          ),
        )
      },
      [sizes],
    )

const sizesOf = (random: Random) =>
  new Map(['m', 'n', 'p'].map(name => [name, 1 + random.below(4)] as const))

test('extremes of positions are reached, and what is inside stays there', () => {
  let told = 0
  for (const { seed, random } of trials) {
    const ranges = letters(seed % 2)
    const pos = randomPosition(random)
    const found = extremesOf(pos, name => ranges.get(name))
    if (!found) continue
    told++
    const sizes = new Map<string, number>(sizesOf(random))
    const values = spread(pos, ranges, sizes).map(at => numberAt(pos, at))
    const ends = [found.low, found.high].map(end => numberAt(end, sizes))
    if ((sizes.get('n') ?? 0) > 1)
      expect([seed, ...ends]).toEqual([seed, Math.min(...values), Math.max(...values)])
    const axis = { first: affine(seed % 2), dim: multiply(symbol('n'), symbol('p')) }
    if (!isInRange(pos, axis, name => ranges.get(name))) continue
    const [first, last] = [axis.first, lastOf(axis)].map(end => numberAt(end, sizes))
    expect([seed, values.every(v => v >= (first ?? 0) && v <= (last ?? 0))]).toEqual([seed, true])
  }
  expect(told).toBeGreaterThan(100)
})

test('a letter with one place is not told apart from anything', () => {
  const ranges = new Map([['i', { first: affine(1), dim: affine(1) }]])
  const form = minus(symbol('i'), plus(symbol('m'), affine(1)))
  expect(partsOfZero(form, name => ranges.get(name))).toBeUndefined()
})

test('a difference is 0 just where its parts are', () => {
  let told = 0
  for (const { seed, random } of trials) {
    const ranges = letters(seed % 2)
    const block = (a: string, r: string, size: Affine) => plus(multiply(size, symbol(a)), symbol(r))
    const size = random.below(4) === 0 ? affine(2) : symbol('p')
    const form =
      random.below(2) === 0
        ? minus(block('i', 'r', size), block('j', 's', size))
        : minus(randomPosition(random), randomPosition(random))
    const parts = partsOfZero(form, name => ranges.get(name))
    if (!parts) continue
    told++
    const sizes = new Map<string, number>(sizesOf(random))
    for (const at of spread(form, ranges, sizes)) {
      const both = parts.every(part => numberAt(part, at) === 0)
      expect([seed, numberAt(form, at) === 0]).toEqual([seed, both])
    }
  }
  expect(told).toBeGreaterThan(80)
})
