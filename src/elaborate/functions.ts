import { symbol } from '../core/affine.ts'
import { variable } from '../core/expr.ts'
import { letterSource } from '../core/letters.ts'
import { nearest } from '../core/nearest.ts'
import type { Op } from '../core/op.ts'
import type { CallSyntax, Syntax } from '../core/syntax.ts'
import { functionNames, opsCalled, opsWith } from '../ops/index.ts'
import { primeOf } from '../ops/prime.ts'
import { slotDerivative } from '../ops/slot.ts'
import { numberIn } from './number.ts'
import { Refusal, refuse } from './refusal.ts'

/** Functions as a file knows them. */
export interface Functions {
  readonly functions: ReadonlyMap<string, Op>
  /** Other names of functions, by `@alias`. */
  readonly aliases: ReadonlyMap<string, string>
  /** Names of which nothing is known. */
  readonly unread?: ReadonlySet<string>
}

/** The operators that a call may mean, f′ and ∂_n f included, in the order in which to try them. */
export const opsOf = (file: Functions, call: CallSyntax): readonly Op[] => {
  const base = namedOps(file, call.name)
  if (base.length === 0) return refuseFunction(file, call)
  if (call.slot > 0) {
    const count = call.args.length
    if (call.slot > count)
      refuse('no-such-slot', call, { name: call.name, slot: `${call.slot}`, count: `${count}` })
    return base.map(op => slotDerivative(op, call.slot - 1))
  }
  if (call.primes === 0) return base
  if (!base[0]?.elementwise) return primesOfMap(file, call, base)
  return [Array.from({ length: call.primes }).reduce<Op>(primeOf, base[0])]
}

/** f′ of a map of one argument is its derivative by that. */
const primesOfMap = ({ functions }: Functions, call: CallSyntax, base: readonly Op[]): Op[] => {
  const [map] = base
  if (!map || call.args.length !== 1 || ![...functions.values()].includes(map)) {
    return refuse('no-prime', call, { name: call.name })
  }
  return [Array.from({ length: call.primes }).reduce<Op>(op => slotDerivative(op, 0), map)]
}

/** The operators that a call may mean, its options looked at. */
export const opsMeant = (file: Functions, call: CallSyntax): readonly Op[] => {
  const plain = opsOf(file, call)
  const [option] = call.options
  if (!option) return plain
  const given = call.options.map(({ name, value }) => ({ name, value: numberIn(value) }))
  const options = given.flatMap(({ name, value }) => (value ? [{ name, value }] : []))
  const target = file.aliases.get(call.name) ?? call.name
  const found = options.length === given.length ? opsWith(target, options) : []
  if (found.length === 0 || call.slot > 0 || file.functions.has(target)) {
    return refuse('option-not-available', option.value, { name: call.name, option: option.name })
  }
  return found.map(op => Array.from({ length: call.primes }).reduce<Op>(primeOf, op))
}

/** The operators of a plain name; none where nothing is called so. */
export const namedOps = ({ functions, aliases }: Functions, name: string): readonly Op[] => {
  const target = aliases.get(name) ?? name
  const declared = functions.get(target)
  return declared ? [declared] : opsCalled(target)
}

/** The arguments of a call that are values, and those that are sizes: m and n of `unvec(v, m, n)`. */
export const splitArguments = ({ sizes = [] }: Op, args: readonly Syntax[]) => {
  const count = Math.max(0, args.length - sizes.length)
  return { values: args.slice(0, count), sizes: args.slice(count) }
}

/** True where all arguments are sizes, as of `ones(m, n)`. */
export const takesSizes = (file: Functions, op: Op): boolean =>
  op.signatures.length === 0 && !op.derivativeOf && file.functions.get(op.name) !== op

/** True of functions to a scalar that take an array of any shape. */
export const isReduction = (op: Op): boolean =>
  op.signatures.some(text => /^\s*S\s*->\s*scalar\s*$/.test(text))

/** True of the plain total: its definition is Σ of the entries, so of a scalar it is that scalar. */
export const isTotal = (op: Op): boolean => {
  if (!isReduction(op)) return false
  const args = [variable('x', [symbol('n')])]
  const term = op.entry({ args, attrs: [], at: [], fresh: letterSource(new Set()) })
  return term.kind === 'sum' && term.body.kind === 'entry' && term.body.expr === args[0]
}

const refuseFunction = (file: Functions, call: CallSyntax): never => {
  const { name } = call
  if (file.unread?.has(name)) throw new Refusal([])
  const near = nearest(name, [...file.functions.keys(), ...file.aliases.keys(), ...functionNames()])
  return near
    ? refuse('misspelled-function', call, { name, near })
    : refuse('unknown-function', call, { name })
}
