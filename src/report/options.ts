import type { Graph, Settings } from '../core/graph.ts'
import { isLayout, LAYOUTS, type Layout } from '../core/layout.ts'
import { memberOf } from '../core/member.ts'
import { nameWritten } from '../core/written.ts'
import { isPrintable } from '../render/alias.ts'
import { DETAILS, type Detail, withDetail } from '../render/detail.ts'
import { LANGUAGES } from '../render/lang/index.ts'
import type { Language } from '../render/lang.ts'
import { STYLES } from '../render/style/index.ts'
import type { Style } from '../render/style.ts'
import { FORMATS, type Format, formatEntry } from './formats.ts'

/** What a derivation is asked for; what is absent is as the file says, else the default. */
export interface DeriveOptions {
  readonly format?: string
  /** Names whose gradients are wanted, in this order. */
  readonly wrt?: readonly string[]
  readonly loss?: string
  readonly style?: string
  readonly detail?: string
  readonly lang?: string
  readonly layout?: string
  /** `forward`: from the names on to the loss, instead of back from the loss. */
  readonly mode?: string
  /** 2 adds the Hessians and their products with directions. */
  readonly order?: number
  readonly seed?: number
  readonly isColoured?: boolean
}

/** Something asked for does not exist: the message says what does. */
export class UsageError extends Error {
  override name = 'UsageError'
}

const LATER_FORMATS = ['markdown', 'html', 'notebook', 'typst', 'pdf']

/** The format that is asked for, `text` by default. */
export const formatOf = ({ format = 'text' }: DeriveOptions): Format => {
  const found = FORMATS.find(known => known === format)
  if (found) return found
  if (LATER_FORMATS.includes(format)) throw notYet(`the format ${format}`, FORMATS)
  throw unknown('format', format, FORMATS)
}

/** The format that is asked for, of those that a command has; `text` by default. */
export const formatIn = <F extends string>(
  { format = 'text' }: DeriveOptions,
  formats: readonly F[],
): F => {
  const found = formats.find(known => known === format)
  if (found) return found
  throw unknown('format', format, formats)
}

/** The house style with its detail: of the option, of the file, else of the format. */
export const styleOf = (options: DeriveOptions, settings: Settings, format: Format): Style => {
  const name = options.style ?? settings.style ?? formatEntry(format).style
  const style = STYLES.find(known => known.name === name)
  if (!style)
    throw unknown(
      'style',
      name,
      STYLES.map(known => known.name),
    )
  return withDetail(style, detailOf(options, settings))
}

export const languageOf = (options: DeriveOptions, settings: Settings): Language => {
  const name = options.lang ?? settings.lang ?? 'en'
  const language = LANGUAGES.find(known => known.name === name)
  if (!language)
    throw unknown(
      'language',
      name,
      LANGUAGES.map(known => known.name),
    )
  return language
}

/** Which way round derivatives are laid out. */
export const layoutOf = (options: DeriveOptions, settings: Settings): Layout => {
  const layout = options.layout ?? settings.layout ?? 'gradient'
  if (!isLayout(layout)) throw unknown('layout', layout, LAYOUTS)
  return layout
}

/** From the loss back to the names, or from the names on. */
export const modeOf = ({ mode = 'reverse' }: DeriveOptions): 'reverse' | 'forward' => {
  if (mode === 'reverse' || mode === 'forward') return mode
  throw unknown('mode', mode, ['reverse', 'forward'])
}

/** First derivatives only, or second ones as well. */
export const orderOf = ({ order = 1 }: DeriveOptions): 1 | 2 => {
  if (order === 1 || order === 2) return order
  throw unknown('order', String(order), ['1', '2'])
}

/** Aliases go into documents as they are: what could do more there than print is refused. */
export const refuseUnprintable = ({ aliases }: Settings): void => {
  const bad = aliases.find(({ latex }) => !isPrintable(latex))
  if (bad) throw new UsageError(`the alias of ${bad.name} cannot be printed: ${clip(bad.latex)}`)
}

/** The graph with the loss that is asked for. */
export const withLoss = (graph: Graph, { loss }: DeriveOptions): Graph => {
  if (loss === undefined) return graph
  const equations = graph.equations.map(equation => equation.name)
  const name = nameWritten(loss, new Set(equations))
  if (!equations.includes(name)) throw unknown('equation', loss, equations)
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
      'name',
      written,
      known.filter(n => n !== graph.loss),
    )
  if (name === graph.loss) throw new UsageError(`${written} is the loss itself`)
  const isFixed = graph.leaves.some(leaf => leaf.name === name && leaf.index)
  if (isFixed) throw new UsageError(`${written} is a position: there is no derivative by it`)
}

const detailOf = (options: DeriveOptions, settings: Settings): Detail => {
  const name = options.detail ?? settings.detail ?? 'style'
  const detail = DETAILS.find(known => known === name)
  if (!detail) throw unknown('detail', name, DETAILS)
  return detail
}

const notYet = (what: string, available: readonly string[]): UsageError =>
  new UsageError(`${what} is not available yet; there is: ${available.join(', ')}`)

/** What is said of something that does not exist. */
export const unknown = (what: string, name: string, known: readonly string[]): UsageError => {
  const close = known.find(one => distance(one, name) <= 2)
  const hint = close === undefined || close === name ? '' : ` (did you mean ${close}?)`
  const shown = known.length > MOST ? [...known.slice(0, MOST), '…'] : known
  return new UsageError(`no such ${what}: ${clip(name)}${hint}; there is: ${shown.join(', ')}`)
}

const MOST = 40

const clip = (name: string): string => (name.length > 60 ? `${name.slice(0, 60)}…` : name)

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
