import type { Graph } from '../../core/graph.ts'
import { shapeOfName } from '../../core/graph.ts'
import { GREEK } from '../../core/greek.ts'
import { memberOf } from '../../core/member.ts'
import { parts } from '../../core/parts.ts'
import type { Shape } from '../../core/shape.ts'
import type { CallSyntax, Syntax } from '../../core/syntax.ts'
import { opCalled } from '../../ops/index.ts'
import type { TexParser } from '../katex.ts'
import { aliasForms, type EntryForm } from './aliases.ts'
import type { OwnFunction } from './own-function.ts'
import { signedForms } from './signed.ts'
import { numberedStems, plainStems } from './stems.ts'

/** What the letters of formulas mean in one network, and in the document so far. */
export interface Symbols {
  readonly graph: Graph
  /** Leaves, equations, sizes and fixed positions by their written forms: `W_1`, `W^(1)`, `yhat`. */
  readonly values: ReadonlyMap<string, string>
  readonly families: ReadonlyMap<string, string>
  /** Functions by their written forms, where the network gives them other names. */
  readonly functions: ReadonlyMap<string, string>
  /** Names of more than one letter, longest first. */
  readonly words: readonly string[]
  /** Names without their numbers, of those that have several: `net_o` of `net_o1`. */
  readonly stems: ReadonlySet<string>
  /** Functions without their numbers: `f` of `f1` and `f2`. */
  readonly functionStems: ReadonlySet<string>
  /** Written forms of general entries, as `w_i^{(j)}`. */
  readonly entries: readonly EntryForm[]
  /** Names that may be meant by what looks like an entry: `hn` by `h_n`. */
  readonly twins: ReadonlyMap<string, string>
  /** What the document defines, by its name in formulas. */
  readonly defined: ReadonlyMap<string, Defined>
  /** Functions that the document says itself, by their names with scripts. */
  readonly own: ReadonlyMap<string, OwnFunction>
  /** Parameters of the function that is being said: a number above one is an exponent. */
  readonly parameters: ReadonlySet<string>
  /** Names that the document gives for each sample, by how they are written. */
  readonly samples: ReadonlyMap<string, string>
  readonly heads: Heads
  /** How the document writes gradients of the loss by any value. */
  readonly marks: ReadonlySet<Mark>
  /** Signs of products that go entry by entry, as the words say. */
  readonly entrywise: ReadonlySet<string>
  /** The letter that stands for any sample in the chain, as in `h(x) = …`. */
  readonly sample?: string
  /** The mark of one step that all that moves in the chain has, `t=0`. */
  readonly step?: string
}

/** `\bar v`, `\dot v`, `\tilde v`, `\delta_v`, `v_{grad}`, `dv`. */
export type Mark = 'bar' | 'dot' | 'tilde' | 'delta' | 'grad' | 'd'

/** What the left sides of a document say of its names. */
export interface Heads {
  /** Single letters that stand with an index. */
  readonly indexed: ReadonlySet<string>
  /** Names that stand with a letter above, `\delta` of `\delta^l`. */
  readonly placed: ReadonlySet<string>
  /** Whether `\delta h` is a name. */
  readonly hasDeltas: boolean
  /** Whether `\delta h` is the variation of h, as `dh` is. */
  readonly hasVariations: boolean
  /** Whether `\delta_{t,k}` is a name that is defined, and not Kronecker's. */
  readonly hasPairs: boolean
  /** Letters at which alone `\delta` is defined, as t of `\delta_t`. */
  readonly deltas: ReadonlySet<string>
  /** Letters of second names, as W of `W' := U`. */
  readonly primed: ReadonlySet<string>
  /** Whether `I` is a name, and no identity. */
  readonly hasI: boolean
  /** Greek letters that are defined without an argument, as `\sigma_j := …`, whatever function they name besides. */
  readonly functions: ReadonlySet<string>
  /** Whether the words speak of unit vectors. */
  readonly hasUnits: boolean
  /** Greek letters over which sums run, or of which a range is told: positions below names. */
  readonly counting: ReadonlySet<string>
  /** Small letters that are entries of the capital's matrix in another order: `z_{mi} = Z_{im}`. */
  readonly turned: ReadonlySet<string>
  /** Letters below a name at a place: `f` of `\delta_f^{(t)}`. */
  readonly gates: ReadonlySet<string>
  /** Those of them by which the name is said to be a derivative. */
  readonly derivedBy: ReadonlySet<string>
}

