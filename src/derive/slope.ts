import { type Call, call, type Expr, type Table, type Var, variable } from '../core/expr.ts'
import {
  type Apply,
  apply,
  deltas,
  entry,
  type Fresh,
  freshen,
  type Ix,
  mapChildren,
  type Pos,
  power,
  product,
  rational,
  substituteTerm,
  sum,
  type Term,
  total,
  ZERO_TERM,
} from '../core/term.ts'
import { UsageError } from '../core/usage.ts'
import { primeOf } from '../ops/prime.ts'
import { contractTerm } from './contract.ts'
import { freshPositions } from './letters.ts'
import { termOf } from './mono.ts'

/** Something that cannot be derived yet: an honest refusal, never a guess. */
export class DeriveError extends UsageError {
  override name = 'DeriveError'
}

/** What the derivative is taken by: an entry of a name. */
export interface Wrt {
  readonly by: Var
  readonly at: readonly Pos[]
  /** Ranges of the letters in `at` and in the position asked for. */
  readonly free: readonly Ix[]
  /** Position of the first entry along an axis. */
  readonly base: number
  readonly fresh: Fresh
}

/**
 * The direct derivative ∂expr[out] / ∂by[at] in index notation, δ contracted:
 * the operators' local derivatives chained through one equation, every other
 * name held.
 */
export const slopeOf = (expr: Expr, out: readonly Pos[], wrt: Wrt): Term => {
  switch (expr.kind) {
    case 'num':
    case 'grad':
      return ZERO_TERM
    case 'var':
      return expr.name === wrt.by.name ? deltas(out, wrt.at) : ZERO_TERM
    case 'call':
      return slopeOfCall(expr, out, wrt)
    case 'table':
      return slopeOfTerm(bodyAt(expr, out, wrt.fresh), wrt)
  }
}

/** True when the expression mentions the name. */
export const mentions = (expr: Expr, name: string): boolean => {
  switch (expr.kind) {
    case 'num':
    case 'grad':
      return false
    case 'var':
      return expr.name === name
    case 'call':
      return expr.args.some(arg => mentions(arg, name))
    case 'table':
      return termMentions(expr.body, name)
  }
}

/** The entry of a table at a position. */
export const bodyAt = (table: Table, out: readonly Pos[], fresh: Fresh): Term =>
  substituteTerm(
    freshen(table.body, fresh),
    new Map(table.letters.map((ix, n) => [ix.name, out[n] as Pos])),
  )

const slopeOfCall = (expr: Call, out: readonly Pos[], wrt: Wrt): Term => {
  const parts = expr.args.map((arg, n) =>
    mentions(arg, wrt.by.name) ? throughArgument(expr, n, out, wrt) : ZERO_TERM,
  )
  return total(parts)
}

/** Σ_P ∂y[out]/∂arg[P] · ∂arg[P]/∂by[at] */
const throughArgument = (expr: Call, n: number, out: readonly Pos[], wrt: Wrt): Term => {
  const { op, args, attrs } = expr
  if (args.length > 1 && op.derivativeOf) {
    throw new DeriveError('second-of-several')
  }
  const arg = args[n] as Expr
  const { at: by, letters } = freshPositions(arg.shape, wrt.fresh)
  const local = op.partial({ args, attrs, y: expr, out, n, by, base: wrt.base, fresh: wrt.fresh })
  const inner = slopeOf(arg, by, { ...wrt, free: [...wrt.free, ...letters] })
  return contracted(sum(letters, product([local, inner])), wrt)
}

const contracted = (term: Term, { free, fresh }: Wrt): Term =>
  termOf(contractTerm(term, free, fresh))

const slopeOfTerm = (term: Term, wrt: Wrt): Term => {
  switch (term.kind) {
    case 'const':
    case 'delta':
      return ZERO_TERM
    case 'entry':
      return mentions(term.expr, wrt.by.name) ? slopeOf(term.expr, term.at, wrt) : ZERO_TERM
    case 'slope':
      throw new DeriveError('slope-in-equation')
    case 'apply':
      return slopeOfApply(term, wrt)
    case 'power':
      return product([
        rational(term.exponent),
        power(term.base, term.exponent.sub(1)),
        slopeOfTerm(term.base, wrt),
      ])
    case 'product':
      return total(term.factors.map((_, n) => slopeOfFactor(term.factors, n, wrt)))
    case 'total':
      return total(term.terms.map(t => slopeOfTerm(t, wrt)))
    case 'sum': {
      const inner = { ...wrt, free: [...wrt.free, ...term.letters] }
      return contracted(sum(term.letters, slopeOfTerm(term.body, inner)), wrt)
    }
  }
}

/** The product rule, one factor at a time; the factor's place in the order is kept. */
const slopeOfFactor = (factors: readonly Term[], n: number, wrt: Wrt): Term =>
  product(factors.map((f, m) => (m === n ? slopeOfTerm(f, wrt) : freshen(f, wrt.fresh))))

const slopeOfApply = (term: Apply, wrt: Wrt): Term => {
  if (!term.args.some(arg => termMentions(arg, wrt.by.name))) return ZERO_TERM
  const [arg] = term.args
  const facts = term.op.elementwise
  if (!arg || term.args.length > 1 || !facts) return slopeOfMap(term, wrt)
  const local = facts.named ? apply(primeOf(term.op), [arg]) : facts.slope(arg, term)
  return product([local, slopeOfTerm(arg, wrt)])
}

/** Σ_n ∂_n f(a, b, …) ∂a_n for a map of scalars. */
const slopeOfMap = ({ op, args }: Apply, wrt: Wrt): Term => {
  const holes = args.map((_, n) => variable(`#${n}`, []))
  const y = call(op, holes)
  if (y.shape.length > 0 || op.derivativeOf)
    throw new DeriveError('slope-of-entries', { name: op.name })
  const parts = args.map((arg, n) => {
    const { base, fresh } = wrt
    const at = { args: holes, attrs: [], y, out: [], n, by: [], base, fresh }
    return product([filled(op.partial(at), holes, args), slopeOfTerm(arg, wrt)])
  })
  return total(parts)
}

/** A term over names with terms put in their places; calls of maps become maps of terms. */
const filled = (term: Term, holes: readonly Var[], args: readonly Term[]): Term => {
  if (term.kind !== 'entry') return mapChildren(term, child => filled(child, holes, args))
  const { expr } = term
  if (expr.kind === 'call')
    return apply(
      expr.op,
      expr.args.map(arg => filled(entry(arg, []), holes, args)),
    )
  return args[holes.indexOf(expr as Var)] ?? term
}

const termMentions = (term: Term, name: string): boolean => {
  switch (term.kind) {
    case 'const':
    case 'delta':
      return false
    case 'entry':
      return mentions(term.expr, name)
    case 'slope':
      return mentions(term.of, name) || term.by.name === name
    case 'apply':
      return term.args.some(t => termMentions(t, name))
    case 'power':
      return termMentions(term.base, name)
    case 'product':
      return term.factors.some(t => termMentions(t, name))
    case 'total':
      return term.terms.some(t => termMentions(t, name))
    case 'sum':
      return termMentions(term.body, name)
  }
}
