import { variable } from '../core/expr.ts'
import { freeNamesIn, parts } from '../core/parts.ts'
import type { Formula } from '../core/script.ts'
import type { Shape } from '../core/shape.ts'
import type { Syntax } from '../core/syntax.ts'
import { namedOps } from '../elaborate/functions.ts'
import type { Scope } from '../elaborate/scope.ts'
import { dummyName } from './env.ts'
import { isNew } from './heads.ts'
import { type Knowledge, withValue } from './knowledge.ts'

/**
 * `σ′(t) = σ(t)(1 − σ(t))`: a chain about a function at a letter. The letter is any number,
 * whatever the network calls so; undefined where the chain is of another kind.
 */
export const dummyIn = (scope: Scope, members: readonly Syntax[]): string | undefined => {
  const [head] = members
  const name = (head && argumentOf(scope, head)) ?? onlyLetter(scope, members)
  if (name === undefined || scope.shapes.get(name)?.length === 0) return undefined
  const others = new Set(members.flatMap(one => [...freeNamesIn(one)]))
  others.delete(name)
  const isAlone = [...others].every(other => !scope.values.has(other) && !isNew(scope, other))
  return isAlone && members.every(isPlain) ? name : undefined
}

/** Letters of functions that the derivation says itself, in a chain about nothing of the network. */
export const parametersIn = (scope: Scope, members: readonly Formula[]): readonly string[] => {
  const own = new Set(members.flatMap(one => one.dummies ?? []).filter(of => isNew(scope, of)))
  if (own.size === 0) return []
  const others = new Set(members.flatMap(one => one.readings.flatMap(r => [...freeNamesIn(r)])))
  return [...others].every(of => own.has(of) || (!scope.values.has(of) && !isNew(scope, of)))
    ? [...own]
    : []
}

/** The bare name at which an elementwise function stands. */
const argumentOf = (scope: Scope, head: Syntax): string | undefined => {
  if (head.kind !== 'call' || head.args.length !== 1) return undefined
  const [arg] = head.args
  const [op] = namedOps(scope, head.name)
  return op?.elementwise && arg?.kind === 'name' ? arg.name : undefined
}

/** `1 - σ(-t) = σ(t)`: the only name on all sides, which is nothing else; a function stands at it. */
const onlyLetter = (scope: Scope, members: readonly Syntax[]): string | undefined => {
  const [only, ...others] = new Set(members.flatMap(one => [...freeNamesIn(one)]))
  const isOnly = only !== undefined && others.length === 0 && isNew(scope, only)
  const isMatrix = /^[A-Z]$/.test(only ?? '') && members.some(part => hasWholeCall(scope, part))
  const isSaid = isMatrix || members.some(one => one.kind === 'name') || !members.some(hasCall)
  return isOnly && !isSaid ? only : undefined
}

/** A function of a whole, as a determinant. */
const hasWholeCall = (scope: Scope, syntax: Syntax): boolean =>
  (syntax.kind === 'call' && namedOps(scope, syntax.name).some(op => !op.elementwise)) ||
  parts(syntax).some(part => hasWholeCall(scope, part))

const hasCall = (syntax: Syntax): boolean => syntax.kind === 'call' || parts(syntax).some(hasCall)

/** No entries, sums or derivatives. */
const isPlain = (syntax: Syntax): boolean => {
  switch (syntax.kind) {
    case 'numeral':
    case 'name':
      return true
    case 'call':
    case 'infix':
    case 'negation':
      return parts(syntax).every(isPlain)
    default:
      return false
  }
}

/** `w_0` of `|_{w = w_0}`: any value of the shape of w. */
export const pointsIn = (scope: Scope, members: readonly Formula[]): ReadonlyMap<string, Shape> => {
  const found = new Map<string, Shape>()
  const visit = (part: Syntax): void => {
    for (const { name, value } of part.kind === 'evaluated' ? part.at : []) {
      const shape = scope.shapes.get(name)
      if (shape && value.kind === 'name' && isNew(scope, value.name)) found.set(value.name, shape)
    }
    for (const inner of parts(part)) visit(inner)
  }
  for (const one of members) for (const reading of one.readings) visit(reading)
  return found
}

export const withDummy = (at: Knowledge, name: string, shape: Shape = []): Knowledge =>
  withValue(at, name, {
    form: { level: 'matrix', expr: variable(dummyName(name), shape) },
    shape,
    syntax: { kind: 'name', name },
    within: at,
  })
