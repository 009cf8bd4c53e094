import { type Call, type Expr, table } from '../core/expr.ts'
import type { Graph } from '../core/graph.ts'
import { freshPositions, scratchLetters } from '../derive/letters.ts'
import { mentions } from '../derive/slope.ts'

/**
 * The innermost part of an expression that is not of the form A(u) + b with A linear;
 * undefined where there is none. Judged operator by operator: the local derivative by
 * an argument with u must not mention u, and not vanish.
 */
export const bentPart = (x: Expr, u: string, graph: Graph): Expr | undefined => {
  if (x.kind === 'table') return mentions(x, u) ? x : undefined
  if (x.kind !== 'call') return undefined
  for (const arg of x.args) {
    const found = mentions(arg, u) ? bentPart(arg, u, graph) : undefined
    if (found) return found
  }
  return x.args.every((arg, n) => !mentions(arg, u) || isStraight(x, n, u, graph)) ? undefined : x
}

const isStraight = (y: Call, n: number, u: string, { base }: Graph): boolean => {
  const fresh = scratchLetters()
  const { op, args, attrs } = y
  const out = freshPositions(y.shape, fresh).at
  const by = freshPositions((args[n] as Expr).shape, fresh).at
  const local = op.partial({ args, attrs, y, out, n, by, base, fresh })
  const isZero = local.kind === 'const' && local.value.equals(0)
  return !isZero && !mentions(table([], local), u)
}
