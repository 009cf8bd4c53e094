import { type Affine, affineKey } from '../core/affine.ts'
import type { Form } from '../core/derivation.ts'
import { type Problem, problem } from '../core/problem.ts'
import type { Syntax } from '../core/syntax.ts'
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

/** Which letters it takes to be different. */
export const apartProblem = (
  { letters }: Pair,
  { span = { start: 0, end: 0 } }: Syntax,
): { readonly problem?: Problem } => {
  const [apart] = pairsOf(letters)
  if (!apart) return {}
  const [first, second] = apart.map(letter => letter.name) as [string, string]
  return { problem: problem('only-apart', span, { first, second }) }
}

const pairsOf = (letters: readonly Ix[]): readonly (readonly [Ix, Ix])[] =>
  letters.flatMap((a, n) =>
    letters.slice(n + 1).flatMap(b => (rangeKey(a) === rangeKey(b) ? [[a, b] as const] : [])),
  )

const rangeKey = ({ dim, first }: Ix): string => [dim, first].map(keyOf).join(' from ')

const keyOf = (form: Affine | undefined): string => (form ? affineKey(form) : '')
