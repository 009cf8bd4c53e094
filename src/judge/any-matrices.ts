import { affine } from '../core/affine.ts'
import { freeNamesIn, parts } from '../core/parts.ts'
import type { Shape } from '../core/shape.ts'
import type { Syntax } from '../core/syntax.ts'
import { freeLetters } from '../elaborate/form.ts'
import type { Scope } from '../elaborate/scope.ts'
import { dummyName } from './env.ts'
import { isNew } from './heads.ts'
import type { Knowledge } from './knowledge.ts'

/** Heights of square matrices at which an identity about any of them is tried. */
export const HEIGHTS: readonly number[] = [2, 3, 4]

/**
 * `P` and `Q` of `\operatorname{tr}(P^T Q) = \sum_{ij} P_{ij} Q_{ij}` or `d(PQ) = dP\,Q + P\,dQ`: letters of an identity about nothing of the network.
 * Capitals are square matrices, small letters columns. Undefined where a chain is of another kind.
 */
export const anyIn = (
  scope: Scope,
  members: readonly Syntax[],
): ((height: number) => ReadonlyMap<string, Shape>) | undefined => {
  const [head] = members
  if (!head || members.length < 2 || mayDefine(head) || !members.every(isPlain)) return undefined
  const letters = new Set(freeLetters(scope, members, []))
  const names = [...new Set(members.flatMap(one => [...freeNamesIn(one)]))].filter(
    one => !letters.has(one),
  )
  const isOpen = names.every(one => isNew(scope, one) && /^[A-Za-z]$/.test(one))
  if (letters.size > 0 || !isOpen || names.length > MOST) return undefined
  if (!names.some(one => /^[A-Z]$/.test(one)) && !members.some(hasChange)) return undefined
  return height => new Map(names.map(one => [one, shapeAt(one, height)]))
}

const MOST = 4

const shapeAt = (name: string, height: number): Shape =>
  /^[A-Z]$/.test(name) ? [affine(height), affine(height)] : [affine(height)]

/** Whether `dP` is taken for a gradient by a letter that stands for any. */
export const derivesByAny = (at: Knowledge, syntax: Syntax): boolean =>
  (syntax.kind === 'derivative' &&
    syntax.isNabla === true &&
    syntax.by.kind === 'name' &&
    isAny(at, syntax.by.name)) ||
  parts(syntax).some(part => derivesByAny(at, part))

const isAny = ({ values }: Knowledge, name: string): boolean => {
  const form = values.get(name)?.form
  const isBare = form?.level === 'matrix' && form.expr.kind === 'var'
  return isBare && form.expr.name === dummyName(name)
}

/** A bare name or an entry of one may be said, not claimed. */
const mayDefine = (head: Syntax): boolean => {
  const base = head.kind === 'indexed' ? head.base : head
  return base.kind === 'name' || base.kind === 'layered'
}

/** Where changes are written, small letters alone are columns, too. */
const hasChange = (syntax: Syntax): boolean =>
  syntax.kind === 'differential' || parts(syntax).some(hasChange)

/** Without derivatives and members of families. */
const isPlain = (syntax: Syntax): boolean => {
  switch (syntax.kind) {
    case 'derivative':
    case 'layered':
    case 'evaluated':
      return false
    default:
      return parts(syntax).every(isPlain)
  }
}
