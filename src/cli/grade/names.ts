import { basename, dirname, resolve } from 'node:path'

/** Something at a path that is called by a part of it. */
export interface Named {
  readonly path: string
  readonly stem: string
}

export interface ToldApart<Entry> {
  readonly named: readonly { readonly name: string; readonly entry: Entry }[]
  readonly renamed: readonly { readonly name: string; readonly names: readonly string[] }[]
}

/** Names that are all different: where two would be the same, both are called by more of their paths. */
export const toldApart = <Entry extends Named>(entries: readonly Entry[]): ToldApart<Entry> => {
  const calls = entries.map(callsOf)
  const levels = entries.map(() => 0)
  const nameOf = (n: number): string => calls[n]?.[levels[n] ?? 0] ?? ''
  for (let isOpen = true; isOpen; ) {
    const doubles = groups(entries, nameOf)
    isOpen = false
    for (const n of doubles.flat()) {
      if ((levels[n] ?? 0) >= LAST) continue
      levels[n] = (levels[n] ?? 0) + 1
      isOpen = true
    }
  }
  const named = entries.map((entry, n) => ({ name: nameOf(n), entry }))
  const renamed = groups(entries, n => calls[n]?.[0] ?? '').map(group => ({
    name: calls[group[0] ?? 0]?.[0] ?? '',
    names: group.map(nameOf),
  }))
  return { named, renamed }
}

const callsOf = ({ path, stem }: Named): readonly string[] => {
  const whole = resolve(path)
  return [stem, basename(whole), `${basename(dirname(whole))}/${basename(whole)}`, whole]
}

const LAST = 3

/** Positions of entries that have one name. */
const groups = (
  entries: readonly unknown[],
  nameOf: (n: number) => string,
): readonly (readonly number[])[] => {
  const byName = new Map<string, number[]>()
  for (const n of entries.keys()) {
    const group = byName.get(nameOf(n))
    if (group) group.push(n)
    else byName.set(nameOf(n), [n])
  }
  return [...byName.values()].filter(group => group.length > 1)
}
