import { symbol } from '../core/affine.ts'
import { call, type Expr, num, table, variable } from '../core/expr.ts'
import type { Op } from '../core/op.ts'
import { freeNamesIn } from '../core/parts.ts'
import { type Dim, isRow, isScalar, isVector, ShapeError } from '../core/shape.ts'
import { describeShape } from '../core/signature.ts'
import type {
  CallSyntax,
  InfixSyntax,
  IversonSyntax,
  Layered,
  Name,
  SumSyntax,
  Syntax,
} from '../core/syntax.ts'
import { sizeOf } from '../ops/build.ts'
import { step } from '../ops/step.ts'
import {
  combined,
  divided,
  entrywise,
  firstCall,
  multiplied,
  negated,
  raised,
  transposed,
} from './arithmetic.ts'
import { holds } from './comparison.ts'
import { familyLetters } from './families.ts'
import {
  isReduction,
  isTotal,
  namedOps,
  opsMeant,
  splitArguments,
  takesSizes,
} from './functions.ts'
import { numeralValue } from './number.ts'
import { refuse, together } from './refusal.ts'
import { constantIn, refuseUnknown, type Scope, useValue, withPlaces } from './scope.ts'
import { seriesIn } from './series.ts'
import { mapShapes } from './signature.ts'
import { added, type Summand, summandsIn } from './sums.ts'
import { sizeIn } from './types.ts'

/** A whole tensor; no index letter in force may stand in it. */
export const wholeIn = (scope: Scope, syntax: Syntax): Expr =>
  scope.lenient?.whole(scope, syntax) ?? strictWhole(scope, syntax)

/** The same as the language says it. */
const strictWhole = (scope: Scope, syntax: Syntax): Expr => {
  switch (syntax.kind) {
    case 'numeral':
      return num(numeralValue(syntax))
    case 'name':
      return named(scope, syntax)
    case 'infix':
      return infix(scope, syntax)
    case 'negation':
      return negated(wholeIn(scope, syntax.arg))
    case 'transposition':
      return transposed(wholeIn(scope, syntax.arg), syntax)
    case 'call':
      return called(scope, syntax)
    case 'sum':
      return summed(scope, syntax)
    case 'indexed':
      return table([], scope.read.term(scope, syntax))
    case 'iverson':
      return iverson(scope, syntax)
    case 'layered':
      return member(scope, syntax)
    case 'derivative':
      return scope.read.slopes(scope, syntax)
    case 'differential':
    case 'evaluated':
      return refuse('derivative-in-equation', syntax)
  }
}

/** Σ over members of families adds wholes, over other letters entries. */
const summed = (scope: Scope, syntax: SumSyntax): Expr => {
  const places = familyLetters(syntax)
  if (places.size === 0) return table([], scope.read.term(scope, syntax))
  const letters = syntax.letters.filter(letter => !places.has(letter.name))
  const inner = withPlaces(scope, places)
  const body = letters.length > 0 ? { ...syntax, letters } : syntax.body
  return seriesIn(scope, syntax, places, wholeIn(inner, body))
}

const member = (scope: Scope, syntax: Layered): Expr => {
  const { name } = syntax
  if (scope.values.has(name)) return refuse('value-as-family', syntax, { name })
  for (const letter of freeNamesIn(syntax.at)) {
    const isKnown = scope.places.has(letter) || scope.sizes.has(letter)
    if (!isKnown) refuse('place-unknown', syntax, { letter, name })
  }
  const found = scope.member(syntax, scope.places)
  if (!found) return refuse('member-unknown', syntax, { name })
  scope.uses.add(found.name)
  return found
}

const named = (scope: Scope, { name, span }: Name): Expr => {
  const at = { ...(span && { span }) }
  if (scope.letters.has(name) || scope.places.has(name)) {
    return refuse('letter-as-value', at, { name })
  }
  if (scope.sizes.has(name)) return sizeOf(symbol(name))
  if (scope.indices.has(name)) return refuse('index-as-value', at, { name })
  if (scope.values.has(name)) return variable(name, useValue(scope, name))
  if (scope.families.has(name)) return refuse('family-as-value', at, { name })
  const constant = constantIn(scope, name)
  if (constant) return constant
  if (namedOps(scope, name).length > 0) return refuse('function-as-value', at, { name })
  return refuseUnknown(scope, at, name)
}

const infix = (scope: Scope, syntax: InfixSyntax): Expr => {
  if (syntax.sign === '+' || syntax.sign === '-') return added(termsOf(scope, syntax))
  const power = powerOfConstant(scope, syntax)
  if (power) return power
  const [left, right] = together([syntax.left, syntax.right].map(s => () => wholeIn(scope, s))) as [
    Expr,
    Expr,
  ]
  switch (syntax.sign) {
    case '*':
      return multiplied(left, right, syntax)
    case '/':
      return divided(left, right, syntax)
    case '.*':
    case './':
      return entrywise(left, right, syntax)
    case '^':
    case '.^':
      return raised(left, right, syntax)
    default:
      return combined(syntax.sign, left, right, syntax)
  }
}

