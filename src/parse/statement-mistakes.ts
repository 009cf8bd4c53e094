import { problem } from '../core/problem.ts'
import { ADJECTIVES, ROLES } from '../core/syntax.ts'
import { wantsType } from './expected.ts'
import type { Token } from './lexer.ts'
import { closing, isClosing } from './split.ts'
import { type Reader, spanOf, written } from './spot.ts'

const misplacedBracket: Reader = ({ token, inside }) => {
  if (!token || !isClosing(token)) return undefined
  if (!inside) {
    const open = '([{'[')]}'.indexOf(token.text)] as string
    return problem('unopened-bracket', token, { close: token.value, open })
  }
  const close = closing(inside)
  if (close === token.text) return undefined
  return problem('mismatched-bracket', token, { found: token.value, open: inside.value, close })
}

const strayDirective: Reader = ({ token }) =>
  token?.type === 'directive'
    ? problem('stray-directive', { start: token.start, end: token.start + 1 })
    : undefined

/** `a := b`, `claim a == b` */
const wrongEquals: Reader = ({ token, expected, inside, start }) => {
  if (!token || inside || start === 'assumption' || !expected.has('=')) return undefined
  const equals = token.text === ':=' || token.text === '=='
  return equals ? problem('wrong-equals', token, { found: token.value }) : undefined
}

const notStatement: Reader = ({ start, tokens }) => {
  const [first] = tokens
  if (start !== 'equation' || !first || tokens.some(isEquals)) return undefined
  const { end } = spanOf(tokens)
  const isRole = ROLES.some(role => role === first.text)
  if (isRole && tokens.length === 2) return problem('missing-type', { start: end, end })
  return first.type === 'sign' && first.text !== '(' && first.text !== '['
    ? problem('loose-line', first, { found: first.value })
    : problem('not-a-statement', spanOf(tokens))
}

const isEquals = ({ text }: Token): boolean => text === '=' || text === ':='

const leftSide: Reader = ({ start, source, tokens, at }) => {
  const equals = tokens.findIndex(({ text }) => text === '=')
  if (start !== 'equation' || at >= equals) return undefined
  const left = tokens.slice(0, equals)
  return problem('left-side', spanOf(left), { found: written(source, left) })
}

const noLeftSide: Reader = ({ start, token, at }) =>
  start === 'equation' && token && at === 0
    ? problem('missing-operand', token, { found: token.value, expected: 'name' })
    : undefined

const forWithoutMember: Reader = ({ token, tokens }) => {
  if (token?.type !== 'word' || tokens[1]?.text === '{') return undefined
  const letter = tokens[tokens.indexOf(token) + 1]?.value ?? 't'
  return problem('for-without-member', token, { name: tokens[0]?.value ?? 'h', letter })
}

const secondEquals: Reader = ({ token, inside, start }) => {
  if (token?.text !== '=') return undefined
  if (inside) return inside.text === '[' ? problem('equals-in-bracket', token) : undefined
  const one = start !== 'declaration' && start !== 'expression'
  return one ? problem('second-equals', token) : undefined
}

const lateRole: Reader = ({ token, tokens, expected, source }) => {
  const isRole = ROLES.some(role => role === token?.text)
  if (!token || !isRole || !wantsType(expected)) return undefined
  const colon = tokens.findIndex(({ text }) => text === ':')
  const head = written(source, tokens.slice(0, colon))
  const rest = written(source, tokens.slice(tokens.indexOf(token) + 1))
  return problem('late-role', token, {
    role: token.text,
    repair: `${token.text} ${head} : ${rest || '…'}`,
  })
}

const wrongSizes: Reader = ({ start, token, tokens, inside }) => {
  const type = inside && tokens[tokens.indexOf(inside) - 1]
  const example = start === 'declaration' ? SIZES.get(type?.text ?? '') : undefined
  if (!type || !example || !token || !',)'.includes(token.text)) return undefined
  return problem('wrong-sizes', type, { type: type.text, example })
}

const SIZES: ReadonlyMap<string, string> = new Map([
  ['vector', 'vector(n)'],
  ['row', 'row(n)'],
  ['matrix', 'matrix(m, n)'],
  ['index', 'index(n)'],
])

const noType: Reader = ({ token, tokens, expected }) => {
  if (!wantsType(expected)) return undefined
  const end = spanOf(tokens).end
  if (!token) return problem('missing-type', { start: end, end })
  if (token.type !== 'name') return problem('missing-type', token)
  return problem('unknown-type', token, { found: token.value, adjectives: ADJECTIVES.join(', ') })
}

/** Mistakes of whole statements, each told by what stands around the place. */
export const STATEMENT_MISTAKES: readonly Reader[] = [
  misplacedBracket,
  strayDirective,
  wrongEquals,
  notStatement,
  leftSide,
  noLeftSide,
  forWithoutMember,
  secondEquals,
  lateRole,
  wrongSizes,
  noType,
]
