import Fraction from 'fraction.js'
import { constantOf } from '../core/affine.ts'
import { type Expr, exprKey, type Var } from '../core/expr.ts'
import { type Dim, isUnit, shapeKey } from '../core/shape.ts'
import type { Adjective } from '../core/syntax.ts'
import { type Pos, wideAxes } from '../core/term.ts'
import { deltaAtom } from './delta.ts'
import { type Atom, atom, type Head, type Normal, ONE, type Traits } from './mono.ts'
import { isLooseLeaf, leafOf } from './network.ts'
import { constant, normalOf, single } from './reduce.ts'
import { intern, type Session } from './session.ts'

// Entries that the normal form does not look through.

/** An entry of a name, with what the file says of it where that may be used. */
export const nameEntry = (session: Session, expr: Var, at: readonly Pos[]): Normal => {
  const fixed = session.isGiven ? fixedEntry(session, expr, at) : undefined
  if (fixed) return constant(fixed)
  const head = nameHead(session, expr)
  const wide = wideAxes(expr.shape, at)
  const [i, j] = wide
  if (!i || !j || !use(session, head, 'diagonal')) return single(session, atom(head, wide))
  const atoms = [deltaAtom(session, i, j), atom(head, [i, i])]
  return normalOf(session, [{ c: ONE, mono: { atoms, bound: [] } }])
}

/** The number that an entry is by assumption. */
const fixedEntry = (
  { graph, uses }: Session,
  { name }: Var,
  at: readonly Pos[],
): Fraction | undefined => {
  const here = at.map(constantOf)
  for (const one of graph.assumptions) {
    if (one.kind !== 'value' || one.name !== name) continue
    if (one.at && String(one.at) !== String(here)) continue
    uses.add(`${name}${one.at ? `[${one.at.join()}]` : ''} = ${one.value.toFraction()}`)
    return one.value
  }
  return undefined
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

const nameHead = (session: Session, expr: Var): Head =>
  intern(session, `name ${expr.name}`, id => {
    const traits = session.isGiven ? traitsOf(session, expr.name) : undefined
    const head: Head = {
      ...plainHead(id),
      axes: axesOf(expr.shape),
      isLoose: isLooseLeaf(session.graph, expr.name),
      ...(traits ? { traits } : {}),
    }
    const isSymmetric = SYMMETRIC.some(adjective => use(session, head, adjective))
    const sign = signOf(session, head)
    return { ...head, isSymmetric, ...(sign ? { sign } : {}) }
  })

const SYMMETRIC = ['symmetric', 'definite'] as const

const signOf = (session: Session, head: Head): Head['sign'] => {
  if (use(session, head, 'positive')) return 'positive'
  if (use(session, head, 'probability') || use(session, head, 'onehot')) return 'nonnegative'
  const { assumptions } = session.graph
  const bounds = assumptions.filter(a => a.kind === 'bound' && a.name === head.traits?.name)
  for (const bound of bounds) {
    if (bound.kind !== 'bound' || bound.at !== undefined) continue
    if (!bound.sign.startsWith('>') || bound.value < 0) continue
    session.uses.add(`${bound.name} ${bound.sign} ${bound.value}`)
    return bound.sign === '>' || bound.value > 0 ? 'positive' : 'nonnegative'
  }
  return undefined
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

export const plainHead = (id: string): Head => ({
  id,
  kind: 'name',
  isSymmetric: false,
})

export const axesOf = (shape: readonly Dim[]): readonly Dim[] => shape.filter(dim => !isUnit(dim))
