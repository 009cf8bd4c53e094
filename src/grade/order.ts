/** Most factors of which all orders are tried; of more only those with two neighbours exchanged. */
const FEW = 4

/** Other orders of a product, the nearest first. */
export function* orders<T>(factors: readonly T[]): Iterable<readonly T[]> {
  yield* exchanges(factors)
  if (factors.length > 2) yield factors.toReversed()
  if (factors.length <= FEW) for (const order of permutations(factors)) yield order
}

function* exchanges<T>(factors: readonly T[]): Iterable<readonly T[]> {
  for (let n = 1; n < factors.length; n++)
    yield [
      ...factors.slice(0, n - 1),
      factors[n] as T,
      factors[n - 1] as T,
      ...factors.slice(n + 1),
    ]
}

function* permutations<T>(rest: readonly T[]): Iterable<readonly T[]> {
  if (rest.length === 0) yield []
  for (const [n, first] of rest.entries()) {
    for (const others of permutations(rest.toSpliced(n, 1))) yield [first, ...others]
  }
}
