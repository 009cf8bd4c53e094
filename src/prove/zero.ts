import { bareName, sameAffine, symbol } from '../core/affine.ts'
import type { Dim } from '../core/shape.ts'
import { type Atom, moved, type Normal } from './mono.ts'
import { freeLetters, normalOf } from './reduce.ts'
import type { Session } from './session.ts'

/**
 * True for polynomials of leaves, sizes and exponentials of these that are 0 only
 * by chance, whatever their letters: there step(−x) = 1 − step(x) holds. Of other
 * sums nothing is known: relu(x) is 0 half of the time.
 */
export const isNeverZero = (session: Session, sum: Normal): boolean => {
  if (sum.size === 0 || !isLoose(session, sum)) return false
  const [i, j, ...more] = freeLetters(session, sum)
  if (i === undefined || j === undefined) return true
  const [p, q] = [i, j].map(name => session.letters.get(name) as Dim)
  if (more.length > 0) return false
  return !p || !q || !sameAffine(p, q) || together(session, sum, i, j).size > 0
}

const isLoose = (session: Session, sum: Normal): boolean =>
  [...sum.values()].every(({ mono }) => mono.atoms.every(a => isLooseAtom(session, a)))

const isLooseAtom = (session: Session, { head, at, exponent }: Atom): boolean => {
  const isPlaced = at.every(pos => session.letters.has(bareName(pos) ?? ''))
  if (!isPlaced || exponent.d !== 1n || exponent.s < 0n) return false
  if (head.kind === 'exponential') return head.body !== undefined && isLoose(session, head.body.sum)
  return head.kind === 'size' || head.isLoose === true
}

/** The sum where two letters coincide. */
const together = (session: Session, sum: Normal, i: string, j: string): Normal =>
  normalOf(
    session,
    [...sum.values()].map(({ c, mono }) => ({
      c,
      mono: { ...mono, atoms: moved(mono.atoms, new Map([[j, symbol(i)]])) },
    })),
  )
