import { type UsageCode, UsageError } from '../core/usage.ts'

/** What is said of something that does not exist: what may be meant, and what there is. */
export const unknown = (
  code: UsageCode & `no-such-${string}`,
  name: string,
  known: readonly string[],
): UsageError => {
  const near = nearest(name, known)
  const shown = known.length > MOST ? [...known.slice(0, MOST), '…'] : known
  return new UsageError(code, {
    name: clip(name),
    known: shown.join(', '),
    ...(near === undefined ? {} : { near }),
  })
}

/** What may be meant by a name that does not exist. */
export const nearest = (name: string, known: readonly string[]): string | undefined => {
  const close = known.find(one => distance(one, name) <= 2)
  return close === name ? undefined : close
}

const MOST = 40

export const clip = (name: string): string => (name.length > 60 ? `${name.slice(0, 60)}…` : name)

/** Letters to change, insert or leave out; long words are as good as different. */
const distance = (a: string, b: string): number => {
  if (Math.abs(a.length - b.length) > 2 || b.length < 3) return 3
  let row = Array.from({ length: b.length + 1 }, (_, n) => n)
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1]
    for (const [j, other] of [...b].entries()) {
      const swap = (row[j] as number) + (letter === other ? 0 : 1)
      next.push(Math.min(swap, (row[j + 1] as number) + 1, (next[j] as number) + 1))
    }
    row = next
  }
  return row[b.length] ?? 3
}
