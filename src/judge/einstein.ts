import { wherever } from '../core/key.ts'
import { parts } from '../core/parts.ts'
import type { Script } from '../core/script.ts'
import type { IversonSyntax, Syntax } from '../core/syntax.ts'
import { freeLetters } from '../elaborate/form.ts'
import type { Scope } from '../elaborate/scope.ts'
import { anyOf, heard, sayings } from '../hear/join.ts'

/**
 * The same with Σ over each letter that stands twice in a product and is not free in the chain's
 * head, Kronecker's δ a factor as others are: sums left unwritten. Undefined where there is none.
 */
export const withSums = (
  scope: Scope,
  syntax: Syntax,
  head: readonly string[],
): Syntax | undefined => {
  if (syntax.kind === 'infix' && (syntax.sign === '+' || syntax.sign === '-')) {
    const [left, right] = [syntax.left, syntax.right].map(one => withSums(scope, one, head))
    return left || right
      ? { ...syntax, left: left ?? syntax.left, right: right ?? syntax.right }
      : undefined
  }
  if (syntax.kind === 'negation') {
    const arg = withSums(scope, syntax.arg, head)
    return arg && { ...syntax, arg }
  }
  const letters = freeLetters(scope, [syntax], [])
  const summed = letters.filter(name => !head.includes(name) && isSummedOver(syntax, name))
  if (summed.length === 0 || summed.length > MOST) return undefined
  return { kind: 'sum', letters: summed.map(name => ({ name })), body: syntax }
}

/**
 * What a derivation makes of sums left unwritten: `accepted` where it says so or writes none in more than
 * one chain, `refused` where it writes sums elsewhere, `doubted` in one lone chain: forgotten, or meant.
 */
export type UnwrittenSums = 'accepted' | 'doubted' | 'refused'

export const unwrittenSums = (scope: Scope, { source, chains }: Script): UnwrittenSums => {
  if (isAnnounced(source)) return 'accepted'
  const likeliest = chains.map(({ members }) =>
    members.flatMap(one => (one.kind === 'formula' ? one.readings.slice(0, 1) : [])),
  )
  if (likeliest.flat().some(writesSum)) return 'refused'
  const own = likeliest.filter(([first, ...others]) => {
    const head = first ? freeLetters(scope, [first], []) : []
    return others.some(one => withSums(scope, one, head))
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
