import type { Form, IndexForm, Reason, Rule } from '../core/derivation.ts'
import { type Expr, grad, totalGrad } from '../core/expr.ts'
import { entry, freeNames, gradEntry, type Term, total } from '../core/term.ts'
import { simplify } from '../ops/simplify/simplify.ts'
import { cancelled, expanded, gathered, isOpen, type Rewrite, takenOut } from './algebra.ts'
import { atNumbers } from './at-numbers.ts'
import { factsOf } from './facts.ts'
import { meetsFlat } from './flat.ts'
import { throughJacobian } from './jacobian.ts'
import { present } from './letters.ts'
import {
  collapsed,
  evaluated,
  evaluatedCollapsed,
  formal,
  isDiagonal,
  type Link,
  shapeOfTarget,
  type Target,
} from './link.ts'
import { byOwnValues } from './own-value.ts'
import { pullback } from './pullback.ts'
import { tryRead } from './read.ts'
import { reasonOf } from './reason.ts'
import {
  alongRoutes,
  factored,
  type GoesOn,
  intoTheLoss,
  oneFurther,
  type Route,
  routesOf,
  throughActivation,
  toTheLoss,
} from './routes.ts'
import { transposeForm } from './transpose.ts'
import { everyFactor, type Read, withoutGradients } from './without-gradients.ts'

/** Where a derivation stands: which of its rules have been applied. */
export interface State {
  readonly target: Target
  readonly links: readonly Link[]
  /** The gradient in entries, every local derivative put in and every tied letter replaced. */
  readonly whole: Term
  readonly isCollapsed: boolean
  readonly isEvaluated: boolean
  /** The paths along which it was written out, with each local derivative itself. */
  readonly routes?: readonly Route[]
  /** The same with each as a sign. */
  readonly signs?: readonly Route[]
  /** The derivative written out in names of the network, its δ and Σ still standing. */
  readonly written?: Term
  /** Set where it was read back into matrices. */
  readonly isRead?: true
}

/** A member made by a rule, and where the derivation stands after it. */
export interface Member {
  readonly state: State
  readonly form: Form
  readonly reason?: Reason
  /** Properties and assumptions that it relies on. */
  readonly uses?: readonly string[]
  /** A derivative that is 0 almost everywhere was left out. */
  readonly isFlat?: true
}

/** A rule makes the next member, or returns undefined where it has nothing to say. */
export type MakeMember = (state: State) => Member | undefined

export const goal = (state: State): Member => ({
  state,
  form: { level: 'matrix', expr: gradient(state.target) },
})

/** ∂ε/∂V = ∂ε/∂V_ij */
const component: MakeMember = state => {
  const { target } = state
  if (target.free.length === 0) return undefined
  return { state, form: shown(entryOf(target), target) }
}

/** Σ over all consumers c and their letters of ∂ε/∂c ∂c/∂V_ij; no Σ where the Jacobian is diagonal. */
const chainRule: MakeMember = state => {
  const { links, target } = state
  if (links.every(link => !link.consumer)) return undefined
  const share = (link: Link) => (isDiagonal(link, target) ? collapsed(link) : formal(link))
  return { state, form: shown(total(links.map(share)), target) }
}

/** Letters that a δ of the local derivative ties lose their Σ. */
const collapseSum: MakeMember = state => {
  const { links, target } = state
  const tied = links.filter(link => link.ties.size > 0 && !isDiagonal(link, target))
  const next = { ...state, isCollapsed: true }
  if (tied.length === 0) return undefined
  return { state: next, form: shown(total(links.map(collapsed)), target) }
}

/** Each ∂c/∂V_ij becomes what the operators say. */
const localDerivative: MakeMember = state => {
  const { links, target } = state
  const keepsDelta =
    !state.isCollapsed && links.some(l => l.ties.size > 0 && !isDiagonal(l, target))
  const next = { ...state, isEvaluated: true, isCollapsed: !keepsDelta }
  const term = keepsDelta ? total(links.map(evaluated)) : state.whole
  const member = { state: next, ...scalarOrIndex(term, target), ...flatOf(target) }
  return withReason(member, links, target)
}

