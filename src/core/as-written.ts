import { parts } from './parts.ts'
import type { Syntax } from './syntax.ts'

/** Equal for expressions that are written the same, wherever they stand. */
export const writtenKey = (syntax: Syntax): string => {
  const known = keys.get(syntax)
  if (known !== undefined) return known
  let key = '{'
  for (const [field, value] of Object.entries(syntax))
    if (field !== 'span') key += `${field}:${keyOf(value)} `
  key += '}'
  keys.set(syntax, key)
  return key
}

const keys = new WeakMap<object, string>()

const keyOf = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(keyOf).join(' ')}]`
  if (typeof value === 'object' && value !== null) return writtenKey(value as Syntax)
  return JSON.stringify(value) ?? ''
}

/** All names and letters of an expression. */
export const namesWritten = (syntax: Syntax): ReadonlySet<string> => {
  const known = names.get(syntax)
  if (known) return known
  const found = new Set<string>()
  const visit = (part: Syntax): void => {
    if (part.kind === 'name') found.add(part.name)
    if (part.kind === 'sum') for (const letter of part.letters) found.add(letter.name)
    for (const inner of parts(part)) visit(inner)
  }
  visit(syntax)
  names.set(syntax, found)
  return found
}

const names = new WeakMap<Syntax, ReadonlySet<string>>()
