import { type Derivation, subjectOf } from '../core/derivation.ts'
import { ancestorsOfLoss, type Graph, parametersOf } from '../core/graph.ts'
import type { Layout } from '../core/layout.ts'
import { type Problem, Refused } from '../core/problem.ts'
import { UsageError } from '../core/usage.ts'
import type { Graded, Worked } from '../core/worked.ts'
import type { Members } from '../derive/family/members.ts'
import { allParameters } from '../derive/family/parameters.ts'
import { inLayout } from '../derive/layout.ts'
import type { Language } from '../render/lang.ts'
import type { Judged, Request } from '../render/layout.ts'
import { isRefuted, type Sheet } from '../render/sheet.ts'
import { everyKind, throughEntries } from '../render/style/parts.ts'
import { forFamilies } from '../render/style.ts'
import { verifyNetwork } from '../verify/unrolled.ts'
import type { Verification } from '../verify/verify.ts'
import { assertedIn, type ClosedKind, foundClosed, withoutRefuted } from './closed.ts'
import { columnsOf, foundColumns } from './columns.ts'
import { defectsOf } from './defect.ts'
import { hasRefuted, judgedDifferentials, shownOf } from './differentials.ts'
import { factsOf } from './facts.ts'
import { deriveAll, flowOf, gradientsIn } from './follow.ts'
import { type Format, formatEntry, type Printing } from './formats.ts'
import { judgeSaid } from './formulas.ts'
import { inWords, languageOf, told } from './language.ts'
import {
  askedNames,
  type DeriveOptions,
  detailOf,
  formatOf,
  layoutOf,
  modeOf,
  orderOf,
  refuseUnprintable,
  styleOf,
} from './options.ts'
import { familyProblem, type Malformed, readNetwork } from './read.ts'
import type { Verified } from './second.ts'
import { tellerOf } from './sentences.ts'
import { type Named, namedIn, withPutIn } from './signals.ts'
import { VERSION } from './version.ts'

/** What came of an equation file: what is wrong with it, or its derivations. */
export type Result = Malformed | Derived
export interface Derived {
  readonly kind: 'derived'
  readonly graph: Graph
  readonly derivations: readonly Derivation[]
  readonly verification: Verification
  /** In the format that was asked for. A derivation with a failed step is not in it as a result. */
  readonly output: string
  /** All that it is printed from. */
  readonly sheet: Sheet
  /** True when every step, and every claim of the file, holds. */
  readonly isSound: boolean
  /** Steps that the numbers refute: mistakes of this program. */
  readonly defects: readonly string[]
  /** What the file should be looked at for, though it could be read. */
  readonly warnings: readonly Problem[]
}

/** Reads an equation file, derives, verifies and prints. Throws UsageError for what does not exist. */
export const deriveSource = (source: string, options: DeriveOptions = {}): Promise<Result> =>
  inWords({ lang: options.lang, source }, () => derived(source, options))

const derived = async (source: string, options: DeriveOptions): Promise<Result> => {
  const format = formatOf(options)
  const read = readNetwork(source, options)
  if (read.kind === 'malformed') return read
  const { graph, warnings } = read
  try {
    const language = await languageOf({ lang: options.lang, source })
    return { ...(await deriveGraph(graph, format, { ...options, language })), warnings }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { kind: 'malformed', problems: [error.problem] }
  }
}

