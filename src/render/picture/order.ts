/** Something in a layer: a node, or where a long edge passes through. */
export interface Slot {
  readonly key: string
  readonly rank: number
  /** Keys of slots of the layers beside it. */
  readonly before: readonly string[]
  readonly after: readonly string[]
}

/** Layers in an order in which few edges cross: each slot near the middle of its neighbours, again and again. */
export const ordered = (slots: readonly Slot[]): readonly (readonly string[])[] => {
  const byKey = new Map(slots.map(slot => [slot.key, slot]))
  let layers = inLayers(slots)
  let best = layers
  let fewest = crossingsOf(layers, byKey)
  for (let sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
    layers = swept(layers, byKey, sweep % 2 === 0 ? 'before' : 'after')
    const count = crossingsOf(layers, byKey)
    if (count >= fewest) continue
    fewest = count
    best = layers
  }
  return best
}

const SWEEPS = 24

type Layers = readonly (readonly string[])[]

const inLayers = (slots: readonly Slot[]): Layers => {
  const layers: string[][] = []
  for (const { key, rank } of slots) {
    while (layers.length <= rank) layers.push([])
    layers[rank]?.push(key)
  }
  return layers
}

const swept = (
  layers: Layers,
  byKey: ReadonlyMap<string, Slot>,
  side: 'before' | 'after',
): Layers => {
  const next = layers.map(layer => [...layer])
  const ranks = [...next.keys()]
  for (const rank of side === 'before' ? ranks.slice(1) : ranks.slice(0, -1).reverse()) {
    const beside = placesIn(next[side === 'before' ? rank - 1 : rank + 1] ?? [])
    const layer = next[rank] ?? []
    const own = placesIn(layer)
    const middles = new Map(
      layer.map(key => [key, middleOf(byKey.get(key)?.[side] ?? [], beside) ?? own.get(key) ?? 0]),
    )
    next[rank] = layer.toSorted(
      (a, b) =>
        (middles.get(a) ?? 0) - (middles.get(b) ?? 0) || (own.get(a) ?? 0) - (own.get(b) ?? 0),
    )
  }
  return next
}

const placesIn = (layer: readonly string[]): ReadonlyMap<string, number> =>
  new Map(layer.map((key, n) => [key, n]))

const middleOf = (
  keys: readonly string[],
  places: ReadonlyMap<string, number>,
): number | undefined =>
  keys.length === 0
    ? undefined
    : keys.reduce((sum, key) => sum + (places.get(key) ?? 0), 0) / keys.length

const crossingsOf = (layers: Layers, byKey: ReadonlyMap<string, Slot>): number =>
  layers.reduce((sum, layer, rank) => {
    const places = placesIn(layers[rank + 1] ?? [])
    const ends = layer.map(key => (byKey.get(key)?.after ?? []).map(to => places.get(to) ?? 0))
    return sum + crossings(ends)
  }, 0)

/** Pairs of edges, of which the upper starts above and ends below. */
const crossings = (ends: readonly (readonly number[])[]): number => {
  let count = 0
  const earlier: number[] = []
  for (const own of ends) {
    for (const end of own) count += earlier.filter(other => other > end).length
    earlier.push(...own)
  }
  return count
}
