import type { Definition } from '../core/derivation.ts'
import type { Graph } from '../core/graph.ts'
import type { Target } from '../core/python.ts'
import { oneLine } from '../render/escape.ts'
import { docText, entranceOf } from './entrance.ts'
import { type Asked, writeMemberGradients } from './family/gradients.ts'
import { knownByMembers, leafMembers } from './family/members.ts'
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
  readonly gradients: Gradients
  /** Second derivatives, where they are asked for. */
  readonly hessians?: readonly Hessian[]
  /** Lines that stand on top. */
  readonly about: readonly string[]
}

/** Gradients by names, or in a network with families those by names and members. */
export type Gradients =
  | {
      readonly kind: 'names'
      /** The names whose gradients are asked for. */
      readonly names: readonly string[]
      /** Gradients in the order in which they are computed: those asked for, and what they share. */
      readonly definitions: readonly Definition[]
    }
  | { readonly kind: 'members'; readonly asked: readonly Asked[] }

/** A module of Python with `forward`, `gradients` and `hessians`, each of `**leaves`. Throws ExportError for what cannot be written. */
export const printModule = (request: ModuleRequest): string => {
  const { graph, target } = request
  if (graph.equations.length === 0) throw new ExportError('export-no-equation')
  const names = pythonNames(graph)
  const py = writerFor(target, names)
  const members = leafMembers(graph)
  const ground: Ground = {
    graph,
    py,
    names,
    members,
    sources: sizeSources(graph, knownByMembers(graph, members)),
    roles: new Map(),
    letters: new Map(),
  }
  const entrance = entranceOf(ground)
  const forward = writeForward(ground, entrance)
  const passes = { ground, entrance, forward }
  const derivatives = [
    request.gradients.kind === 'members'
      ? writeMemberGradients(passes, request.gradients.asked)
      : writeGradients(passes, request.gradients),
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
