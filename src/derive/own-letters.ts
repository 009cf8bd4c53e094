import { bareName } from '../core/affine.ts'
import { type Graph, statementsOf } from '../core/graph.ts'
import { parts } from '../core/parts.ts'
import type { Indexed, Syntax } from '../core/syntax.ts'
import { children, type Ix, type Pos, type Term, wideAxes } from '../core/term.ts'
import type { Wishes } from './letters.ts'

/** The graph with letters of its equations free for use. */
export const withFreeLetters = (graph: Graph): Graph => {
  const { leaves, equations, families, functions, sizes } = graph
  const names = [...leaves, ...equations, ...families].map(one => one.name)
  return { ...graph, names: new Set([...names, ...functions.keys(), ...sizes]) }
}

/** The letters by which the equations and claims of a file name the axes of what stands in a term. */
export const ownLetters = (graph: Graph): Wishes => {
  const known = lettersByName(graph)
  return (term, letters) => {
    const scratch = new Set(letters.map((ix: Ix) => ix.name))
    const wished = new Map<string, string>()
    for (const { name, at } of entriesIn(term)) {
      const own = known.get(name)
      if (own?.length !== at.length) continue
      at.forEach((pos, n) => {
        const letter = bareName(pos)
        if (letter === undefined || !scratch.has(letter) || wished.has(letter)) return
        wished.set(letter, own[n] as string)
      })
    }
    return wished
  }
}

/** An entry of a name, or of a derivative by it. */
interface NamedEntry {
  readonly name: string
  readonly at: readonly Pos[]
}

const entriesIn = (term: Term): readonly NamedEntry[] => {
  if (term.kind === 'slope') {
    const { of, ofAt, by, byAt } = term
    const under = { name: by.name, at: wideAxes(by.shape, byAt) }
    return of.kind === 'var' ? [under, { name: of.name, at: wideAxes(of.shape, ofAt) }] : [under]
  }
  if (term.kind !== 'entry') return children(term).flatMap(entriesIn)
  const { expr, at } = term
  if (expr.kind === 'var') return [{ name: expr.name, at: wideAxes(expr.shape, at) }]
  if (expr.kind !== 'grad') return []
  return [{ name: expr.by, at: wideAxes(expr.shape.slice(expr.ofAxes), at.slice(expr.ofAxes)) }]
}

/** Of each name the letters of its equation, else of its first entry at bare letters. */
const lettersByName = (graph: Graph): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, readonly string[]>()
  const statements = statementsOf(graph)
  for (const { name, letters } of statements) {
    if (letters.length > 0)
      found.set(
        name.name,
        letters.map(letter => letter.name),
      )
  }
  const claimed = graph.claims.flatMap(({ syntax }) => [syntax.left, syntax.right])
  for (const entry of [...statements.map(one => one.body), ...claimed].flatMap(indexedIn)) {
    const { base, at } = entry
    if (base.kind !== 'name' || found.has(base.name)) continue
    const letters = at.map(place => (place.kind === 'name' ? place.name : undefined))
    if (letters.every(letter => letter !== undefined)) found.set(base.name, letters)
  }
  return found
}

const indexedIn = (syntax: Syntax): readonly Indexed[] => [
  ...(syntax.kind === 'indexed' ? [syntax] : []),
  ...parts(syntax).flatMap(indexedIn),
]
