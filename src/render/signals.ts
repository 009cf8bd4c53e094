import { constantOf, minus, symbol as symbolOfPlace } from '../core/affine.ts'
import { type Derivation, type Places, resultOf } from '../core/derivation.ts'
import { type Family, type Graph, isParameter } from '../core/graph.ts'
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
  /** What is upright below the symbols that carry it, as it would be read as a position: `δ_i`. */
  readonly words: ReadonlyMap<string, string>
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
  const { loss } = graph
  const named = { loss, letter, ...symbolsOf(letter, met.bases), bare: met.bare }
  const definitions = met.bases.flatMap(base => definitionsOf(base, met.own, graph, named))
  return { ...named, definitions }
}

const isFree = (letter: string, { names, settings }: Graph): boolean => {
  const taken = new RegExp(`^${letter}(?![A-Za-z])`)
  const forms = settings.aliases.map(({ latex }) => latex.replace(/^\\/, ''))
  return ![...names, ...forms].some(name => taken.test(name))
}

/** Families whose gradient rests on that of another member. */
const recurrentIn = (derivations: readonly Derivation[]): readonly string[] =>
  derivations
    .filter(one => usedBy(one).some(name => baseOf(name) === memberOf(one.wrt)?.family))
    .map(({ wrt }) => baseOf(wrt))

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

/** On which gradients the results rest that are by leaves or would be, or their own further on, in the order of the network. */
const metIn = (graph: Graph, derivations: readonly Derivation[]): Met => {
  const isLeaf = isLeafOf(graph)
  const asked = derivations.map(one => one.wrt)
  const ofLeaves = derivations.filter(one => isLeaf(one.wrt)).flatMap(usedBy)
  const more = new Set([...weightedIn(graph), ...recurrentIn(derivations)])
  const others = [...asked, ...derivations.flatMap(usedBy)].filter(name => more.has(baseOf(name)))
  const names = new Set([...ofLeaves, ...(ofLeaves.length > 0 ? others : [])])
  const bare = new Set([...names, ...asked].filter(isLeaf))
  const own = [...names].flatMap(name => {
    const member = memberOf(name)
    return member && graph.equations.some(one => one.name === name) ? [member] : []
  })
  const bases = new Set(
    [...names].filter(name => !bare.has(name) && name !== graph.loss).map(baseOf),
  )
  const families = graph.families.filter(({ name }) => bases.has(name))
  const plain = graph.equations.filter(({ name }) => bases.has(name) && !memberOf(name))
  return { bases: [...plain.map(({ name }) => ({ name })), ...families.map(toBase)], own, bare }
}

const usedBy = (derivation: Derivation): readonly string[] => derivedBy(resultOf(derivation))

const baseOf = (name: string): string => memberOf(name)?.family ?? name

/** Names and families with an equation in which a parameter stands. */
const weightedIn = (graph: Graph): ReadonlySet<string> => {
  const leaves = [...graph.leaves, ...graph.families.filter(({ equation }) => !equation)]
  const parameters = new Set(leaves.filter(one => isParameter(graph, one)).map(({ name }) => name))
  const isWeighted = (uses: readonly string[] = []) => uses.some(use => parameters.has(baseOf(use)))
  return new Set([
    ...graph.equations.filter(({ uses }) => isWeighted(uses)).map(({ name }) => baseOf(name)),
    ...graph.families.filter(one => isWeighted(one.equation?.uses)).map(({ name }) => name),
  ])
}

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

/** `δ` for one family, `δ_1`, `δ_2` for numbered names, `δ_f`, `δ_g` for `z_f`, `z_g`, else `δ_p`. */
const symbolsOf = (
  letter: string,
  bases: readonly Base[],
): Pick<Signals, 'symbols' | 'layers' | 'words'> => {
  const none = new Map<string, string>()
  const [first] = bases
  if (bases.length === 1 && first?.family)
    return { symbols: new Map([[first.name, letter]]), layers: none, words: none }
  const numbers = numbersOf(bases)
  const parts = numbers ?? partsOf(bases)
  const below = parts.map(part => [`${letter}_${part}`, part] as const)
  return {
    symbols: new Map(bases.map(({ name }, n) => [name, `${letter}_${parts[n]}`])),
    layers: numbers ? new Map(below) : none,
    words: parts.some(part => COUNTS.test(part)) ? new Map(below) : none,
  }
}

/** Behind a letter these would be read as positions. */
const COUNTS = /^[i-nst]+$/

interface Parted {
  readonly stem: string
  readonly part: string
}

/** Numbers of names with one stem, each another. */
const numbersOf = (bases: readonly Base[]): readonly string[] | undefined => {
  const all = bases.flatMap(({ name, family }) => (family ? [] : (numberIn(name) ?? [])))
  const isOneStem = all.length === bases.length && new Set(all.map(({ stem }) => stem)).size === 1
  const numbers = all.map(({ part }) => part)
  return isOneStem && areApart(numbers) ? numbers : undefined
}

/** What stands behind a stem that several names have, else the name; the names where two would be alike. */
const partsOf = (bases: readonly Base[]): readonly string[] => {
  const parted = bases.map(({ name }) => partIn(name))
  const shared = (stem: string) => parted.filter(one => one?.stem === stem).length > 1
  const names = bases.map(({ name }) => name.replace(/^_/, ''))
  const parts = parted.map((one, n) => (one && shared(one.stem) ? one.part : (names[n] as string)))
  return areApart(parts) ? parts : names
}

const areApart = (all: readonly string[]): boolean => new Set(all).size === all.length

/** `z1`, `z_1` */
const numberIn = (name: string): Parted | undefined => partedBy(/^([A-Za-z]+)_?(\d+)$/, name)

/** `z_f`, but no accent: `z_hat` */
const partIn = (name: string): Parted | undefined =>
  partedBy(/^([A-Za-z]+)_(?!(?:hat|bar|tilde|dot)$)([A-Za-z]+)$/, name)

const partedBy = (form: RegExp, name: string): Parted | undefined => {
  const [, stem, part] = form.exec(name) ?? []
  return stem === undefined || part === undefined ? undefined : { stem, part }
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
  const general = memberName(name, symbolOfPlace(letter))
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
  return { ...base, name: symbol }
}

/** Symbols that carry the number of a layer, as a notation writes layers, or a word. */
export const signalAliases = (
  { letter, layers, words }: Signals,
  { layer }: Notation,
): ReadonlyMap<string, readonly Alias[]> => {
  const stem = letter.length > 1 ? `\\${letter}` : letter
  const over = (digits: string) => (layer === 'round' ? `^{(${digits})}` : `^{[${digits}]}`)
  const numbered = layer === 'below' ? [] : [...layers].map(([name, n]) => [name, over(n)] as const)
  const upright = [...words].map(([name, word]) => [name, `_{\\mathrm{${word}}}`] as const)
  return new Map(
    [...numbered, ...upright].map(([name, script]) => [
      name,
      [{ indices: [], latex: stem + script }],
    ]),
  )
}
