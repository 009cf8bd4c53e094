import type { Expr } from '../core/expr.ts'
import { grad } from '../core/expr.ts'
import { isScalar } from '../core/shape.ts'
import { entry, product, sum } from '../core/term.ts'
import { addOf, numOf, zerosOf } from '../ops/build.ts'
import { freshPositions } from './letters.ts'
import type { Link, Target } from './link.ts'
import { tryRead } from './read.ts'
import { mentions } from './slope.ts'

/**
 * The gradient read back at every node on the way from a consumer to the
 * variable: what is entangled when all letters stand together often is not node
 * by node. Undefined where some node cannot be read, for losses that are no scalars, and going forward.
 */
export const pullback = (links: readonly Link[], target: Target): Expr | undefined => {
  if (target.isForward || !isScalar(target.of.shape)) return undefined
  const shares: Expr[] = []
  for (const link of links) {
    const { consumer } = link
    const body = consumer?.body ?? bodyOfLoss(target)
    const cotangent = consumer ? grad(target.of, consumer) : numOf(1)
    const share = body && pull(body, cotangent, target)
    if (!share) return undefined
    shares.push(share)
  }
  return shares.length === 0 ? zerosOf(target.by.shape) : addOf(...shares)
}

const bodyOfLoss = ({ graph }: Target): Expr | undefined =>
  graph.equations.find(e => e.name === graph.loss)?.body

/** The cotangent of the variable, given that of an expression. */
const pull = (expr: Expr, cotangent: Expr, target: Target): Expr | undefined => {
  const { by } = target
  if (expr.kind === 'var') return expr.name === by.name ? cotangent : zerosOf(by.shape)
  if (expr.kind !== 'call') return undefined
  const shares: Expr[] = []
  for (let n = 0; n < expr.args.length; n++) {
    const arg = expr.args[n] as Expr
    if (!mentions(arg, by.name)) continue
    const inner = pullArgument(expr, n, cotangent, target)
    const share = inner && pull(arg, inner, target)
    if (!share) return undefined
    shares.push(share)
  }
  return addOf(...shares)
}

/** Σ_out cotangent[out] ∂y[out]/∂arg[by], read as a whole of the argument's shape. */
const pullArgument = (
  expr: Extract<Expr, { kind: 'call' }>,
  n: number,
  cotangent: Expr,
  { graph, fresh }: Target,
): Expr | undefined => {
  const arg = expr.args[n] as Expr
  const { op, args, attrs } = expr
  const out = freshPositions(expr.shape, fresh)
  const by = freshPositions(arg.shape, fresh)
  const local = op.partial({
    args,
    attrs,
    y: expr,
    out: out.at,
    n,
    by: by.at,
    base: graph.base,
    fresh,
  })
  const term = sum(out.letters, product([entry(cotangent, out.at), local]))
  return tryRead(term, by.letters, arg.shape, fresh)
}
