import { type Expr, variable } from '../core/expr.ts'
import { shapeOfName } from '../core/graph.ts'
import { entry, product, sum, type Term, total } from '../core/term.ts'
import { simplify } from '../ops/simplify/simplify.ts'
import { factsOf } from './facts.ts'
import { gradsOf, mapGrads } from './grads.ts'
import { freshPositions } from './letters.ts'
import { type Link, linksOf, type Target } from './link.ts'
import { byOwnValues } from './own-value.ts'
import { type GoesOn, routesOf } from './routes.ts'

/** Reads the shares of a derivative back into matrices. */
export type Read = (links: readonly Link[], target: Target) => Expr | undefined

/** A whole, and the properties that it rests on. */
export interface Known {
  readonly expr: Expr
  readonly uses: readonly string[]
}

/**
 * The derivative with those that it mentions put in, where these are by names that the loss alone
 * consumes; undefined where it mentions others, or none.
 */
export const withoutGradients = (
  links: readonly Link[],
  target: Target,
  read: Read,
): Known | undefined => {
  const used = new Set<string>()
  const short = (x: Expr | undefined) => x && simplify(x, factsOf(target.graph, used))
  const expr = short(read(links, target))
  const grads = expr ? gradsOf({ level: 'matrix', expr }) : []
  if (!expr || grads.length === 0) return undefined
  const put = new Map<string, Expr>()
  for (const { by } of grads) {
    const next = targetBy(by, target)
    const further = linksOf(next)
    const isLast = further.every(link => !link.consumer)
    const found = isLast ? short(read(further, next)) : undefined
    if (!found) return undefined
    put.set(by, found)
  }
  const form = mapGrads({ level: 'matrix', expr }, one => put.get(one.by) ?? one)
  const result = form.level === 'matrix' ? short(form.expr) : undefined
  return result && { expr: result, uses: [...used] }
}

export const targetBy = (name: string, target: Target): Target => {
  const by = variable(name, shapeOfName(target.graph, name) ?? [])
  const { at, letters } = freshPositions(by.shape, target.fresh)
  return { ...target, by, at, own: letters, free: letters }
}

/** Every factor of a derivative, slopes by their values; what is nearest the loss without derivatives. */
export const everyFactor = (
  links: readonly Link[],
  target: Target,
  read: Read,
): { readonly term: Term; readonly uses: readonly string[] } | undefined => {
  const uses = new Set<string>()
  const near = (link: Link) => byOwnValues(link.local, target.graph)
  const goesOn: GoesOn = (_, { by }) => !known(by.name, target, read)
  const routes = routesOf(links, target, goesOn, near)
  const ends = routes.map(({ letters, factors }) => {
    const [far, ...rest] = factors
    const end = far && ended(far, target, read)
    for (const use of end?.uses ?? []) uses.add(use)
    return end && sum(letters, product([end.term, ...rest]))
  })
  if (ends.length === 0 || !ends.every(term => term !== undefined)) return undefined
  return { term: total(ends), uses: [...uses] }
}

/** ∂L/∂h_i = y_i − t_i */
const ended = (far: Term, target: Target, read: Read) => {
  if (far.kind !== 'entry' || far.expr.kind !== 'grad') return { term: far, uses: [] }
  const found = known(far.expr.by, target, read)
  return found && { term: entry(found.expr, far.at), uses: found.uses }
}

const known = (name: string, target: Target, read: Read): Known | undefined => {
  const next = targetBy(name, target)
  return withoutGradients(linksOf(next), next, read)
}
