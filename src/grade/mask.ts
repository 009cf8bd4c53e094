import { numeral, sameSyntax } from '../core/nodes.ts'
import type { InfixSyntax, IversonSyntax, Syntax } from '../core/syntax.ts'
import { standingActivations } from './activation.ts'
import { infix, straight } from './build.ts'
import { functionOf } from './network.ts'
import { isZero, nodes, placeless, renamed, unplaced } from './rewrite.ts'
import { isOfEntries, type Suspect, standing } from './suspect.ts'

/** What a network compares with 0 at kinks: the arguments of functions with one, and what `max(a, b)` compares. */
export const kinkedArguments = (at: Suspect): readonly Syntax[] => [
  ...standingActivations(at).flatMap(({ activation, arg }) => (activation.op.kink ? [arg] : [])),
  ...at.graph.equations.flatMap(({ syntax: { body, letters } }) =>
    [...nodes(unplaced(body))]
      .flatMap(node => comparedIn(at, node))
      .flatMap(arg =>
        standingOf(
          at,
          arg,
          letters.map(letter => letter.name),
        ),
      ),
  ),
]

/** `1 - m` of `max(0, 1 - m)`, `a - b` of `max(a, b)`. */
const comparedIn = ({ graph }: Suspect, node: Syntax): readonly Syntax[] => {
  const [first, second, ...more] = node.kind === 'call' ? node.args : []
  if (node.kind !== 'call' || !first || !second || more.length > 0) return []
  if (!functionOf(graph, node.name)?.kink) return []
  if (isZero(first)) return [second]
  return [isZero(second) ? first : infix('-', first, second)]
}

/** As it may stand in the equality: the whole, or entries. */
const standingOf = (at: Suspect, arg: Syntax, own: readonly string[]): readonly Syntax[] => {
  const [one, ...more] = own
  if (one === undefined) return isOfEntries(at) ? standing(at, arg, at.shapeOf(arg) ?? []) : [arg]
  return more.length > 0 ? [] : at.letters.map(letter => renamed(arg, one, letter))
}

/** `1 - m`, where m is compared, or anything with no 0. */
const isDifference = (arg: Syntax, { left, right }: IversonSyntax): arg is InfixSyntax => {
  if (arg.kind !== 'infix' || arg.sign !== '-') return false
  const isSide = [arg.left, arg.right].some(one => sameSyntax(straight(one), straight(left)))
  return isSide || !isZero(right)
}

/** Comparisons that say that an argument is positive, or negative, in the way of one that is written. */
export const maskOf = (written: IversonSyntax, arg: Syntax): readonly IversonSyntax[] => {
  const { span: _, ...bare } = written
  const [left, right] = isDifference(arg, written) ? [arg.left, arg.right] : [arg, numeral(0)]
  const sides = (a: Syntax, b: Syntax): IversonSyntax => ({
    ...bare,
    left: placeless(a),
    right: placeless(b),
  })
  return [sides(left, right), sides(right, left)]
}
