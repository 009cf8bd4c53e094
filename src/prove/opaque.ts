import Fraction from 'fraction.js'
import { affineKey } from '../core/affine.ts'
import { type Call, type Expr, exprKey, type Var } from '../core/expr.ts'
import { type Dim, isUnit, shapeKey } from '../core/shape.ts'
import type { Adjective } from '../core/syntax.ts'
import { type Pos, position, wideAxes } from '../core/term.ts'
import { deltaAtom } from './delta.ts'
import { type Atom, atom, type Head, type Normal, ONE, type Traits } from './mono.ts'
import { leafOf } from './network.ts'
import { fixedBody, normalOf, single } from './reduce.ts'
import { freshLetter, intern, type Session } from './session.ts'

// Entries that the normal form does not look through.

/** An entry of a name, with what the file says of it where that may be used. */
export const nameEntry = (session: Session, expr: Var, at: readonly Pos[]): Normal => {
  const head = nameHead(session, expr)
  const wide = wideAxes(expr.shape, at)
  const [i, j] = wide
  if (!i || !j || !use(session, head, 'diagonal')) return single(session, atom(head, wide))
  const atoms = [deltaAtom(session, i, j), atom(head, [i, i])]
  return normalOf(session, [{ c: ONE, mono: { atoms, bound: [] } }])
}

/** An entry of something of which nothing is known but which it is. */
export const opaqueEntry = (session: Session, expr: Expr, at: readonly Pos[]): Normal =>
  single(session, opaqueAtom(session, exprKey(expr), expr.shape, at))

/** An entry of something told by a text. */
export const opaqueAtom = (
  session: Session,
  text: string,
  shape: readonly Dim[],
  at: readonly Pos[],
): Atom => {
  const make = (id: string): Head => ({ ...plainHead(id), axes: axesOf(shape) })
  return atom(intern(session, `whole ${text} ${shapeKey(shape)}`, make), wideAxes(shape, at))
}

/** An entry of an operator's result as a function of its arguments' entries. */
export const wholeEntry = (
  session: Session,
  expr: Call,
  at: readonly Pos[],
  entryOf: (expr: Expr, at: readonly Pos[]) => Normal,
): Normal => {
  const { op, args, attrs, shape } = expr
  const bodies = args.map(arg => {
    const axes = axesOf(arg.shape).map(dim => ({ name: freshLetter(session, dim), dim }))
    const letters = [...axes]
    const place = arg.shape.map(dim => (isUnit(dim) ? dim : position(letters.shift() as never)))
    return fixedBody(
      session,
      entryOf(arg, place),
      axes.map(ix => ix.name),
    )
  })
  const text = [op.name, ...attrs.map(affineKey), ...bodies.map(body => body.key), shapeKey(shape)]
  const [body] = bodies
  const make = (id: string): Head => ({
    ...plainHead(id),
    kind: 'call',
    op,
    isPositive: op.primitive === 'circle-number',
    axes: axesOf(shape),
    ...(body ? { body } : {}),
  })
  return single(
    session,
    atom(intern(session, `call ${text.join(' | ')}`, make), wideAxes(shape, at)),
  )
}

const nameHead = (session: Session, expr: Var): Head =>
  intern(session, `name ${expr.name}`, id => {
    const traits = session.isGiven ? traitsOf(session, expr.name) : undefined
    const head: Head = {
      ...plainHead(id),
      axes: axesOf(expr.shape),
      ...(traits ? { traits } : {}),
    }
    const isSymmetric = SYMMETRIC.some(adjective => use(session, head, adjective))
    return { ...head, isSymmetric, isPositive: isPositive(session, head) }
  })

const SYMMETRIC = ['symmetric', 'definite'] as const
const POSITIVE = ['positive', 'probability'] as const

const isPositive = (session: Session, head: Head): boolean => {
  if (POSITIVE.some(adjective => use(session, head, adjective))) return true
  const { graph } = session
  const bound = graph.assumptions.find(
    a =>
      a.kind === 'bound' &&
      a.name === head.traits?.name &&
      a.at === undefined &&
      a.sign.startsWith('>') &&
      a.value >= 0,
  )
  if (bound?.kind === 'bound') session.uses.add(`${bound.name} ${bound.sign} ${bound.value}`)
  return bound !== undefined
}

/** Whether the file says this of a name; it is noted that it was used. */
const use = (session: Session, head: Head, adjective: Adjective): boolean => {
  if (!head.traits?.adjectives.has(adjective)) return false
  session.uses.add(`${head.traits.name} : ${adjective}`)
  return true
}

const traitsOf = ({ graph }: Session, name: string): Traits => {
  const leaf = leafOf(graph, name)
  const own = graph.assumptions.filter(a => a.name === name)
  const said = own.flatMap(a => (a.kind === 'adjective' ? [a.adjective] : []))
  const adjectives = new Set([...(leaf?.adjectives ?? []), ...said])
  const given = own.find(a => a.kind === 'sum')
  const onSimplex = [...adjectives].find(a => a === 'probability' || a === 'onehot')
  const total = given
    ? {
        value: new Fraction(given.value),
        perRow: given.perRow,
        use: given.perRow
          ? `sum(${name}, axis=2) = ${given.value}`
          : `sum(${name}) = ${given.value}`,
      }
    : onSimplex && { value: ONE, perRow: true, use: `${name} : ${onSimplex}` }
  return { name, adjectives, ...(total ? { total } : {}) }
}

const plainHead = (id: string): Head => ({
  id,
  kind: 'name',
  isSymmetric: false,
  isPositive: false,
})

const axesOf = (shape: readonly Dim[]): readonly Dim[] => shape.filter(dim => !isUnit(dim))
