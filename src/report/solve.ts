import type { Finding } from '../core/finding.ts'
import type { Graph } from '../core/graph.ts'
import type { Problem } from '../core/problem.ts'
import type { Extremum, Solution } from '../core/solution.ts'
import { type Remark, remark, UsageError } from '../core/usage.ts'
import { nameWritten } from '../core/written.ts'
import type { EigenvalueKind } from '../render/lang.ts'
import { quoteExpr } from '../render/quote.ts'
import { solveRefusal } from '../render/refusals.ts'
import type { SolutionFindings, SolvedSheet } from '../render/solved.ts'
import { type Question, questionsOf, withPutIn } from '../solve/check.ts'
import { SolveRefusal } from '../solve/refusal.ts'
import { solve } from '../solve/solve.ts'
import { inertiaOf } from '../verify/inertia.ts'
import { verify } from '../verify/verify.ts'
import { factsOfFindings } from './facts.ts'
import { inWords, languageOf, told } from './language.ts'
import { type DeriveOptions, formatIn, refuseUnprintable, styleOf } from './options.ts'
import { familyProblem, type Malformed, readNetwork, scalarProblem } from './read.ts'
import { SOLVE_FORMATS, type SolveFormat } from './solve-formats.ts'
import { unknown } from './unknown.ts'
import { VERSION } from './version.ts'

/** What a solution is asked for. */
export interface SolveOptions
  extends Pick<DeriveOptions, 'format' | 'loss' | 'style' | 'lang' | 'seed' | 'isColoured'> {
  /** The name to solve for, or several with commas between. */
  readonly unknown: string
}

/** A solution in the format that was asked for; empty where it is refuted. */
export interface Solved {
  readonly kind: 'solved'
  readonly solution: Solution
  /** Of each unknown, in the order in which they were solved for. */
  readonly solutions: readonly Solution[]
  readonly output: string
  /** True when every equality holds. */
  readonly isSound: boolean
  /** Mistakes of this program. */
  readonly defects: readonly string[]
  readonly warnings: readonly Problem[]
}

/** Sets the gradient of a file's loss by a name to zero, solves, verifies and prints. Throws UsageError where that cannot be. */
export const solveSource = (source: string, options: SolveOptions): Promise<Solved | Malformed> =>
  inWords({ lang: options.lang, source }, () => solveRead(source, options))

const solveRead = async (source: string, options: SolveOptions): Promise<Solved | Malformed> => {
  const format = formatIn(options, SOLVE_FORMATS)
  const read = readNetwork(source, options)
  if (read.kind === 'malformed') return read
  const { graph, warnings } = read
  const unfit = scalarProblem(graph) ?? familyProblem(graph, 'family-not-solved')
  if (unfit) return { kind: 'malformed', problems: [unfit] }
  refuseUnprintable(graph.settings)
  const style = styleOf({ ...options, detail: 'style' }, graph, format)
  const language = await languageOf({ lang: options.lang, source })
  const sheets = await sheetsOf(graph, options, { style, language })
  const found = sheets.map(({ solution, all, eigenvalues }) =>
    defectsOf({ all, eigenvalues }, solution.hessian.extremum),
  )
  const defects = await told(language, found.flat())
  const isSound = defects.length === 0 && sheets.every(({ all }) => all.every(holds))
  const output = defects.length > 0 ? '' : await print(sheets, format, options)
  const solutions = sheets.map(sheet => sheet.solution)
  const solution = solutions.at(-1) as Solution
  return { kind: 'solved', solution, solutions, output, isSound, defects, warnings }
}

type JudgedSheet = SolvedSheet & Judged

/**
 * One sheet for each unknown, the last of the list first: it is solved for with the others given, and its
 * equation put in before the next. That all gradients are 0 together follows.
 */
const sheetsOf = async (
  graph: Graph,
  { unknown, seed = 1 }: SolveOptions,
  look: Pick<SolvedSheet, 'style' | 'language'>,
): Promise<readonly JudgedSheet[]> => {
  const names = unknown.split(/[\s,]+/).filter(name => name !== '')
  if (names.length === 0) throw new UsageError('unknown-needed')
  const sheets: JudgedSheet[] = []
  let open = graph
  for (const name of names.toReversed()) {
    const solution = solved(open, name)
    const judged = await judge(open, solution, seed)
    if (judged.findings.putIn.draws === 0) throw neverMet(solution, open)
    const facts = factsOfFindings(judged.all, [], seed)
    sheets.push({ graph: open, solution, ...judged, ...look, facts, version: VERSION })
    open = withPutIn(open, solution, quoteExpr(solution.solution, open.names))
  }
  return sheets
}

