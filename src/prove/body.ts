import type { Affine } from '../core/affine.ts'
import { symbol } from '../core/affine.ts'
import type { Dim } from '../core/shape.ts'
import type { Pos } from '../core/term.ts'
import { type Atom, type Body, type Mono, moved, type Weighted } from './mono.ts'
import { freshLetter, type Session, tick } from './session.ts'

/** The products of a body at positions, their bound letters new. */
export const bodyAt = (session: Session, body: Body, at: readonly Pos[]): readonly Weighted[] =>
  [...body.sum.values()].map(one => placed(session, body, one, at))

/** One product of a body at positions. */
export const placed = (
  session: Session,
  { slots }: Body,
  { c, mono }: Weighted,
  at: readonly Pos[],
): Weighted => {
  tick(session)
  const by = new Map<string, Affine>(slots.map((slot, n) => [slot, at[n] as Pos]))
  const fresh = freshen(session, mono.bound)
  for (const [name, letter] of fresh.by) by.set(name, letter)
  return { c, mono: { atoms: moved(mono.atoms, by), bound: fresh.bound } }
}

/** The product of two; bound letters that both have are renamed in the second. */
export const product = (session: Session, a: Mono, b: Mono): Mono => {
  const clash = b.bound.filter(letter => a.bound.includes(letter))
  if (clash.length === 0)
    return { atoms: [...a.atoms, ...b.atoms], bound: [...a.bound, ...b.bound] }
  const { by, bound } = freshen(session, clash)
  const kept = b.bound.filter(letter => !clash.includes(letter))
  return {
    atoms: [...a.atoms, ...moved(b.atoms, by)],
    bound: [...a.bound, ...kept, ...bound],
  }
}

/** A product times more atoms. */
export const times = (mono: Mono, ...more: readonly Atom[]): Mono => ({
  ...mono,
  atoms: [...mono.atoms, ...more],
})

const freshen = (session: Session, bound: readonly string[]) => {
  const letters = bound.map(name => freshLetter(session, session.letters.get(name) as Dim))
  const by = new Map<string, Affine>(bound.map((name, n) => [name, symbol(letters[n] as string)]))
  return { by, bound: letters }
}
