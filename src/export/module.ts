import type { Definition } from '../core/derivation.ts'
import type { Graph } from '../core/graph.ts'
import type { Target } from '../core/python.ts'
import { oneLine } from '../render/escape.ts'
import { docText, entranceOf } from './entrance.ts'
import { writeForward } from './forward.ts'
import { writeGradients } from './gradients.ts'
import { type Hessian, writeHessians } from './hessians.ts'
import { pythonNames } from './names.ts'
import type { Ground } from './page.ts'
import { ExportError } from './refusal.ts'
import { sizeSources } from './sizes.ts'
import { writerFor } from './writer.ts'

/** What a module is written from. */
export interface ModuleRequest {
  readonly graph: Graph
  readonly target: Target
  /** Gradients in the order in which they are computed: those asked for, and what they share. */
  readonly gradients: readonly Definition[]
  /** The names whose gradients are asked for. */
  readonly names: readonly string[]
  /** Second derivatives, where they are asked for. */
  readonly hessians?: readonly Hessian[]
  /** Lines that stand on top. */
  readonly about: readonly string[]
}

/** A module of Python with `forward`, `gradients` and `hessians`, each of `**leaves`. Throws ExportError for what cannot be written. */
export const printModule = (request: ModuleRequest): string => {
  const { graph, target } = request
  if (graph.families.length > 0) throw new ExportError('export-families')
  if (graph.equations.length === 0) throw new ExportError('export-no-equation')
  const names = pythonNames(graph)
  const py = writerFor(target, names)
  const ground: Ground = {
    graph,
    py,
    names,
    sources: sizeSources(graph),
    roles: new Map(),
    letters: new Map(),
  }
  const entrance = entranceOf(ground)
  const forward = writeForward(ground, entrance)
  const passes = { ground, entrance, forward }
  const derivatives = [
    writeGradients(passes, request),
    ...(request.hessians ? [writeHessians(passes, request.hessians)] : []),
  ]
  const functions = [entrance.definition, ...forward.definitions, ...derivatives]
  const head = [headOf(request), [...py.imports].toSorted().join('\n')].join('\n\n')
  return `${[head, ...py.definitions, ...functions].join('\n\n\n')}\n`
}

/** A docstring opens the file, so that no line of a person stands where Python looks for an encoding. */
const headOf = ({ graph, about }: ModuleRequest): string => {
  const { title } = graph.settings
  const [first = '', ...rest] = about.map(docText)
  const lines = rest.length === 0 ? [`"""${first}"""`] : [`"""${first}`, '', ...rest, '"""']
  return [...lines, ...(title === undefined ? [] : ['', `# ${oneLine(title)}`])].join('\n')
}
