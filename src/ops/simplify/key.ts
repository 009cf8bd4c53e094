import { affineKey } from '../../core/affine.ts'
import { type Expr, exprKey } from '../../core/expr.ts'
import type { Op } from '../../core/op.ts'
import { add } from '../add.ts'
import { dot } from '../dot.ts'
import { hadamard } from '../hadamard.ts'
import { matmul } from '../matmul.ts'
import { scale } from '../scale.ts'
import { is } from '../weight.ts'

/** Equal for expressions that differ only in the order of what commutes. */
export const freeKey = (x: Expr): string => {
  const known = keys.get(x)
  if (known !== undefined) return known
  const key = compute(x)
  keys.set(x, key)
  return key
}

const keys = new WeakMap<Expr, string>()

const COMMUTATIVE: readonly Op[] = [add, dot, hadamard]

const compute = (x: Expr): string => {
  if (x.kind !== 'call') return exprKey(x)
  const isScale = x.op === scale
  const isFlat = isScale || x.op === matmul
  const parts = isFlat ? partsOf(x, x.op) : x.args.map(freeKey)
  if (isScale || COMMUTATIVE.includes(x.op)) parts.sort()
  return `${x.op.name}[${x.attrs.map(affineKey).join(',')}](${parts.join(',')})`
}

/** Brackets between calls of one operator do not count. */
const partsOf = (x: Expr, op: Op): string[] =>
  is(op, x) ? x.args.flatMap(arg => partsOf(arg, op)) : [freeKey(x)]
