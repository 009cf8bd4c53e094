import { freeNamesIn, mapParts, parts } from '../../core/parts.ts'
import type { CallSyntax, Indexed, Syntax } from '../../core/syntax.ts'
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
  if (entries) {
    const whole = wholeOf(symbols, entries) ?? entries
    return { ...(inner as CallSyntax), args: [byEntries(symbols, whole)] }
  }
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

/** `\operatorname{diag}(\mu_i(1 - \mu_i))`: what all entries have the letter of are the columns themselves. */
const wholeOf = (symbols: Symbols, syntax: Syntax): Syntax | undefined => {
  const letters = new Set(lettersIn(symbols, syntax))
  const [letter, ...more] = letters
  if (letter === undefined || more.length > 0 || hasSum(syntax)) return undefined
  const go = (part: Syntax): Syntax => (isEntry(symbols, part) ? part.base : mapParts(part, go))
  const whole = go(syntax)
  return freeNamesIn(whole).has(letter) ? undefined : whole
}

const hasSum = (syntax: Syntax): boolean => syntax.kind === 'sum' || parts(syntax).some(hasSum)

/** Letters at which columns have entries here. */
const lettersIn = (symbols: Symbols, syntax: Syntax): readonly string[] =>
  isEntry(symbols, syntax)
    ? syntax.at.flatMap(at => (at.kind === 'name' ? [at.name] : []))
    : parts(syntax).flatMap(part => lettersIn(symbols, part))

const isEntry = (symbols: Symbols, syntax: Syntax): syntax is Indexed =>
  syntax.kind === 'indexed' &&
  syntax.axis === undefined &&
  syntax.at.length === 1 &&
  syntax.at[0]?.kind === 'name' &&
  rankOf(symbols, syntax.base) === 'vector'

/** What a plain call of a function is of. */
const argumentOf = (syntax: Syntax, name: string): Syntax | undefined => {
  const isPlain = syntax.kind === 'call' && syntax.primes === 0 && syntax.args.length === 1
  return isPlain && syntax.name === name ? syntax.args[0] : undefined
}
