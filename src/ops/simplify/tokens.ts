import type Fraction from 'fraction.js'
import { type Call, call, type Expr, exprKey, num } from '../../core/expr.ts'
import type { Infix } from '../../core/op.ts'
import { isScalar } from '../../core/shape.ts'
import { add } from '../add.ts'
import { divide } from '../divide.ts'
import { hadamard } from '../hadamard.ts'
import { matmul } from '../matmul.ts'
import { neg } from '../neg.ts'
import { outer } from '../outer.ts'
import { scale } from '../scale.ts'
import { size } from '../size.ts'
import { argOf, fillOf, is } from '../weight.ts'

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
  const shown = op.shown?.(args)
  if (shown) return tokens(shown)
  if (is(add, x)) return ofSum(x)
  if (is(matmul, x)) return ofChain(x)
  if (is(size, x)) return 1
  if (is(scale, x) && isLoose(argOf(x, 1)))
    return inside(argOf(x, 0), LEVELS['*']) + 1 + tokens(argOf(x, 1)) + inFront(x)
  switch (op.spelling.kind) {
    case 'infix':
      return ofInfix(x, LEVELS[op.spelling.sign])
    case 'negation':
      return sum(LEVELS['⊗']) + 1
    case 'postfix':
      return sum(LEVELS['^']) + 1
    case 'call':
      return (
        3 +
        (op.derivativeOf?.slot === 0 ? 1 : 0) +
        sum(0) +
        Math.max(args.length - 1, 0) +
        Math.max(2 * attrs.length - 1, 0)
      )
  }
}

/** What stands on the right takes a bracket where signs of one level meet: a ./ (b ./ c). */
const ofInfix = (x: Call, level: number): number => {
  const [first, ...rest] = x.args.map((arg, n) =>
    inside(arg, n > 0 && !isJoined(x, arg) ? level + 1 : level),
  )
  return rest.reduce(
    (all, count) => all + 1 + count,
    (first ?? 0) + (is(scale, x) ? inFront(x) : 0),
  )
}

/** (x'*y)*z: a scalar that is a product of vectors has a bracket in front of an array. */
const inFront = (x: Call): number => {
  const [left, right] = [argOf(x, 0), argOf(x, 1)]
  return isInner(lastOf(left)) && (!isScalar(right.shape) || isInner(right)) ? 2 : 0
}

/** The last factor of a product of scalars. */
const lastOf = (x: Expr): Expr => (is(scale, x) ? lastOf(argOf(x, 1)) : x)

/** A scalar written as a product of vectors. */
const isInner = (x: Expr): boolean => {
  const shown = x.kind === 'call' ? (x.op.shown?.(x.args) ?? x) : x
  return is(matmul, shown) && isScalar(shown.shape)
}

/** Equal factors in a row are written as a power: A*A*A = A^3. */
const ofChain = (x: Call): number => {
  const factors = factorsOf(x)
  const isRepeated = (n: number) => exprKey(factors[n] as Expr) === exprKey(factors[n - 1] as Expr)
  return factors.reduce((all, factor, n) => {
    if (n > 0 && isRepeated(n)) return n > 1 && isRepeated(n - 1) ? all : all + 2
    return all + inside(factor, LEVELS['*']) + 1
  }, -1)
}

const factorsOf = (x: Expr): readonly Expr[] => (is(matmul, x) ? x.args.flatMap(factorsOf) : [x])

/** A*(B*C) and s*(A*B) are written without a bracket. */
const isJoined = (x: Call, right: Expr): boolean =>
  x.op.spelling.kind === 'infix' &&
  x.op.spelling.sign === '*' &&
  (isScalar(argOf(x, 0).shape) || (right.kind === 'call' && right.op === x.op))

/** A scalar goes with the first factor of these. */
const isLoose = (x: Expr): boolean => is(outer, x) || is(hadamard, x) || is(divide, x)

/** A number that is added to all entries is written as such. */
const ofSum = ({ args }: Call): number => {
  const numbers = args.map(fillOf)
  const isFull = numbers.every(value => value !== undefined)
  const terms = args.map((arg, n) => (isFull || !numbers[n] ? arg : signed(numbers[n])))
  return terms.reduce((all, term, n) => all + ofTerm(term, n), 0)
}

const signed = (value: Fraction): Expr =>
  value.s < 0n ? call(neg, [num(value.neg())]) : num(value)

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
  const shown = x.op.shown?.(x.args)
  if (shown) return levelOf(shown)
  if (is(scale, x) && isLoose(argOf(x, 1))) return levelOf(argOf(x, 1))
  if (spelling.kind === 'infix') return LEVELS[spelling.sign]
  return spelling.kind === 'negation' ? levelOf(argOf(x, 0)) : 7
}

const inside = (x: Expr, level: number): number => tokens(x) + (levelOf(x) < level ? 2 : 0)
