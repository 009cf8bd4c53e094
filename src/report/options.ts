import type { Graph, Settings } from '../core/graph.ts'
import { isLayout, LAYOUTS, type Layout } from '../core/layout.ts'
import { memberOf } from '../core/member.ts'
import { UsageError } from '../core/usage.ts'
import { nameWritten } from '../core/written.ts'
import { isPrintable, isPrintableFormula } from '../render/alias.ts'
import { DETAILS, type Detail, withDetail } from '../render/detail.ts'
import { STYLES } from '../render/style/index.ts'
import type { Notation, Style } from '../render/style.ts'
import { plainSymbol } from '../render/symbol.ts'
import { FORMATS, type Format, formatEntry } from './formats.ts'
import { clip, unknown } from './unknown.ts'

/** What a derivation is asked for; what is absent is as the file says, else the default. */
export interface DeriveOptions {
  readonly format?: string
  /** Names whose gradients are wanted, in this order. */
  readonly wrt?: readonly string[]
  readonly loss?: string
  /** A house style by its name, or one of your own (`readStyle`). */
  readonly style?: string | Style
  readonly detail?: string
  readonly lang?: string
  readonly layout?: string
  /** `forward`: from the names on to the loss, instead of back from the loss. */
  readonly mode?: string
  /** 2 adds the Hessians and their products with directions. */
  readonly order?: number
  readonly seed?: number
  readonly isColoured?: boolean
  /** Values of the leaves, as JSON or in lines `name = value`: forward and backward pass with numbers. */
  readonly values?: string
}

/** The format that is asked for, `text` by default. */
export const formatOf = ({ format = 'text' }: DeriveOptions): Format => {
  const found = FORMATS.find(known => known === format)
  if (found) return found
  throw unknown('no-such-format', format, FORMATS)
}

/** The format that is asked for, of those that a command has; `text` by default. */
export const formatIn = <F extends string>(
  { format = 'text' }: DeriveOptions,
  formats: readonly F[],
): F => {
  const found = formats.find(known => known === format)
  if (found) return found
  throw unknown('no-such-format', format, formats)
}

/** The house style with its detail: of the option, of the file, else of the format. */
export const styleOf = (options: DeriveOptions, graph: Graph, format: Format): Style => {
  const asked = options.style ?? graph.settings.style ?? formatEntry(format).style
  const style = typeof asked === 'string' ? houseStyle(asked) : asked
  refuseClash(graph, style)
  const { signals: _, ...unnamed } = style
  const shown = formatEntry(format).takesRefuted ? unnamed : style
  return withDetail(shown, detailOf(options, graph.settings))
}

/** A house style by its name. */
export const houseStyle = (name: string): Style => {
  const found = STYLES.find(known => known.name === name)
  if (found) return found
  throw unknown(
    'no-such-style',
    name,
    STYLES.map(known => known.name),
  )
}

/** By the signs of a style two names must not look alike. */
const refuseClash = (graph: Graph, { notation }: Style): void => {
  if (Object.keys(notation.signs).length === 0) return
  const seen = new Map(POSITIONS.map(letter => [letter, letter]))
  for (const name of new Set([...namesOf(graph), ...graph.sizes, ...graph.functions.keys()])) {
    const latex = plainSymbol(name, notation)
    const other = seen.get(latex)
    if (other !== undefined && other !== name && isSigned([name, other], notation))
      throw new UsageError('style-clash', { name, other, latex })
    seen.set(latex, name)
  }
}

const POSITIONS = [...'ijklmn']

/** Names may look alike by themselves, as `y1` and `y_1` do. */
const isSigned = (names: readonly string[], notation: Notation): boolean =>
  new Set(names.map(name => plainSymbol(name, { ...notation, signs: {} }))).size > 1

/** Which way round derivatives are laid out. */
export const layoutOf = (options: DeriveOptions, settings: Settings): Layout => {
  const layout = options.layout ?? settings.layout ?? 'gradient'
  if (!isLayout(layout)) throw unknown('no-such-layout', layout, LAYOUTS)
  return layout
}

/** From the loss back to the names, or from the names on. */
export const modeOf = ({ mode = 'reverse' }: DeriveOptions): 'reverse' | 'forward' => {
  if (mode === 'reverse' || mode === 'forward') return mode
  throw unknown('no-such-mode', mode, ['reverse', 'forward'])
}

/** First derivatives only, or second ones as well. */
export const orderOf = ({ order = 1 }: DeriveOptions): 1 | 2 => {
  if (order === 1 || order === 2) return order
  throw unknown('no-such-order', String(order), ['1', '2'])
}

/** Aliases and formulas go into documents as they are: what could do more there than print is refused. */
export const refuseUnprintable = ({ aliases, formulas = [] }: Settings): void => {
  const bad = aliases.find(({ latex }) => !isPrintable(latex))
  if (bad) throw new UsageError('alias-unprintable', { name: bad.name, latex: clip(bad.latex) })
  const formula = formulas.find(latex => !isPrintableFormula(latex))
  if (formula !== undefined) throw new UsageError('formula-unprintable', { latex: clip(formula) })
}

/** The graph with the loss that is asked for. */
export const withLoss = (graph: Graph, { loss }: DeriveOptions): Graph => {
  if (loss === undefined) return graph
  const equations = graph.equations.map(equation => equation.name)
  const name = nameWritten(loss, new Set(equations))
  if (!equations.includes(name)) throw unknown('no-such-equation', loss, equations)
  return { ...graph, loss: name }
}

/** The names that a person asked for, each once; undefined when none did. */
export const askedNames = (options: DeriveOptions, graph: Graph): readonly string[] | undefined => {
  const asked = options.wrt ?? graph.settings.wrt
  if (!asked || asked.length === 0) return undefined
  const known = new Set(namesOf(graph))
  const names = asked.map(name => nameWritten(name, known))
  for (const [n, name] of names.entries()) refuseUnfit(name, asked[n] ?? name, graph)
  return [...new Set(names)]
}

/** Names, and families of names. */
const namesOf = ({ leaves, equations, families }: Graph): readonly string[] =>
  [...leaves, ...equations, ...families].map(one => one.name)

const refuseUnfit = (name: string, written: string, graph: Graph): void => {
  const known = namesOf(graph)
  if (!known.includes(memberOf(name)?.family ?? name))
    throw unknown(
      'no-such-name',
      written,
      known.filter(n => n !== graph.loss),
    )
  if (name === graph.loss) throw new UsageError('is-the-loss', { name: written })
  const isFixed = graph.leaves.some(leaf => leaf.name === name && leaf.index)
  if (isFixed) throw new UsageError('is-a-position', { name: written })
}

/** How much is shown: of the option, else of the file. */
export const detailOf = (options: DeriveOptions, settings: Settings): Detail => {
  const name = options.detail ?? settings.detail ?? 'style'
  const detail = DETAILS.find(known => known === name)
  if (!detail) throw unknown('no-such-detail', name, DETAILS)
  return detail
}
