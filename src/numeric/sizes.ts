import { affineKey, bareName, factorsOf, namesOf } from '../core/affine.ts'
import type { Graph } from '../core/graph.ts'
import type { Dim } from '../core/shape.ts'
import { dimsOfGraph } from './dims.ts'
import { type Random, shuffled } from './random.ts'
import { sizeOfDim } from './size-values.ts'

export type Sizes = ReadonlyMap<string, number>

/** Draws values of all size names, pairwise different where they could be mistaken for each other. */
export const sizeSource = (graph: Graph): SizeSource => {
  const lists = dimsOfGraph(graph)
  const colours = colouring(graph.sizes, lists)
  const forms = compoundForms(lists)
  return {
    different: random =>
      best(random, () => dye(random, graph.sizes, colours, forms.length > 0 ? 2 : 0), forms),
    equal: random => {
      const size = 2 + random.below(3)
      return repair(new Map(graph.sizes.map(name => [name, size])), forms)
    },
  }
}
export interface SizeSource {
  different(random: Random): Sizes
  equal(random: Random): Sizes
}

/** With more names than this, sizes differ within an equation and its neighbours only. */
const FEW = 8
/** More names than this in one equation are not kept apart: sizes stay small. */
const CROWD = 12
const TRIES = 60

/** A number per name; names that must differ have different numbers. */
const colouring = (
  names: readonly string[],
  lists: readonly (readonly Dim[])[],
): ReadonlyMap<string, number> => {
  const rivals = names.length <= FEW ? undefined : rivalsOf(lists)
  const colours = new Map<string, number>()
  for (const name of names) {
    const near = rivals ? (rivals.get(name) ?? []) : names
    const taken = new Set([...near].map(other => colours.get(other)))
    let colour = 0
    while (taken.has(colour)) colour++
    colours.set(name, colour < FEW ? colour : colours.size % FEW)
  }
  return colours
}

/** For each name those that share an equation with it, or with a rival of it. */
const rivalsOf = (lists: readonly (readonly Dim[])[]): Map<string, Set<string>> => {
  const direct = new Map<string, Set<string>>()
  for (const list of lists) {
    const group = new Set(list.flatMap(namesOf))
    if (group.size > CROWD) continue
    for (const name of group) join(direct, name, group)
  }
  const rivals = new Map<string, Set<string>>()
  for (const [name, near] of direct) {
    join(rivals, name, near)
    if (near.size > CROWD) continue
    for (const other of near) join(rivals, name, direct.get(other) ?? [])
  }
  for (const [name, near] of rivals) near.delete(name)
  return rivals
}

const join = (sets: Map<string, Set<string>>, name: string, more: Iterable<string>): void => {
  const set = sets.get(name) ?? new Set()
  sets.set(name, set)
  for (const other of more) set.add(other)
}

/** Sizes that are not just a name, as `h - k + 1`. */
const compoundForms = (lists: readonly (readonly Dim[])[]): readonly Dim[] => {
  const forms = new Map<string, Dim>()
  for (const dim of lists.flat()) {
    if (dim.terms.length > 0 && bareName(dim) === undefined) forms.set(affineKey(dim), dim)
  }
  return [...forms.values()]
}

const dye = (
  random: Random,
  names: readonly string[],
  colours: ReadonlyMap<string, number>,
  spare: number,
): Sizes => {
  const most = [...colours.values()].reduce((a, b) => Math.max(a, b), 0)
  const palette = shuffled(
    random,
    Array.from({ length: Math.max(most + 1 + spare, 4) }, (_, n) => n + 2),
  )
  return new Map(names.map(name => [name, palette[colours.get(name) ?? 0] as number]))
}

/** The draw in which compound sizes are best: positive, not 1, unlike all others. */
const best = (random: Random, draw: () => Sizes, forms: readonly Dim[]): Sizes => {
  let chosen = draw()
  for (let n = 0; n < TRIES && penalty(chosen, forms) > 0; n++) {
    const next = draw()
    if (penalty(next, forms) < penalty(chosen, forms)) chosen = next
  }
  return repair(chosen, forms, random)
}

const penalty = (sizes: Sizes, forms: readonly Dim[]): number => {
  const taken = new Set(sizes.values())
  return forms.reduce((sum, form) => {
    const value = sizeOfDim(sizes, form)
    if (value < 1) return sum + 100
    const clash = taken.has(value) ? 1 : 0
    taken.add(value)
    return sum + clash + (value === 1 ? 5 : 0)
  }, 0)
}

/** Raises names until every compound size is at least 1. */
const repair = (sizes: Sizes, forms: readonly Dim[], random?: Random): Sizes => {
  const raised = new Map(sizes)
  for (let n = 0; n < TRIES; n++) {
    const form = forms.find(f => sizeOfDim(raised, f) < 1)
    const monomial = form?.terms.find(([, c]) => c > 0)?.[0]
    const [name] = monomial === undefined ? [] : factorsOf(monomial)
    if (!form || !name) return raised
    const extra = random ? random.below(3) : 0
    raised.set(name, (raised.get(name) ?? 1) + 1 - sizeOfDim(raised, form) + extra)
  }
  return raised
}
