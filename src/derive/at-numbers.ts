import type { MatrixForm } from '../core/derivation.ts'
import { type Expr, type Grad, num, type Var } from '../core/expr.ts'
import type { Graph } from '../core/graph.ts'
import { mapNames } from '../core/replace.ts'
import { isScalar } from '../core/shape.ts'
import { simplify } from '../ops/simplify/simplify.ts'
import { factsOf } from './facts.ts'
import { type Link, linksOf, type Target } from './link.ts'
import { type Known, type Read, targetBy } from './without-gradients.ts'

/**
 * The number that a derivative of a number by a number is, where the file gives all those that it rests on
 * (`assume x = 2`); undefined where it does not.
 */
export const atNumbers = (
  links: readonly Link[],
  target: Target,
  read: Read,
): Known | undefined => {
  const given = givenIn(target.graph)
  if (given.size === 0 || target.free.length > 0) return undefined
  const used = new Set<string>()
  const values = new Map<string, Expr | undefined>()
  const known = (key: string, find: () => Expr | undefined): Expr | undefined => {
    if (!values.has(key)) values.set(key, find())
    return values.get(key)
  }
  const ofName = ({ name }: Var): Expr | undefined => {
    const own = given.get(name)
    if (own) used.add(`${name} = ${own.kind === 'num' ? own.value.toFraction() : ''}`)
    return own ?? ofExpr(target.graph.equations.find(one => one.name === name)?.body)
  }
  const ofGrad = ({ by }: Grad): Expr | undefined => {
    const next = targetBy(by, target)
    return ofExpr(read(linksOf(next), next))
  }
  const ofLeaf = (leaf: Var | Grad): Expr | undefined =>
    leaf.kind === 'var'
      ? known(leaf.name, () => ofName(leaf))
      : known(`∂${leaf.by}`, () => ofGrad(leaf))
  const ofExpr = (expr: Expr | undefined): Expr | undefined => {
    if (!expr || !isScalar(expr.shape)) return undefined
    const form: MatrixForm = { level: 'matrix', expr }
    const put = mapNames(form, leaf => ofLeaf(leaf) ?? leaf)
    const found = put.level === 'matrix' ? simplify(put.expr, factsOf(target.graph, used)) : expr
    return found.kind === 'num' ? found : undefined
  }
  const expr = ofExpr(read(links, target))
  return expr && { expr, uses: [...used] }
}

/** Numbers that the file says names are. */
const givenIn = ({ leaves, assumptions }: Graph): ReadonlyMap<string, Expr> => {
  const scalars = new Set(leaves.filter(leaf => isScalar(leaf.shape)).map(leaf => leaf.name))
  return new Map(
    assumptions.flatMap(one =>
      one.kind === 'value' && scalars.has(one.name) ? [[one.name, num(one.value)] as const] : [],
    ),
  )
}
