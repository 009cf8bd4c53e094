import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ancestorsOfLoss, type Graph, parametersOf } from '../../src/core/graph.ts'
import type { Target } from '../../src/core/python.ts'
import type { Tensor } from '../../src/core/tensor.ts'
import { closedSystem } from '../../src/derive/closed.ts'
import { defaultNames, derive } from '../../src/derive/derive.ts'
import { secondOrder } from '../../src/derive/second.ts'
import type { Hessian } from '../../src/export/hessians.ts'
import { printModule } from '../../src/export/module.ts'
import { pythonNames } from '../../src/export/names.ts'
import { sizeSources } from '../../src/export/sizes.ts'
import { callsOfGraph } from '../../src/numeric/calls.ts'
import { dimsOf } from '../../src/numeric/evaluate.ts'
import { type Draw, drawSource } from '../../src/numeric/sample.ts'
import { networkOf } from './network.ts'

/** Debian's interpreter, which has Debian's packages; another may stand first on the path. */
export const PYTHON = process.env.GRADPROOF_PYTHON ?? '/usr/bin/python3'

/** True where somebody counts on modules being run. */
export const isPythonWanted = process.env.GRADPROOF_PYTHON !== undefined

/** True where modules can be run. */
export const hasPython = (): boolean => isThere

const isThere = spawnSync(PYTHON, ['-c', 'import numpy, scipy, torch']).status === 0

/** True of networks of which a module can be written so far. */
export const canBeExported = (graph: Graph): boolean => graph.families.length === 0

/** A network whose modules are to be judged. */
export interface Exported {
  readonly name: string
  readonly graph: Graph
  /** The names whose gradients are asked for. */
  readonly names: readonly string[]
  readonly modules: Readonly<Record<Target, string>>
  /** Pairs of names by which there are second derivatives. */
  readonly pairs: readonly (readonly [string, string])[]
}

/** What came of running modules. */
export interface Judgement {
  readonly findings: readonly string[]
  /** How many gradients by leaves were compared with differences and did not vanish, and so on. */
  readonly counts: Readonly<Record<'numpy' | 'torch' | 'zero' | 'hessians', number>>
}

/** The modules of an equation file, with second derivatives by parameters where they are asked for. */
export const exported = (name: string, source: string, order: 1 | 2 = 1): Exported => {
  const graph = networkOf(source)
  const names = graph.settings.wrt ?? defaultNames(graph)
  const hessians = order === 2 ? hessiansOf(graph) : undefined
  const module = (target: Target) => moduleOf(graph, names, target, hessians)
  const modules = { numpy: module('numpy'), torch: module('torch') }
  return { name, graph, names, modules, pairs: hessians?.map(one => one.by) ?? [] }
}

/** The module for a library, as the command prints it. */
export const moduleOf = (
  graph: Graph,
  names: readonly string[],
  target: Target,
  hessians?: readonly Hessian[],
): string =>
  printModule({
    graph,
    target,
    names,
    gradients: closedSystem(graph, names, derive(graph, names)),
    ...(hessians && { hessians }),
    about: ['Written for a test.'],
  })

/** By the names that the file asks for, else by its parameters. */
const hessiansOf = (graph: Graph): readonly Hessian[] => {
  const relevant = ancestorsOfLoss(graph)
  const leaves = parametersOf(graph).map(leaf => leaf.name)
  const asked = graph.settings.wrt ?? leaves
  const names = asked.filter(name => relevant.has(name) && graph.leaves.some(l => l.name === name))
  return secondOrder(graph, derive(graph, names), names).map(({ hessian }) => ({
    by: hessian.wrt,
    graph: hessian.graph,
    gradient: hessian.gradient,
    closed: hessian.closed,
  }))
}

/** Runs modules at drawn values, three draws each, all in one process. */
export const judged = (cases: readonly Exported[], seed: number): Judgement => {
  const folder = mkdtempSync(join(tmpdir(), 'python-'))
  try {
    const manifest = cases.map((one, n) => written(one, join(folder, String(n)), seed))
    const path = join(folder, 'manifest.json')
    writeFileSync(path, JSON.stringify(manifest))
    const options = { encoding: 'utf8', maxBuffer: 1e8 } as const
    const ran = spawnSync(PYTHON, ['-W', 'error', 'test/support/judge.py', path], options)
    if (ran.status !== 0) throw new Error(ran.stderr)
    return JSON.parse(ran.stdout)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Draws that are clear of kinks and singular matrices, and give numbers everywhere. */
export const clearDraws = (graph: Graph, seed: number): readonly Draw[] => {
  const draw = drawSource(graph, seed)
  const all = Array.from({ length: 20 }, (_, turn) => draw(turn))
  return all.filter(({ near, values }) => near.size === 0 && [...values.values()].every(hasNumbers))
}

const hasNumbers = ({ data }: Tensor): boolean => data.every(Number.isFinite)

/** Two draws with sizes that differ, and one in which all are the same. */
const drawsOf = (graph: Graph, seed: number): readonly Draw[] => {
  const isEven = ({ sizes }: Draw) => new Set(sizes.values()).size === 1
  const clear = clearDraws(graph, seed)
  return [...clear.filter(one => !isEven(one)).slice(0, 2), ...clear.filter(isEven).slice(0, 1)]
}

const written = (
  { name, graph, names, modules, pairs }: Exported,
  folder: string,
  seed: number,
) => {
  mkdirSync(folder)
  const paths = { numpy: join(folder, 'as_numpy.py'), torch: join(folder, 'as_torch.py') }
  writeFileSync(paths.numpy, modules.numpy)
  writeFileSync(paths.torch, modules.torch)
  const { of } = pythonNames(graph)
  return {
    name: `${name}, seed ${seed}`,
    ...paths,
    loss: of(graph.loss),
    wrt: names.map(of),
    pairs: pairs.map(pair => pair.map(of)),
    draws: drawsOf(graph, seed).map(one => drawn(graph, one)),
  }
}

const drawn = (graph: Graph, { values, places }: Draw) => {
  const { of } = pythonNames(graph)
  const indices = graph.leaves.filter(leaf => leaf.index).map(leaf => leaf.name)
  const leaf = (name: string) => {
    const { dims = [], data = [] } = values.get(name) ?? {}
    const shift = indices.includes(name) ? 1 - graph.base : 0
    return [of(name), { dims, data: data.map(value => value + shift) }] as const
  }
  const isKnown = graph.functions.size === 0
  return {
    values: Object.fromEntries(
      isKnown ? graph.equations.map(({ name }) => [of(name), values.get(name)]) : [],
    ),
    leaves: Object.fromEntries(graph.leaves.map(one => leaf(one.name))),
    places: indices.map(of),
    given: Object.fromEntries(sizeSources(graph).given.map(name => [of(name), places.get(name)])),
    functions: Object.fromEntries(
      [...graph.functions].map(([name, op]) => {
        const use = op.elementwise ? undefined : callsOfGraph(graph).find(call => call.op === op)
        const result = use ? dimsOf(places, use.shape) : null
        const own = of(name)
        return [own, [op.elementwise ? `d${own}` : `jac_${own}`, result]]
      }),
    ),
  }
}
