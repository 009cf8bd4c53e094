import { type Derivation, resultOf } from '../core/derivation.ts'
import type { Graph } from '../core/graph.ts'
import type { Problem } from '../core/problem.ts'
import { defaultNames, derive } from '../derive/derive.ts'
import { DeriveError } from '../derive/slope.ts'
import { elaborate } from '../elaborate/elaborate.ts'
import { Undrawable } from '../numeric/sample.ts'
import { parseNetwork } from '../parse/network.ts'
import type { VerifiedFacts } from '../render/lang.ts'
import type { Judged, Request } from '../render/layout.ts'
import type { Sheet } from '../render/sheet.ts'
import { type Verification, verify } from '../verify/verify.ts'
import { defectsOf } from './defect.ts'
import { type Format, formatEntry, type Printing } from './formats.ts'
import {
  askedNames,
  type DeriveOptions,
  formatOf,
  languageOf,
  layoutOf,
  refuseUnprintable,
  styleOf,
  UsageError,
  withLoss,
} from './options.ts'
import { VERSION } from './version.ts'

/** What came of an equation file: what is wrong with it, or its derivations. */
export type Result = Malformed | Derived
export interface Malformed {
  readonly kind: 'malformed'
  readonly problems: readonly Problem[]
}
export interface Derived {
  readonly kind: 'derived'
  readonly graph: Graph
  readonly derivations: readonly Derivation[]
  readonly verification: Verification
  /** In the format that was asked for. A derivation with a failed step is not in it as a result. */
  readonly output: string
  /** True when every step, and every claim of the file, holds. */
  readonly isSound: boolean
  /** Steps that the numbers refute: mistakes of this program. */
  readonly defects: readonly string[]
  /** What the file should be looked at for, though it could be read. */
  readonly warnings: readonly Problem[]
}

/** Reads an equation file, derives, verifies and prints. Throws UsageError for what does not exist. */
export const deriveSource = async (
  source: string,
  options: DeriveOptions = {},
): Promise<Result> => {
  const format = formatOf(options)
  const { statements, problems: unreadable, unread } = parseNetwork(source)
  const { graph, problems, warnings } = elaborate(statements, { unread })
  const all = together(unreadable, problems)
  if (all.length > 0 || !graph) return { kind: 'malformed', problems: all }
  return { ...(await deriveGraph(withLoss(graph, options), format, options)), warnings }
}

/** Problems in the order of the text; a statement that could not be read is not missed as well. */
const together = (unread: readonly Problem[], problems: readonly Problem[]): readonly Problem[] => {
  const own = problems.filter(p => unread.length === 0 || p.code !== 'no-equation')
  return [...unread, ...own].toSorted((a, b) => a.span.start - b.span.start)
}

const deriveGraph = async (
  graph: Graph,
  format: Format,
  options: DeriveOptions,
): Promise<Omit<Derived, 'warnings'>> => {
  const print = printing(graph, format, options)
  const asked = askedNames(options, graph)
  const names = asked ?? defaultNames(graph)
  const derivations = refusing(() => deriveAll(graph, names, print.followsGradients))
  const verification = await verified(graph, derivations, options.seed ?? 1)
  const judged = derivations.map((derivation, n) => ({
    derivation,
    findings: verification.findings[n] ?? [],
  }))
  return {
    kind: 'derived',
    graph,
    derivations,
    verification,
    output: await print.output({ judged, names, isAsked: asked !== undefined }, verification),
    isSound: isSound(verification),
    defects: defectsOf(graph, judged),
  }
}

/** Assumptions that contradict each other are told like wrong options. */
const verified = async (
  graph: Graph,
  derivations: readonly Derivation[],
  seed: number,
): Promise<Verification> => {
  try {
    return await verify(graph, derivations, { seed })
  } catch (error) {
    if (!(error instanceof Undrawable)) throw error
    throw new UsageError(`no value of ${error.message} is all that the file says of it`)
  }
}

/** How results will be printed; what was asked for in vain is refused before any work. */
const printing = (graph: Graph, format: Format, options: DeriveOptions) => {
  const { settings } = graph
  refuseUnprintable(settings)
  const layout = layoutOf(options, settings)
  const style = styleOf(options, settings, format)
  const language = languageOf(options, settings)
  const output = async (request: Request, verification: Verification): Promise<string> => {
    const sheet: Sheet = {
      ...request,
      graph,
      style,
      language,
      claims: verification.claims,
      facts: factsOf(request.judged, verification),
      version: VERSION,
    }
    return print(sheet, format, { layout, isColoured: options.isColoured ?? false })
  }
  return { output, followsGradients: style.flow !== undefined }
}

/** Refusals of the deriving side are said to the person, not thrown as defects. */
const refusing = <T>(work: () => T): T => {
  try {
    return work()
  } catch (error) {
    throw error instanceof DeriveError ? new UsageError(error.message) : error
  }
}

/** Derivations of the names, and of those whose gradients their chains may run into. */
const deriveAll = (
  graph: Graph,
  names: readonly string[],
  followsGradients: boolean,
): readonly Derivation[] => {
  // A file of claims has no loss, and nothing to derive.
  const all = names.length === 0 ? [] : [...derive(graph, names)]
  if (!followsGradients) return all
  const known = new Set(names)
  for (const derivation of all) {
    const form = resultOf(derivation)
    if (derivation.kind !== 'bias' || form.level !== 'matrix' || form.expr.kind !== 'grad') continue
    if (known.has(form.expr.by)) continue
    known.add(form.expr.by)
    all.push(...derive(graph, [form.expr.by]))
  }
  return all
}

const isPrintable = ({ findings }: Judged): boolean => findings.every(f => f?.verdict !== 'failed')

/** What is said of the steps and claims that are printed as holding. */
const factsOf = (judged: readonly Judged[], { seed, claims }: Verification): VerifiedFacts => {
  const steps = judged
    .filter(isPrintable)
    .flatMap(({ findings }) => findings.filter(finding => finding !== undefined))
  const held = claims.filter(({ verdict }) => verdict !== 'failed')
  const all = [...steps, ...held]
  return {
    seed,
    steps: steps.length,
    claims: held.length,
    proved: all.filter(f => f.verdict === 'proved').length,
    undecided: all.filter(f => f.verdict === 'undecided').length,
    draws: all.reduce((least, f) => Math.min(least, f.draws), all[0]?.draws ?? 0),
    error: all.reduce((most, f) => Math.max(most, f.error), 0),
  }
}

const isSound = ({ verified, claims }: Verification): boolean =>
  verified && claims.every(({ verdict }) => verdict === 'tested' || verdict === 'proved')

/** A derivation with a failed step is data to look at, but never printed as a result. */
const print = async (sheet: Sheet, format: Format, printing: Printing): Promise<string> => {
  const { load, takesRefuted } = formatEntry(format)
  const printer = await load()
  const judged = takesRefuted ? sheet.judged : sheet.judged.filter(isPrintable)
  return printer({ ...sheet, judged }, printing)
}
