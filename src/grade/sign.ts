import type { Syntax } from '../core/syntax.ts'
import { type Change, everywhere, summandsOf, sumOfAll } from './rewrite.ts'

/** Every way to change the sign of one summand, wherever the sum stands. */
export function* oneSignChanged(side: Syntax): Iterable<Change> {
  const terms = new Map<Syntax, Syntax>()
  for (const change of everywhere(side, part => changed(part, terms)))
    yield { ...change, written: terms.get(change.meant) ?? change.written }
}

/** Sums with one sign changed; `terms` is told whose. */
function* changed(part: Syntax, terms: Map<Syntax, Syntax>): Iterable<Syntax> {
  const summands = summandsOf(part)
  if (summands.length === 1 && !summands[0]?.isNegative) return
  for (const [n, one] of summands.entries()) {
    const meant = sumOfAll(summands.with(n, { ...one, isNegative: !one.isNegative }))
    terms.set(meant, one.syntax)
    yield meant
  }
}
