import { describe, expect, test } from 'vitest'
import { symbol } from '../src/core/affine.ts'
import { variable } from '../src/core/expr.ts'
import type { Shape } from '../src/core/shape.ts'
import { shapeOf } from '../src/core/shape.ts'
import { type Tensor, tensor } from '../src/core/tensor.ts'
import { delta, entry, type Ix, position, product, sum, type Term } from '../src/core/term.ts'
import { scratchLetters } from '../src/derive/letters.ts'
import { READ_RULES } from '../src/derive/net.ts'
import { tryRead } from '../src/derive/read.ts'
import { type Env, evaluateForm } from '../src/numeric/evaluate.ts'
import { NUMBERS } from '../src/numeric/number.ts'
import { type Random, randomFrom } from '../src/numeric/random.ts'

const SIZES: Readonly<Record<string, number>> = { a: 2, b: 3, c: 4, d: 2 }
const TRIALS = 1500

interface Trial {
  readonly term: Term
  readonly free: readonly Ix[]
  readonly shape: Shape
}

/** A random product over 2–6 letters with 1–8 factors, some letters free. */
const randomTrial = (random: Random): Trial => {
  const pick = <T>(from: readonly T[]): T => from[random.below(from.length)] as T
  const letters: Ix[] = Array.from({ length: 2 + random.below(5) }, (_, n) => ({
    name: `l${n}`,
    dim: symbol(pick(Object.keys(SIZES))),
  }))
  const free = letters.slice(0, random.below(3))
  const factors = Array.from({ length: 1 + random.below(8) }, () =>
    randomFactor(random, letters, pick),
  )
  return {
    term: sum(letters.slice(free.length), product(factors)),
    free,
    shape: shapeOf(free.map(ix => ix.dim)),
  }
}

const randomFactor = (
  random: Random,
  letters: readonly Ix[],
  pick: <T>(x: readonly T[]) => T,
): Term => {
  const axes = Array.from({ length: pick([0, 1, 1, 2, 2, 2]) }, () => pick(letters))
  const [a, b] = axes
  if (a && b && random.uniform() < 0.1 && a.dim === b.dim) return delta(position(a), position(b))
  const name = `t${random.below(3)}_${axes.map(ix => ix.dim.terms[0]?.[0]).join('')}`
  return entry(
    variable(
      name,
      axes.map(ix => ix.dim),
    ),
    axes.map(position),
  )
}

/** Every name has the value that its own letters seed. */
const env: Env<number> = {
  sizes: new Map(Object.entries(SIZES)),
  base: 1,
  value: name => instanceOf(name),
  unknown: name => {
    throw new Error(name)
  },
  gradient: name => instanceOf(name),
  slope: () => {
    throw new Error('no slopes here')
  },
}

const instanceOf = (name: string): Tensor => {
  const dims = [...(name.split('_')[1] ?? '')].map(size => SIZES[size] as number)
  const random = randomFrom(...[...name].map(c => c.charCodeAt(0)))
  const length = dims.reduce((n, d) => n * d, 1)
  return tensor(
    dims,
    Array.from({ length }, () => random.normal()),
  )
}

const difference = (a: Tensor, b: Tensor): number => {
  const largest = Math.max(1e-12, ...a.data.map(Math.abs), ...b.data.map(Math.abs))
  if (a.data.length !== b.data.length) return Number.POSITIVE_INFINITY
  return Math.max(...a.data.map((x, n) => Math.abs(x - (b.data[n] as number)))) / largest
}

describe('the matrix reader', () => {
  const fired = new Set<string>()
  let read = 0
  test(`what it reads has the value of the term, ${TRIALS} random products`, () => {
    for (const rule of READ_RULES) {
      const { apply } = rule
      Object.assign(rule, {
        apply: (...args: Parameters<typeof apply>) => {
          const next = apply(...args)
          if (next) fired.add(rule.name)
          return next
        },
      })
    }
    for (let seed = 1; seed <= TRIALS; seed++) {
      const { term, free, shape } = randomTrial(randomFrom(seed))
      const expr = tryRead(term, free, shape, scratchLetters(1))
      if (!expr) continue
      read++
      const left = evaluateForm(NUMBERS, { level: 'index', free, term }, env)
      const right = evaluateForm(NUMBERS, { level: 'matrix', expr }, env)
      expect(difference(left, right), `seed ${seed}`).toBeLessThan(1e-9)
    }
  })

  test('every rule has been used', () => {
    expect(READ_RULES.filter(rule => !fired.has(rule.name)).map(r => r.name)).toEqual([])
  })

  test('nearly all products can be read', () => {
    expect(read / TRIALS).toBeGreaterThan(0.98)
  })

  test('three letters all entangled stay in index notation', () => {
    const [i, j, k, l] = ['i', 'j', 'k', 'l'].map(name => ({ name, dim: symbol('a') })) as [
      Ix,
      Ix,
      Ix,
      Ix,
    ]
    const M = (n: number, a: Ix, b: Ix) =>
      entry(variable(`t${n}_aa`, [a.dim, b.dim]), [position(a), position(b)])
    const K4 = product([M(0, i, j), M(1, i, k), M(2, i, l), M(0, j, k), M(1, j, l), M(2, k, l)])
    expect(tryRead(sum([i, j, k, l], K4), [], [], scratchLetters(1))).toBeUndefined()
  })
})