const termsOf = (scope: Scope, syntax: Syntax): readonly Summand<Expr>[] =>
  together(summandsIn(syntax).map(t => () => ({ ...t, value: wholeIn(scope, t.syntax) })))

/** `e^x` is the function whose value at 1 is e. */
const powerOfConstant = (scope: Scope, { sign, left, right }: InfixSyntax): Expr | undefined => {
  const op = sign === '^' || sign === '.^' ? baseFunction(scope, left) : undefined
  if (!op) return undefined
  const exponent = wholeIn(scope, right)
  if (sign === '.^' || isScalar(exponent.shape)) return call(op, [exponent])
  return refuse('exponent-not-scalar', right, { shape: describeShape(exponent.shape) })
}

/** The operator f where a base is the constant f(1). */
export const baseFunction = (scope: Scope, base: Syntax): Op | undefined => {
  const constant = base.kind === 'name' ? constantIn(scope, base.name) : undefined
  return constant?.kind === 'call' && constant.args.length === 1 ? constant.op : undefined
}

const called = (scope: Scope, syntax: CallSyntax): Expr => {
  const ops = opsMeant(scope, syntax)
  const [op] = ops as [Op]
  if (takesSizes(scope, op)) return sized(scope, op, syntax)
  const { values, sizes } = splitArguments(op, syntax.args)
  const args = together(values.map(arg => () => wholeIn(scope, arg)))
  for (const [n, arg] of values.entries()) refuseScalar(op, arg, args[n] as Expr, syntax)
  const attrs = together(sizes.map(size => () => knownSize(scope, size)))
  return firstCall(ops, args, attrs) ?? refuseArguments(ops, args, syntax)
}

const knownSize = (scope: Scope, syntax: Syntax): Dim =>
  sizeIn(syntax, name => {
    if (!scope.sizes.has(name.name)) refuse('not-a-size', name)
  })

const sized = (scope: Scope, op: Op, syntax: CallSyntax): Expr => {
  const sizes = syntax.args.map(arg => knownSize(scope, arg))
  try {
    return call(op, [], sizes)
  } catch (error) {
    if (!(error instanceof ShapeError)) throw error
    return refuse('wrong-sizes-of-function', syntax, { name: syntax.name })
  }
}

/** `sum(v^2)`: the power is a scalar already; and the total of a scalar is that scalar. */
const refuseScalar = (op: Op, arg: Syntax, value: Expr, { name }: CallSyntax): void => {
  if (!isReduction(op) || !isScalar(value.shape)) return
  const base = value.kind === 'call' ? value.args[0]?.shape : undefined
  if (arg.kind === 'infix' && arg.sign === '^' && base && (isVector(base) || isRow(base))) {
    refuse('norm-inside-sum', arg, { name, a: arg.left.kind === 'name' ? arg.left.name : 'v' })
  }
  if (isTotal(op)) refuse('sum-of-scalar', arg, { name })
}

const refuseArguments = (ops: readonly Op[], args: readonly Expr[], syntax: CallSyntax): never => {
  const given = args.map(arg => describeShape(arg.shape)).join(', ')
  const accepted = ops.flatMap(acceptedBy)
  return refuse('wrong-arguments', syntax, {
    name: syntax.name,
    given,
    accepted: [...new Set(accepted)].join(' | '),
  })
}

/** The arguments of an operator as the language writes types; `any` and `same n` are put in words later. */
const acceptedBy = (op: Op): readonly string[] => {
  const map = mapShapes(op)
  return map ? [map.args.map(describeShape).join(', ')] : op.signatures.map(readable)
}

const readable = (signature: string): string => {
  const args = (signature.split('->')[0] as string).split(',').map(arg => arg.trim())
  const isOneShape = args.length > 1 && args.every(arg => arg === 'S')
  if (isOneShape) return `same ${args.length}`
  return args.join(', ').replace(/\bS\b(\.\.\.)?/g, 'any')
}

/** `[a < b]` of values, by the step function. */
const iverson = (scope: Scope, { sign, left, right }: IversonSyntax): Expr => {
  const [a, b] = together([left, right].map(s => () => wholeIn(scope, s))) as [Expr, Expr]
  const plain = (value: Expr): Summand<Expr> => ({ isNegative: false, value, syntax: left })
  const minus = (value: Expr): Summand<Expr> => ({ isNegative: true, value, syntax: right })
  return holds(
    sign,
    {
      above: (x: Expr, y: Expr) => call(step, [added([plain(x), minus(y)])]),
      not: x => added([plain(num(ONE)), minus(x)]),
      or: (x, y) => added([plain(x), plain(y)]),
    },
    a,
    b,
  )
}

const ONE = numeralValue({ kind: 'numeral', text: '1' })
