import type { Graph } from '../core/graph.ts'
import { type Problem, problem } from '../core/problem.ts'
import type { Task } from '../core/task.ts'
import { LANGUAGES } from '../render/lang/index.ts'
import type { Alias, NetworkReader } from '../task/question.ts'
import { draftOf } from '../task/read.ts'
import { choiceOf } from '../toml/fields.ts'
import { type Report, tell } from '../toml/report.ts'
import { readNetwork, scalarProblem } from './read.ts'

export type TaskRead = ReadableTask | MalformedTask
export interface ReadableTask {
  readonly kind: 'readable'
  readonly task: Task
  /** What its networks should be looked at for. */
  readonly warnings: readonly Faulty[]
}
export interface MalformedTask {
  readonly kind: 'malformed'
  /** The task file first, then networks in their order; at least one. */
  readonly faulty: readonly Faulty[]
}
/** A file with what is wrong with it. */
export interface Faulty {
  /** The path of a network as the task gives it; absent for the task file itself. */
  readonly path?: string
  readonly source: string
  readonly problems: readonly Problem[]
}

/**
 * Reads a task file. `readFile` gives the text of a network by its path, which counts from the folder
 * of the task file; undefined where there is no such file.
 */
export const readTask = async (
  source: string,
  readFile: (path: string) => string | undefined,
): Promise<TaskRead> => {
  const networks = newNetworks(readFile)
  const { task, problems } = draftOf(
    source,
    LANGUAGES.map(one => one.name),
    networks.read,
  )
  const own = problems.length > 0 ? [{ source, problems }] : []
  const faulty = [...own, ...networks.faulty]
  return faulty.length > 0
    ? { kind: 'malformed', faulty }
    : { kind: 'readable', task, warnings: networks.warnings }
}

interface Networks {
  readonly read: NetworkReader
  readonly faulty: readonly Faulty[]
  readonly warnings: readonly Faulty[]
}

/** Networks of a task, each file read once. */
const newNetworks = (readFile: (path: string) => string | undefined): Networks => {
  const texts = new Map<string, string | undefined>()
  const faulty = new Map<string, Faulty>()
  const warnings = new Map<string, Faulty>()
  const read: NetworkReader = ({ value: path, span }, aliases, { report }) => {
    if (!texts.has(path)) texts.set(path, readFile(path))
    const source = texts.get(path)
    if (source === undefined) return tell(report, 'task-no-file', span, { path })
    const found = networkOf(source, known(source, aliases, report))
    report.push(...found.ofAliases)
    if (found.problems.length > 0) faulty.set(path, { path, source, problems: found.problems })
    if (found.warnings.length > 0) warnings.set(path, { path, source, problems: found.warnings })
    return found.graph
  }
  return {
    read,
    get faulty() {
      return [...faulty.values()]
    },
    get warnings() {
      return [...warnings.values()]
    },
  }
}

/** Aliases of names that the network has; of others is told. */
const known = (source: string, aliases: readonly Alias[], report: Report): readonly Alias[] => {
  const read = aliases.length > 0 ? readNetwork(source, {}) : undefined
  if (read?.kind !== 'readable') return []
  const names = allNames(read.graph)
  return aliases.filter(({ name, at }) =>
    choiceOf(report, 'aliases', { value: name, span: at }, names),
  )
}

const allNames = ({ leaves, equations, families, functions }: Graph): readonly string[] => [
  ...[...leaves, ...equations, ...families].map(one => one.name),
  ...functions.keys(),
]

interface NetworkFound {
  readonly graph?: Graph
  readonly problems: readonly Problem[]
  readonly ofAliases: readonly Problem[]
  readonly warnings: readonly Problem[]
}

/** The network of a file, with aliases as if they stood at its end. */
const networkOf = (source: string, aliases: readonly Alias[]): NetworkFound => {
  const lines = aliases.map(({ name, latex }) => `@alias ${name} = ${latex.replace(/\s+/gu, ' ')}`)
  const read = readNetwork([source, ...lines].join('\n'), {})
  const found = read.kind === 'malformed' ? read.problems : scalar(read.graph)
  const ofAliases = found.flatMap(one => {
    const alias = aliases[lineOf(one, source, lines)]
    return alias ? [problem(one.code, alias.span, one.values)] : []
  })
  const problems = found.filter(one => one.span.start <= source.length)
  const warnings = read.kind === 'malformed' ? [] : read.warnings
  return {
    ...(read.kind === 'readable' && found.length === 0 && { graph: read.graph }),
    problems,
    ofAliases,
    warnings,
  }
}

const scalar = (graph: Graph): readonly Problem[] => {
  const found = scalarProblem(graph)
  return found ? [found] : []
}

/** The number of the line of an alias in which a problem stands, from 0; -1 before them. */
const lineOf = ({ span }: Problem, source: string, lines: readonly string[]): number => {
  let start = source.length + 1
  if (span.start < start) return -1
  return lines.findIndex(line => {
    start += line.length + 1
    return span.start < start
  })
}
