import { problem } from '../core/problem.ts'
import { wantsOperator } from './expected.ts'
import type { Token } from './lexer.ts'
import { endsOperand, isMark, operandEnd, operandStart, startsOperand } from './operand.ts'
import { type Reader, spanOf, written } from './spot.ts'

const doubleStar: Reader = ({ token, tokens, at }) => {
  const before = tokens[at - 1]
  if (token?.text !== '*' || before?.text !== '*' || before.end !== token.start) return undefined
  return problem('double-star', spanOf([before, token]))
}

const powerOfPower: Reader = ({ source, token, tokens, at, expected }) => {
  if (!isPower(token) || !wantsOperator(expected)) return undefined
  const middle = operandStart(tokens, at - 1)
  const sign = '+-'.includes(tokens[middle - 1]?.text ?? ' ') ? middle - 2 : middle - 1
  if (!isPower(tokens[sign])) return undefined
  const first = operandStart(tokens, sign - 1)
  const last = operandEnd(tokens, at + 1) + 1
  const text = (from: number, to: number): string => written(source, tokens.slice(from, to))
  return problem('power-of-power', spanOf(tokens.slice(first, last)), {
    found: text(first, last),
    left: `(${text(first, at)})${text(at, last)}`,
    right: `${text(first, sign + 1)}(${text(sign + 1, last)})`,
  })
}

const isPower = (token: Token | undefined): boolean => token?.text === '^' || token?.text === '.^'

/** `∂a/∂b'`, `∂a/∂b^2` */
const bareDerivative: Reader = ({ source, token, tokens, at, expected }) => {
  const binds = isPower(token) || isMark(token)
  const by = operandStart(tokens, at - 1) - 1
  if (!token || !binds || !wantsOperator(expected) || tokens[by]?.type !== 'partial')
    return undefined
  const from = tokens.findLastIndex((one, n) => n < by && one.type === 'partial')
  const found = written(source, tokens.slice(Math.max(0, from), at))
  return problem('bare-derivative', token, { found, sign: token.value })
}

/** `∂x`, `∂x/y` */
const halfDerivative: Reader = ({ tokens, at, expected }) => {
  const half = expected.has('partial') ? !expected.has('number') : isVaried(expected)
  if (!half) return undefined
  const sign = tokens.findLastIndex((one, n) => n < at && one.type === 'partial')
  return problem('half-derivative', spanOf(tokens.slice(Math.max(0, sign), at)))
}

/** What is derived has ended, and only `/` can follow. */
const isVaried = (expected: ReadonlySet<string>): boolean =>
  expected.has('/') && !wantsOperator(expected)

const missingSummand: Reader = ({ source, token, tokens, inside, expected }) => {
  const open = inside ? tokens.indexOf(inside) : 0
  const sums = tokens[open - 1]?.type === 'sumcall' && expected.has(',') && !expected.has('=')
  if (!sums || token?.text !== ')') return undefined
  const letters = written(source, tokens.slice(open + 1, tokens.indexOf(token)))
  return problem('missing-summand', spanOf([tokens[open - 1] as Token, token]), { letters })
}

const missingSign: Reader = ({ source, token, tokens, at, expected }) => {
  if (!token || !wantsOperator(expected)) return undefined
  if (!endsOperand(tokens[at - 1]) || !startsOperand(token)) return undefined
  const left = tokens.slice(operandStart(tokens, at - 1), at)
  const right = tokens.slice(at, factorEnd(tokens, at) + 1)
  return problem('missing-sign', spanOf([...left, ...right]), {
    found: written(source, [...left, ...right]),
    repair: `${written(source, left)}*${written(source, right)}`,
  })
}

/** The last token of a right factor: of a derivative both its halves, of a sum its first factor. */
const factorEnd = (tokens: readonly Token[], at: number): number => {
  const type = tokens[at]?.type
  if (type === 'slot') return operandEnd(tokens, at + 1)
  if (type !== 'partial' && type !== 'summation') return operandEnd(tokens, at)
  const end = operandEnd(tokens, at + 1)
  if (type === 'summation') return startsOperand(tokens[end + 1]) ? factorEnd(tokens, end + 1) : end
  const divides = tokens[end + 1]?.text === '/' && tokens[end + 2]?.type === 'partial'
  return divides ? operandEnd(tokens, end + 3) : end
}

const bareComparison: Reader = ({ token, start, expected }) => {
  const compares = token && /^([<>]=?|[!=]=)$/.test(token.text)
  if (!compares || start === 'assumption' || !wantsOperator(expected)) return undefined
  return problem('bare-comparison', token, { sign: token.text })
}

/** Mistakes inside expressions, each told by what stands around the place. */
export const EXPRESSION_MISTAKES: readonly Reader[] = [
  doubleStar,
  powerOfPower,
  bareDerivative,
  halfDerivative,
  missingSummand,
  missingSign,
  bareComparison,
]
