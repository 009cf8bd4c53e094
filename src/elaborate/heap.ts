/** A queue that hands out its least item first. */
export interface Heap<T> {
  readonly items: T[]
  readonly before: (a: T, b: T) => boolean
}

export const heap = <T>(before: Heap<T>['before']): Heap<T> => ({ items: [], before })

export const push = <T>({ items, before }: Heap<T>, item: T): void => {
  let at = items.push(item) - 1
  while (at > 0) {
    const parent = (at - 1) >> 1
    if (!before(item, items[parent] as T)) break
    items[at] = items[parent] as T
    at = parent
  }
  items[at] = item
}

export const pop = <T>(queue: Heap<T>): T | undefined => {
  const { items } = queue
  const least = items[0]
  const last = items.pop()
  if (items.length > 0) sink(queue, last as T)
  return least
}

const sink = <T>({ items, before }: Heap<T>, item: T): void => {
  let at = 0
  for (;;) {
    let child = 2 * at + 1
    if (child >= items.length) break
    if (child + 1 < items.length && before(items[child + 1] as T, items[child] as T)) child++
    if (!before(items[child] as T, item)) break
    items[at] = items[child] as T
    at = child
  }
  items[at] = item
}
