import { numeral } from '../../core/nodes.ts'
import type { CallSyntax, InfixSyntax, Syntax } from '../../core/syntax.ts'

/** The change of a number that is made of entries, by those of the entries: `2 c_i dc_i` for `d(c_i^2)`. */
export const spreadChange = (of: Syntax): Syntax | undefined => {
  switch (of.kind) {
    case 'numeral':
      return numeral(0)
    case 'name':
    case 'indexed':
      return { kind: 'differential', of }
    case 'negation': {
      const arg = spreadChange(of.arg)
      return arg && { ...of, arg }
    }
    case 'sum': {
      const body = spreadChange(of.body)
      return body && { ...of, body }
    }
    case 'infix':
      return ofInfix(of)
    case 'call':
      return ofCall(of)
    default:
      return undefined
  }
}

const ofInfix = (of: InfixSyntax): Syntax | undefined => {
  const { sign, left, right } = of
  if (sign === '^') return ofPower(of)
  const [da, db] = [spreadChange(left), spreadChange(right)]
  if (!da || !db) return undefined
  switch (sign) {
    case '+':
    case '-':
      return join(sign, da, db)
    case '*':
    case '.*':
      return join('+', join('*', da, right), join('*', left, db))
    case '/':
    case './': {
      const other = join('*', left, db)
      return join('-', join('/', da, right), join('/', other, join('*', right, right)))
    }
    default:
      return undefined
  }
}

/** Of a function of one number. */
const ofCall = (of: CallSyntax): Syntax | undefined => {
  const [arg, ...others] = of.args
  const inner = arg && others.length + of.options.length === 0 ? spreadChange(arg) : undefined
  return inner && join('*', { ...of, primes: of.primes + 1 }, inner)
}

/** By a numeral, or a negative one. */
const ofPower = ({ left, right }: InfixSyntax): Syntax | undefined => {
  const inner = spreadChange(left)
  const number = right.kind === 'negation' ? right.arg : right
  if (!inner || number.kind !== 'numeral') return undefined
  const less = join('^', left, join('-', right, numeral(1)))
  return join('*', join('*', right, less), inner)
}

const join = (sign: InfixSyntax['sign'], left: Syntax, right: Syntax): Syntax => ({
  kind: 'infix',
  sign,
  left,
  right,
})
