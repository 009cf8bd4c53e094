import { formOf } from '../core/written.ts'
import type { Token } from './lexer.ts'

/** Written forms of one name (`y_1`, `y1`) become the one that comes first in the file. */
export const oneForm = (tokens: readonly Token[]): readonly Token[] => {
  const first = new Map<string, string>()
  return tokens.map(token => {
    if (token.type !== 'name') return token
    const form = formOf(token.text)
    const text = first.get(form) ?? differential(form, first) ?? token.text
    first.set(form, text)
    return text === token.text ? token : { ...token, text }
  })
}

/** `dW_1` follows the form of `W1`. */
const differential = (form: string, first: ReadonlyMap<string, string>): string | undefined => {
  const of = form.startsWith('d') ? first.get(form.slice(1)) : undefined
  return of && `d${of}`
}