const holds = ({ verdict }: Finding): boolean => verdict === 'tested' || verdict === 'proved'

const solved = (graph: Graph, written: string): Solution => {
  const known = [...graph.leaves, ...graph.equations].map(one => one.name)
  const name = nameWritten(written, new Set(known))
  if (!known.includes(name)) throw unknown('no-such-name', written, known)
  try {
    return solve(graph, name)
  } catch (error) {
    if (!(error instanceof SolveRefusal)) throw error
    throw solveRefusal(name, error.reason, graph)
  }
}

/** No draw met the conditions of the solution, as where the sizes forbid an inverse. */
const neverMet = ({ unknown, conditions }: Solution, graph: Graph): UsageError => {
  const [condition] = conditions
  const facts = condition
    ? { kind: 'never-met' as const, expr: condition.expr }
    : { kind: 'no-value' as const }
  return solveRefusal(unknown.name, facts, graph)
}

interface Judged {
  readonly findings: SolutionFindings
  readonly eigenvalues: ReadonlyMap<EigenvalueKind, number>
  readonly all: readonly Finding[]
}

const judge = async (graph: Graph, solution: Solution, seed: number): Promise<Judged> => {
  const { free, found, gradient, follows } = questionsOf(graph, solution)
  const judged = async ({ graph, stated }: Question): Promise<readonly Finding[]> =>
    (await verify({ ...graph, claims: [] }, [], { seed, stated })).stated
  const [before, after] = [await judged(free), await judged(found)]
  const [hessian, collect, ...members] = before.toReversed() as [Finding, Finding, Finding]
  const [same, inverse, putIn] = after as [Finding, Finding, Finding]
  const counts = new Map<EigenvalueKind, number>()
  for (const kind of inertiaOf(found.graph, { g: gradient, u: solution.unknown.name, seed })) {
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  const grounds = [...members, collect, same, inverse]
  const put = follows ? byGrounds(putIn, grounds) : putIn
  const findings = {
    gradient: members.toReversed(),
    collect,
    solve: worse(same, inverse),
    putIn: put,
    hessian,
  }
  return { findings, eigenvalues: counts, all: [...before, same, inverse, put] }
}

/** What holds in numbers and follows from what is proved is proved. */
const byGrounds = (finding: Finding, grounds: readonly Finding[]): Finding => {
  const isProved = grounds.every(({ verdict }) => verdict === 'proved')
  if (finding.verdict !== 'tested' || !isProved) return finding
  const uses = [...new Set(grounds.flatMap(one => one.uses ?? []))]
  return { ...finding, verdict: 'proved', uses }
}

/** From worst to best. */
const ORDER = ['failed', 'undecided', 'tested', 'proved'] as const

const worse = (a: Finding, b: Finding): Finding =>
  ORDER.indexOf(a.verdict) <= ORDER.indexOf(b.verdict) ? a : b

/** Equalities that the numbers refute, and an extremum that the eigenvalues refute. */
const defectsOf = (
  { all, eigenvalues }: Pick<Judged, 'all' | 'eigenvalues'>,
  extremum: Extremum,
): readonly Remark[] => {
  const failed = all.filter(f => f.verdict === 'failed')
  const allowed = EIGENVALUES[extremum]
  const wrong = [...eigenvalues.keys()].filter(kind => allowed && !allowed.includes(kind))
  return [
    ...failed.map(f => remark('defect-equality', { error: f.error.toPrecision(2) })),
    ...wrong.map(kind => remark('defect-eigenvalues', { kind, extremum })),
  ]
}

const EIGENVALUES: Readonly<Record<Extremum, readonly EigenvalueKind[] | undefined>> = {
  minimum: ['positive'],
  maximum: ['negative'],
  undecided: undefined,
}

const print = async (
  sheets: readonly SolvedSheet[],
  format: SolveFormat,
  { isColoured = false, seed = 1 }: SolveOptions,
): Promise<string> => {
  switch (format) {
    case 'text': {
      const { printSolvedText } = await import('../render/solved-text.ts')
      return sheets.map(sheet => printSolvedText(sheet, { isColoured })).join('\n')
    }
    case 'latex':
      return (await import('../render/solved-tex.ts')).printSolvedNotes(sheets)
    case 'latex-document':
      return (await import('../render/solved-tex.ts')).printSolvedDocument(sheets)
    case 'json':
      return (await import('./solve-json.ts')).printSolvedJson(sheets, seed)
  }
}
