import { type Affine, affineKey, symbol } from '../core/affine.ts'
import type { Call, Expr } from '../core/expr.ts'
import type { Op } from '../core/op.ts'
import { type Dim, isUnit, shapeKey } from '../core/shape.ts'
import { type Pos, position, wideAxes } from '../core/term.ts'
import { bodyAt } from './body.ts'
import { type Chain, chainOf, type Link, type Placed } from './chain.ts'
import { sizeTerms } from './delta.ts'
import { functionOf, functionOfTwo } from './function.ts'
import { atom, type Body, type Head, isOne, MINUS, type Normal, ONE } from './mono.ts'
import { opOf } from './native.ts'
import { axesOf, plainHead } from './opaque.ts'
import { powerOf } from './power.ts'
import {
  addAll,
  constant,
  fixedBody,
  multiply,
  normalOf,
  scaled,
  single,
  summed,
} from './reduce.ts'
import { freshIx, freshLetter, intern, type Session } from './session.ts'

// Results of operators that have no entries of their own: each stands for itself, but for what
// inverses and determinants make of products.

type EntryOf = (expr: Expr, at: readonly Pos[]) => Normal
type Whole = Pick<Call, 'op' | 'attrs' | 'shape'>

/** An entry of an operator's result as a function of its arguments' entries. */
export const wholeEntry = (
  session: Session,
  expr: Call,
  at: readonly Pos[],
  entryOf: EntryOf,
): Normal => {
  const args = expr.args.map(arg => placedEntry(session, arg, entryOf))
  return wholeAt(session, expr, args, wideAxes(expr.shape, at))
}

const placedEntry = (session: Session, arg: Expr, entryOf: EntryOf): Placed => {
  const order: string[] = []
  const at = arg.shape.map(dim => {
    if (isUnit(dim)) return dim
    const ix = freshIx(session, dim)
    order.push(ix.name)
    return position(ix)
  })
  return { sum: entryOf(arg, at), order }
}

const wholeAt = (
  session: Session,
  whole: Whole,
  args: readonly Placed[],
  at: readonly Pos[],
): Normal => {
  const [x] = args
  const parts = PARTS[whole.op.primitive as string]
  const chain = parts && x && chainOf(session, x)
  return chain && isMore(chain) ? parts(session, chain, at) : ownEntry(session, whole, args, at)
}

const isMore = ({ scale, links }: Chain): boolean =>
  links.length > 1 ||
  !isOne(scale.c) ||
  scale.mono.atoms.length > 0 ||
  links.some(link => insideInverse(link) !== undefined)

/** What stands for itself. */
const ownEntry = (
  session: Session,
  { op, attrs, shape }: Whole,
  args: readonly Placed[],
  at: readonly Pos[],
): Normal => {
  const { bodies, isTurned, isSymmetric } = bodiesOf(session, op, args)
  const text = [op.name, ...attrs.map(affineKey), ...bodies.map(body => body.key), shapeKey(shape)]
  const [body] = bodies
  const make = (id: string): Head => ({
    ...plainHead(id),
    kind: 'call',
    op,
    isSymmetric: isSymmetric && shape.length === 2,
    ...(op.primitive === 'circle-number' ? { sign: 'positive' } : {}),
    axes: axesOf(shape),
    ...(body ? { body } : {}),
  })
  const head = intern(session, `call ${text.join(' | ')}`, make)
  return single(session, atom(head, isTurned ? at.toReversed() : at))
}

/** The entries of the arguments as functions of positions; where f(Xᵀ) = f(X)ᵀ the first of X and Xᵀ is taken. */
const bodiesOf = (session: Session, op: Op, args: readonly Placed[]) => {
  const bodies = args.map(({ sum, order }) => fixedBody(session, sum, order))
  if (!PARTS[op.primitive as string]) return { bodies, isTurned: false, isSymmetric: false }
  const turned = args.map(({ sum, order }) => fixedBody(session, sum, order.toReversed()))
  const [own, other] = [bodies, turned].map(all => all.map(body => body.key).join(' | '))
  const isTurned = other !== undefined && own !== undefined && other < own
  return { bodies: isTurned ? turned : bodies, isTurned, isSymmetric: own === other }
}

