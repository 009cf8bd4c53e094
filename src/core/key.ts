import { parts } from './parts.ts'
import type { Syntax } from './syntax.ts'

/** A text that tells what an expression is but for some fields of its nodes. */
const keyed = (without: ReadonlySet<string>): ((syntax: Syntax) => string) => {
  const keys = new WeakMap<object, string>()
  const keyOf = (value: unknown): string => {
    if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? ''
    if (Array.isArray(value)) return `[${value.map(keyOf).join()}]`
    return ofNode(value)
  }
  const ofNode = (node: object): string => {
    const known = keys.get(node)
    if (known !== undefined) return known
    let key = '{'
    for (const [field, value] of Object.entries(node))
      if (!without.has(field) && value !== undefined) key += `${field}:${keyOf(value)},`
    key += '}'
    keys.set(node, key)
    return key
  }
  return syntax => ofNode(firstOf(syntax))
}

/** Says that an expression is another one at other places: their keys are found once. */
export const placedFrom = (first: Syntax, placed: Syntax): Syntax => {
  if (placed !== first) firsts.set(placed, firstOf(first))
  return placed
}

/** What is found of an expression wherever it stands is found once; it must not tell of places. */
export const wherever = <T>(find: (syntax: Syntax) => T): ((syntax: Syntax) => T) => {
  const known = new WeakMap<Syntax, { readonly found: T }>()
  return syntax => {
    const first = firstOf(syntax)
    const before = known.get(first) ?? { found: find(first) }
    known.set(first, before)
    return before.found
  }
}

const firstOf = (syntax: Syntax): Syntax => firsts.get(syntax) ?? syntax

const firsts = new WeakMap<Syntax, Syntax>()

/** Equal for expressions that say the same, wherever they stand and however their products are written. */
export const syntaxKey = keyed(new Set(['span', 'written', 'isGrouped', 'isCrossed']))

/** Equal for expressions that are written the same, wherever they stand. */
export const writtenKey = keyed(new Set(['span']))

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
