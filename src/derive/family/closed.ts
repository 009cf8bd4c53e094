import { type Affine, constantOf, minus } from '../../core/affine.ts'
import {
  type Closed,
  type Definition,
  type Derivation,
  resultOf,
  subjectOf,
} from '../../core/derivation.ts'
import { type Grad, variable } from '../../core/expr.ts'
import type { Graph, Range } from '../../core/graph.ts'
import { memberName, memberOf } from '../../core/member.ts'
import { freeName, gradsOf, mapGrads } from '../grads.ts'
import { deriveMembers } from './members.ts'

/**
 * The closed forms of a network with families: gradients on which a result rests have names, and a
 * definition for each case; those of a family go by its members, from the last case to the first.
 */
export const closedMembers = (
  graph: Graph,
  derivations: readonly Derivation[],
): ((key: string) => Closed) => {
  const asked = new Map(derivations.map(one => [subjectOf(one), one]))
  const known = new Map<string, readonly Derivation[]>()
  const casesOf = (base: string): readonly Derivation[] => {
    const found = known.get(base) ?? deriveMembers(graph, [base]).derivations
    known.set(base, found)
    return found
  }
  return key => {
    const derivation = asked.get(key)
    if (!derivation) throw new RangeError(`there is no derivation ${key}`)
    const result = resultOf(derivation)
    const { bases, mentioned } = behind(derivation, casesOf)
    const definitions = bases.flatMap(base =>
      casesOf(base)
        .filter(one => isNeeded(one, mentioned, graph))
        .toReversed()
        .map(one => definitionOf(one, graph)),
    )
    return { definitions, result: mapGrads(result, grad => named(grad, graph)) }
  }
}

/** A case of a family is needed where its places are mentioned, by themselves or among others. */
const isNeeded = (
  { wrt, range }: Derivation,
  mentioned: ReadonlySet<string>,
  { families, sizes }: Graph,
): boolean => {
  const member = memberOf(wrt)
  if (!member || mentioned.has(wrt)) return true
  const places = [...mentioned].flatMap(name => {
    const other = memberOf(name)
    return other?.family === member.family ? [other.at] : []
  })
  const isGeneral = (at: Affine) => at.terms.some(([name]) => !sizes.includes(name))
  if (range) return places.some(at => isGeneral(at) || isWithin(at, range))
  const whole = families.find(family => family.name === member.family)?.equation?.range
  return places.some(isGeneral) && (!whole || isWithin(member.at, whole))
}

/** Not surely outside of a range. */
const isWithin = (at: Affine, { first, last }: Range): boolean =>
  [minus(at, first), minus(last, at)].every(room => (constantOf(room) ?? 0) >= 0)

/** Names and families whose gradients a result rests on, those nearest the loss first, and the gradients met. */
const behind = (
  start: Derivation,
  casesOf: (base: string) => readonly Derivation[],
): { readonly bases: readonly string[]; readonly mentioned: ReadonlySet<string> } => {
  const seen = new Set<string>()
  const bases: string[] = []
  const mentioned = new Set<string>()
  const visit = (derivation: Derivation): void => {
    for (const { by } of gradsOf(resultOf(derivation))) {
      mentioned.add(by)
      const base = memberOf(by)?.family ?? by
      if (seen.has(base)) continue
      seen.add(base)
      for (const one of casesOf(base)) visit(one)
      bases.push(base)
    }
  }
  visit(start)
  return { bases, mentioned }
}

const definitionOf = (derivation: Derivation, graph: Graph): Definition => {
  const { wrt, shape, range } = derivation
  const form = mapGrads(resultOf(derivation), grad => named(grad, graph))
  return { name: symbolOf(wrt, graph), of: wrt, shape, form, ...(range && { range }) }
}

const named = (grad: Grad, graph: Graph) => variable(symbolOf(grad.by, graph), grad.shape)

/** `g_h{t}` for the gradient by `h{t}`. */
const symbolOf = (name: string, { names }: Graph): string => {
  const member = memberOf(name)
  const symbol = freeName(`g_${member?.family ?? name}`, names)
  return member ? memberName(symbol, member.at) : symbol
}
