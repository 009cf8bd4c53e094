import type { Graph } from '../core/graph.ts'
import { LAYOUTS } from '../core/layout.ts'
import type { Span } from '../core/syntax.ts'
import type { Question } from '../core/task.ts'
import {
  choiceAt,
  type Desk,
  missing,
  onlyKeys,
  type Placed,
  tableAt,
  tablesAt,
  textAt,
  textsAt,
  textsOf,
  valueAt,
} from '../toml/fields.ts'
import { tell } from '../toml/report.ts'
import { targetsOf } from './target.ts'

/** A written form of a name of the network, and where the task gives it. */
export interface Alias {
  readonly name: string
  readonly latex: string
  /** Where the name stands, and where the form. */
  readonly at: Span
  readonly span: Span
}

/**
 * Reads a network by its path, which counts from the folder of the task file, and tells of what is
 * wrong with it; undefined where it cannot be used.
 */
export type NetworkReader = (
  path: Placed<string>,
  aliases: readonly Alias[],
  desk: Desk,
) => Graph | undefined

/** What stands in the file around a question. */
export interface Above {
  /** Of the whole file: its aliases and layout hold for each question. */
  readonly desk: Desk
  readonly isOneOfMany: boolean
}

/** A question of `[[question]]`, or the one that the file itself is. */
export const questionOf = (desk: Desk, above: Above, readNetwork: NetworkReader): Question => {
  const isOwn = desk !== above.desk
  if (isOwn) onlyKeys(desk, 'question', KEYS)
  const name = isOwn ? textAt(desk, 'name')?.value : undefined
  const files = isOwn ? textsAt(desk, 'files')?.map(one => one.value) : undefined
  const heading = isOwn ? textAt(desk, 'heading')?.value : undefined
  if (above.isOneOfMany) holdApart(desk)
  const graph = graphOf(desk, above, readNetwork)
  const layout = choiceAt(desk, 'layout', WITH_ANY) ?? layoutAbove(desk, above)
  const targets = targetsOf(desk, tablesAt(desk, 'target'), graph)
  if (!desk.table.entries.has('target'))
    tell(desk.report, 'task-without-targets', desk.table.span, {
      example: isOwn ? '[[question.target]]' : '[[target]]',
    })
  return {
    name: name ?? '',
    graph: graph ?? NO_GRAPH,
    layout: layout ?? 'any',
    ...(files && { files }),
    ...(heading !== undefined && { heading }),
    targets,
  }
}

const KEYS = ['name', 'network', 'files', 'heading', 'layout', 'aliases', 'target']
const WITH_ANY = [...LAYOUTS, 'any'] as const

/** What is wrong with the file's own layout is told once. */
const layoutAbove = (desk: Desk, above: Above): Question['layout'] | undefined =>
  desk === above.desk ? undefined : choiceAt({ ...above.desk, report: [] }, 'layout', WITH_ANY)

/** Of several questions each needs a name, and something by which its answers are found. */
const holdApart = (desk: Desk): void => {
  const { entries, span } = desk.table
  if (!entries.has('name')) missing(desk, 'name', 'name = "1a"')
  if (!entries.has('files') && !entries.has('heading'))
    tell(desk.report, 'task-questions-apart', span)
}

const graphOf = (desk: Desk, above: Above, readNetwork: NetworkReader): Graph | undefined => {
  const path = textAt(desk, 'network')
  const aliases = [...(desk === above.desk ? [] : aliasesIn(above.desk)), ...aliasesIn(desk)]
  if (path) return readNetwork(path, aliases, desk)
  if (!valueAt(desk, 'network')) missing(desk, 'network', 'network = "network.eq"')
  return undefined
}

const aliasesIn = (desk: Desk): readonly Alias[] => {
  const inner = tableAt(desk, 'aliases')
  return [...(inner?.table.entries ?? [])].flatMap(([name, { at, value }]) =>
    (textsOf(desk, name, value) ?? []).map(({ value: latex, span }) => ({ name, latex, at, span })),
  )
}

/** Stands where a network cannot be read: a task with a problem is never used. */
const NO_GRAPH: Graph = {
  leaves: [],
  equations: [],
  loss: '',
  sizes: [],
  functions: new Map(),
  assumptions: [],
  claims: [],
  base: 1,
  assumed: [],
  settings: { notes: [], aliases: [] },
  names: new Set(),
  families: [],
}
