import { type Affine, bareName, constantOf, multiplierOf, namesOf } from '../../core/affine.ts'
import type { Family, Graph, Range } from '../../core/graph.ts'
import { memberOf } from '../../core/member.ts'
import { atom, type Code } from '../../core/python.ts'
import type { Shape } from '../../core/shape.ts'
import { sizeNamesIn } from '../../family/names.ts'
import type { Ground } from '../page.ts'
import { countOf, leafRuns } from './places.ts'

/** A family with the places at which members have to be given. */
export interface LeafMembers {
  readonly family: Family
  /** One for a list; of several there must be a dict. None where every member has an equation. */
  readonly runs: readonly Range[]
}

export const leafMembers = (graph: Graph): readonly LeafMembers[] =>
  graph.families.map(family => ({ family, runs: leafRuns(graph, family) }))

/** The length that the number of members tells: number = length + more. */
export const lengthTold = ({
  runs,
}: LeafMembers): { readonly length: string; readonly more: number } | undefined => {
  const [run, ...others] = runs
  if (!run || others.length > 0) return undefined
  const count = countOf(run)
  const [length, ...names] = namesOf(count)
  const isOnce = length !== undefined && names.length === 0 && isOne(multiplierOf(count, length))
  return isOnce ? { length, more: count.constant } : undefined
}

const isOne = (form: Affine | undefined): boolean => form !== undefined && constantOf(form) === 1

/** Sizes that members tell, and those that go with places: these have no value of their own. */
export const knownByMembers = (
  graph: Graph,
  members: readonly LeafMembers[],
): ReadonlySet<string> => {
  const given = members.filter(({ runs }) => runs.length > 0)
  return new Set([
    ...members.flatMap(one => lengthTold(one)?.length ?? []),
    ...given.flatMap(({ family }) => family.shape.flatMap(dim => bareName(dim) ?? [])),
    ...memberSizes(graph).flatMap(name => [name, memberOf(name)?.family ?? name]),
  ])
}

/** Names of sizes that carry a place, as `n{l-1}`. */
export const memberSizes = (graph: Graph): readonly string[] => {
  const { leaves, equations, families } = graph
  const bodies = [...equations, ...families.flatMap(one => one.equation ?? [])]
  const shapes: readonly Shape[] = [...leaves, ...equations, ...families].map(one => one.shape)
  const names = [...shapes.flat().flatMap(namesOf), ...bodies.flatMap(one => sizeNamesIn(one.body))]
  return [...new Set(names)].filter(name => memberOf(name) !== undefined)
}

/** The variable of a letter of families. */
export const letterName = ({ letters, names }: Ground, letter: string): string => {
  const key = `place ${letter}`
  const variable = letters.get(key) ?? names.fresh(letter)
  letters.set(key, variable)
  return variable
}

/** A length or a letter, in a place. */
export const placeName = (ground: Ground, name: string): Code =>
  ground.graph.sizes.includes(name) ? atom(ground.names.of(name)) : atom(letterName(ground, name))
