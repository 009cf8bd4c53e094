import { type Affine, affineKey } from '../core/affine.ts'
import type { Form } from '../core/derivation.ts'
import {
  delta,
  type Ix,
  negate,
  position,
  product,
  rational,
  type Term,
  total,
} from '../core/term.ts'
import type { Pair } from '../elaborate/pair.ts'

/** Both sides where no two letters of one range are equal, 0 elsewhere; undefined where there are no two such letters. */
export const whereApart = ({
  left,
  right,
  letters,
}: Pair): Pick<Pair, 'left' | 'right'> | undefined => {
  const factors = pairsOf(letters).map(
    ([a, b]): Term => total([rational(1), negate(delta(position(a), position(b)))]),
  )
  if (factors.length === 0) return undefined
  const kept = (form: Form): Form =>
    form.level === 'index' ? { ...form, term: product([form.term, ...factors]) } : form
  return { left: kept(left), right: kept(right) }
}

const pairsOf = (letters: readonly Ix[]): readonly (readonly [Ix, Ix])[] =>
  letters.flatMap((a, n) =>
    letters.slice(n + 1).flatMap(b => (rangeKey(a) === rangeKey(b) ? [[a, b] as const] : [])),
  )

const rangeKey = ({ dim, first }: Ix): string => [dim, first].map(keyOf).join(' from ')

const keyOf = (form: Affine | undefined): string => (form ? affineKey(form) : '')
