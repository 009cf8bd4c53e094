import { type Affine, affine, constantOf, symbol } from '../core/affine.ts'
import type { Graph } from '../core/graph.ts'
import { name as named, transposition } from '../core/nodes.ts'
import { mapParts, parts } from '../core/parts.ts'
import type { Chain, Member } from '../core/script.ts'
import type { Name, SumSyntax, Syntax } from '../core/syntax.ts'
import { affineIn } from '../elaborate/affine.ts'
import { byNumbers, type Instance } from './by-numbers.ts'
import { isWithinRanges } from './within-ranges.ts'

/**
 * A chain about a general layer, `\delta^{(l)} = …`, at each layer at which all that it mentions
 * exists, where the network has layers by number: `W1`, `W2`. One list for each chain.
 */
export const layersOf = (
  graph: Graph,
  chains: readonly Chain[],
): readonly (readonly Instance[])[] => {
  const stage = stageOf(graph)
  const plain = chains.map(chain => [{ chain, written: new Map() }])
  if (stage.last < 2) return plain
  const own = new Map(stage.stems)
  const all = chains.map((chain, n) => {
    const letters = lettersIn({ ...stage, stems: own }, chain)
    if (letters.size === 0) return plain[n] as Instance[]
    const head = headLayer(stage, chain)
    if (head && letters.has(head.letter)) own.set(plainStem(head.stem), stage.last)
    return instancesOf(stage, chain, letters)
  })
  if (all.every((some, n) => some === plain[n])) return plain
  return byNumbers(existing(stage, all), stage.names)
}

/** What a chain gives each layer. */
const headLayer = (stage: Stage, { members: [head] }: Chain): Layer | undefined => {
  const [first] = head?.kind === 'formula' ? head.readings : []
  return first && layerOf(stage, first)
}

/** A network whose names have numbers. */
interface Stage {
  readonly names: ReadonlySet<string>
  /** Names without the number, of those that have several, with their last number. */
  readonly stems: ReadonlyMap<string, number>
  readonly last: number
}

const stageOf = ({ leaves, equations, functions }: Graph): Stage => {
  const names = new Set([...[...leaves, ...equations].map(one => one.name), ...functions.keys()])
  const counts = new Map<string, number[]>()
  for (const one of names) {
    const [, stem, number] = /^(\w*?[A-Za-z])_?(\d+)$/.exec(one) ?? []
    if (stem !== undefined) counts.set(stem, [...(counts.get(stem) ?? []), Number(number)])
  }
  const several = [...counts].filter(([, numbers]) => numbers.length > 1)
  const stems = new Map(several.map(([stem, numbers]) => [stem, Math.max(...numbers)]))
  return { names, stems, last: Math.max(0, ...stems.values()) }
}

/** `\delta^{(l-1)}`: stem, bracket, letter, what is added. */
const ABOVE = /^(.+)\^\{?([([]?)(l|k|i|j|\\ell|L|N)([+-]\d+)?[)\]]?\}?$/

interface Layer {
  readonly stem: string
  readonly letter: string
  readonly by: number
  /** `W_l^T`, transposed after all. */
  readonly isTurned?: true
  /** As it is written with a number. */
  at(n: number): string
}

/** A name of a general layer. */
const layerOf = (stage: Stage, syntax: Syntax): Layer | undefined => {
  if (syntax.kind === 'name') return layerAbove(stage, syntax.name)
  if (syntax.kind === 'call') return layerOfCall(syntax.name)
  return syntax.kind === 'indexed' ? layerBelow(stage, syntax.base, syntax.at) : undefined
}

/** `f_{l+1}`, as it is read. */
const layerOfCall = (text: string): Layer | undefined => {
  const [, stem, letter, by = '0'] = /^(\w+)_\{(\\?[A-Za-z]+)([+-]\d+)?\}$/.exec(text) ?? []
  if (stem === undefined || letter === undefined) return undefined
  return { stem, letter, by: Number(by), at: n => `${stem}_${n}` }
}

const layerAbove = ({ names }: Stage, text: string): Layer | undefined => {
  const [, stem, open = '', letter, by = '0'] = names.has(text) ? [] : (ABOVE.exec(text) ?? [])
  if (stem === undefined || letter === undefined) return undefined
  const close = { '': '', '(': ')', '[': ']' }[open] ?? ''
  const script = (n: number) => `${open}${n}${close}`
  const at = (n: number) => {
    const inside = script(n)
    return `${stem}^${inside.length === 1 ? inside : `{${inside}}`}`
  }
  return { stem, letter, by: Number(by), at }
}