/** The same of a network that is read. Throws Refused where something of it cannot be derived. */
export const deriveGraph = async (
  graph: Graph,
  format: Format,
  options: DeriveOptions & Spoken,
): Promise<Omit<Derived, 'warnings'>> => {
  refuseUnfit(graph, options)
  const print = printing(graph, format, options)
  refuseValues(format, options)
  const layout = layoutOf(options, graph.settings)
  const kind = formatEntry(format).closed
  const work = { order: orderOf(options), mode: modeOf(options), seed: options.seed ?? 1, kind }
  const asked = askedNames(options, graph)
  const isForward = work.mode === 'forward'
  const by = isForward ? [] : asked
  const wanted = deriveAll(graph, by, print)
  const { names, derivations: straight } = wanted
  const coded = print.coded ? deriveAll(graph, by, print.coded).derivations : straight
  const derivations = straight.map(one => inLayout(one, layout, graph))
  const named = namedIn(graph, straight, print.style, layout)
  const judging = { ...work, derivations, layout, named, coded }
  const { verification, found } = await judgeAll(graph, wanted, judging)
  const parts = await partsOf(graph, coded, asked, work)
  const shown = isForward || formatEntry(format).isProgram ? {} : print.style
  const changes = await judgedDifferentials(graph, shown, { ...work, layout, asked })
  const further = [changes, ...parts].flatMap(one => (one ? [one.verification] : []))
  const verifications = [verification, ...further]
  const worked = await workedOut(graph, names, coded, options)
  const said = await judgeSaid(graph, work.seed)
  const tell = await tellerOf(detailOf(options, graph.settings), options.language)
  return {
    kind: 'derived',
    graph,
    derivations,
    verification,
    ...(await print.output(
      {
        isAsked: asked !== undefined,
        straight: coded,
        ...found,
        ...(changes && { differentials: shownOf(changes, found, graph, tell) }),
        judged: tell(found.judged, graph),
      },
      verifications,
      {
        parts: parts.map(({ part }) => ({ ...part, judged: tell(part.judged, part.graph) })),
        ...(worked && { worked }),
        ...said.shown,
      },
    )),
    isSound:
      verifications.every(isSound) && (worked?.gradients.every(isTested) ?? true) && said.isSound,
    defects: await told(options.language, [
      ...defectsOf({ graph, ...found }),
      ...defectsOf({ graph, columns: [], closed: [], judged: changes?.refuted ?? [] }),
      ...parts.flatMap(({ part }) => defectsOf({ columns: [], ...part })),
    ]),
  }
}

/** The words in which people are told. */
interface Spoken {
  readonly language: Language
}

interface Judging {
  /** In the layout in which they are printed. */
  readonly derivations: readonly Derivation[]
  readonly layout: Layout
  readonly seed: number
  readonly kind: ClosedKind | undefined
  readonly named: Named
  /** Those that closed forms rest on, by the common road. */
  readonly coded: readonly Derivation[]
}

/** All that is printed of the gradients, with what the numbers say of it. */
const judgeAll = async (
  graph: Graph,
  wanted: Members & { readonly names: readonly string[] },
  { derivations, layout, seed, kind, named, coded }: Judging,
) => {
  const { names, derivations: straight } = wanted
  const columns = columnsOf(graph, straight)
  const turned = coded === straight ? derivations : coded.map(one => inLayout(one, layout, graph))
  const own = { graph, names, straight: coded, derivations: turned, layout }
  const closed = assertedIn(kind, own)
  const needs = longer(wanted.needs, named.needs)
  const asked = { derivations, needs, closed: [...closed, ...named.asserted] }
  const verification = await verifyNetwork(graph, asked, { seed, stated: columns })
  const judged = derivations.map((derivation, n) => ({
    derivation,
    findings: verification.findings[n] ?? [],
  }))
  const further = withPutIn(judged, named, verification.closed.slice(closed.length))
  const found = {
    judged: further,
    names: namesWith(names, judged, further),
    ...(named.signals && { signals: named.signals }),
    closed: foundClosed(closed, verification.closed),
    columns: foundColumns(graph, columns, verification.stated),
  }
  return { verification, found }
}

/** What stands for cases of its own comes behind what it is a case of. */
const namesWith = (
  names: readonly string[],
  judged: readonly Judged[],
  further: readonly Judged[],
): readonly string[] => {
  const keys = (all: readonly Judged[]) => all.map(one => subjectOf(one.derivation))
  const before = new Set(keys(judged))
  return keys(further).filter(key => names.includes(key) || !before.has(key))
}

/** Of two lists of least lengths the greater ones. */
const longer = (a: Lengths, b: Lengths): Lengths =>
  new Map([...a, ...[...b].map(([name, n]) => [name, Math.max(n, a.get(name) ?? 1)] as const)])

type Lengths = ReadonlyMap<string, number>

/** A network with families has gradients only, in formats for people and as data. */
const refuseUnfit = (graph: Graph, options: DeriveOptions): void => {
  const isPlain = orderOf(options) === 1 && modeOf(options) === 'reverse'
  const unfit = isPlain ? undefined : familyProblem(graph, 'family-gradients-only')
  if (unfit) throw new Refused(unfit)
}

interface Work {
  readonly order: 1 | 2
  readonly mode: 'reverse' | 'forward'
  readonly seed: number
  readonly kind: ClosedKind | undefined
}

