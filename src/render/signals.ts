import { constantOf, minus } from '../core/affine.ts'
import { type Derivation, type Places, resultOf } from '../core/derivation.ts'
import type { Family, Graph } from '../core/graph.ts'
import { type Member, memberName, memberOf } from '../core/member.ts'
import { derivedBy } from '../core/mentioned.ts'
import { sameSyntax } from '../core/nodes.ts'
import { mapParts } from '../core/parts.ts'
import type { Derivative, Syntax } from '../core/syntax.ts'
import type { Alias } from './alias.ts'
import { indexed, nameOf } from './node.ts'
import type { Notation, Style } from './style.ts'

/** Gradients that have a letter of their own, as δ: those on which gradients by leaves rest. */
export interface Signals {
  readonly loss: string
  readonly letter: string
  /** What gradients are called, by the names and the families that they are by. */
  readonly symbols: ReadonlyMap<string, string>
  /** Each symbol once, as `δ_p := ∂ε/∂p`. */
  readonly definitions: readonly SignalDefinition[]
  /** The numbers of layers, by the symbols that carry them: `δ_1`. */
  readonly layers: ReadonlyMap<string, string>
  /** Members of families that have no letter, being leaves. */
  readonly bare: ReadonlySet<string>
}

export interface SignalDefinition {
  readonly left: Syntax
  readonly right: Syntax
  /** The places of a family for which it stands. */
  readonly range?: Places
}

/** The gradients that get letters in a style; undefined where it has none for them, or there are none. */
export const signalsOf = (
  graph: Graph,
  derivations: readonly Derivation[],
  { signals: letters = [] }: Pick<Style, 'signals'>,
): Signals | undefined => {
  const letter = letters.find(one => isFree(one, graph))
  const met = metIn(graph, derivations)
  if (letter === undefined || met.bases.length === 0) return undefined
  const { symbols, layers } = symbolsOf(letter, met.bases)
  const { loss } = graph
  const named = { loss, letter, symbols, layers, bare: met.bare }
  const definitions = met.bases.flatMap(base => definitionsOf(base, met.own, graph, named))
  return { ...named, definitions }
}

const isFree = (letter: string, { names, settings }: Graph): boolean => {
  const taken = new RegExp(`^${letter}(?![A-Za-z])`)
  const forms = settings.aliases.map(({ latex }) => latex.replace(/^\\/, ''))
  return ![...names, ...forms].some(name => taken.test(name))
}

/** A name or a family whose gradient has a letter. */
interface Base {
  readonly name: string
  readonly family?: Family
}

interface Met {
  readonly bases: readonly Base[]
  /** Members with equations of their own. */
  readonly own: readonly Member[]
  readonly bare: ReadonlySet<string>
}

/** On which gradients the results rest that are by leaves, in the order of the network. */
const metIn = (graph: Graph, derivations: readonly Derivation[]): Met => {
  const isLeaf = isLeafOf(graph)
  const names = new Set(
    derivations.filter(one => isLeaf(one.wrt)).flatMap(one => derivedBy(resultOf(one))),
  )
  const bare = new Set([...names, ...derivations.map(one => one.wrt)].filter(isLeaf))
  const own = [...names].flatMap(name => {
    const member = memberOf(name)
    return member && graph.equations.some(one => one.name === name) ? [member] : []
  })
  const bases = new Set(
    [...names].filter(name => !bare.has(name)).map(name => memberOf(name)?.family ?? name),
  )
  const families = graph.families.filter(({ name }) => bases.has(name))
  const plain = graph.equations.filter(({ name }) => bases.has(name) && !memberOf(name))
  const all: readonly Base[] = [...plain.map(({ name }) => ({ name })), ...families.map(toBase)]
  const isOneFamily = all.length === 1 && families.length === 1
  return { bases: isOneFamily ? all : all.filter(({ name }) => !COUNTS.test(name)), own, bare }
}

/** Behind a letter these would be read as positions. */
const COUNTS = /^[i-nst]$/

const toBase = (family: Family): Base => ({ name: family.name, family })

