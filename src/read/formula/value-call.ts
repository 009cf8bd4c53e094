import { called } from '../../core/nodes.ts'
import type { Syntax } from '../../core/syntax.ts'
import { type Context, placed } from './context.ts'
import { type PieceOf, splitAt } from './piece.ts'
import type { Found } from './resolve.ts'
import { isSum } from './terms.ts'

/** `L(f(x))` where `L = ell(y)`: a value stands for the unknown function that it is the value of. */
export const calledByValue = (
  context: Context,
  { name: of, above, below, primes }: Found,
  fence: PieceOf<'fence'>,
): Syntax | undefined => {
  const isBare = above.length === 0 && below.length === 0 && primes === 0
  if (!isBare || isSum(fence.inside)) return undefined
  const { equations, functions } = context.symbols.graph
  const body = equations.find(e => e.name === of)?.syntax.body
  if (body?.kind !== 'call' || !functions.has(body.name) || body.primes > 0) return undefined
  const parts = splitAt(fence.inside, ',')
  if (parts.length !== body.args.length) return undefined
  const args = parts.map(part => context.read.expression(context, part))
  return called(body.name, args, placed(context, fence.nodes))
}
