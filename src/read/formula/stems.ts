/** Names without their numbers, `net_o` of `net_o1` and `net_o2`, where there are several and it is no name itself. */
export const numberedStems = (names: readonly string[]): ReadonlySet<string> => {
  const stems = names.flatMap(one => /^(\p{L}+_\p{L}+)_?\d+$/u.exec(one)?.[1] ?? [])
  return new Set(stems.filter((stem, n) => stems.indexOf(stem) < n && !names.includes(stem)))
}

/** Functions without their numbers: `f` of `f1` and `f2`. */
export const functionStems = (names: readonly string[]): ReadonlySet<string> => {
  const stems = names.flatMap(one => /^(\p{L}+)_?\d+$/u.exec(one)?.[1] ?? [])
  return new Set(stems.filter((stem, n) => stems.indexOf(stem) < n && !names.includes(stem)))
}

/** Whether names have such a name with numbers behind it, two at least, and not the name alone: `x0`, `x1`. */
export const isNumberedIn = (names: Iterable<string>, stem: string): boolean => {
  const plain = stem.replace(/^\\/, '')
  const all = [...names]
  const isOne = (name: string) => name.startsWith(plain) && /^_?\d+$/.test(name.slice(plain.length))
  return !all.includes(plain) && all.filter(isOne).length > 1
}