const layerBelow = (
  stage: Stage,
  base: Syntax,
  [place, ...others]: readonly Syntax[],
): Layer | undefined => {
  const { names } = stage
  if (base.kind === 'transposition') {
    const inner = layerBelow(stage, base.arg, place ? [place, ...others] : others)
    return inner && { ...inner, isTurned: true }
  }
  const isStem = base.kind === 'name' && !names.has(base.name) && !base.name.includes('^')
  if (!isStem || !place || others.length > 0) return undefined
  const position = affineIn(place, { name: one => symbol(one.name), member: () => symbol('?') })
  const [term, ...more] = position?.terms ?? []
  if (!position || !term || more.length > 0 || term[1] !== 1) return undefined
  const [, bare = base.name, units = ''] = /^(.+)_\{?(\w+)\}?$/.exec(base.name) ?? []
  const at = (n: number) => `${bare}_${units === '' && n < 10 ? n : `{${units}${n}}`}`
  return { stem: base.name, letter: term[0], by: position.constant, at }
}

/** The last number that names with this stem have, or those of the same units: `\delta_o` beside `net_o`. */
const lastAt = ({ stems }: Stage, { stem }: Layer): number | undefined => {
  const plain = plainStem(stem)
  const [units] = /_[a-z]+$/.exec(plain) ?? []
  const like = units && [...stems.keys()].find(one => one.endsWith(units))
  return stems.get(plain) ?? stems.get(like ?? '')
}

const plainStem = (stem: string): string => stem.replace(/[\\{}]/g, '')

