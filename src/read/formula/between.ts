import { numeral } from '../../core/nodes.ts'
import { freeNamesIn, parts } from '../../core/parts.ts'
import type { Comparison, Syntax } from '../../core/syntax.ts'
import type { Context } from './context.ts'
import { infix } from './infix.ts'
import { freshLetters } from './run.ts'
import type { Symbols } from './symbols.ts'

/** `1 \le j-i+1 \le K` of positions, as the sum of `[k = j-i+1]` over `k` from 1 to `K`; undefined of values. */
export const between = (
  context: Context,
  [low, position, high]: readonly Syntax[],
  [first, last]: readonly (Comparison | undefined)[],
): Syntax | undefined => {
  const { symbols } = context
  const [letter] = freshLetters(context)
  if (!low || !position || !high || !RISING.has(first) || !RISING.has(last)) return undefined
  const isOfLetters = isPosition(position) && namesIn(position).some(of => isLetter(symbols, of))
  const isBounded = [low, high].every(end => isPosition(end) && isFixed(symbols, end))
  if (!isOfLetters || !isBounded || letter === undefined) return undefined
  const from = first === '<' ? infix('+', low, numeral(1)) : low
  const to = last === '<' ? infix('-', high, numeral(1)) : high
  const left: Syntax = { kind: 'name', name: letter }
  return {
    kind: 'sum',
    letters: [{ name: letter, from, to }],
    body: { kind: 'iverson', sign: '==', left, right: position },
  }
}

const RISING: ReadonlySet<Comparison | undefined> = new Set(['<', '<='])

/** Names and whole numbers, added and subtracted. */
const isPosition = (syntax: Syntax): boolean =>
  syntax.kind === 'infix'
    ? (syntax.sign === '+' || syntax.sign === '-') && parts(syntax).every(isPosition)
    : syntax.kind === 'name' || syntax.kind === 'numeral'

const namesIn = (syntax: Syntax): readonly string[] => [...freeNamesIn(syntax)]

const isFixed = ({ graph }: Symbols, end: Syntax): boolean =>
  namesIn(end).every(of => graph.sizes.includes(of))

const isLetter = ({ graph, values, defined }: Symbols, of: string): boolean =>
  /^[a-z]$/.test(of) && !graph.names.has(of) && !values.has(of) && !defined.has(of)