const flatOf = ({ graph, by }: Target): Pick<Member, 'isFlat'> =>
  meetsFlat(graph, by.name) ? { isFlat: true } : {}

/** Σ_k δ_ki f(k) = f(i) */
const contractDelta: MakeMember = state => {
  if (!state.isEvaluated || state.isCollapsed) return undefined
  const next = { ...state, isCollapsed: true }
  return { state: next, ...scalarOrIndex(state.whole, state.target) }
}

const transpose: MakeMember = state => {
  const { free, fresh } = state.target
  const turned = transposeForm(state.whole, free, shapeOfTarget(state.target), fresh)
  return turned && { state, form: shown(turned, state.target) }
}

/** Back to matrices; nothing where the letters do not allow it, or where there are none. */
const matrixForm: MakeMember = state => {
  const isScalar = state.target.free.length === 0
  if (isScalar && isLetterless(state.whole) && state.isEvaluated) return undefined
  const expr = readResult(state)
  return expr && { state: { ...state, isRead: true }, ...shortest(expr, state.target) }
}

/** Σ over all paths to the names that the loss alone consumes. */
const everyPath: MakeMember = state =>
  state.links.some(link => link.consumer) ? alongIn(state, toTheLoss) : undefined

/** The chain rule with what is consumed entry by entry passed; nothing where there is no such. */
const pastActivation: MakeMember = state => {
  const member = alongIn(state, throughActivation)
  return member.state.signs?.some(({ factors }) => factors.length > 2) ? member : undefined
}

const alongIn = (state: State, goesOn: GoesOn): Member => {
  const { links, target } = state
  const routes = routesOf(links, target, goesOn, link => link.sign)
  const form = shown(alongRoutes(routes), target)
  const local = routesOf(links, target, goesOn, link => link.local)
  return { state: { ...state, signs: routes, routes: local }, form }
}

const factor: MakeMember = state => {
  const term = state.signs && factored(state.signs)
  return term && { state, form: shown(term, state.target) }
}

/** Local derivatives along the paths, slopes by the values of functions. */
const ownValue: MakeMember = state => {
  const { routes, target } = state
  if (!routes) return undefined
  const term = byOwnValues(alongRoutes(routes), target.graph)
  return { state, form: shown(term, target), ...flatOf(target) }
}

const jacobian: MakeMember = state => {
  const expr = throughJacobian(state.links, state.target)
  return expr && { state, form: { level: 'matrix', expr } }
}

/** The local derivatives of the consumers' consumers as well. */
const nextGradient: MakeMember = state => {
  const { links, target } = state
  const routes = routesOf(links, target, oneFurther, link => link.local)
  if (!routes.some(({ factors }) => factors.length > 2)) return undefined
  return { state, form: shown(alongRoutes(routes), target) }
}

/** Every local derivative up to the loss, none contracted; nothing where the loss is further off. */
const toTheLossItself: MakeMember = state => {
  const { links, target } = state
  if (links.some(link => !link.consumer)) return undefined
  const routes = routesOf(links, target, intoTheLoss, link => gathered(link.local))
  if (!routes.every(({ factors: [far] }) => far && isConstant(far))) return undefined
  const written = alongRoutes(routes)
  return { state: { ...state, written }, form: shown(written, target), ...flatOf(target) }
}

const isConstant = (term: Term): boolean => term.kind === 'const'

const rewritten =
  (rewrite: Rewrite): MakeMember =>
  state => {
    const written = state.written && rewrite(state.written)
    return written && { state: { ...state, written }, form: shown(written, state.target) }
  }

