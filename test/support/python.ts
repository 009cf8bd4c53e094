import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { affine } from '../../src/core/affine.ts'
import { ancestorsOfLoss, type Graph, parametersOf } from '../../src/core/graph.ts'
import { memberName, memberOf, moveBy, moveName } from '../../src/core/member.ts'
import type { Target } from '../../src/core/python.ts'
import type { Tensor } from '../../src/core/tensor.ts'
import { closedSystem } from '../../src/derive/closed.ts'
import { defaultNames, derive } from '../../src/derive/derive.ts'
import { deriveMembers } from '../../src/derive/family/members.ts'
import { secondOrder } from '../../src/derive/second.ts'
import { knownByMembers, leafMembers } from '../../src/export/family/members.ts'
import type { Hessian } from '../../src/export/hessians.ts'
import { type Gradients, printModule } from '../../src/export/module.ts'
import { pythonNames } from '../../src/export/names.ts'
import { sizeSources } from '../../src/export/sizes.ts'
import { leastLengths } from '../../src/family/lengths.ts'
import type { Places } from '../../src/family/move.ts'
import { unroll } from '../../src/family/unroll.ts'
import { callsOfGraph } from '../../src/numeric/calls.ts'
import { type Draw, drawSource } from '../../src/numeric/sample.ts'
import { dimsOf } from '../../src/numeric/size-values.ts'
import { networkOf } from './network.ts'

/** Debian's interpreter, which has Debian's packages; another may stand first on the path. */
export const PYTHON = process.env.GRADPROOF_PYTHON ?? '/usr/bin/python3'

/** True where somebody counts on modules being run. */
export const isPythonWanted = process.env.GRADPROOF_PYTHON !== undefined

/** True where modules can be run. */
export const hasPython = (): boolean => isThere

const isThere = spawnSync(PYTHON, ['-c', 'import numpy, scipy, torch']).status === 0

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
  const names = graph.families.length > 0 ? [] : (graph.settings.wrt ?? defaultNames(graph))
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
    gradients: gradientsOf(graph, names),
    ...(hessians && { hessians }),
    about: ['Written for a test.'],
  })

const gradientsOf = (graph: Graph, names: readonly string[]): Gradients =>
  graph.families.length > 0
    ? { kind: 'members', asked: deriveMembers(graph, graph.settings.wrt).derivations }
    : { kind: 'names', names, definitions: closedSystem(graph, names, derive(graph, names)) }

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
    draws:
      graph.families.length > 0
        ? drawsOfMembers(graph, seed)
        : drawsOf(graph, seed).map(one => drawn(graph, graph, one)),
  }
}

/** The network written out at several lengths, two draws each. */
const drawsOfMembers = (graph: Graph, seed: number) => {
  const { derivations } = deriveMembers(graph, graph.settings.wrt)
  return lengthsToTry(graph).flatMap(lengths => {
    const { graph: flat, loop, twice } = unroll(graph, lengths)
    if (loop || twice) return []
    const at = moveBy(lengths)
    const members = derivations.flatMap(({ wrt, range }) => {
      const { family } = memberOf(wrt) ?? {}
      if (!range || family === undefined) return [moveName(wrt, at)]
      const { first, last } = { first: at(range.first), last: at(range.last) }
      const places = Array.from({ length: Math.max(0, last.constant - first.constant + 1) })
      return places.map((_, n) => memberName(family, affine(first.constant + n)))
    })
    const known = new Set([...flat.leaves, ...flat.equations].map(one => one.name))
    const { of } = pythonNames(graph)
    const wrt = [...new Set(members)]
      .filter(name => known.has(name))
      .map(name => flatName(of, name))
    const given = sizeSources(graph, knownByMembers(graph, leafMembers(graph))).given
    return clearDraws(flat, seed)
      .slice(0, 2)
      .map(one => {
        const sizes = given.map(name => [
          of(name),
          one.places.get(name) ?? lengths.get(name)?.constant,
        ])
        return { ...drawn(graph, flat, one), wrt, given: Object.fromEntries(sizes) }
      })
  })
}

/** Each length from 1 to 3 and 5, several of them unlike each other. */
const lengthsToTry = (graph: Graph): readonly Places[] => {
  const names = [...leastLengths(graph, new Map()).keys()]
  if (names.length === 0) return [new Map()]
  const all = [1, 2, 3, 5]
  return all.map(
    (_, n) => new Map(names.map((name, k) => [name, affine(all[(n + k) % all.length] ?? 1)])),
  )
}

/** `h{0}`, with the name of the family as it is in Python. */
const flatName = (of: (name: string) => string, name: string): string => {
  const member = memberOf(name)
  return member ? memberName(of(member.family), member.at) : of(name)
}

/** Values for a network, written out as `flat`. */
const drawn = (graph: Graph, flat: Graph, { values, places }: Draw) => {
  const { of } = pythonNames(graph)
  const indices = flat.leaves.filter(leaf => leaf.index).map(leaf => leaf.name)
  const leaf = (name: string) => {
    const { dims = [], data = [] } = values.get(name) ?? {}
    const shift = indices.includes(name) ? 1 - graph.base : 0
    return [flatName(of, name), { dims, data: data.map(value => value + shift) }] as const
  }
  const isKnown = graph.functions.size === 0
  const given = graph.families.length > 0 ? [] : sizeSources(graph).given
  return {
    values: Object.fromEntries(
      isKnown ? flat.equations.map(({ name }) => [flatName(of, name), values.get(name)]) : [],
    ),
    leaves: Object.fromEntries(flat.leaves.map(one => leaf(one.name))),
    places: indices.map(of),
    given: Object.fromEntries(given.map(name => [of(name), places.get(name)])),
    functions: Object.fromEntries(
      [...graph.functions].map(([name, op]) => {
        const use = op.elementwise ? undefined : callsOfGraph(flat).find(call => call.op === op)
        const result = use ? dimsOf(places, use.shape) : null
        const own = of(name)
        return [own, [op.elementwise ? `d${own}` : `jac_${own}`, result]]
      }),
    ),
  }
}
