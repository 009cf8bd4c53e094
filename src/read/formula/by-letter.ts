import { freeNamesIn, mapParts } from '../../core/parts.ts'
import type { Derivative, Syntax } from '../../core/syntax.ts'
import { constantNamed } from '../../ops/index.ts'
import { derivativeBy } from './school.ts'
import type { Symbols } from './symbols.ts'

/** A reading without derivatives by letters that stand for any number, and these letters. */
export interface ByLetters {
  readonly syntax: Syntax
  readonly letters: readonly string[]
}

/** `\frac{d}{dz}\sigma(z)`, where the network has no `z`: derived by the rules of school. */
export const byLetters = (symbols: Symbols, reading: Syntax): ByLetters => {
  const letters = new Set<string>()
  const go = (part: Syntax): Syntax => {
    const inner = mapParts(part, go)
    if (inner.kind !== 'derivative') return inner
    const free = anyNumbersIn(symbols, inner)
    const made =
      inner.by.kind === 'name' && free ? derivativeBy(inner.of, inner.by.name) : undefined
    if (!free || !made) return inner
    for (const letter of free) letters.add(letter)
    return { ...made, ...(inner.span && { span: inner.span }) }
  }
  const syntax = go(reading)
  return { syntax, letters: [...letters] }
}

/** The letters of an expression that is of such alone, among them the one by which it is derived. */
const anyNumbersIn = (symbols: Symbols, { of, by }: Derivative): readonly string[] | undefined => {
  const free = [...freeNamesIn(of)].filter(name => !constantNamed(name))
  const isOf = of.kind !== 'name' && by.kind === 'name' && free.includes(by.name)
  return isOf && free.every(name => isFree(symbols, name)) ? free : undefined
}

/** Whether a letter stands for any number: neither the network nor the document has it. */
export const isFree = ({ values, families, defined }: Symbols, name: string): boolean =>
  /^(?:[a-z]|\\[a-z]+)$/.test(name) &&
  !defined.has(name) &&
  ![values, families].some(names => [...names.values()].includes(name))