/** Whether a name is a leaf, or a member of a family that surely has no equation. */
const isLeafOf =
  (graph: Graph) =>
  (name: string): boolean => {
    const member = memberOf(name)
    if (!member || graph.equations.some(one => one.name === name))
      return graph.leaves.some(leaf => leaf.name === name)
    const range = graph.families.find(one => one.name === member.family)?.equation?.range
    if (!range) return true
    const room = [minus(member.at, range.first), minus(range.last, member.at)]
    return room.some(one => (constantOf(one) ?? 0) < 0)
  }

/** `δ` for one family, `δ_1`, `δ_2` for numbered names, else `δ_p`. */
const symbolsOf = (letter: string, bases: readonly Base[]): Pick<Signals, 'symbols' | 'layers'> => {
  const [first] = bases
  if (bases.length === 1 && first?.family)
    return { symbols: new Map([[first.name, letter]]), layers: new Map() }
  const numbers = bases.map(one => (one.family ? undefined : numberIn(one.name)))
  const isNumbered =
    numbers.every(one => one !== undefined) && new Set(numbers.map(one => one.stem)).size === 1
  const symbols = new Map(
    bases.map(({ name }, n) => [
      name,
      `${letter}_${isNumbered ? numbers[n]?.digits : name.replace(/^_/, '')}`,
    ]),
  )
  const layers = numbers.flatMap(one =>
    one ? [[`${letter}_${one.digits}`, one.digits] as const] : [],
  )
  return { symbols, layers: new Map(isNumbered ? layers : []) }
}

/** `z1`, `z_1` */
const numberIn = (name: string): { readonly stem: string; readonly digits: string } | undefined => {
  const [, stem, digits] = /^([A-Za-z]+)_?(\d+)$/.exec(name) ?? []
  return stem === undefined || digits === undefined ? undefined : { stem, digits }
}

const definitionsOf = (
  { name, family }: Base,
  own: readonly Member[],
  graph: Graph,
  named: Omit<Signals, 'definitions'>,
): readonly SignalDefinition[] => {
  const defined = (one: string, range?: Places): SignalDefinition => {
    const right: Derivative = { kind: 'derivative', of: nameOf(graph.loss), by: nameOf(one) }
    return { left: symbolFor(right, named) ?? right, right, ...(range && { range }) }
  }
  if (!family) return [defined(name)]
  const { letter, equation } = family
  const single = own.filter(one => one.family === name).map(one => memberName(name, one.at))
  const general = memberName(name, { constant: 0, terms: [[letter, 1]] })
  return [
    ...single.map(one => defined(one)),
    ...(equation ? [defined(general, { letter, ...equation.range })] : []),
  ]
}

/** The expression with letters for the gradients that have some. */
export const withSignals = (syntax: Syntax, signals: Signals | undefined): Syntax => {
  if (!signals) return syntax
  const go = (part: Syntax): Syntax =>
    (part.kind === 'derivative' ? symbolFor(part, signals) : undefined) ?? mapParts(part, go)
  return go(syntax)
}

const symbolFor = (
  { of, by, total }: Derivative,
  signals: Omit<Signals, 'definitions'>,
): Syntax | undefined => {
  if (total || !sameSyntax(of, nameOf(signals.loss))) return undefined
  const [base, at] = by.kind === 'indexed' ? [by.base, by.at] : [by, []]
  const symbol = symbolOf(base, signals)
  return symbol && indexed(symbol, at)
}

const symbolOf = (base: Syntax, { symbols, bare }: Omit<Signals, 'definitions'>) => {
  if (base.kind !== 'name' && base.kind !== 'layered') return undefined
  const symbol = symbols.get(base.name)
  if (symbol === undefined || [...bare].some(name => sameSyntax(nameOf(name), base)))
    return undefined
  return base.kind === 'layered' ? { ...base, name: symbol } : { ...base, name: symbol }
}

/** Symbols that carry the number of a layer, as a notation writes layers. */
export const signalAliases = (
  { letter, layers }: Signals,
  { layer }: Notation,
): ReadonlyMap<string, readonly Alias[]> => {
  if (layer === 'below') return new Map()
  const stem = letter.length > 1 ? `\\${letter}` : letter
  const over = (digits: string) => (layer === 'round' ? `(${digits})` : `[${digits}]`)
  return new Map(
    [...layers].map(([name, digits]) => [
      name,
      [{ indices: [], latex: `${stem}^{${over(digits)}}` }],
    ]),
  )
}
