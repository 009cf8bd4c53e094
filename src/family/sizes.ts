import { namesOf } from '../core/affine.ts'
import type { Graph } from '../core/graph.ts'
import { memberOf } from '../core/member.ts'
import type { Places } from './move.ts'
import { sizeNamesIn } from './names.ts'

/** Sizes of an unrolled network: those of single members stand for families of sizes, lengths are numbers. */
export const sizesOf = (
  { leaves, equations }: Pick<Graph, 'leaves' | 'equations'>,
  sizes: readonly string[],
  lengths: Places,
): readonly string[] => {
  const shapes = [...leaves, ...equations].flatMap(one => one.shape.flatMap(namesOf))
  const used = new Set([...shapes, ...equations.flatMap(({ body }) => sizeNamesIn(body))])
  const members = [...used].filter(name => memberOf(name) !== undefined)
  const families = new Set(members.map(name => memberOf(name)?.family))
  return [...sizes.filter(name => !families.has(name) && !lengths.has(name)), ...members]
}
