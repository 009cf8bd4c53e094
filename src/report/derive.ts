import { type Derivation, resultOf } from '../core/derivation.ts'
import type { Graph } from '../core/graph.ts'
import type { Problem } from '../core/problem.ts'
import { gradsOf } from '../derive/closed.ts'
import { defaultNames, derive } from '../derive/derive.ts'
import type { VerifiedFacts } from '../render/lang.ts'
import type { Judged, Request } from '../render/layout.ts'
import type { Sheet } from '../render/sheet.ts'
import { type Verification, verify } from '../verify/verify.ts'
import { defectsOf } from './defect.ts'
import { drawing } from './drawn.ts'
import { factsOfFindings } from './facts.ts'
import { type Format, formatEntry, type Printing } from './formats.ts'
import {
  askedNames,
  type DeriveOptions,
  formatOf,
  languageOf,
  layoutOf,
  refuseUnprintable,
  styleOf,
} from './options.ts'
import { type Malformed, readNetwork, refusing } from './read.ts'
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
  const read = readNetwork(source, options)
  if (read.kind === 'malformed') return read
  const { graph, warnings } = read
  return { ...(await deriveGraph(graph, format, options)), warnings }
}

const deriveGraph = async (
  graph: Graph,
  format: Format,
  options: DeriveOptions,
): Promise<Omit<Derived, 'warnings'>> => {
  const print = printing(graph, format, options)
  const asked = askedNames(options, graph)
  const names = asked ?? defaultNames(graph)
  const derivations = refusing(() => deriveAll(graph, names, print.follow))
  const verification = await drawing(() => verify(graph, derivations, { seed: options.seed ?? 1 }))
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
  const follow = formatEntry(format).needsAll ? gradientsIn : style.flow ? flowOf : () => []
  return { output, follow }
}

/** The names whose gradients a derivation calls for. */
type Follow = (derivation: Derivation) => readonly string[]

/** Derivations of the names, and of those whose gradients they call for. */
const deriveAll = (
  graph: Graph,
  names: readonly string[],
  follow: Follow,
): readonly Derivation[] => {
  // A file of claims has no loss, and nothing to derive.
  const all = names.length === 0 ? [] : [...derive(graph, names)]
  const known = new Set(names)
  for (const derivation of all) {
    for (const name of follow(derivation)) {
      if (known.has(name)) continue
      known.add(name)
      all.push(...derive(graph, [name]))
    }
  }
  return all
}

/** The gradient into which a chain runs. */
const flowOf: Follow = derivation => {
  const form = resultOf(derivation)
  const isRunning = derivation.kind === 'bias' && form.level === 'matrix'
  return isRunning && form.expr.kind === 'grad' ? [form.expr.by] : []
}

/** Every gradient in the result. */
const gradientsIn: Follow = derivation => gradsOf(resultOf(derivation)).map(grad => grad.by)

const isPrintable = ({ findings }: Judged): boolean => findings.every(f => f?.verdict !== 'failed')

/** What is said of the steps and claims that are printed as holding. */
const factsOf = (judged: readonly Judged[], { seed, claims }: Verification): VerifiedFacts => {
  const steps = judged
    .filter(isPrintable)
    .flatMap(({ findings }) => findings.filter(finding => finding !== undefined))
  const held = claims.filter(({ verdict }) => verdict !== 'failed')
  return factsOfFindings(steps, held, seed)
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