const NO_HEADS: Heads = {
  ...{
    indexed: new Set(),
    placed: new Set(),
    gates: new Set(),
    derivedBy: new Set(),
    functions: new Set(),
    deltas: new Set(),
    primed: new Set(),
    counting: new Set(),
    turned: new Set(),
  },
  ...{ hasDeltas: false, hasPairs: false, hasI: false, hasUnits: false, hasVariations: false },
}

/** A name that the document gives. */
export interface Defined {
  readonly name: string
  /** Its written form, as `symbolForm` says. */
  readonly form: string
  /** As the writer writes it. */
  readonly notation: string
  /** How many index letters it was given with; absent where it was given whole. */
  readonly indices?: number
  readonly shape?: Shape
}

/** All names of a network; forms that the file gives by `@alias` are read by KaTeX's parser. */
export const symbolsOf = (graph: Graph, parse: TexParser): Symbols => {
  const { leaves, equations, families, sizes } = graph
  const names = [...leaves, ...equations].map(x => x.name).filter(name => !memberOf(name))
  const known = new Set([...names, ...sizes])
  const aliases = aliasForms(graph, parse)
  const functions = [...graph.functions.keys()]
  const forms = formTable([...names, ...sizes], known)
  const curled = graph.loss === 'l' && !forms.has('ell') ? [['ell', 'l'] as const] : []
  const values = new Map([...signedForms(names), ...forms, ...curled, ...aliases.values])
  return {
    graph,
    values,
    families: formTable(families.map(nameOf), known),
    functions: new Map([...formTable(functions, known), ...aliases.functions]),
    words: wordsIn([...values.keys(), ...functions, ...aliases.functions.keys()]),
    stems: numberedStems(names),
    functionStems: plainStems(functions),
    entries: aliases.entries,
    twins: twinsIn(names, values),
    defined: new Map(),
    own: new Map(),
    parameters: new Set(),
    samples: new Map(),
    heads: NO_HEADS,
    marks: new Set(),
    entrywise: new Set(),
  }
}

const nameOf = ({ name }: { readonly name: string }): string => name

const wordsIn = (forms: readonly string[]): readonly string[] =>
  forms.filter(form => /^\p{L}[\p{L}\d]+$/u.test(form)).sort((a, b) => b.length - a.length)

/** The symbols with a name that the document gives from here on. */
export const define = (symbols: Symbols, defined: Defined): Symbols => ({
  ...symbols,
  defined: new Map([...symbols.defined, [defined.name, defined]]),
})

const formTable = (
  names: readonly string[],
  known: ReadonlySet<string>,
): ReadonlyMap<string, string> => {
  const table = new Map<string, string>()
  for (const name of names) {
    for (const form of formsOf(name, known)) if (!table.has(form)) table.set(form, name)
  }
  return table
}

/** The ways to write a name; an exponent without brackets is one only where it can be no power. */
const formsOf = (name: string, known: ReadonlySet<string>): readonly string[] => {
  const { stem, below } = split(name)
  if (name === 'eps') return known.has('epsilon') ? [name] : [name, 'epsilon', 'varepsilon']
  if (below === '') return [stem, ...parted(name, known)]
  const isPower = /^\d+$/.test(below) && known.has(stem)
  const free = isPower ? [] : [`${stem}^${below}`]
  const [, letters, number] = /^([A-Za-z]+)(\d+)$/.exec(below) ?? []
  const spread = letters === undefined ? [] : [`${stem}_${letters}_${number}`]
  return [`${stem}_${below}`, ...spread, `${stem}^(${below})`, `${stem}^[${below}]`, name, ...free]
}

