import { wherever } from '../core/key.ts'
import { mapParts, parts } from '../core/parts.ts'
import { likeliestOf, type Script } from '../core/script.ts'
import type { IversonSyntax, Syntax } from '../core/syntax.ts'
import { freeLetters } from '../elaborate/form.ts'
import type { Scope } from '../elaborate/scope.ts'
import { anyOf, heard, sayings } from '../hear/join.ts'

/**
 * The same with Σ over each letter that stands twice in a product and is not free in the chain's
 * head, Kronecker's δ a factor as others are: sums left unwritten. Where a derivation leaves them so, what
 * has both inside a root, a power, a sum or below a fraction is summed there. Undefined where there is none.
 */
export const withSums = (
  scope: Scope,
  syntax: Syntax,
  head: readonly string[],
  { isInside }: { readonly isInside: boolean },
): Syntax | undefined => {
  const again = (one: Syntax, known = head) => withSums(scope, one, known, { isInside })
  if (isAdded(syntax) || syntax.kind === 'negation') return mapped(syntax, one => again(one))
  const isOutside = (name: string, part: Syntax) => timesIn(syntax, name) > timesIn(part, name)
  const inner = isInside
    ? withinFactors(syntax, part => {
        const shared = freeLetters(scope, [part], []).filter(name => isOutside(name, part))
        return again(part, [...head, ...boundIn(syntax), ...shared])
      })
    : undefined
  const term = inner ?? syntax
  const letters = freeLetters(scope, [term], [])
  const summed = letters.filter(name => !head.includes(name) && isSummedOver(term, name))
  if (summed.length > MOST) return undefined
  return summed.length === 0
    ? inner
    : { kind: 'sum', letters: summed.map(name => ({ name })), body: term }
}

/** Letters of sums that are written: they are summed over once. */
const boundIn = (syntax: Syntax): readonly string[] => [
  ...(syntax.kind === 'sum' ? syntax.letters.map(({ name }) => name) : []),
  ...parts(syntax).flatMap(boundIn),
]

type Change = (part: Syntax) => Syntax | undefined

/** A product with what stands in its factors changed: arguments, exponents, sums, and what it is divided by. */
const withinFactors = (syntax: Syntax, change: Change): Syntax | undefined => {
  const within = (part: Syntax): Syntax | undefined =>
    isAdded(part) ? change(part) : withinFactors(part, change)
  switch (syntax.kind) {
    case 'call':
    case 'differential':
      return mapped(syntax, change)
    case 'derivative': {
      const of = change(syntax.of)
      return of && { ...syntax, of }
    }
    case 'sum': {
      const body = change(syntax.body)
      return body && { ...syntax, body }
    }
    case 'negation':
    case 'transposition':
      return mapped(syntax, within)
    case 'infix': {
      const isPower = syntax.sign === '^'
      const left = isPower ? change(syntax.left) : within(syntax.left)
      const right = isPower || syntax.sign === '/' ? change(syntax.right) : within(syntax.right)
      return left || right
        ? { ...syntax, left: left ?? syntax.left, right: right ?? syntax.right }
        : undefined
    }
    default:
      return undefined
  }
}

/** With its parts changed; undefined where none is. */
const mapped = (syntax: Syntax, change: Change): Syntax | undefined => {
  let isChanged = false
  const all = mapParts(syntax, part => {
    const own = change(part)
    isChanged ||= own !== undefined
    return own ?? part
  })
  return isChanged ? all : undefined
}

const isAdded = (syntax: Syntax): boolean =>
  syntax.kind === 'infix' && (syntax.sign === '+' || syntax.sign === '-')

/**
 * What a derivation makes of sums left unwritten: `accepted` where it says so or writes none in more than
 * one chain, `refused` where it writes sums elsewhere, `doubted` in one lone chain: forgotten, or meant.
 */
export type UnwrittenSums = 'accepted' | 'doubted' | 'refused'

export const unwrittenSums = (scope: Scope, { source, chains }: Script): UnwrittenSums => {
  if (isAnnounced(source)) return 'accepted'
  const likeliest = chains.map(({ members }) => likeliestOf(members))
  if (likeliest.flat().some(writesSum)) return 'refused'
  const own = likeliest.filter(([first, ...others]) => {
    const head = first ? freeLetters(scope, [first], []) : []
    return others.some(one => withSums(scope, one, head, { isInside: true }))
  })
  return own.length > 1 ? 'accepted' : 'doubted'
}

/** Whether the words say that such sums are left out, and not that none are. */
const isAnnounced = (source: string): boolean =>
  ANNOUNCED.test(DENIED.reduce((text, denied) => text.replace(denied, ' '), source))

const ANNOUNCED = heard(({ repeatedIndices }) => repeatedIndices.said)
const DENIED = sayings(
  ({ repeatedIndices }) => repeatedIndices.denied,
  anyOf(({ repeatedIndices }) => repeatedIndices.said),
)

const writesSum = wherever((syntax): boolean => hasSum(syntax))

const hasSum = (syntax: Syntax): boolean => syntax.kind === 'sum' || parts(syntax).some(hasSum)

/** Sums that are left unwritten at most. */
const MOST = 4

/** Whether a letter stands twice, so that a sum over it may be meant. */
export const isSummedOver = (syntax: Syntax, letter: string): boolean => timesIn(syntax, letter) > 1

/** How often a letter stands as an index, those of Kronecker's δ among them. */
const timesIn = (syntax: Syntax, name: string): number => {
  const isIt = (part: Syntax) => part.kind === 'name' && part.name === name
  if (syntax.kind === 'indexed') return syntax.at.filter(isIt).length + timesIn(syntax.base, name)
  if (syntax.kind === 'iverson' && isKronecker(syntax))
    return [syntax.left, syntax.right].filter(isIt).length
  return parts(syntax).reduce((n, part) => n + timesIn(part, name), 0)
}

const isKronecker = ({ sign, left, right }: IversonSyntax): boolean =>
  sign === '==' && left.kind === 'name' && right.kind === 'name'
