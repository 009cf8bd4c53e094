import { sameAffine, symbol } from '../../core/affine.ts'
import type { Parameter } from '../../core/derivation.ts'
import { type Family, type Graph, parametersOf, type Range } from '../../core/graph.ts'
import { memberName } from '../../core/member.ts'
import { moveShape } from '../../family/move.ts'
import { casesOf } from './cases.ts'
import { isParameterAt } from './members.ts'
import { reachOf } from './reach.ts'
import { isSingle, newOrder, next } from './span.ts'
import { usesOf } from './use.ts'

/** All parameters on which the loss may depend: names, then members of families with their places. */
export const allParameters = (graph: Graph): readonly Parameter[] => [
  ...parametersOf(graph),
  ...graph.families.flatMap(family =>
    placesOf(graph, family).map(range => parameterAt(family, range)),
  ),
]

/** Places of a family that are leaves and parameters, neighbours together. */
const placesOf = (graph: Graph, family: Family): readonly Range[] => {
  const order = newOrder()
  const uses = usesOf(graph, family, reachOf(graph, order), order)
  return casesOf(graph, family, uses, order)
    .filter(({ isLeaf, range }) => isLeaf && isParameterAt(graph, family, range.first))
    .reduce<Range[]>((all, { range }) => {
      const last = all.at(-1)
      const follows = last && sameAffine(next(last.last), range.first)
      if (follows) all[all.length - 1] = { first: last.first, last: range.last }
      else all.push(range)
      return all
    }, [])
}

const parameterAt = ({ name, letter, shape }: Family, range: Range): Parameter => {
  const at = isSingle(range) ? range.first : symbol(letter)
  return {
    name: memberName(name, at),
    shape: moveShape(shape, new Map([[letter, at]])),
    ...(!isSingle(range) && { range: { letter, ...range } }),
  }
}
