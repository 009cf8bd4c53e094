import type { Syntax } from '../core/syntax.ts'
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
  const own = new Set(namesOf(activation))
  const isOwn = (part: Syntax): boolean => {
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
