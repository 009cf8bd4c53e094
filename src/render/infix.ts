import type { Call, Expr } from '../core/expr.ts'
import { sameSyntax } from '../core/nodes.ts'
import type { Infix } from '../core/op.ts'
import { isScalar } from '../core/shape.ts'
import type { Syntax } from '../core/syntax.ts'
import { fillOf } from '../ops/weight.ts'
import { fraction, infix, minus, numeral, productOf, signedOf, sumOf } from './node.ts'

/** A call of an operator that is written with a sign; `call` has the arguments behind the printed ones. */
export const quoteInfix = (sign: Infix, args: readonly Syntax[], call?: Call): Syntax => {
  if (sign === '+') return sumOf(summands(args, call).map(signedOf))
  const [first = numeral(1), second, ...rest] = args
  if (!second) return first
  if (rest.length > 0) return args.reduce((left, right) => infix(sign, left, right))
  if (sign === '*' && call && call.args.every(arg => !isScalar(arg.shape))) {
    return productOf(counted([...chainOf(first), ...chainOf(second)]))
  }
  const left = call ? groupedScalar(first, call) : first
  return isRegrouped(sign, call) ? attach(sign, left, second) : pair(sign, left, second)
}

/** Numbers that are added to all entries are written as such: 1 - y. */
const summands = (args: readonly Syntax[], call?: Call): readonly Syntax[] => {
  const numbers = args.map((_, n) => call?.args[n] && fillOf(call.args[n]))
  if (numbers.every(value => value !== undefined)) return args
  return args.map((arg, n) => (numbers[n] ? fraction(numbers[n]) : arg))
}

/** A(BC), s(AB) and s(A/t) are written A*B*C, s*A*B and s*A/t: brackets that change nothing are left out. */
const isRegrouped = (sign: Infix, call?: Call): boolean => {
  const [left, right] = call?.args ?? []
  if (right?.kind !== 'call' || (sign !== '*' && sign !== '.*')) return false
  return right.op === call?.op || (sign === '*' && left !== undefined && isScalar(left.shape))
}

/** (x'*y)*z: a scalar that is a product of vectors, in front of another such product or an array. */
const groupedScalar = (syntax: Syntax, { op, args: [left, right] }: Call): Syntax => {
  if (!left || !right || !isScalar(left.shape) || op.spelling.kind !== 'infix') return syntax
  const isBeside = op.spelling.sign === '*' && (!isScalar(right.shape) || isInner(right))
  return isBeside ? grouped(syntax, left) : syntax
}

const grouped = (syntax: Syntax, expr: Expr): Syntax => {
  if (syntax.kind !== 'infix' || syntax.sign !== '*') return syntax
  if (isInner(expr)) return { ...syntax, isGrouped: true }
  const [, last] = expr.kind === 'call' ? expr.args : []
  return last ? { ...syntax, right: grouped(syntax.right, last) } : syntax
}

/** A scalar written as a product of vectors. */
const isInner = (expr: Expr): boolean => {
  if (expr.kind !== 'call' || !isScalar(expr.shape)) return false
  const shown = expr.op.shown?.(expr.args) ?? expr
  if (shown.kind !== 'call' || shown.op.spelling.kind !== 'infix') return false
  return shown.op.spelling.sign === '*' && shown.args.every(arg => !isScalar(arg.shape))
}

/** The factors of a product of matrices; one that has a sign of its own level is no chain. */
const chainOf = (syntax: Syntax): readonly Syntax[] =>
  syntax.kind === 'infix' && syntax.sign === '*' && !syntax.isGrouped
    ? [...chainOf(syntax.left), syntax.right]
    : [syntax]

/** A*A*A = A^3 */
const counted = (factors: readonly Syntax[]): readonly Syntax[] => {
  const all: Syntax[] = []
  for (const factor of factors) {
    const [before, own] = [powerOf(all.at(-1)), powerOf(factor)]
    const isSame = before && own && sameSyntax(before.base, own.base)
    if (isSame) all.pop()
    all.push(isSame ? infix('^', own.base, numeral(before.times + own.times)) : factor)
  }
  return all
}

const powerOf = (syntax: Syntax | undefined): { base: Syntax; times: number } | undefined => {
  if (!syntax) return undefined
  const isPower = syntax.kind === 'infix' && syntax.sign === '^' && syntax.right.kind === 'numeral'
  return isPower
    ? { base: syntax.left, times: Number(syntax.right.text) }
    : { base: syntax, times: 1 }
}

const attach = (sign: Infix, left: Syntax, right: Syntax): Syntax => {
  const isChain =
    right.kind === 'infix' &&
    !right.isGrouped &&
    (right.sign === sign || (sign === '*' && right.sign === '/'))
  return isChain
    ? infix(right.sign, attach(sign, left, right.left), right.right)
    : infix(sign, left, right)
}

/** `-1*x` is written `-x`. */
const pair = (sign: Infix, left: Syntax, right: Syntax): Syntax =>
  sign === '*' && isMinusOne(left) ? minus(right) : infix(sign, left, right)

const isMinusOne = (syntax: Syntax): boolean =>
  syntax.kind === 'negation' && syntax.arg.kind === 'numeral' && syntax.arg.text === '1'
