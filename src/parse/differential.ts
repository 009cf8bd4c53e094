import { mapParts } from '../core/parts.ts'
import type { Name, Syntax } from '../core/syntax.ts'
import type { Known } from './formulas.ts'
import type { Token } from './lexer.ts'
import { operandEnd } from './operand.ts'

/**
 * Reads `dA/dB` as `∂A/∂B` where A and B are known names or their entries and
 * neither `dA` nor `dB` is a name; `d(A)/d(B)` likewise.
 */
export const differentials = (
  tokens: readonly Token[],
  known: ReadonlySet<string>,
): readonly Token[] => {
  const result: Token[] = []
  for (let at = 0; at < tokens.length; at++) {
    const under = denominatorOf(tokens, at, known)
    if (under === undefined) result.push(tokens[at] as Token)
    else {
      result.push(...split(tokens[at]), ...tokens.slice(at + 1, under), ...split(tokens[under]))
      at = under
    }
  }
  return result
}

/** Where the `dB` of a `dA/dB` stands that starts here. */
const denominatorOf = (
  tokens: readonly Token[],
  at: number,
  known: ReadonlySet<string>,
): number | undefined => {
  if (!isDifferential(tokens, at, known)) return undefined
  const slash = operandEnd(tokens, at) + 1
  const divides = tokens[slash]?.text === '/'
  return divides && isDifferential(tokens, slash + 1, known) ? slash + 1 : undefined
}

const isDifferential = (
  tokens: readonly Token[],
  at: number,
  known: ReadonlySet<string>,
): boolean => {
  const token = tokens[at]
  if (token?.type !== 'name' || !token.text.startsWith('d') || known.has(token.text)) return false
  if (token.text !== 'd') return known.has(token.text.slice(1))
  const next = tokens[at + 2]
  return tokens[at + 1]?.text === '(' && next?.type === 'name' && known.has(next.text)
}

/** `dA` → `d` as a sign, `A` */
const split = (token: Token | undefined): readonly Token[] => {
  if (!token) return []
  const middle = token.start + 1
  const sign: Token = { ...token, type: 'partial', text: 'd', end: middle }
  if (token.text === 'd') return [sign]
  return [sign, { ...token, text: token.text.slice(1), start: middle, first: false }]
}

type Named = Pick<Known, 'names' | 'functions'>

/** The expression with `dW` and `d(W)` as the change of W, where W is a known name and `dW` or `d` is none; itself where there is none. */
export const changes = (syntax: Syntax, known: Named): Syntax => {
  if (syntax.kind === 'name') return changeOf(syntax, known.names) ?? syntax
  if (syntax.kind === 'derivative') return syntax
  const called = calledChange(syntax, known)
  if (called) return called
  let isNew = false
  const inner = mapParts(syntax, part => {
    const changed = changes(part, known)
    isNew ||= changed !== part
    return changed
  })
  return isNew ? inner : syntax
}

/** `d(W)`, `d(h{t-1})` */
const calledChange = (syntax: Syntax, { functions }: Named): Syntax | undefined => {
  if (syntax.kind !== 'call' || functions.has('d')) return undefined
  const [of, ...more] = syntax.args
  if (syntax.name !== 'd' || syntax.primes > 0 || !of || more.length > 0) return undefined
  return { kind: 'differential', of, ...(syntax.span && { span: syntax.span }) }
}

const changeOf = ({ name, span }: Name, known: ReadonlySet<string>): Syntax | undefined => {
  if (!isChange(name, known)) return undefined
  const inner = span && { start: span.start + 1, end: span.end }
  const of: Name = { kind: 'name', name: name.slice(1), ...(inner && { span: inner }) }
  return { kind: 'differential', of, ...(span && { span }) }
}

/** `dW`, where W is a known name and `dW` is none. */
export const isChange = (name: string, known: ReadonlySet<string>): boolean =>
  name.startsWith('d') && !known.has(name) && known.has(name.slice(1))
