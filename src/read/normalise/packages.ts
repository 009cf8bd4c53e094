import { diag } from '../../ops/diag.ts'
import { tr } from '../../ops/tr.ts'
import { argumentAt, optionAt } from '../arguments.ts'
import type { Token } from '../token.ts'
import { deeply } from './open.ts'
import { braced, each, type Rewriting } from './rewrite.ts'

/** Commands of the packages that people take derivatives, norms and bold letters from. */
export const writeOutPackages = (tokens: readonly Token[]): readonly Token[] =>
  deeply(tokens, PACKAGES)

/** `\pdv{f}{x}`, `\pdv[2]{f}{x}`; with one argument it is the operator `\pdv{x}`. */
const derivative =
  (sign: string): Rewriting =>
  (tokens, at) => {
    const order = optionAt(tokens, at + 1)
    const first = argumentAt(tokens, order?.next ?? at + 1)
    if (!first) return undefined
    const isPair = tokens[first.next]?.text === '{'
    const second = isPair ? argumentAt(tokens, first.next) : undefined
    const { span } = tokens[at] as Token
    const command = (text: string): Token => ({ kind: 'command', text, span })
    const power = order ? [charAt('^', span), ...group(order.tokens, span)] : []
    const over = [command(sign), ...power, ...(second ? first.tokens : [])]
    const under = [command(sign), charAt(' ', span), ...(second ?? first).tokens, ...power]
    const { next } = second ?? first
    const close = { ...charAt('}', span), span: (tokens[next - 1] as Token).span }
    const parts = [command('\\frac'), ...group(over, span), charAt('{', span), ...under, close]
    return { tokens: parts, next }
  }

const charAt = (text: string, span: Token['span']): Token => ({
  kind: text === ' ' ? 'space' : 'char',
  text,
  span,
})

const group = (tokens: readonly Token[], span: Token['span']): readonly Token[] => [
  charAt('{', span),
  ...tokens,
  charAt('}', span),
]

/** The argument between two brackets, or in a font. */
const around =
  (open: readonly string[], close: readonly string[]): Rewriting =>
  (tokens, at) => {
    const star = tokens[at + 1]?.text === '*' ? at + 2 : at + 1
    const part = argumentAt(tokens, star)
    if (!part) return undefined
    const { span } = tokens[at] as Token
    const set = (text: string): Token => ({
      kind: text.startsWith('\\') ? 'command' : 'char',
      text,
      span,
    })
    const inside = [...open.map(set), ...part.tokens, ...close.map(set)]
    return braced(inside, tokens, at, part.next)
  }

const named =
  (...texts: readonly string[]): Rewriting =>
  (tokens, at) => {
    const { span } = tokens[at] as Token
    const made = texts.map(
      (text): Token => ({ kind: text.startsWith('\\') ? 'command' : 'char', text, span }),
    )
    return { tokens: made, next: at + 1 }
  }

const operator = (name: string): Rewriting => named('\\operatorname', '{', ...name, '}')

const PACKAGES = new Map<string, Rewriting>([
  ...each('\\pdv \\pd \\pderiv \\partialderivative', derivative('\\partial')),
  ...each('\\dv \\od \\deriv \\derivative', derivative('\\mathrm d')),
  ...each('\\norm', around(['\\left', '\\|'], ['\\right', '\\|'])),
  ...each('\\abs', around(['\\left', '|'], ['\\right', '|'])),
  ...each('\\vb \\vectorbold \\vu \\va', around(['\\mathbf', '{'], ['}'])),
  ...each('\\grad \\gradient', named('\\nabla')),
  ...each('\\Tr \\tr \\trace', operator(tr.name)),
  ...each('\\diag', operator(diag.name)),
])
