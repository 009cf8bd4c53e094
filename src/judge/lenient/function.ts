import { type Expr, num } from '../../core/expr.ts'
import { parts } from '../../core/parts.ts'
import type { CallSyntax, Derivative, Syntax } from '../../core/syntax.ts'
import { namedOps } from '../../elaborate/functions.ts'
import { numeralValue } from '../../elaborate/number.ts'
import type { Scope } from '../../elaborate/scope.ts'
import { wholeIn } from '../../elaborate/whole.ts'
import type { Policy } from './policy.ts'

/** `∂f_4/∂y_2`, f_4 a function: its derivative in the slot where its one call has y_2; 0 where it has not. */
export const derivedFunction = (
  { graph }: Policy,
  scope: Scope,
  { of, by }: Derivative,
): Expr | undefined => {
  if (of.kind !== 'name' || by.kind !== 'name' || scope.values.has(of.name)) return undefined
  if (namedOps(scope, of.name).length === 0) return undefined
  const [only, ...others] = graph.equations.flatMap(e => callsOf(e.syntax.body, of.name))
  if (!only || others.length > 0) return undefined
  const slot = only.args.findIndex(arg => arg.kind === 'name' && arg.name === by.name)
  if (slot < 0) return num(ZERO)
  const isSingle = only.args.length === 1
  return wholeIn(scope, isSingle ? { ...only, primes: 1 } : { ...only, slot: slot + 1 })
}

const ZERO = numeralValue({ kind: 'numeral', text: '0' })

const callsOf = (syntax: Syntax, name: string): readonly CallSyntax[] => [
  ...(syntax.kind === 'call' && syntax.name === name && syntax.slot === 0 ? [syntax] : []),
  ...parts(syntax).flatMap(part => callsOf(part, name)),
]
