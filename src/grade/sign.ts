import type { Syntax } from '../core/syntax.ts'
import { type Change, everywhere, summandsOf, sumOfAll } from './rewrite.ts'

/** Every way to change the sign of one summand, wherever the sum stands. */
export function* oneSignChanged(side: Syntax): Iterable<Change> {
  for (const change of everywhere(side, changed)) {
    const [was, is] = [summandsOf(change.written), summandsOf(change.meant)]
    const term = was.find((one, n) => one.isNegative !== is[n]?.isNegative)
    yield { ...change, written: term?.syntax ?? change.written }
  }
}

function* changed(part: Syntax): Iterable<Syntax> {
  const summands = summandsOf(part)
  if (summands.length === 1 && !summands[0]?.isNegative) return
  for (const n of summands.keys()) {
    yield sumOfAll(
      summands.map((one, m) => (m === n ? { ...one, isNegative: !one.isNegative } : one)),
    )
  }
}
