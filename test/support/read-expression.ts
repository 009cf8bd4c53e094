import Fraction from 'fraction.js'
import { symbol } from '../../src/core/affine.ts'
import { call, type Expr, num, variable } from '../../src/core/expr.ts'
import type { Infix, Op } from '../../src/core/op.ts'
import { isScalar, type Shape, ShapeError } from '../../src/core/shape.ts'
import type { Syntax } from '../../src/core/syntax.ts'
import { addOf, negOf, onesOf, scaleOf, sizeOf } from '../../src/ops/build.ts'
import { constantNamed, opCalled, opsCalled, opsSpelled } from '../../src/ops/index.ts'
import { primeOf } from '../../src/ops/prime.ts'
import { transpose } from '../../src/ops/transpose.ts'
import { parseExpression } from '../../src/parse/expression.ts'

/** An expression of the language over names of known shapes; sizes are letters without one. */
export const readExpression = (text: string, shapes: ReadonlyMap<string, Shape>): Expr => {
  const { syntax, problems } = parseExpression(text)
  if (!syntax) throw new SyntaxError(`${text}: ${problems.map(p => p.code).join(', ')}`)
  return read(syntax, shapes)
}

const read = (syntax: Syntax, shapes: ReadonlyMap<string, Shape>): Expr => {
  const go = (s: Syntax) => read(s, shapes)
  switch (syntax.kind) {
    case 'numeral':
      return num(new Fraction(syntax.text))
    case 'name': {
      const shape = shapes.get(syntax.name)
      return shape
        ? variable(syntax.name, shape)
        : (constantNamed(syntax.name) ?? sizeOf(symbol(syntax.name)))
    }
    case 'negation':
      return negOf(go(syntax.arg))
    case 'transposition':
      return call(transpose, [go(syntax.arg)])
    case 'infix':
      return combine(syntax.sign, go(syntax.left), go(syntax.right))
    case 'call': {
      const op = opCalled(syntax.name) ?? refuse(syntax)
      const takesSizes = syntax.args.every(a => isSizeName(a, shapes))
      if (takesSizes) return call(op, [], syntax.args.map(sizeOfName))
      if (op.sizes) {
        const count = syntax.args.length - op.sizes.length
        return call(
          op,
          syntax.args.slice(0, count).map(go),
          syntax.args.slice(count).map(sizeOfName),
        )
      }
      const args = syntax.args.map(go)
      const ops = opsCalled(syntax.name).map(o => derived(o, syntax.primes))
      return ops.map(o => tryCall(o, args)).find(made => made !== undefined) ?? call(op, args)
    }
    case 'indexed':
    case 'layered':
    case 'sum':
    case 'derivative':
    case 'differential':
    case 'evaluated':
    case 'iverson':
      return refuse(syntax)
  }
}

const refuse = (syntax: Syntax): never => {
  throw new SyntaxError(`not in an example: ${syntax.kind}`)
}

const isSizeName = (syntax: Syntax, shapes: ReadonlyMap<string, Shape>): boolean =>
  syntax.kind === 'name' && !shapes.has(syntax.name) && !constantNamed(syntax.name)

const sizeOfName = (syntax: Syntax) =>
  syntax.kind === 'name' ? symbol(syntax.name) : refuse(syntax)

const derived = (op: Op, primes: number): Op =>
  primes === 0 ? op : derived(primeOf(op), primes - 1)

const combine = (sign: Infix, a: Expr, b: Expr): Expr => {
  if (sign === '-') return combine('+', a, negOf(b))
  if (sign === '+') return addOf(filled(a, b.shape), filled(b, a.shape))
  const [x, y] = sign === '*' && isScalar(b.shape) ? [b, a] : [a, b]
  const found = opsSpelled(sign)
    .map(op => tryCall(op, [x, y]))
    .find(made => made !== undefined)
  if (!found) throw new ShapeError(`no ${sign} for these`)
  return found
}

const filled = (x: Expr, shape: Shape): Expr =>
  isScalar(x.shape) && !isScalar(shape) ? scaleOf(x, onesOf(shape)) : x

const tryCall = (op: Op, args: readonly Expr[]): Expr | undefined => {
  try {
    return call(op, args)
  } catch (error) {
    if (error instanceof ShapeError) return undefined
    throw error
  }
}
