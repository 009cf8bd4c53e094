/** What was used of late, by its key. */
export interface Recent<T> {
  get(key: string): T | undefined
  set(key: string, value: T): void
}

/** Keeps what was used last, with keys of twice so many characters in all at the utmost. */
export const recent = <T>(most: number): Recent<T> => {
  let young = new Map<string, T>()
  let old = new Map<string, T>()
  let weight = 0
  const set = (key: string, value: T): void => {
    if (weight + key.length > most) {
      old = young
      young = new Map()
      weight = 0
    }
    if (key.length > most) return
    if (!young.has(key)) weight += key.length
    young.set(key, value)
  }
  return {
    get: key => {
      const found = young.get(key)
      if (found !== undefined) return found
      const before = old.get(key)
      if (before !== undefined) set(key, before)
      return before
    },
    set,
  }
}
