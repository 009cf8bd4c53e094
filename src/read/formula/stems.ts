/** Names without their numbers, `net_o` of `net_o1` and `net_o2`, where there are several and it is no name itself. */
export const numberedStems = (names: readonly string[]): ReadonlySet<string> =>
  stemsBy(/^(\p{L}+_\p{L}+)_?\d+$/u, names)

/** Plain letters without their numbers, where there are several and they are no name themselves: `f` of `f1` and `f2`. */
export const plainStems = (names: readonly string[]): ReadonlySet<string> =>
  stemsBy(/^(\p{L}+)_?\d+$/u, names)

const stemsBy = (numbered: RegExp, names: readonly string[]): ReadonlySet<string> => {
  const whole = new Set(names)
  const once = new Set<string>()
  const several = new Set<string>()
  for (const one of names) {
    const stem = numbered.exec(one)?.[1]
    if (stem === undefined || whole.has(stem)) continue
    if (once.has(stem)) several.add(stem)
    once.add(stem)
  }
  return several
}
