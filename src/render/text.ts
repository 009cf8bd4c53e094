import { greekName } from '../core/greek.ts'
import type { Infix } from '../core/op.ts'
import type {
  CallSyntax,
  Derivative,
  EquationSyntax,
  Evaluated,
  FamilySyntax,
  InfixSyntax,
  IversonSyntax,
  SumSyntax,
  Syntax,
} from '../core/syntax.ts'
import { indexed, leftSide } from './node.ts'

/** An expression in the language, with no more brackets than it needs; it reads back as itself. */
export const printText = (syntax: Syntax): string => write(syntax).text

/** `h[j] = W*x`, `h{t} = W*x{t} for t = 1..T` */
export const printStatement = (statement: EquationSyntax | FamilySyntax): string => {
  const { letters, body } = statement
  const entry = letters.map(letter => greekName(letter.name)).join(',')
  const range = 'range' in statement ? statement.range : undefined
  const places = range
    ? ` for ${greekName(range.letter.name)} = ${position(range.from)}..${position(range.to)}`
    : ''
  return `${printText(leftSide(statement))}${entry && `[${entry}]`} = ${printText(body)}${places}`
}

/** How tightly a text holds together; `open` when it ends in a Σ that would swallow what follows. */
interface Written {
  readonly text: string
  readonly level: number
  readonly open: boolean
}

const SUM = 1
const OUTER = 2
const ENTRYWISE = 3
const PRODUCT = 4
const NEGATION = 5
const POWER = 6
/** What takes primes and `[…]` without a bracket. */
const ATOM = 7

const write = (syntax: Syntax): Written => {
  switch (syntax.kind) {
    case 'numeral':
      return closed(syntax.text)
    case 'name':
      return closed(greekName(syntax.name))
    case 'call':
      return closed(writeCall(syntax))
    case 'infix':
      return groupedOr(syntax, writeInfix(syntax))
    case 'negation':
      return writeNegation(syntax.arg)
    case 'transposition':
      return closed(`${transposable(syntax.arg)}'`)
    case 'indexed':
      return closed(`${atLeast(ATOM, syntax.base)}[${syntax.at.map(position).join(',')}]`)
    case 'layered':
      return closed(`${greekName(syntax.name)}{${position(syntax.at)}}`)
    case 'sum':
      return writeSum(syntax)
    case 'derivative':
      return closed(writeDerivative(syntax), POWER)
    case 'differential':
      return closed(`d(${printText(syntax.of)})`)
    case 'evaluated':
      return closed(
        syntax.isLimit
          ? `lim(${pointsOf(syntax)}, ${printText(syntax.of)})`
          : `${atLeast(ATOM, syntax.of)}|_{${pointsOf(syntax)}}`,
      )
    case 'iverson':
      return closed(writeIverson(syntax))
  }
}

/** `x = 2, y = 3`, `h -> 0` */
const pointsOf = ({ at, isLimit }: Evaluated): string =>
  at
    .map(({ name, place = [], value }) => {
      const point = printText(indexed({ kind: 'name', name }, place))
      return `${point} ${isLimit ? '->' : '='} ${printText(value)}`
    })
    .join(', ')

/** What asks for a bracket in a product has one there. */
const groupedOr = ({ isGrouped }: InfixSyntax, written: Written): Written =>
  isGrouped ? { ...written, level: OUTER } : written

const closed = (text: string, level = ATOM): Written => ({ text, level, open: false })

const bracketed = (text: string): string => `(${text})`

/** The text, in brackets if it holds together less tightly than it must. */
const atLeast = (level: number, syntax: Syntax): string => {
  const written = write(syntax)
  return written.level < level || written.open ? bracketed(written.text) : written.text
}

const writeCall = ({ name, primes, slot, args, options }: CallSyntax): string => {
  const given = [
    ...args.map(printText),
    ...options.map(option => `${option.name}=${position(option.value)}`),
  ]
  const head = slot > 0 ? `∂_${slot} ` : ''
  return `${head}${greekName(name)}${"'".repeat(primes)}(${given.join(', ')})`
}

const SIGNS: Readonly<Partial<Record<Infix, { readonly level: number; readonly text: string }>>> = {
  '+': { level: SUM, text: ' + ' },
  '-': { level: SUM, text: ' - ' },
  '⊗': { level: OUTER, text: ' ⊗ ' },
  '.*': { level: ENTRYWISE, text: ' ⊙ ' },
  './': { level: ENTRYWISE, text: ' ./ ' },
  '*': { level: PRODUCT, text: '*' },
  '/': { level: PRODUCT, text: '/' },
}

