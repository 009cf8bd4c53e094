/** What stands in a layer: how much room it takes above and below its middle. */
export interface Extent {
  readonly key: string
  readonly up: number
  readonly down: number
}

/** A pull between slots of neighbouring layers. */
export interface Pull {
  readonly a: string
  readonly b: string
  readonly weight: number
}

/** Heights at which edges are as straight as the room allows; each layer keeps its order. */
export const settled = (
  layers: readonly (readonly Extent[])[],
  pulls: readonly Pull[],
): ReadonlyMap<string, number> => {
  const beside = pullsOf(pulls)
  const heights = new Map<string, number>()
  for (const layer of layers)
    spread(
      layer,
      layer.map(() => ({ at: 0, weight: 1 })),
      heights,
    )
  for (let round = 0; round < ROUNDS; round++) {
    const order = round % 2 === 0 ? layers : layers.toReversed()
    for (const layer of order) {
      const wishes = layer.map(({ key }) => wishOf(beside.get(key) ?? [], key, heights))
      spread(layer, wishes, heights)
    }
  }
  return heights
}

const ROUNDS = 100
const GAP = 16

interface Wish {
  readonly at: number
  readonly weight: number
}

const pullsOf = (pulls: readonly Pull[]): ReadonlyMap<string, readonly Pull[]> => {
  const table = new Map<string, Pull[]>()
  for (const pull of pulls)
    for (const key of [pull.a, pull.b]) table.set(key, [...(table.get(key) ?? []), pull])
  return table
}

const wishOf = (
  pulls: readonly Pull[],
  key: string,
  heights: ReadonlyMap<string, number>,
): Wish => {
  const own = heights.get(key) ?? 0
  const weight = pulls.reduce((sum, pull) => sum + pull.weight, 0)
  if (weight === 0) return { at: own, weight: 0.1 }
  const sum = pulls.reduce(
    (all, { a, b, weight: w }) => all + w * (heights.get(a === key ? b : a) ?? 0),
    0,
  )
  return { at: sum / weight, weight }
}

/** As near to the wishes as the order and the room allow: neighbours in each other's way move as one. */
const spread = (
  layer: readonly Extent[],
  wishes: readonly Wish[],
  heights: Map<string, number>,
): void => {
  const offsets = offsetsOf(layer)
  const blocks: { sum: number; weight: number; count: number }[] = []
  for (const [n, { at, weight }] of wishes.entries()) {
    let block = { sum: weight * (at - (offsets[n] ?? 0)), weight, count: 1 }
    for (let last = blocks.at(-1); last; last = blocks.at(-1)) {
      if (last.sum / last.weight <= block.sum / block.weight) break
      blocks.pop()
      block = {
        sum: last.sum + block.sum,
        weight: last.weight + block.weight,
        count: last.count + block.count,
      }
    }
    blocks.push(block)
  }
  const middles = blocks.flatMap(({ sum, weight, count }) => Array(count).fill(sum / weight))
  for (const [n, { key }] of layer.entries()) heights.set(key, middles[n] + (offsets[n] ?? 0))
}

/** Where each would stand if all stood as close together as they may. */
const offsetsOf = (layer: readonly Extent[]): readonly number[] => {
  let at = 0
  return layer.map(({ up }, n) => {
    const before = layer[n - 1]
    if (before) at += before.down + GAP + up
    return at
  })
}
