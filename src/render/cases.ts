import { sameSyntax } from '../core/nodes.ts'
import { type IversonSyntax, OPPOSITES, type Syntax } from '../core/syntax.ts'
import { infix, negation, numeral } from './node.ts'
import { SIGNS } from './written.ts'

/** One line of cases; without conditions it is all that is left. */
interface Case {
  readonly value: Syntax
  readonly conditions: readonly IversonSyntax[]
}

/** A sum of values times conditions as the cases that it was read from; undefined for other sums. */
export const casesTex = (
  syntax: Syntax,
  print: (part: Syntax) => string,
  otherwise: string | undefined,
): string | undefined => {
  const rows = casesOf(syntax)
  if (!rows) return undefined
  const lines = rows.map(({ value, conditions }) => {
    const said =
      conditions.length > 0 ? conditions : rows.length === 2 && !otherwise ? rest(rows) : []
    const when = said.map(one => relation(one, print)).join(', ')
    return `${print(value)} & ${when === '' ? (otherwise ?? '\\text{otherwise}') : when}`
  })
  return `\\begin{cases} ${lines.join(' \\\\ ')} \\end{cases}`
}

const relation = ({ sign, left, right }: IversonSyntax, print: (part: Syntax) => string): string =>
  `${print(left)} ${SIGNS[sign][0]} ${print(right)}`

/** Where the only other condition does not hold. */
const rest = (rows: readonly Case[]): readonly IversonSyntax[] => {
  const [only, ...more] = rows[0]?.conditions ?? []
  return only && more.length === 0 ? [{ ...only, sign: OPPOSITES[only.sign] }] : []
}

const casesOf = (syntax: Syntax): readonly Case[] | undefined => {
  const rows: Case[] = []
  for (const term of termsOf(syntax)) {
    const found = caseOf(term, rows)
    if (!found) return undefined
    rows.push(found)
  }
  const [first, ...more] = rows
  if (!first || first.conditions.length === 0) return undefined
  return more.length > 0 ? rows : [first, { value: numeral(0), conditions: [] }]
}

const termsOf = (syntax: Syntax): readonly Syntax[] => {
  if (syntax.kind !== 'infix') return [syntax]
  if (syntax.sign === '+') return [...termsOf(syntax.left), syntax.right]
  return syntax.sign === '-' ? [...termsOf(syntax.left), negation(syntax.right)] : [syntax]
}

const caseOf = (term: Syntax, before: readonly Case[]): Case | undefined => {
  if (term.kind === 'negation') {
    const inner = caseOf(term.arg, before)
    return inner && { ...inner, value: negation(inner.value) }
  }
  const whole = conditionsOf(term, before)
  if (whole) return { value: numeral(1), conditions: whole }
  if (term.kind !== 'infix' || term.sign !== '*') return undefined
  const conditions = conditionsOf(term.right, before)
  return conditions && { value: term.left, conditions }
}

/** Conditions that all have to hold; none where no case before does. */
const conditionsOf = (
  weight: Syntax,
  before: readonly Case[],
): readonly IversonSyntax[] | undefined => {
  if (weight.kind === 'iverson') return [weight]
  const single = before.map(one => one.conditions)
  if (before.length > 0 && single.every(one => one.length === 1)) {
    const others = single.map(([one]) => infix('-', numeral(1), one as Syntax))
    const none = others.reduce((a, b) => infix('*', a, b))
    if (sameSyntax(weight, none)) return []
  }
  if (weight.kind !== 'infix' || weight.sign !== '*') return undefined
  const [left, right] = [conditionsOf(weight.left, []), conditionsOf(weight.right, [])]
  return left && right && [...left, ...right]
}
