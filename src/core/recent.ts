/** What was used of late, by its key: twice `most` at the utmost. */
export interface Recent<T> {
  get(key: string): T | undefined
  set(key: string, value: T): void
}

export const recent = <T>(most: number): Recent<T> => {
  let young = new Map<string, T>()
  let old = new Map<string, T>()
  const set = (key: string, value: T): void => {
    if (young.size >= most) {
      old = young
      young = new Map()
    }
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
