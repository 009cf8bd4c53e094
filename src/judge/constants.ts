import { freeNamesIn, parts } from '../core/parts.ts'
import type { Shape } from '../core/shape.ts'
import type { Syntax } from '../core/syntax.ts'
import type { Scope } from '../elaborate/scope.ts'
import { isNew } from './heads.ts'

/**
 * `c` of `∇_β(β^T c) = c`, `A` of `∇_β(β^T A β) = (A + A^T) β`: letters of an identity about one value of the
 * network, which nothing else is known of, with the shapes that they must have there.
 */
export const constantsIn = (
  scope: Scope,
  members: readonly Syntax[],
): ReadonlyMap<string, Shape> => {
  const [head] = members
  const by = head?.kind === 'derivative' && head.by.kind === 'name' ? head.by.name : undefined
  const shape = by === undefined ? undefined : scope.shapes.get(by)
  if (by === undefined || head?.kind !== 'derivative' || shape?.length !== 1) return NONE
  const names = [...new Set(members.flatMap(one => [...freeNamesIn(one)]))]
  const open = names.filter(name => name !== by && isNew(scope, name))
  const isAlone = names.every(name => name === by || open.includes(name) || !scope.values.has(name))
  if (!isAlone || open.length === 0 || open.length > MOST) return NONE
  const found = new Map(shapesIn(head.of, by, shape).filter(([name]) => open.includes(name)))
  return found.size === open.length ? found : NONE
}

const NONE: ReadonlyMap<string, Shape> = new Map()
const MOST = 3

type Shaped = readonly [name: string, shape: Shape]

/** Shapes of names in products with a vector. */
const shapesIn = (syntax: Syntax, by: string, shape: Shape): readonly Shaped[] => {
  const factors = factorsOf(syntax)
  const own = factors.flatMap((_, n) => shapeAmong(factors, n, by, shape) ?? [])
  if (own.length > 0) return own as readonly Shaped[]
  return parts(syntax).flatMap(part => shapesIn(part, by, shape))
}

const shapeAmong = (
  factors: readonly Syntax[],
  n: number,
  by: string,
  shape: Shape,
): readonly [Shaped] | undefined => {
  const [before, here, behind] = [factors[n - 1], factors[n] as Syntax, factors[n + 1]]
  const name = nameOf(here.kind === 'transposition' ? here.arg : here)
  if (name === undefined || name === by) return undefined
  const isAfterRow = before?.kind === 'transposition' && nameOf(before.arg) === by
  const isBeforeColumn = nameOf(behind) === by
  if (isAfterRow && isBeforeColumn) return [[name, [...shape, ...shape]]]
  const isColumn = isAfterRow && behind === undefined && here.kind === 'name'
  const isRow = before === undefined && isBeforeColumn && here.kind === 'transposition'
  return isColumn || isRow ? [[name, shape]] : undefined
}

const nameOf = (syntax: Syntax | undefined): string | undefined =>
  syntax?.kind === 'name' ? syntax.name : undefined

const factorsOf = (syntax: Syntax): readonly Syntax[] =>
  syntax.kind === 'infix' && syntax.sign === '*'
    ? [...factorsOf(syntax.left), ...factorsOf(syntax.right)]
    : [syntax]