type Parts = (session: Session, chain: Chain, at: readonly Pos[]) => Normal

/** (c A B)⁻¹ = c⁻¹ B⁻¹ A⁻¹ for square A and B */
const inverseParts: Parts = (session, { scale, dim, links }, at) => {
  const between = links.slice(1).map(() => freshLetter(session, dim))
  const places = [at[0] as Pos, ...between.map(symbol), at[1] as Pos]
  const factors = links
    .toReversed()
    .map((link, n) => inverseAt(session, dim, link, [places[n] as Pos, places[n + 1] as Pos]))
  const product = factors.reduce((a, b) => multiply(session, a, b))
  const number = powerOf(session, normalOf(session, [scale]), MINUS)
  return multiply(session, number, summed(session, product, between))
}

const inverseAt = (session: Session, dim: Dim, link: Link, [p, q]: readonly [Pos, Pos]): Normal => {
  const at = link.isTurned ? [q, p] : [p, q]
  const inside = insideInverse(link)
  if (inside) return normalOf(session, bodyAt(session, inside, at))
  const whole = { op: opOf('matrix-inverse'), attrs: [], shape: [dim, dim] }
  return ownEntry(session, whole, [matrixOf(session, dim, link)], at)
}

/** det(c A B) = cⁿ det A det B, det A⁻¹ = (det A)⁻¹ */
const determinantParts: Parts = (session, chain) => {
  const { scale, dim, links } = chain
  const size = normalOf(session, sizeTerms(session, dim))
  const number = isNumberOne(chain)
    ? constant(ONE)
    : functionOfTwo(session, 'raise', normalOf(session, [scale]), size)
  const factors = links.map(link => {
    const own = ofMatrix(session, 'determinant', dim, link)
    return insideInverse(link) ? powerOf(session, own, MINUS) : own
  })
  return [number ?? constant(ONE), ...factors].reduce((a, b) => multiply(session, a, b))
}

/** log det(c A B) = n log c + log det A + log det B, log det A⁻¹ = −log det A */
const logarithmParts: Parts = (session, chain) => {
  const { scale, dim, links } = chain
  const size = normalOf(session, sizeTerms(session, dim))
  const number = isNumberOne(chain)
    ? new Map()
    : multiply(session, size, functionOf(session, opOf('logarithm'), normalOf(session, [scale])))
  const terms = links.map(link => {
    const own = ofMatrix(session, 'log-determinant', dim, link)
    return insideInverse(link) ? scaled(MINUS, own) : own
  })
  return addAll([number, ...terms])
}

const isNumberOne = ({ scale }: Chain): boolean => isOne(scale.c) && scale.mono.atoms.length === 0

const ofMatrix = (
  session: Session,
  primitive: 'determinant' | 'log-determinant',
  dim: Dim,
  link: Link,
): Normal =>
  wholeAt(
    session,
    { op: opOf(primitive), attrs: [], shape: [] },
    [matrixOf(session, dim, link)],
    [],
  )

/** The matrix of a link, or the one that it is the inverse of. */
const matrixOf = (session: Session, dim: Dim, link: Link): Placed => {
  const order = [freshLetter(session, dim), freshLetter(session, dim)]
  const inside = insideInverse(link)
  const at: readonly Affine[] = order.map(symbol)
  const sum = inside
    ? normalOf(session, bodyAt(session, inside, at))
    : single(session, atom(link.atom.head, at))
  return { sum, order }
}

const insideInverse = ({ atom: { head } }: Link): Body | undefined =>
  head.op?.primitive === 'matrix-inverse' ? head.body : undefined

/** What functions of a matrix make of a product of square ones. */
const PARTS: Readonly<Record<string, Parts>> = {
  'matrix-inverse': inverseParts,
  determinant: determinantParts,
  'log-determinant': logarithmParts,
}
