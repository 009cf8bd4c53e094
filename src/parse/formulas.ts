import { fartherBy, moved } from '../core/moved.ts'
import { type Recent, recent } from '../core/recent.ts'
import type { Formula, Unread } from '../core/script.ts'
import type { Syntax } from '../core/syntax.ts'
import type { Token } from './lexer.ts'

/** The names that are known at a place of a text: those of the network, what the text has defined with them, and what may be called. */
export interface Known {
  readonly network: ReadonlySet<string>
  readonly names: ReadonlySet<string>
  readonly functions: ReadonlySet<string>
}

/** What some tokens say; what is written alike by the same names is read once. */
export const readOnce = (
  source: string,
  tokens: readonly Token[],
  { network, names }: Known,
  read: () => Formula | Unread,
): Formula | Unread => {
  const [start, end] = [tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0]
  if (tokens.length === 0 || end - start > LONGEST) return read()
  const own = formulas.get(network) ?? recent(MOST)
  formulas.set(network, own)
  const about = [...names].slice(network.size).join()
  const types = tokens.map(({ type, first }) => `${type}${first ? '.' : ''}`).join()
  const key = [source.slice(start, end), types, about].join('\n')
  const known = own.get(key)
  if (known) return { kind: 'formula', readings: known.map(one => moved(fartherBy(start), one)) }
  const found = read()
  if (found.kind !== 'formula') return found
  own.set(
    key,
    found.readings.map(one => moved(fartherBy(-start), one)),
  )
  return found
}

/** Characters of a formula that is kept, and of those that are for one network, with the types of their tokens. */
const LONGEST = 2000
const MOST = 300_000

/** By the names of the network: readings as they are where the formula starts its text. */
const formulas = new WeakMap<ReadonlySet<string>, Recent<readonly Syntax[]>>()
