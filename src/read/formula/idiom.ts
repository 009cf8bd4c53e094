import { mapParts } from '../../core/parts.ts'
import type { CallSyntax, Syntax } from '../../core/syntax.ts'
import { abs } from '../../ops/abs.ts'
import { det } from '../../ops/det.ts'
import { log } from '../../ops/log.ts'
import { logdet } from '../../ops/logdet.ts'

/** `\log|\det X|` as the one function that it is. */
export const withIdioms = (syntax: Syntax): Syntax => {
  const inner = mapParts(syntax, withIdioms)
  const size = argumentOf(inner, log.name)
  const value = size && argumentOf(size, abs.name)
  const matrix = value && argumentOf(value, det.name)
  return matrix ? { ...(inner as CallSyntax), name: logdet.name, args: [matrix] } : inner
}

/** What a plain call of a function is of. */
const argumentOf = (syntax: Syntax, name: string): Syntax | undefined => {
  const isPlain = syntax.kind === 'call' && syntax.primes === 0 && syntax.args.length === 1
  return isPlain && syntax.name === name ? syntax.args[0] : undefined
}
