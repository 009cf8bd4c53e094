import { freeNamesIn } from '../core/parts.ts'
import type { Formula } from '../core/script.ts'
import type { Syntax } from '../core/syntax.ts'
import { type OwnFunction, sampleSignature, signatureIn } from './formula/own-function.ts'
import { piecesOf } from './formula/pieces.ts'
import { readFormula } from './formula/read.ts'
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
  if (!signature) return atSampleIn(symbols, head, body)
  const { name, parameters } = signature
  const read = formulaIn(body, withParameters(symbols, parameters))
  if (read.kind === 'unread') return undefined
  return { name, definition: { parameters, bodies: read.readings } }
}

/** `\pi(x_i) = …`: said at any sample, by one value of it. */
const atSampleIn = (
  symbols: Symbols,
  { cell }: Cell,
  body: Cell,
): { readonly name: string; readonly definition: OwnFunction } | undefined => {
  const pieces = piecesOnce(cell.nodes)
  const found = pieces && sampleSignature(symbols, pieces)
  if (!found) return undefined
  const { name, letter, inside } = found
  const nodes = inside.flatMap(piece => piece.nodes)
  const [arg, value] = [readFormula({ ...cell, nodes }, symbols), formulaIn(body, symbols)]
  if (arg.kind === 'unread' || value.kind === 'unread') return undefined
  const [argument] = arg.readings
  const bodies = value.readings
  const isAt = argument && isValueAt(symbols, argument, letter)
  return isAt && bodies.every(one => freeNamesIn(one).has(letter))
    ? { name, definition: { parameters: [], bodies, sample: { argument, letter } } }
    : undefined
}

type Cell = Extract<Read, { kind: 'cell' }>

/** Whether it is what stands in a value of the network at the letter. */
const isValueAt = ({ graph }: Symbols, syntax: Syntax, letter: string): boolean =>
  syntax.kind === 'indexed' &&
  syntax.at.some(at => at.kind === 'name' && at.name === letter) &&
  (syntax.base.kind === 'name' || syntax.base.kind === 'transposition') &&
  [...freeNamesIn(syntax.base)].every(of => namesOf(graph).has(of))

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
  const { parameters, bodies, sample } = own.get(name) as OwnFunction
  if (sample) return { kind: 'formula', readings: bodies, isFunction: true }
  const known = namesOf(graph)
  const isFamily = (of: string) => graph.families.some(family => family.name === of)
  return parameters.every(of => known.has(of) && !isFamily(of))
    ? { kind: 'formula', readings: [{ kind: 'name', name }] }
    : { kind: 'formula', readings: bodies, isFunction: true }
}
