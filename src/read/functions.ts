import type { Formula } from '../core/script.ts'
import { type OwnFunction, signatureIn } from './formula/own-function.ts'
import { piecesOf } from './formula/pieces.ts'
import { Stuck } from './formula/stuck.ts'
import type { Symbols } from './formula/symbols.ts'
import { formulaIn } from './formula-in.ts'
import type { TexNode } from './katex.ts'
import type { Read } from './member.ts'
import { namesOf } from './names.ts'

/** Functions that a document says itself, with the chains that say them. */
export interface Functions {
  readonly own: ReadonlyMap<string, OwnFunction>
  /** By the number of the chain: the name that stands at its head. */
  readonly heads: ReadonlyMap<number, string>
}

/** The first chain `f(x) = …` for each f that the network does not know; they may use each other in any order. */
export const functionsIn = (symbols: Symbols, chains: readonly (readonly Read[])[]): Functions => {
  let own: ReadonlyMap<string, OwnFunction> = new Map()
  let heads: ReadonlyMap<number, string> = new Map()
  for (let round = 0; round < ROUNDS; round++) {
    const before: number = own.size
    for (const [n, members] of chains.entries()) {
      const found = definitionIn({ ...symbols, own }, members)
      if (!found || own.has(found.name)) continue
      own = new Map([...own, [found.name, found.definition]])
      heads = new Map([...heads, [n, found.name]])
    }
    if (own.size === before) break
  }
  return { own, heads }
}

/** Functions of functions, at most so deep where they are used before they are said. */
const ROUNDS = 4

const definitionIn = (
  symbols: Symbols,
  [head, body]: readonly Read[],
): { readonly name: string; readonly definition: OwnFunction } | undefined => {
  if (head?.kind !== 'cell' || body?.kind !== 'cell') return undefined
  const signature = signatureOf(symbols, head)
  if (!signature) return undefined
  const { name, parameters } = signature
  const read = formulaIn(body, withParameters(symbols, parameters))
  if (read.kind === 'unread') return undefined
  return { name, definition: { parameters, bodies: read.readings } }
}

/** The symbols in which the body of a function is read. */
export const withParameters = (symbols: Symbols, parameters: readonly string[]): Symbols => ({
  ...symbols,
  parameters: new Set(parameters),
})

const signatureOf = (symbols: Symbols, head: Extract<Read, { kind: 'cell' }>) =>
  unlessStuck(() => {
    const pieces = piecesOnce(head.cell.nodes)
    return pieces && signatureIn(symbols, pieces)
  })

/** Undefined where these are nothing that can be read; found once as long as they are kept. */
export const piecesOnce = (nodes: readonly TexNode[]): Pieces | undefined => {
  const known = kept.get(nodes) ?? { found: unlessStuck(() => piecesOf(nodes)) }
  kept.set(nodes, known)
  return known.found
}

type Pieces = ReturnType<typeof piecesOf>
const kept = new WeakMap<readonly TexNode[], { readonly found: Pieces | undefined }>()

const unlessStuck = <T>(read: () => T): T | undefined => {
  try {
    return read()
  } catch (error) {
    if (error instanceof Stuck) return undefined
    throw error
  }
}

/** The head of a chain that says a function: a name of the network's values, else what it says. */
export const headOf = (
  { graph }: Symbols,
  { own }: Functions,
  name: string,
): Pick<Formula, 'kind' | 'readings' | 'isFunction'> => {
  const { parameters, bodies } = own.get(name) as OwnFunction
  const known = namesOf(graph)
  const isFamily = (of: string) => graph.families.some(family => family.name === of)
  return parameters.every(of => known.has(of) && !isFamily(of))
    ? { kind: 'formula', readings: [{ kind: 'name', name }] }
    : { kind: 'formula', readings: bodies, isFunction: true }
}