const withoutOthers: MakeMember = state => {
  const { links, target, written } = state
  if (written && !isOpen(written)) return undefined
  const known = withoutGradients(links, target, readShares)
  if (!known) return undefined
  const { expr, uses } = known
  if (state.isRead) return { state, form: { level: 'matrix', expr }, uses }
  if (!opensUp(expr)) return undefined
  return { state, form: shown(entry(expr, target.at), target), uses }
}

/** The number itself, where it is not there already. */
const number: MakeMember = state => {
  const { links, target } = state
  const found = atNumbers(links, target, readShares)
  return found && { state, form: { level: 'matrix', expr: found.expr }, uses: found.uses }
}

/** Whether entries of a whole are written as entries of names. */
const opensUp = (expr: Expr): boolean =>
  expr.kind !== 'call' ||
  ((expr.op.opens === 'always' || expr.op.opens === 'print') && expr.args.every(opensUp))

const factors: MakeMember = state => {
  const { links, target } = state
  const known = everyFactor(links, target, readShares)
  return known && { state, form: shown(known.term, target), uses: known.uses }
}

/** Every rule that a path may name. */
export const MEMBERS: Readonly<Partial<Record<Rule, MakeMember>>> = {
  component,
  'chain-rule': chainRule,
  'every-path': everyPath,
  'through-activation': pastActivation,
  factor,
  jacobian,
  'own-value': ownValue,
  'next-gradient': nextGradient,
  'to-the-loss': toTheLossItself,
  cancel: rewritten(cancelled),
  expand: rewritten(expanded),
  'take-out': rewritten(takenOut),
  'without-gradients': withoutOthers,
  'every-factor': factors,
  number,
  'collapse-sum': collapseSum,
  'local-derivative': localDerivative,
  contract: contractDelta,
  transpose,
  'matrix-form': matrixForm,
}

export const startOf = (target: Target, links: readonly Link[]): State => ({
  target,
  links,
  whole: total(links.map(evaluatedCollapsed)),
  isCollapsed: false,
  isEvaluated: false,
})

/** The gradient in matrices: the whole read at once, else node by node. */
export const readResult = ({ links, target }: State): Expr | undefined => readShares(links, target)

const readShares: Read = (links, target) => {
  const { free, fresh } = target
  const term = total(links.map(evaluatedCollapsed))
  return tryRead(term, free, shapeOfTarget(target), fresh) ?? pullback(links, target)
}

const gradient = ({ of, by, isForward }: Target): Expr =>
  isForward ? totalGrad(of, by) : grad(of, by)

const shown = (term: Term, target: Target): IndexForm =>
  present(term, target.free, target.graph.names, target.wishes, entryOf(target))

/** The entry that is asked for. */
const entryOf = (target: Target): Term => {
  const { of, ofAt, by, at } = target
  return gradEntry(of, ofAt, by, at, gradient(target))
}

/** Without letters an entry is the whole. */
const scalarOrIndex = (term: Term, target: Target): Shown => {
  if (target.free.length > 0 || !isLetterless(term)) return { form: shown(term, target) }
  const expr = tryRead(term, [], [], target.fresh)
  return expr ? shortest(expr, target) : { form: shown(term, target) }
}

type Shown = Pick<Member, 'form' | 'uses'>

/** The form that people write, with what it rests on. */
const shortest = (expr: Expr, { graph }: Target): Shown => {
  const used = new Set<string>()
  const form: Form = { level: 'matrix', expr: simplify(expr, factsOf(graph, used)) }
  return { form, uses: [...used] }
}

const isLetterless = (term: Term): boolean => {
  if (term.kind === 'sum' || freeNames(term).size > 0) return false
  return term.kind === 'product' || term.kind === 'total'
    ? (term.kind === 'product' ? term.factors : term.terms).every(isLetterless)
    : true
}

const withReason = (member: Member, links: readonly Link[], target: Target): Member => {
  const reason = reasonOf(links, target)
  return reason ? { ...member, reason } : member
}
