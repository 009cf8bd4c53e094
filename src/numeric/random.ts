/** A source of random numbers that is told by its seeds alone. */
export interface Random {
  /** Uniform in [0, 1). */
  uniform(): number
  /** Normal with mean 0 and variance 1. */
  normal(): number
  /** A whole number from 0 to n − 1. */
  below(n: number): number
}

/** The source for a list of seeds; equal lists give equal sources. */
export const randomFrom = (...seeds: readonly number[]): Random => {
  const next = sfc32(seeds)
  const uniform = () => next() / 2 ** 32
  return {
    uniform,
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
    below: n => Math.floor(uniform() * n),
  }
}

/** The values in a random order. */
export const shuffled = <T>(random: Random, values: readonly T[]): T[] => {
  const keyed = values.map(value => ({ value, key: random.uniform() }))
  return keyed.sort((a, b) => a.key - b.key).map(k => k.value)
}

/** Small fast counter generator with 128 bits of state, seeded through splitmix32. */
const sfc32 = (seeds: readonly number[]): (() => number) => {
  const mix = splitmix32
  let state = 0
  for (const seed of seeds) state = mix(state ^ Math.trunc(seed) ^ mix(seed / 2 ** 32))
  let a = mix(state)
  let b = mix(a + 1)
  let c = mix(b + 2)
  let counter = 1
  const next = () => {
    const sum = (a + b + counter++) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum >>> 0
  }
  for (let n = 0; n < 12; n++) next()
  return next
}

const splitmix32 = (seed: number) => {
  let z = (seed + 0x9e3779b9) | 0
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad)
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
  return z ^ (z >>> 15)
}
