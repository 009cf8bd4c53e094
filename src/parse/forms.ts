import { formOf } from '../core/written.ts'
import type { Token } from './lexer.ts'

/** Written forms of one name (`y_1`, `y1`) become the one that comes first in the file. */
export const oneForm = (tokens: readonly Token[]): readonly Token[] => {
  const first = new Map<string, string>()
  return tokens.map(token => {
    if (token.type !== 'name') return token
    const form = formOf(token.text)
    const text = first.get(form)
    if (text === undefined) first.set(form, token.text)
    return text === undefined || text === token.text ? token : { ...token, text }
  })
}