/** What is derived beside the gradients, by the names that were asked for, else by every parameter that matters. */
const partsOf = async (
  graph: Graph,
  derivations: readonly Derivation[],
  asked: readonly string[] | undefined,
  { order, mode, seed, kind }: Work,
): Promise<readonly Verified[]> => {
  if (order === 1 && mode === 'reverse') return []
  const relevant = ancestorsOfLoss(graph)
  const parameters = parametersOf(graph).map(leaf => leaf.name)
  const names = asked ?? parameters.filter(name => relevant.has(name))
  const { forwardParts } = await import('./forward.ts')
  const { secondParts } = await import('./second.ts')
  return [
    ...(mode === 'forward' ? await forwardParts(graph, names, seed) : []),
    ...(order === 2 ? await secondParts(graph, derivations, names, { seed, kind }) : []),
  ]
}

const refuseValues = (format: Format, { values }: DeriveOptions): void => {
  if (values === undefined || formatEntry(format).takesValues) return
  throw new UsageError('no-values-in-format', { name: format })
}

/** Forward and backward pass at the numbers that are given. */
const workedOut = async (
  graph: Graph,
  names: readonly string[],
  derivations: readonly Derivation[],
  { values }: DeriveOptions,
): Promise<Worked | undefined> => {
  if (values === undefined) return undefined
  const { workOut } = await import('./worked.ts')
  return workOut(graph, names, derivations, values)
}

const isTested = ({ verdict }: Graded): boolean => verdict === 'tested'

/** How results will be printed; what was asked for in vain is refused before any work. */
const printing = (graph: Graph, format: Format, options: DeriveOptions & Spoken) => {
  const { settings } = graph
  const { language } = options
  refuseUnprintable(settings)
  const layout = layoutOf(options, settings)
  const asked = styleOf(options, graph, format)
  const style = graph.families.length > 0 ? forFamilies(asked, everyKind(throughEntries)) : asked
  const output = async (
    request: Request & Pick<Sheet, 'straight' | 'columns' | 'closed' | 'signals'>,
    [verification, ...more]: readonly Verification[],
    { parts, ...others }: Pick<Sheet, 'parts' | 'worked' | 'formulas' | 'sayings'>,
  ): Promise<Pick<Derived, 'output' | 'sheet'>> => {
    const sheet: Sheet = {
      ...request,
      graph,
      style,
      language,
      parameters: allParameters(graph),
      claims: verification?.claims ?? [],
      facts: factsOf(
        [...request.judged, ...parts.flatMap(part => part.judged)],
        (request.differentials ?? []).flatMap(one => one.judged),
        [verification, ...more].filter(v => v !== undefined),
      ),
      version: VERSION,
      parts,
      ...others,
    }
    const how = { layout, isColoured: options.isColoured ?? false }
    return { output: await printSheet(sheet, format, how), sheet }
  }
  const isStyled = style.flow && graph.families.length === 0
  const { needsAll, closed, isForPeople } = formatEntry(format)
  const shown = { follow: isStyled ? flowOf : () => [], manner: style }
  /** Programs have the common road. */
  const coded = { follow: needsAll ? gradientsIn : shown.follow, manner: {} }
  const isApart = isForPeople && style.path && graph.families.length === 0
  const own = closed && !isApart ? coded : shown
  return { output, style, ...own, coded: closed && isApart ? coded : undefined }
}

const isSound = ({ verified, claims, stated, closed }: Verification): boolean =>
  verified &&
  [...claims, ...stated, ...closed.flat()].every(
    ({ verdict }) => verdict === 'tested' || verdict === 'proved',
  )

/** A derivation with a failed step is data to look at, but never printed as a result. */
export const printSheet = async (
  sheet: Sheet,
  format: Format,
  printing: Printing,
): Promise<string> => {
  const { load, takesRefuted } = formatEntry(format)
  const printer = await load()
  if (takesRefuted) return printer(sheet, printing)
  const columns = sheet.columns.filter(({ finding }) => finding.verdict !== 'failed')
  const parts = sheet.parts
    .filter(part => !isRefuted(part))
    .map(part => ({ ...part, judged: withoutRefuted(part.judged, part.closed) }))
  const judged = withoutRefuted(sheet.judged, sheet.closed)
  const differentials = sheet.differentials?.filter(one => !hasRefuted(one))
  const shown = { ...sheet, judged, columns, parts, ...(differentials && { differentials }) }
  return printer(shown, printing)
}