/** Letters for layers: above in a bracket or below a name that the network has with numbers. */
const lettersIn = (stage: Stage, { members }: Chain): ReadonlySet<string> => {
  const found = new Set<string>()
  const visit = (syntax: Syntax): void => {
    const layer = layerOf(stage, syntax)
    const isSure = layer && (lastAt(stage, layer) !== undefined || /\^\{?[([]/.test(layer.at(1)))
    if (isSure) found.add(layer.letter)
    for (const part of parts(syntax)) visit(part)
  }
  for (const one of members) if (one.kind === 'formula') for (const r of one.readings) visit(r)
  return found
}

/** Layers are numbered to one behind the last. */
const instancesOf = (
  stage: Stage,
  chain: Chain,
  letters: ReadonlySet<string>,
): readonly Instance[] => {
  const free = [...letters].filter(letter => letter !== LAST && !isBoundIn(chain, letter))
  const places = free.reduce<readonly Places[]>(
    (all, letter) =>
      all.flatMap(at =>
        Array.from({ length: stage.last + 2 }, (_, n) => new Map([...at, [letter, n]])),
      ),
    [new Map([[LAST, stage.last]])],
  )
  return places
    .filter(at => isWithinRanges(chain, inForms(at)))
    .flatMap(at => instanceAt(stage, chain, at) ?? [])
}

const inForms = (at: Places): ReadonlyMap<string, Affine> =>
  new Map([...at].map(([letter, n]) => [letter.replace(/^\\/, ''), affine(n)]))

type Places = ReadonlyMap<string, number>
/** The last layer, whatever the network calls so elsewhere. */
const LAST = 'L'

const isBoundIn = ({ members }: Chain, letter: string): boolean => {
  const isBound = (syntax: Syntax): boolean =>
    (syntax.kind === 'sum' && syntax.letters.some(one => one.name === letter)) ||
    parts(syntax).some(isBound)
  return members.some(one => one.kind === 'formula' && one.readings.some(isBound))
}

const instanceAt = (stage: Stage, chain: Chain, at: Places): Instance => {
  const written = new Map<Member, Member>()
  const members = chain.members.map((member): Member => {
    const own =
      member.kind === 'formula'
        ? { ...member, readings: member.readings.map(one => putIn(stage, one, at)) }
        : { ...member }
    written.set(own, member)
    return own
  })
  return { chain: { ...chain, members }, written }
}

const putIn = (stage: Stage, syntax: Syntax, at: Places): Syntax => {
  const layer = layerOf(stage, syntax)
  const from = layer && at.get(layer.letter)
  if (layer && from !== undefined) {
    const span = syntax.span ? { span: syntax.span } : {}
    const own = nameAt(stage, layer, from + layer.by)
    if (syntax.kind === 'call')
      return { ...mapParts(syntax, part => putIn(stage, part, at)), name: own } as Syntax
    const made = named(own, span)
    return layer.isTurned ? transposition(made, span) : made
  }
  if (syntax.kind === 'sum') return sumAt(stage, syntax, at)
  if (syntax.kind === 'derivative' && isStem(stage, syntax.by))
    return { ...syntax, of: putIn(stage, syntax.of, at), by: lastOf(stage, syntax.by) }
  return mapParts(syntax, part => putIn(stage, part, at))
}

/** `\nabla_a C`: by the values of the last layer, where the network has these by number only. */
const isStem = ({ names, stems }: Stage, syntax: Syntax): syntax is Name =>
  syntax.kind === 'name' && stems.has(syntax.name) && !names.has(syntax.name)

const lastOf = (stage: Stage, { name, span }: Name): Syntax => {
  const at = (n: number) => `${name}${n}`
  const numbers = Array.from({ length: stage.last + 1 }, (_, n) => n)
  const last = numbers.findLast(n => stage.names.has(at(n))) ?? stage.last
  return named(at(last), span ? { span } : {})
}

const nameAt = ({ names }: Stage, { stem, at }: Layer, n: number): string => {
  const plain = plainStem(stem)
  return [`${plain}${n}`, `${plain}_${n}`].find(one => names.has(one)) ?? at(n)
}

/** Σ over layers is written out. */
const sumAt = (stage: Stage, syntax: SumSyntax, at: Places): Syntax => {
  const over = syntax.letters.find(({ name }) => isOverLayers(stage, syntax.body, name))
  if (!over) return mapParts(syntax, part => putIn(stage, part, at))
  const letters = syntax.letters.filter(letter => letter !== over)
  const body: Syntax = letters.length > 0 ? { ...syntax, letters } : syntax.body
  const last = lastsIn(stage, syntax.body, over.name)
  const to = endOf(over.to, at) ?? Math.min(stage.last, ...last)
  const from = endOf(over.from, at) ?? 1
  const terms = Array.from({ length: Math.max(0, to - from + 1) }, (_, n) =>
    putIn(stage, body, new Map([...at, [over.name, from + n]])),
  )
  return (
    terms.reduce<Syntax | undefined>(
      (left, right) => (left ? { kind: 'infix', sign: '+', left, right } : right),
      undefined,
    ) ?? { kind: 'numeral', text: '0' }
  )
}

/** The last numbers of the names that a letter counts by itself. */
const lastsIn = (stage: Stage, syntax: Syntax, letter: string): readonly number[] => {
  const layer = layerOf(stage, syntax)
  const own = layer?.letter === letter && layer.by === 0 ? lastAt(stage, layer) : undefined
  const inner = parts(syntax).flatMap(part => lastsIn(stage, part, letter))
  return own === undefined ? inner : [own, ...inner]
}

const isOverLayers = (stage: Stage, syntax: Syntax, letter: string): boolean =>
  layerOf(stage, syntax)?.letter === letter ||
  parts(syntax).some(part => isOverLayers(stage, part, letter))

const endOf = (end: Syntax | undefined, at: Places): number | undefined => {
  const position =
    end &&
    affineIn(end, {
      name: ({ name }) => (at.has(name) ? affine(at.get(name) as number) : symbol(name)),
      member: () => symbol('?'),
    })
  return position && constantOf(position)
}

/** Instances all of whose names exist: in the network, or by a definition that stays. */
const existing = (
  { names }: Stage,
  all: readonly (readonly Instance[])[],
): readonly (readonly Instance[])[] => {
  const flat = all.flat()
  const heads = new Map<string, number>()
  for (const { chain } of flat) count(heads, headOf(chain), 1)
  const isMissing = ({ chain }: Instance) =>
    namesIn(chain).some(one => NUMBERED.test(one) && !names.has(one) && !heads.get(one))
  const dropped = new Set<Instance>()
  for (let isAgain = true; isAgain; ) {
    const now = flat.filter(one => one.written.size > 0 && !dropped.has(one) && isMissing(one))
    for (const one of now) {
      dropped.add(one)
      count(heads, headOf(one.chain), -1)
    }
    isAgain = now.length > 0
  }
  return all.map(some => {
    const left = some.filter(one => !dropped.has(one))
    return left.length > 0 ? left : some.slice(0, 1)
  })
}

const count = (heads: Map<string, number>, name: string | undefined, by: number): void => {
  if (name !== undefined) heads.set(name, (heads.get(name) ?? 0) + by)
}

/** A name with the number of a layer or of a unit, as it is read. */
const NUMBERED = /[_^]\{?[([]?[A-Za-z]*\d+[)\]]?\}?$/

const headOf = ({ members: [head, right] }: Chain): string | undefined => {
  if (head?.kind !== 'formula' || !right) return undefined
  const [first] = head.readings
  const base = first?.kind === 'indexed' ? first.base : first
  return base?.kind === 'name' ? base.name : undefined
}

const namesIn = ({ members }: Chain): readonly string[] => {
  const visit = (syntax: Syntax): readonly string[] => {
    const own = syntax.kind === 'name' || syntax.kind === 'call' ? [syntax.name] : []
    return [...own, ...parts(syntax).flatMap(visit)]
  }
  return members.flatMap(one => (one.kind === 'formula' ? visit(one.readings[0] as Syntax) : []))
}
