import { called, negation, numeral } from '../../core/nodes.ts'
import { freeNamesIn } from '../../core/parts.ts'
import type { CallSyntax, InfixSyntax, Syntax } from '../../core/syntax.ts'
import { constantNamed, opCalled } from '../../ops/index.ts'
import { max } from '../../ops/max.ts'
import { infix } from './infix.ts'

/** The derivative of an expression of numbers by a letter, by the rules of school; undefined beyond them. */
export const derivativeBy = (syntax: Syntax, letter: string): Syntax | undefined => {
  if (!freeNamesIn(syntax).has(letter)) return numeral(0)
  switch (syntax.kind) {
    case 'name':
      return numeral(1)
    case 'negation': {
      const inner = derivativeBy(syntax.arg, letter)
      return inner && negation(inner)
    }
    case 'transposition':
      return derivativeBy(syntax.arg, letter)
    case 'sum': {
      const body = derivativeBy(syntax.body, letter)
      return body && { ...syntax, body }
    }
    case 'iverson':
      return numeral(0)
    case 'infix':
      return ofInfix(syntax, letter)
    case 'call':
      return ofCall(syntax, letter)
    default:
      return undefined
  }
}

const ofInfix = (syntax: InfixSyntax, letter: string): Syntax | undefined => {
  const { sign, left, right } = syntax
  if (sign === '^' || sign === '.^') return ofPower(syntax, letter)
  const [a, b] = [derivativeBy(left, letter), derivativeBy(right, letter)]
  if (!a || !b) return undefined
  switch (sign) {
    case '+':
    case '-':
      return sum(sign, a, b)
    case '*':
    case '.*':
      return sum('+', product(a, right), product(left, b))
    case '/':
    case './': {
      const over = sum('-', product(a, right), product(left, b))
      return isNumber(b, '0')
        ? infix('/', a, right)
        : infix('/', over, infix('^', right, numeral(2)))
    }
    default:
      return undefined
  }
}

/** Powers of the letter with exponents that are free of it, and powers of a constant. */
const ofPower = ({ left, right }: InfixSyntax, letter: string): Syntax | undefined => {
  if (freeNamesIn(right).has(letter)) return ofExponential(left, right, letter)
  const inner = derivativeBy(left, letter)
  const less = right.kind === 'numeral' ? numeral(Number(right.text) - 1) : minusOne(right)
  const power = isNumber(less, '1') ? left : infix('^', left, less)
  return inner && product(product(right, power), inner)
}

const ofExponential = (base: Syntax, exponent: Syntax, letter: string): Syntax | undefined => {
  const constant = base.kind === 'name' ? constantNamed(base.name) : undefined
  const inner = derivativeBy(exponent, letter)
  return constant?.kind === 'call' && constant.args.length === 1 && inner
    ? product(infix('^', base, exponent), inner)
    : undefined
}

const minusOne = (exponent: Syntax): Syntax => infix('-', exponent, numeral(1))

const ofCall = (syntax: CallSyntax, letter: string): Syntax | undefined => {
  const { name, args, primes, slot, options } = syntax
  const inner = args.map(arg => derivativeBy(arg, letter))
  const [a, b] = inner
  const [left, right] = args
  if (!a || slot > 0 || options.length > 0) return undefined
  if (args.length === 1)
    return opCalled(name)?.elementwise ? product(called(name, args, {}, primes + 1), a) : undefined
  if (name !== max.name || !b || !left || !right || args.length !== 2) return undefined
  const isLeft: Syntax = { kind: 'iverson', sign: '>', left, right }
  return sum('+', product(isLeft, a), product(infix('-', numeral(1), isLeft), b))
}

const isNumber = (syntax: Syntax, text: string): boolean =>
  syntax.kind === 'numeral' && syntax.text === text

const product = (left: Syntax, right: Syntax): Syntax => {
  if (isNumber(left, '0') || isNumber(right, '0')) return numeral(0)
  if (isNumber(left, '1')) return right
  return isNumber(right, '1') ? left : infix('*', left, right)
}

const sum = (sign: '+' | '-', left: Syntax, right: Syntax): Syntax => {
  if (isNumber(right, '0')) return left
  if (isNumber(left, '0')) return sign === '+' ? right : negation(right)
  return infix(sign, left, right)
}