/** `Wg` is written `W_g` and `W_G` too, where that is no entry of `W`. */
const parted = (name: string, known: ReadonlySet<string>): readonly string[] => {
  const [, stem, rest = ''] = /^([A-Za-z])([A-Za-z]{1,3})$/.exec(name) ?? []
  const isEntry = stem !== undefined && known.has(stem) && /^[i-nr-t]+$/.test(rest)
  if (stem === undefined || isEntry || GREEK.has(name)) return []
  const twin = /^[a-z]$/.test(rest) ? rest.toUpperCase() : rest.toLowerCase()
  return [`${stem}_${rest}`, ...(known.has(stem + twin) ? [] : [`${stem}_${twin}`])]
}

/** Names of two letters of which `parted` gives no form. */
const twinsIn = (
  names: readonly string[],
  values: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> =>
  new Map(
    names.flatMap(name => {
      const [, stem, rest] = /^([A-Za-z])([A-Za-z])$/.exec(name) ?? []
      const form = `${stem}_${rest}`
      const isOwn = stem !== undefined && !GREEK.has(name) && !values.has(form)
      return isOwn ? [[form, name] as const] : []
    }),
  )

/** `y1` and `y_1` have the subscript 1, `W_in` has `in`. */
const split = (name: string): { stem: string; below: string } => {
  const [, bare = name, accent] = /^(.*[^_])_(hat|bar|tilde|dot)$/.exec(name) ?? []
  if (accent !== undefined && !bare.includes('_')) return { stem: bare + accent, below: '' }
  const [, stem = name, rest = ''] = /^([A-Za-z]+)(_?\w*)$/.exec(name) ?? []
  return { stem, below: rest.replace(/^_/, '').replaceAll('_', ',') }
}

/** Shape of a value, of the general member of a family, or of what the document defines, as far as it is known. */
export const shapeIn = ({ graph, defined }: Symbols, name: string): Shape | undefined =>
  shapeOfName(graph, name) ??
  defined.get(name)?.shape ??
  (graph.sizes.includes(name) ? [] : graph.families.find(f => f.name === name)?.shape)

/** Whether a size has its name from inference: the file declares it nowhere. */
export const isAssumedSize = ({ graph }: Symbols, size: string): boolean =>
  graph.sizes.includes(size) &&
  graph.families.length === 0 &&
  graph.assumed.some(text => new RegExp(`\\b${size}\\b`).test(text.split(':')[1] ?? ''))

/** The function that a name calls: declared, by another name, or of the language. */
export const functionIn = ({ graph, functions }: Symbols, form: string): string | undefined => {
  const own = functions.get(form)
  if (own !== undefined) return own
  if (graph.functions.has(form) || opCalled(form)) return form
  const lower = form.toLowerCase()
  return form.length > 1 && opCalled(lower) ? lower : undefined
}

/** What a function is applied to in the equations of the network, each once. */
export const argumentsOf = ({ graph }: Symbols, name: string): readonly CallSyntax[] => {
  const bodies = [
    ...graph.equations.map(e => e.syntax.body),
    ...graph.families.flatMap(f => f.equation?.syntax.body ?? []),
  ]
  const calls = bodies.flatMap(body => callsIn(body, name))
  const byText = new Map(calls.map(call => [JSON.stringify(call.args.map(withoutSpan)), call]))
  return [...byText.values()]
}

const callsIn = (syntax: Syntax, name: string): readonly CallSyntax[] => {
  const below = parts(syntax).flatMap(part => callsIn(part, name))
  const isCall = syntax.kind === 'call' && isSameFunction(syntax.name, name)
  return isCall && syntax.args.length > 0 ? [syntax, ...below] : below
}

const isSameFunction = (a: string, b: string): boolean =>
  a === b || (opCalled(a) !== undefined && opCalled(a) === opCalled(b))

const withoutSpan = (syntax: Syntax): unknown =>
  JSON.parse(JSON.stringify(syntax, (key, value) => (key === 'span' ? undefined : value)))
