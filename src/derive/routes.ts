import { variable } from '../core/expr.ts'
import { type Ix, product, substituteTerm, sum, type Term, total } from '../core/term.ts'
import { kindOf } from './kind.ts'
import { sameTerm } from './like.ts'
import { type Link, linksOf, type Target } from './link.ts'

/** A product along one path from a derivative of the loss to the variable: what is furthest stands first. */
export interface Route {
  readonly letters: readonly Ix[]
  readonly factors: readonly Term[]
}

/** Whether a path goes on through a name with these consumers: `depth` names have been passed. */
export type GoesOn = (links: readonly Link[], target: Target, depth: number) => boolean

/** As far as the names that the loss alone consumes. */
export const toTheLoss: GoesOn = links => links.every(link => link.consumer)

/** Through names that are consumed entry by entry. */
export const throughActivation: GoesOn = (links, target) => kindOf(links, target) === 'activation'

/** To the loss itself, where every consumer of the name is consumed by the loss alone. */
export const intoTheLoss: GoesOn = links => links.every(link => !link.consumer)

/** One name further, where that is not consumed by the loss alone. */
export const oneFurther: GoesOn = (links, _target, depth) =>
  depth === 1 && links.every(link => link.consumer)

/** The paths from the shares of a derivative on, each local derivative as `near` has it. */
export const routesOf = (
  links: readonly Link[],
  target: Target,
  goesOn: GoesOn,
  near: (link: Link) => Term,
): readonly Route[] => links.flatMap(link => routesFrom(link, target, goesOn, near, 1))

const routesFrom = (
  link: Link,
  target: Target,
  goesOn: GoesOn,
  near: (link: Link) => Term,
  depth: number,
): readonly Route[] => {
  const next = nextOf(link, target)
  const further = next && linksOf(next)
  const goes = next && further && further.length > 0 && goesOn(further, next, depth)
  const far: readonly Route[] = goes
    ? further.flatMap(one => routesFrom(one, next, goesOn, near, depth + 1))
    : [{ letters: [], factors: [link.far] }]
  return far.map(route => joined(route, link, near(link)))
}

/** What is asked of the consumer: the derivative at the letters of the link. */
export const nextOf = ({ consumer, letters, place }: Link, target: Target): Target | undefined =>
  consumer && {
    ...target,
    by: variable(consumer.name, consumer.shape),
    at: place,
    own: letters,
    free: [...target.free, ...letters],
  }

/** The route and one more factor; tied letters are replaced. */
const joined = ({ letters, factors }: Route, link: Link, near: Term): Route => ({
  letters: [...letters, ...link.letters.filter(ix => !link.ties.has(ix.name))],
  factors: [...factors, near].map(factor => substituteTerm(factor, link.ties)),
})

/** The sum over all routes. */
export const alongRoutes = (routes: readonly Route[]): Term =>
  total(routes.map(({ letters, factors }) => sum(letters, product(factors))))

/** The same with the factors that all routes begin or end with taken out; undefined where there are none, or letters. */
export const factored = (routes: readonly Route[]): Term | undefined => {
  if (routes.length < 2 || routes.some(({ letters }) => letters.length > 0)) return undefined
  const all = routes.map(({ factors }) => factors)
  const first = common(all)
  const last = common(all.map(factors => factors.slice(first.length).toReversed())).toReversed()
  if (first.length + last.length === 0) return undefined
  const inner = all.map(factors => factors.slice(first.length, factors.length - last.length))
  return product([...first, total(inner.map(factors => product(factors))), ...last])
}

/** What all lists begin with. */
const common = (lists: readonly (readonly Term[])[]): readonly Term[] => {
  const [first = []] = lists
  const end = first.findIndex((term, n) => !lists.every(list => isSame(list[n], term)))
  return end < 0 ? first : first.slice(0, end)
}

const isSame = (a: Term | undefined, b: Term): boolean => a !== undefined && sameTerm(a, b)
