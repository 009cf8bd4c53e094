import { freeNamesIn } from '../core/parts.ts'
import type { EquationSyntax } from '../core/syntax.ts'
import { heap, pop, push } from './heap.ts'

/** Equations in an order in which each uses earlier ones only, and the loops that have none. */
export interface Order {
  readonly equations: readonly EquationSyntax[]
  /** Each loop as the names that follow from each other, the first one again at the end. */
  readonly loops: readonly (readonly string[])[]
}

/** Of the equations that may come next, the first in the file does. */
export const orderOf = (equations: ReadonlyMap<string, EquationSyntax>): Order => {
  const all = [...equations.values()]
  const place = new Map(all.map((equation, n) => [equation.name.name, n]))
  const needs = all.map(equation => neededBy(equation, place))
  const users: number[][] = all.map(() => [])
  needs.forEach((list, n) => {
    for (const needed of list) users[needed]?.push(n)
  })
  const missing = needs.map(list => list.length)
  const ready = heap<number>((a, b) => a < b)
  missing.forEach((count, n) => {
    if (count === 0) push(ready, n)
  })
  const order: number[] = []
  for (let next = pop(ready); next !== undefined; next = pop(ready)) {
    order.push(next)
    for (const user of users[next] ?? []) {
      missing[user] = (missing[user] as number) - 1
      if (missing[user] === 0) push(ready, user)
    }
  }
  const names = [...place.keys()]
  const loops = order.length < all.length ? loopsIn(needs, new Set(order)) : []
  return {
    equations: order.map(n => all[n] as EquationSyntax),
    loops: loops.map(loop => loop.map(n => names[n] as string)),
  }
}

const neededBy = (
  { body, letters }: EquationSyntax,
  place: ReadonlyMap<string, number>,
): number[] => {
  const bound = new Set(letters.map(letter => letter.name))
  return [...freeNamesIn(body, bound)].flatMap(name => place.get(name) ?? [])
}

/** From every equation left over there is a way back to itself or to another loop. */
const loopsIn = (needs: readonly (readonly number[])[], done: ReadonlySet<number>): number[][] => {
  const seen = new Set(done)
  const loops: number[][] = []
  for (let start = 0; start < needs.length; start++) {
    const path: number[] = []
    let at: number | undefined = start
    while (at !== undefined && !seen.has(at)) {
      seen.add(at)
      path.push(at)
      at = needs[at]?.find(n => !done.has(n))
    }
    const back = at === undefined ? -1 : path.indexOf(at)
    if (back >= 0) loops.push([...path.slice(back), path[back] as number])
  }
  return loops
}
