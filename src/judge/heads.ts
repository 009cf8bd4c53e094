import type { Graph } from '../core/graph.ts'
import type { Derivative, Syntax } from '../core/syntax.ts'
import { namedOps } from '../elaborate/functions.ts'
import type { Scope } from '../elaborate/scope.ts'
import { constantNamed } from '../ops/index.ts'

/** A name on a left side, with the letters of its axes. */
export interface Head {
  readonly name: string
  readonly letters: readonly string[]
}

/** `δ`, `δ_j`, `p_i`: a name, all of whose positions are letters; `δ_1` is a name of its own. */
export const headOf = (scope: Scope, syntax: Syntax): Head | undefined => {
  if (syntax.kind === 'name') return { name: syntax.name, letters: [] }
  if (syntax.kind !== 'indexed' || syntax.base.kind !== 'name' || syntax.axis !== undefined)
    return undefined
  const letters = lettersOf(scope, syntax.at)
  return letters && { name: syntax.base.name, letters }
}

/** Positions that are letters, each another; undefined where one is not. */
export const lettersOf = (scope: Scope, at: readonly Syntax[]): readonly string[] | undefined => {
  const letters = at.flatMap(pos =>
    pos.kind === 'name' && !isPlace(scope, pos.name) ? [pos.name] : [],
  )
  const isEach = letters.length === at.length && new Set(letters).size === at.length
  return isEach ? letters : undefined
}

const isPlace = ({ sizes, indices }: Scope, name: string): boolean =>
  sizes.has(name) || indices.has(name)

/** Whether nothing is known of a name yet. */
export const isNew = (scope: Scope, name: string): boolean =>
  !scope.values.has(name) &&
  !isPlace(scope, name) &&
  !scope.families.has(name) &&
  namedOps(scope, name).length === 0 &&
  !constantNamed(name)

/** Whether a left side may take a name: it is new, or that of a function or a constant, or one that we gave to a size. */
export const isFree = ({ namedSizes }: Graph, scope: Scope, name: string): boolean => {
  if (scope.values.has(name) || scope.families.has(name)) return false
  return namedSizes?.has(name) === true || !isPlace(scope, name)
}

/** A derivative sign all of whose positions are letters, each another, or that has none. */
export const derivativeHead = (
  scope: Scope,
  syntax: Syntax,
): { readonly sign: Derivative; readonly letters: readonly string[] } | undefined => {
  const { base, behind } =
    syntax.kind === 'indexed'
      ? { base: syntax.base, behind: syntax.at }
      : { base: syntax, behind: [] }
  if (base.kind !== 'derivative') return undefined
  const positions = [...at(base.of), ...at(base.by), ...behind]
  const letters = lettersOf(scope, positions)
  return letters && { sign: base, letters }
}

const at = (syntax: Syntax): readonly Syntax[] => (syntax.kind === 'indexed' ? syntax.at : [])
