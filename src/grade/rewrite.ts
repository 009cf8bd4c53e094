import { syntaxKey } from '../core/key.ts'
import { name } from '../core/nodes.ts'
import { mapParts, parts } from '../core/parts.ts'
import type { Name, Syntax } from '../core/syntax.ts'
import { opCalled } from '../ops/index.ts'
import { infix, opposite, plus } from './build.ts'

/** A side with one part replaced. */
export interface Change {
  readonly syntax: Syntax
  readonly written: Syntax
  readonly meant: Syntax
}

/** Every way to replace one value by what `change` makes of it, outer parts first; positions are no values. */
export function* everywhere(
  syntax: Syntax,
  change: (part: Syntax) => Iterable<Syntax>,
): Iterable<Change> {
  for (const meant of change(syntax)) yield { syntax: meant, written: syntax, meant }
  for (const part of valuesIn(syntax)) {
    for (const inner of everywhere(part, change)) {
      yield { ...inner, syntax: withPart(syntax, part, inner.syntax) }
    }
  }
}

const valuesIn = (syntax: Syntax): readonly Syntax[] => {
  if (syntax.kind === 'indexed') return [syntax.base]
  if (syntax.kind === 'sum') return [syntax.body]
  return syntax.kind === 'layered' ? [] : parts(syntax)
}

/** The node over another part. What was not read as it stands has no place in the text. */
const withPart = (node: Syntax, part: Syntax, by: Syntax): Syntax =>
  placeless(mapParts(node, one => (one === part ? by : one)))

/** Without its place in the text, where it no longer stands as it was read. */
export const placeless = ({ span: _, ...rest }: Syntax): Syntax => rest as Syntax

/** All nodes, outer ones first. */
export function* nodes(syntax: Syntax): Iterable<Syntax> {
  yield syntax
  for (const part of parts(syntax)) yield* nodes(part)
}

/** Replaces nodes, found by what they are, not by what they look like. */
export const replaced = (syntax: Syntax, by: (node: Syntax) => Syntax | undefined): Syntax => {
  const own = by(syntax)
  if (own) return own
  let isChanged = false
  const mapped = mapParts(syntax, part => {
    const next = replaced(part, by)
    isChanged ||= next !== part
    return next
  })
  return isChanged ? placeless(mapped) : syntax
}

/** Factors of a product from left to right, brackets looked through. */
export const factorsOf = (syntax: Syntax): readonly Syntax[] =>
  syntax.kind === 'infix' && syntax.sign === '*'
    ? [...factorsOf(syntax.left), ...factorsOf(syntax.right)]
    : [syntax]

/** A summand behind its sign. */
export interface Summand {
  readonly isNegative: boolean
  readonly syntax: Syntax
}

/** Summands from left to right, brackets looked through. */
export const summandsOf = (syntax: Syntax, isNegative = false): readonly Summand[] => {
  if (syntax.kind === 'negation') return summandsOf(syntax.arg, !isNegative)
  if (syntax.kind !== 'infix' || (syntax.sign !== '+' && syntax.sign !== '-'))
    return [{ isNegative, syntax }]
  const isMinus = syntax.sign === '-'
  return [
    ...summandsOf(syntax.left, isNegative),
    ...summandsOf(syntax.right, isMinus ? !isNegative : isNegative),
  ]
}

/** The sum of summands. */
export const sumOfAll = (summands: readonly Summand[]): Syntax => {
  const [first, ...rest] = summands
  if (!first) return { kind: 'numeral', text: '0' }
  return rest.reduce(
    (left, { isNegative, syntax }) => (isNegative ? infix('-', left, syntax) : plus(left, syntax)),
    first.isNegative ? opposite(first.syntax) : first.syntax,
  )
}

/** Without any place: what comes from another text than the side in doubt. */
export const unplaced = (syntax: Syntax): Syntax => placeless(mapParts(syntax, unplaced))

/** Every way to replace one summand of the side by others. */
export function* eachSummand(
  syntax: Syntax,
  change: (summand: Syntax) => Iterable<Syntax>,
): Iterable<Change> {
  const all = summandsOf(syntax)
  for (const [n, one] of all.entries()) {
    for (const meant of change(one.syntax)) {
      const others = all.map((other, m) => (m === n ? { ...one, syntax: meant } : other))
      yield { syntax: sumOfAll(others), written: one.syntax, meant }
    }
  }
}

/** Letters that are free in the positions of entries and in `[i == j]`; what `isValue` knows is no letter. */
export const freeLetters = (
  syntax: Syntax,
  isValue: (text: string) => boolean = () => false,
): ReadonlySet<string> => {
  const found = new Set<string>()
  collect(syntax, false, new Set(), letter => !isValue(letter) && found.add(letter))
  return found
}

const collect = (
  syntax: Syntax,
  isPosition: boolean,
  bound: ReadonlySet<string>,
  found: (letter: string) => void,
): void => {
  if (syntax.kind === 'name' && isPosition && !bound.has(syntax.name)) found(syntax.name)
  if (syntax.kind === 'sum') {
    const inner = new Set([...bound, ...syntax.letters.map(letter => letter.name)])
    collect(syntax.body, isPosition, inner, found)
  } else if (syntax.kind === 'indexed') {
    for (const at of syntax.at) collect(at, true, bound, found)
    collect(syntax.base, false, bound, found)
  } else {
    const isCondition = syntax.kind === 'iverson' && syntax.sign === '=='
    for (const part of parts(syntax)) collect(part, isPosition || isCondition, bound, found)
  }
}

/** Letters bound by sums. */
export const boundLetters = (syntax: Syntax): readonly string[] =>
  [...nodes(syntax)].flatMap(node =>
    node.kind === 'sum' ? node.letters.map(letter => letter.name) : [],
  )

/** Where a letter stands free, in order of the text. */
export const placesOf = (syntax: Syntax, letter: string): readonly Name[] => {
  if (syntax.kind === 'name') return syntax.name === letter ? [syntax] : []
  if (syntax.kind === 'sum' && syntax.letters.some(own => own.name === letter)) return []
  return parts(syntax).flatMap(part => placesOf(part, letter))
}

/** A free letter renamed, everywhere or at some of its places. */
export const renamed = (
  syntax: Syntax,
  from: string,
  to: string,
  places: readonly Name[] = placesOf(syntax, from),
): Syntax => {
  const chosen = new Set<Syntax>(places)
  return replaced(syntax, node => (chosen.has(node) ? name(to) : undefined))
}

/** Whether a part of a side is, or mentions, the name that another is an entry of. */
export const mentionsName = (syntax: Syntax, one: Syntax): boolean => {
  const key = syntaxKey(one)
  for (const node of nodes(syntax)) if (syntaxKey(node) === key) return true
  return false
}

/** Whether a side is the number 0 itself. */
export const isZero = (syntax: Syntax): boolean =>
  (syntax.kind === 'numeral' && Number(syntax.text) === 0) ||
  (syntax.kind === 'call' && opCalled(syntax.name)?.fill === 0)

/** Whether a part is made of numbers alone: `2`, `1/2`. */
export const isNumber = (syntax: Syntax): boolean =>
  syntax.kind === 'numeral' || (parts(syntax).length > 0 && parts(syntax).every(isNumber))
