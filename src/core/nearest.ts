/** The known name that is closest to a mistyped one; undefined where none is close. */
export const nearest = (name: string, known: Iterable<string>): string | undefined => {
  const limit = Math.min(2, Math.floor(name.length / 2))
  let best: string | undefined
  let least = limit + 1
  for (const other of known) {
    if (Math.abs(other.length - name.length) >= least) continue
    const steps = distance(name.toLowerCase(), other.toLowerCase())
    if (steps < least) [best, least] = [other, steps]
  }
  return best
}

/** Letters to insert, remove, replace or swap with their neighbour. */
const distance = (a: string, b: string): number => {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, n) => n)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const kept = (last[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const least = Math.min(kept, (last[j] as number) + 1, (next[j - 1] as number) + 1)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      next.push(swapped ? Math.min(least, (before[j - 2] as number) + 1) : least)
    }
    before = last
    last = next
  }
  return last[b.length] as number
}
