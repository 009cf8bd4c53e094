import { type Affine, affine } from '../core/affine.ts'
import type { Call, Expr, Table } from '../core/expr.ts'
import { type Dim, isUnit } from '../core/shape.ts'
import { type Pos, substituteTerm, type Term } from '../core/term.ts'
import { isInside } from './delta.ts'
import { freshIx, Open, type Session } from './session.ts'

/** The definition of an entry; undefined for operators whose entries stand for themselves. */
export const definedAt = (
  session: Session,
  expr: Call | Table,
  at: readonly Pos[],
): Term | undefined => {
  if (!isWithin(session, expr, at)) throw new Open('an entry that may be outside')
  if (expr.kind === 'table') return tableAt(session, expr, at)
  const { op, args, attrs } = expr
  const fresh = (dim: Dim) => freshIx(session, dim)
  const term = op.entry({ args, attrs, at, base: session.graph.base, fresh })
  return isSelf(term, expr) ? undefined : term
}

/** True when all positions are surely inside the tensor. */
export const isWithin = (session: Session, { shape }: Expr, at: readonly Pos[]): boolean =>
  shape.every((dim, n) => isUnit(dim) || isInside(session, at[n] as Pos, dim))

const isSelf = (term: Term, { op, args }: Call): boolean =>
  term.kind === 'entry' &&
  term.expr.kind === 'call' &&
  term.expr.op === op &&
  term.expr.args.length === args.length &&
  term.expr.args.every((arg, n) => arg === args[n])

const tableAt = ({ graph }: Session, { letters, body, shape }: Table, at: readonly Pos[]): Term => {
  const wide = at.filter((_, n) => !isUnit(shape[n]))
  const by = new Map<string, Affine>()
  let next = 0
  for (const { name, dim, first } of letters) {
    if (first) throw new Open('a table that starts elsewhere')
    by.set(name, isUnit(dim) ? affine(graph.base) : (wide[next++] as Pos))
  }
  return substituteTerm(body, by)
}
