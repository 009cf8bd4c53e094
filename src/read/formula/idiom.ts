import { mapParts } from '../../core/parts.ts'
import type { CallSyntax, Syntax } from '../../core/syntax.ts'
import { abs } from '../../ops/abs.ts'
import { det } from '../../ops/det.ts'
import { diag } from '../../ops/diag.ts'
import { log } from '../../ops/log.ts'
import { logdet } from '../../ops/logdet.ts'
import { rankOf } from './rank.ts'
import type { Symbols } from './symbols.ts'

/** `\log|\det X|` as the one function that it is; the factors of a diagonal entry by entry. */
export const withIdioms = (symbols: Symbols, syntax: Syntax): Syntax => {
  const inner = mapParts(syntax, part => withIdioms(symbols, part))
  const entries = argumentOf(inner, diag.name)
  if (entries) return { ...(inner as CallSyntax), args: [byEntries(symbols, entries)] }
  const size = argumentOf(inner, log.name)
  const value = size && argumentOf(size, abs.name)
  const matrix = value && argumentOf(value, det.name)
  return matrix ? { ...(inner as CallSyntax), name: logdet.name, args: [matrix] } : inner
}

/** `\operatorname{diag}(y(1 - y))`: two columns side by side can be multiplied in one way only. */
const byEntries = (symbols: Symbols, syntax: Syntax): Syntax => {
  if (syntax.kind !== 'infix' || syntax.sign !== '*') return syntax
  const [left, right] = [byEntries(symbols, syntax.left), byEntries(symbols, syntax.right)]
  const isColumns = [left, right].every(part => rankOf(symbols, part) === 'vector')
  return isColumns ? { ...syntax, left, right, sign: '.*' } : syntax
}

/** What a plain call of a function is of. */
const argumentOf = (syntax: Syntax, name: string): Syntax | undefined => {
  const isPlain = syntax.kind === 'call' && syntax.primes === 0 && syntax.args.length === 1
  return isPlain && syntax.name === name ? syntax.args[0] : undefined
}
