import { parts } from '../core/parts.ts'
import type { Member } from '../core/script.ts'
import type { Syntax } from '../core/syntax.ts'
import type { Symbols } from './formula/symbols.ts'
import { namesOf } from './names.ts'
import { COUNTING } from './note.ts'

/** Whether a chain says no more than how places go together: `i + k - 1 = j`, of letters that are no values. */
export const relatesPlaces = ({ graph, defined }: Symbols, members: readonly Member[]): boolean => {
  const known = namesOf(graph)
  const isLetter = (name: string): boolean =>
    COUNTING.has(name === 'ell' ? '\\ell' : name) && !known.has(name) && !defined.has(name)
  const isPlace = (syntax: Syntax): boolean => {
    if (syntax.kind === 'numeral') return /^\d+$/.test(syntax.text)
    if (syntax.kind === 'name') return isLetter(syntax.name) || graph.sizes.includes(syntax.name)
    const isSum = syntax.kind === 'infix' && /^[-+*]$/.test(syntax.sign)
    return (isSum || syntax.kind === 'negation') && parts(syntax).every(isPlace)
  }
  const hasLetter = (syntax: Syntax): boolean =>
    syntax.kind === 'name' ? isLetter(syntax.name) : parts(syntax).some(hasLetter)
  const readings = members.map(one => (one.kind === 'formula' ? one.readings[0] : undefined))
  return (
    readings.length > 1 &&
    readings.every(one => one !== undefined && isPlace(one) && hasLetter(one)) &&
    readings.some(one => one?.kind !== 'name')
  )
}
