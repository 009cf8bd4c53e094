import type { Call, Expr } from '../../core/expr.ts'
import type { Infix } from '../../core/op.ts'
import { add } from '../add.ts'
import { divide } from '../divide.ts'
import { dot } from '../dot.ts'
import { hadamard } from '../hadamard.ts'
import { neg } from '../neg.ts'
import { outer } from '../outer.ts'
import { scale } from '../scale.ts'
import { size } from '../size.ts'
import { argOf, is } from '../weight.ts'

/** How many words and signs an expression takes in print. The measure of what is shorter. */
export const tokens = (x: Expr): number => {
  const known = counts.get(x)
  if (known !== undefined) return known
  const count = x.kind === 'call' ? ofCall(x) : x.kind === 'num' ? ofNumber(x) : 1
  counts.set(x, count)
  return count
}

const counts = new WeakMap<Expr, number>()

const ofNumber = (x: Extract<Expr, { kind: 'num' }>): number =>
  (x.value.d === 1n ? 1 : 3) + (x.value.s < 0n ? 1 : 0)

const ofCall = (x: Call): number => {
  const { op, args, attrs } = x
  const sum = (level: number) => args.reduce((all, arg) => all + inside(arg, level), 0)
  if (is(add, x)) return x.args.reduce((all, arg, n) => all + ofTerm(arg, n), 0)
  if (is(dot, x)) return sum(LEVELS['*']) + 2
  if (is(size, x)) return 1
  if (is(scale, x) && isLoose(argOf(x, 1)))
    return inside(argOf(x, 0), LEVELS['*']) + 1 + tokens(argOf(x, 1))
  switch (op.spelling.kind) {
    case 'infix':
      return sum(LEVELS[op.spelling.sign]) + args.length - 1
    case 'negation':
      return sum(LEVELS['⊗']) + 1
    case 'postfix':
      return sum(LEVELS['^']) + 1
    case 'call':
      return 3 + sum(0) + Math.max(args.length - 1, 0) + Math.max(2 * attrs.length - 1, 0)
  }
}

/** A scalar goes with the first factor of these. */
const isLoose = (x: Expr): boolean => is(outer, x) || is(hadamard, x) || is(divide, x)

/** The sign of a summand counts once. */
const ofTerm = (term: Expr, n: number): number => {
  const body = is(neg, term) ? argOf(term, 0) : term
  return inside(body, LEVELS['+']) + (n === 0 && body === term ? 0 : 1)
}

const LEVELS: Readonly<Record<Infix, number>> = {
  '<': 0,
  '<=': 0,
  '>': 0,
  '>=': 0,
  '==': 0,
  '!=': 0,
  '+': 1,
  '-': 1,
  '⊗': 2,
  '.*': 3,
  './': 3,
  '*': 4,
  '/': 4,
  '^': 6,
  '.^': 6,
}

const levelOf = (x: Expr): number => {
  if (x.kind === 'num') return x.value.d === 1n ? 7 : LEVELS['*']
  if (x.kind !== 'call') return 7
  const { spelling } = x.op
  if (is(dot, x)) return LEVELS['*']
  if (is(scale, x) && isLoose(argOf(x, 1))) return levelOf(argOf(x, 1))
  if (spelling.kind === 'infix') return LEVELS[spelling.sign]
  return spelling.kind === 'negation' ? levelOf(argOf(x, 0)) : 7
}

const inside = (x: Expr, level: number): number => tokens(x) + (levelOf(x) < level ? 2 : 0)