const writeInfix = ({ sign, left, right, isCrossed }: InfixSyntax): Written => {
  if (sign === '^' || sign === '.^') return writePower(sign, left, right)
  const printed = SIGNS[sign]
  if (!printed) return closed(`[${printText(left)} ${sign} ${printText(right)}]`)
  const { level, text } = printed
  const first = level === SUM ? printText(left) : atLeast(level, left)
  const last = operand(level + 1, right)
  return { text: first + (isCrossed ? ' × ' : text) + last.text, level, open: last.open }
}

/** A right operand: a sum may stand there as it is, a negation better not. */
const operand = (
  level: number,
  syntax: Syntax,
): { readonly text: string; readonly open: boolean } => {
  const { text, level: own, open } = write(syntax)
  const bare = own >= level && syntax.kind !== 'negation'
  return bare ? { text, open } : { text: bracketed(text), open: false }
}

const writeNegation = (arg: Syntax): Written => {
  const { text, open } = operand(NEGATION, arg)
  return { text: `-${text}`, level: NEGATION, open }
}

const writePower = (sign: '^' | '.^', base: Syntax, exponent: Syntax): Written => {
  const under = base.kind === 'infix' ? bracketed(printText(base)) : atLeast(ATOM, base)
  return closed(under + sign + writeExponent(sign, exponent), POWER)
}

const writeExponent = (sign: '^' | '.^', exponent: Syntax): string => {
  const arg = exponent.kind === 'negation' ? exponent.arg : exponent
  const text = printText(arg)
  const minus = arg === exponent ? '' : '-'
  if (!isExponent(arg)) return bracketed(printText(exponent))
  const transposes = sign === '^' && minus === '' && /^T(?![\p{L}\p{M}\p{Nd}_])/u.test(text)
  return transposes ? bracketed(text) : minus + text
}

/** A number, a name, an entry or a call. */
const isExponent = (syntax: Syntax): boolean =>
  syntax.kind === 'numeral' || (syntax.kind === 'call' && syntax.slot === 0) || isEntry(syntax)

const isEntry = (syntax: Syntax): boolean =>
  syntax.kind === 'indexed'
    ? isEntry(syntax.base)
    : syntax.kind === 'name' || syntax.kind === 'layered'

/** `A^-1'` needs no bracket; `(a^b)'` has one, lest it be read as a^(b'). */
const transposable = (arg: Syntax): string => {
  const power = arg.kind === 'infix' && (arg.sign === '^' || arg.sign === '.^')
  if (!power) return atLeast(ATOM, arg)
  const exponent = arg.right.kind === 'negation' ? arg.right.arg : arg.right
  return exponent.kind === 'numeral' ? printText(arg) : bracketed(printText(arg))
}

/** Positions and layers are written without blanks: `x[i+k]`, `h{t-1}`. */
const position = (syntax: Syntax): string => {
  if (syntax.kind !== 'infix' || SIGNS[syntax.sign]?.level !== SUM) return printText(syntax)
  return position(syntax.left) + syntax.sign + operand(OUTER, syntax.right).text
}

const writeSum = ({ letters, body }: SumSyntax): Written => {
  if (letters.some(({ from, to }) => from && to)) return closed(rangedSum(letters, body))
  const names = letters.map(({ name }) => greekName(name))
  const under = names.length === 1 ? names[0] : `{${names.join(',')}}`
  const last = operand(OUTER, body)
  return { text: `Σ_${under} ${last.text}`, level: NEGATION, open: true }
}

const rangedSum = (letters: SumSyntax['letters'], body: Syntax): string => {
  const ranges = letters.map(({ name, from, to }) =>
    from && to ? `${greekName(name)} = ${position(from)}..${position(to)}` : greekName(name),
  )
  return `sum(${[...ranges, printText(body)].join(', ')})`
}

const writeDerivative = ({ of, by, total }: Derivative): string => {
  const sign = total ? 'd' : '∂'
  return `${sign}${varied(of)}/${sign}${varied(by)}`
}

const varied = (syntax: Syntax): string => {
  const bare = isEntry(syntax) || (syntax.kind === 'indexed' && isBracketed(syntax.base))
  return bare ? printText(syntax) : bracketed(printText(syntax))
}

const isBracketed = (base: Syntax): boolean => write(base).level < ATOM

const writeIverson = ({ sign, left, right }: IversonSyntax): string =>
  `[${printText(left)} ${sign} ${printText(right)}]`
