import { parts } from '../core/parts.ts'
import type { Syntax } from '../core/syntax.ts'
import { infix } from './build.ts'
import { type Activation, activationsOf, slopeOf } from './network.ts'
import { boundLetters, freeLetters, nodes, placeless, renamed, replaced } from './rewrite.ts'
import { isOfEntries, type Suspect, standing } from './suspect.ts'

/** An activation as it may stand in an equality: of the whole, or of an entry. */
export interface Standing {
  readonly activation: Activation
  /** z */
  readonly arg: Syntax
  /** f′(z) */
  readonly slope: Syntax
}

export const standingActivations = (at: Suspect): readonly Standing[] =>
  activationsOf(at.graph).flatMap(activation =>
    argumentsOf(at, activation).map(arg => ({
      activation,
      arg,
      slope: slopeOf(activation, [arg, ...activation.call.args.slice(1)]),
    })),
  )

const argumentsOf = (at: Suspect, { arg, letters }: Activation): readonly Syntax[] => {
  if (letters.length === 0)
    return isOfEntries(at) ? standing(at, arg, at.shapeOf(arg) ?? []) : [arg]
  const [one] = letters
  if (letters.length > 1 || one === undefined) return []
  const places = new Set([...at.letters, ...boundLetters(at.wrong)])
  return [...places].map(letter => renamed(besides(arg, letter, at.fresh), one, letter))
}

/** With another letter in place of one that its own sums bind. */
const besides = (arg: Syntax, letter: string, fresh: string): Syntax =>
  replaced(arg, node => {
    if (node.kind !== 'sum' || !node.letters.some(own => own.name === letter)) return undefined
    const letters = node.letters.map(own => (own.name === letter ? { ...own, name: fresh } : own))
    return placeless({ ...node, letters, body: renamed(node.body, letter, fresh) })
  })

/** Values of an activation, and what it is applied to, by their names. */
export const namesOf = ({ node, arg }: Activation): readonly string[] => [
  ...(node === undefined ? [] : [node]),
  ...(arg.kind === 'name' ? [arg.name] : []),
]

/** A part and whether it is a factor: a slope is, a value in a sum is not. */
export interface OwnPart {
  readonly part: Syntax
  readonly isFactor: boolean
}

/**
 * Parts that depend on nothing but an activation: on z or y = f(z) at one place, and numbers.
 * The largest ones only.
 */
export const ownParts = (at: Suspect, activation: Activation): readonly OwnPart[] => {
  const isOwn = (part: Syntax): boolean => isOwnOf(at, activation, part)
  const found: OwnPart[] = []
  const walk = (part: Syntax, isFactor: boolean): void => {
    if (isOwn(part)) found.push({ part, isFactor })
    else for (const child of factorsBelow(part)) walk(child, !isSum(part))
  }
  walk(at.wrong, true)
  return found
}

const isSum = (part: Syntax): boolean =>
  part.kind === 'infix' && (part.sign === '+' || part.sign === '-')

/** Operands, transposes and brackets looked through; a product of own factors is one part. */
const factorsBelow = (part: Syntax): readonly Syntax[] => {
  switch (part.kind) {
    case 'infix':
      return [part.left, part.right]
    case 'negation':
    case 'transposition':
      return [part.arg]
    case 'sum':
      return [part.body]
    case 'call':
      return part.args
    default:
      return []
  }
}

const isOwnOf = (at: Suspect, activation: Activation, part: Syntax): boolean => {
  const own = new Set(namesOf(activation))
  const inside = [...nodes(part)]
  const letters = [...freeLetters(part, at.isKnown), ...boundLetters(part)]
  const values = inside.flatMap(node =>
    node.kind === 'name' && !letters.includes(node.name) ? [node.name] : [],
  )
  const isPlain = inside.every(node => node.kind !== 'derivative' && node.kind !== 'sum')
  return (
    part.kind !== 'transposition' &&
    isPlain &&
    values.length > 0 &&
    values.every(value => own.has(value))
  )
}

/** The own factors of a product together, and the side with others in their place. */
export interface OwnFactors {
  readonly written: Syntax
  put(meant: Syntax): Syntax
}

/** Products of which two factors or more depend on nothing but an activation, and others on more. */
export function* ownFactors(at: Suspect, activation: Activation): Iterable<OwnFactors> {
  for (const node of nodes(at.wrong)) {
    if (node.kind !== 'infix' || (node.sign !== '*' && node.sign !== '.*')) continue
    const { sign } = node
    const factors = chainOf(node, sign)
    const own = factors.filter(factor => isOwnOf(at, activation, factor))
    if (own.length < 2 || own.length === factors.length) continue
    const rest = factors.filter(factor => !own.includes(factor))
    const put = (meant: Syntax) => {
      const made = [...rest, meant].reduce((left, right) => infix(sign, left, right))
      return replaced(at.wrong, part => (part === node ? made : undefined))
    }
    yield { written: own.reduce((left, right) => infix(sign, left, right)), put }
  }
}

const chainOf = (syntax: Syntax, sign: '*' | '.*'): readonly Syntax[] =>
  syntax.kind === 'infix' && syntax.sign === sign
    ? [...chainOf(syntax.left, sign), ...chainOf(syntax.right, sign)]
    : [syntax]

/** Whether both sides are about functions alone: no derivatives, and all values are arguments. */
export const isOfFunctions = ({ wrong, other }: Suspect): boolean =>
  [wrong, other].every(hasOnlyCalls)

const hasOnlyCalls = (part: Syntax): boolean => {
  if (part.kind === 'numeral') return true
  if (part.kind === 'call') return part.primes === 0 && part.slot === 0
  return (part.kind === 'infix' || part.kind === 'negation') && parts(part).every(hasOnlyCalls)
}
