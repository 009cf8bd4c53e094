import type { Token } from './lexer.ts'

/** Reads `p_k` and `V_ij` as the entries `p[k]` and `V[i,j]` where the whole is no known name and the stem is one, and `dp_k` as `dp[k]`. */
export const entries = (tokens: readonly Token[], known: ReadonlySet<string>): readonly Token[] =>
  tokens.flatMap(token => (isEntry(token, known) ? entry(token) : [token]))

const isEntry = ({ type, text }: Token, known: ReadonlySet<string>): boolean => {
  if (type !== 'name' || known.has(text)) return false
  const [, stem] = text.match(/^(.+)_[a-z]+$/) ?? []
  return stem !== undefined && (known.has(stem) || known.has(stem.replace(/^d/, '')))
}

/** The same place holds all the tokens of an entry. */
const entry = (token: Token): readonly Token[] => {
  const cut = token.text.lastIndexOf('_')
  const sign = (text: string): Token => ({ ...token, type: 'sign', text, first: false })
  const letters = [...token.text.slice(cut + 1)].flatMap(text => [
    sign(','),
    { ...token, text, first: false },
  ])
  return [{ ...token, text: token.text.slice(0, cut) }, sign('['), ...letters.slice(1), sign(']')]
}
