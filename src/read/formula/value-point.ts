import { ancestorsOf } from '../../core/graph.ts'
import { name } from '../../core/nodes.ts'
import type { Syntax } from '../../core/syntax.ts'
import { isBracketed } from './brackets.ts'
import { type Context, type Cursor, peek, placedSince } from './context.ts'
import { evaluated, isNumber } from './evaluation.ts'
import { isBare, isMark, type Piece } from './piece.ts'
import { axesOf } from './rank.ts'
import type { Found } from './resolve.ts'
import type { Symbols } from './symbols.ts'

/** A value of an equation as a function of one number: `f'(x)`, `f'(2)`, `f(2)`. */
export const valueAtPoint = (
  context: Context,
  cursor: Cursor,
  found: Found,
): Syntax | undefined => {
  const start = cursor.at
  const fence = peek(cursor, 1)
  if (!isFunctionLike(context.symbols, found) || !isBracketed(fence, '(') || !isBare(fence))
    return undefined
  if (found.primes === 0 && !looksNumeric(fence.inside)) return undefined
  const arg = context.read.expression(context, fence.inside)
  const isPoint = isNumber(arg) || isOtherNumber(context.symbols, found.name, arg)
  const by = isPoint ? onlyLeaf(context.symbols, found.name) : variableIn(arg)
  if (by === undefined || !ancestorsOf(context.symbols.graph, found.name).has(by)) return undefined
  cursor.at += 2
  const value = derived(found, by)
  const whole = isPoint ? evaluated(value, [{ name: by, value: arg }]) : value
  return { ...whole, ...placedSince(context, cursor, start) }
}

/** A scalar that an equation gives, nothing hanging on it but primes. */
const isFunctionLike = (symbols: Symbols, { kind, name: of, below, above }: Found): boolean => {
  const isComputed = symbols.graph.equations.some(equation => equation.name === of)
  const isScalar = axesOf(symbols, of) === 0
  return kind === 'value' && isComputed && isScalar && below.length === 0 && above.length === 0
}

/** A number of the network on which the value does not depend. */
const isOtherNumber = ({ graph }: Symbols, of: string, arg: Syntax): boolean => {
  const known = [...graph.leaves, ...graph.equations]
  const own = arg.kind === 'name' ? known.find(one => one.name === arg.name) : undefined
  return own?.shape.length === 0 && own.name !== of && !ancestorsOf(graph, of).has(own.name)
}

const looksNumeric = (pieces: readonly Piece[]): boolean =>
  pieces.every(p => p.kind === 'digits' || p.kind === 'ratio' || isMark(p, '.', '-', '\\pi'))

const onlyLeaf = ({ graph }: Symbols, of: string): string | undefined => {
  const before = ancestorsOf(graph, of)
  const [only, ...others] = graph.leaves.filter(leaf => before.has(leaf.name))
  return others.length === 0 && only?.shape.length === 0 ? only.name : undefined
}

const variableIn = (arg: Syntax): string | undefined => (arg.kind === 'name' ? arg.name : undefined)

const derived = ({ name: of, primes }: Found, by: string): Syntax =>
  Array.from({ length: primes }).reduce<Syntax>(
    value => ({ kind: 'derivative', of: value, by: name(by), total: true }),
    name(of),
  )
