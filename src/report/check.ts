import type { Graph } from '../core/graph.ts'
import type { Judgement } from '../core/judgement.ts'
import { isLayout, LAYOUTS, type Layout } from '../core/layout.ts'
import { type Problem, Refused } from '../core/problem.ts'
import type { Script } from '../core/script.ts'
import { newNamer } from '../grade/name.ts'
import { judgeScript } from '../judge/judge.ts'
import { formatOf } from '../read/format.ts'
import { readScript } from '../read/script.ts'
import type { CheckSheet } from './check/sheet.ts'
import { toldOf } from './check/told.ts'
import { inWords, languageOf } from './language.ts'
import { readNetwork } from './read.ts'
import { REPORTERS, type Reporter, reporterNamed } from './reporters.ts'
import { unknown } from './unknown.ts'
import { VERSION } from './version.ts'

/** How a derivation is to be judged and told of; what is absent is the default. */
export interface CheckOptions {
  /** The name of the derivation's file: it tells how formulas stand in it. */
  readonly file?: string
  /** Only what stands on these lines, both included; of a notebook, in these cells. */
  readonly lines?: { readonly from: number; readonly to: number }
  readonly reporter?: string
  readonly lang?: string
  readonly layout?: string
  readonly seed?: number
  readonly isColoured?: boolean
}

export interface Checked {
  readonly kind: 'checked'
  readonly judgement: Judgement
  readonly script: Script
  readonly graph: Graph
  /** By the reporter that was asked for. */
  readonly output: string
  /** What the network should be looked at for. */
  readonly warnings: readonly Problem[]
}

/** One of the two files cannot be read at all. */
export interface Unreadable {
  readonly kind: 'malformed'
  readonly of: 'network' | 'derivation'
  readonly problems: readonly Problem[]
}

/** Judges each equality of a derivation that a person wrote. Throws UsageError for what does not exist. */
export const checkSource = (
  network: string,
  derivation: string,
  options: CheckOptions = {},
): Promise<Checked | Unreadable> =>
  inWords({ lang: options.lang, source: network }, () => checked(network, derivation, options))

const checked = async (
  network: string,
  derivation: string,
  options: CheckOptions,
): Promise<Checked | Unreadable> => {
  const reporter = reporterOf(options)
  const layout = layoutAsked(options)
  const language = await languageOf({ lang: options.lang, source: network })
  const read = readNetwork(network, {})
  if (read.kind === 'malformed') return { ...read, of: 'network' }
  const { graph, warnings } = read
  const script = await scriptOf(derivation, graph, options)
  if (script.kind === 'malformed') return script
  const judgement = await judge(graph, script.script, { ...options, layout })
  const sheet: CheckSheet = {
    file: options.file ?? 'derivation',
    graph,
    script: script.script,
    judgement,
    words: await language.check(),
    lessons: await language.lessons(),
    messages: await language.messages(),
    lang: language.name,
    version: VERSION,
  }
  const print = await reporter.load()
  const output = print(sheet, toldOf(sheet), options.isColoured ?? false)
  return { kind: 'checked', judgement, script: script.script, graph, output, warnings }
}

const reporterOf = ({ reporter = 'text' }: CheckOptions): Reporter => {
  const found = reporterNamed(reporter)
  if (!found) throw unknown('no-such-reporter', reporter, REPORTERS)
  return found
}

const layoutAsked = ({ layout }: CheckOptions): Layout | undefined => {
  if (layout === undefined || isLayout(layout)) return layout
  throw unknown('no-such-layout', layout, LAYOUTS)
}

interface ReadableScript {
  readonly kind: 'readable'
  readonly script: Script
}

const scriptOf = async (
  derivation: string,
  graph: Graph,
  { file = '', lines }: CheckOptions,
): Promise<ReadableScript | Unreadable> => {
  const format = formatOf(file, derivation)
  try {
    const script = await readScript(derivation, { format, graph, ...(lines && { lines }) })
    return { kind: 'readable', script }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { kind: 'malformed', of: 'derivation', problems: [error.problem] }
  }
}

/** A text without any equality is not correct: nothing of it could be read. */
const judge = async (
  graph: Graph,
  script: Script,
  { seed = 1, layout }: { readonly seed?: number; readonly layout?: Layout | undefined },
): Promise<Judgement> => {
  const asked = layout ?? graph.settings.layout
  const known = asked !== undefined && isLayout(asked) ? { layout: asked } : {}
  const judgement = await judgeScript(graph, script, { seed, ...known, name: newNamer() })
  const isFound = judgement.equalities.length > 0 || judgement.assignments !== undefined
  return isFound ? judgement : { ...judgement, verdict: 'unread' }
}
