import { scan, type Token } from './lexer.ts'
import { closing, isClosing, isOpening } from './split.ts'

/**
 * Tokens as NumPy has them, `np.sum(dZ, axis=1, keepdims=True)`, `X.T`, `np.dot(a, b)`, `A @ B`, `A**2`, as those of the
 * language. Where the text has a name `np` of its own, nothing is changed.
 */
export const withoutNumpy = (
  tokens: readonly Token[],
  known: ReadonlySet<string>,
): readonly Token[] => {
  if (known.has('np') || !tokens.some(isForeign)) return tokens
  const plain = [...masked(tokens.flatMap(matrixProduct))]
  const out: Token[] = []
  for (let at = 0; at < plain.length; at++) {
    const token = plain[at] as Token
    const [next, after] = [plain[at + 1], plain[at + 2]]
    if (/^(np|numpy)$/.test(token.text) && isPoint(next)) {
      const call = after && plain[at + 3]?.text === '(' ? callAt(plain, at + 2) : undefined
      if (call) plain.splice(at + 2, call.length, ...startingAt(token.start, called(call)))
      at++
    } else if (isPoint(token) && next?.text === 'T') {
      out.push({ ...next, type: 'prime', text: "'", start: token.start })
      at++
    } else if (isPoint(token) && next?.text === 'dot' && after?.text === '(') {
      out.push({ ...next, type: 'sign', text: '*', start: token.start })
      at++
    } else if (token.text === '*' && next?.text === '*' && next.start === token.end) {
      out.push({ ...token, text: '.^', end: next.end })
      at++
    } else out.push(token)
  }
  return out
}

const isForeign = (token: Token): boolean =>
  isPoint(token) || (token.type === 'directive' && !token.first)

const isPoint = (token: Token | undefined): boolean => token?.type === 'bad' && token.text === '.'

/** `A @ B`, of which all from `@` on is read as one token. */
const matrixProduct = (token: Token): readonly Token[] => {
  if (token.type !== 'directive' || token.first) return [token]
  const sign: Token = { ...token, type: 'sign', text: '*', end: token.start + 1 }
  const behind = scan(token.value.slice(1), token.value.length).map(one => ({
    ...one,
    start: one.start + sign.end,
    end: one.end + sign.end,
    first: false,
  }))
  return [sign, ...behind.flatMap(matrixProduct)]
}

/** `(Z > 0)` is 1 where that is so. */
const masked = (tokens: readonly Token[]): readonly Token[] => {
  const out = [...tokens]
  for (const [at, token] of tokens.entries()) {
    if (token.text !== '(' || tokens[at - 1]?.type === 'name') continue
    const end = tokens.findIndex((one, n) => n > at && (isOpening(one) || isClosing(one)))
    const inside = tokens.slice(at + 1, end)
    if (tokens[end]?.text !== ')' || !inside.some(one => COMPARED.has(one.text))) continue
    out[at] = { ...token, text: '[' }
    out[end] = { ...(tokens[end] as Token), text: ']' }
    for (const beside of [at - 1, end + 1])
      if (tokens[beside]?.text === '*') out[beside] = { ...(tokens[beside] as Token), text: '.*' }
  }
  return out
}

const COMPARED: ReadonlySet<string> = new Set(['>', '<', '>=', '<='])

/** The place of a call starts with that of `np`. */
const startingAt = (start: number, [first, ...rest]: readonly Token[]): readonly Token[] =>
  first ? [{ ...first, start }, ...rest] : []

/** A call from its name to its closing bracket; undefined where that is missing. */
const callAt = (tokens: readonly Token[], from: number): readonly Token[] | undefined => {
  let depth = 0
  for (let at = from + 1; at < tokens.length; at++) {
    depth += isOpening(tokens[at]) ? 1 : isClosing(tokens[at]) ? -1 : 0
    if (depth === 0) return tokens.slice(from, at + 1)
  }
  return undefined
}

/** A call of NumPy as one of the language: axes are counted from 1, and dimensions are not kept. */
const called = ([of, open, ...rest]: readonly Token[]): readonly Token[] => {
  const args = split(rest.slice(0, -1))
  const close = rest.at(-1)
  const [a, b, ...more] = args
  const sign = NUMPY_PRODUCTS.get(of?.text ?? '')
  if (!of || !open || !close) return []
  if (sign !== undefined && a && b && more.length === 0) {
    const times: Token = { ...of, type: 'sign', text: sign, end: of.start }
    const inside = [a, b].map(one => [open, ...one, { ...close, text: closing(open) ?? ')' }])
    return [open, ...(inside[0] ?? []), times, ...(inside[1] ?? []), close]
  }
  const kept = args.filter(([name, equals]) => !(name?.text === 'keepdims' && equals?.text === '='))
  const commas = kept.flatMap((one, n) => (n === 0 ? fromOne(one) : [comma(one), ...fromOne(one)]))
  return [of, open, ...commas, close]
}

/** Functions of NumPy that are products, and the signs of the language for them. */
export const NUMPY_PRODUCTS: ReadonlyMap<string, string> = new Map([
  ['dot', '*'],
  ['matmul', '*'],
  ['multiply', '.*'],
  ['outer', '⊗'],
])

const comma = ([first]: readonly Token[]): Token => ({
  ...(first as Token),
  type: 'sign',
  text: ',',
  end: first?.start ?? 0,
})

const split = (tokens: readonly Token[]): readonly (readonly Token[])[] => {
  const parts: Token[][] = [[]]
  let depth = 0
  for (const token of tokens) {
    depth += isOpening(token) ? 1 : isClosing(token) ? -1 : 0
    if (token.text === ',' && depth === 0) parts.push([])
    else parts.at(-1)?.push(token)
  }
  return parts.filter(part => part.length > 0)
}

/** `axis = 0` as `axis = 1` */
const fromOne = (part: readonly Token[]): readonly Token[] => {
  const [name, equals, number, ...more] = part
  const isAxis = name?.text === 'axis' && equals?.text === '=' && number && more.length === 0
  return isAxis && /^[01]$/.test(number.text)
    ? [name, equals, { ...number, text: `${Number(number.text) + 1}` }]
    : part
}
