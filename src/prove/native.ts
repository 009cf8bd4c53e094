import type { Op, Primitive } from '../core/op.ts'
import type { Pos } from '../core/term.ts'
import { OPS } from '../ops/index.ts'
import { type Atom, atom, type Body, type Head } from './mono.ts'
import { intern, type Session } from './session.ts'

/** The operator that is a primitive of the normal form. */
export const opOf = (primitive: Primitive): Op => {
  const op = OPS.find(one => one.primitive === primitive)
  if (!op) throw new TypeError(`no operator is the ${primitive}`)
  return op
}

/** A primitive of one argument at a body. */
export const functionAtom = (
  session: Session,
  primitive: Primitive,
  body: Body,
  at: readonly Pos[],
): Atom => atom(functionHead(session, opOf(primitive), body), at)

/** A function of a body; the body's key stands for it. */
export const functionHead = (session: Session, op: Op, body: Body): Head =>
  intern(session, `function ${op.name} ${body.key}`, id => ({
    id,
    kind: 'function',
    isSymmetric: body.isSymmetric,
    body,
    op,
  }))
