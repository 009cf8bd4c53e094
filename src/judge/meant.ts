import { shapeOfName } from '../core/graph.ts'
import type { Mistake } from '../core/judgement.ts'
import { gradient, name } from '../core/nodes.ts'
import { mapParts, parts } from '../core/parts.ts'
import { sameShape } from '../core/shape.ts'
import type { Syntax } from '../core/syntax.ts'
import { type Candidate, candidate, readPair } from './court.ts'
import { define } from './define.ts'
import type { Failing } from './failing.ts'
import type { Head } from './heads.ts'
import { failingOf, holdsIn } from './mistake.ts'
import { isMeantAsEstimate, solvesCondition } from './optimum.ts'
import { ratioIn } from './ratio.ts'
import type { Chosen, State } from './state.ts'
import { isFalse } from './sure.ts'
import type { Trial } from './trial.ts'

/** The mistake in a definition that makes no sense, or does not solve what it should. */
export const mistakeInDefinition = (
  trial: Trial,
  chosen: Chosen,
  head: Head,
  right: Candidate,
): Mistake | undefined => {
  const { state } = trial
  if (head.letters.length > 0) return undefined
  const readings = [right, ...(trial.readings.get(1) ?? []).filter(one => one !== right)]
  if (isMeantAsEstimate(state, head.name))
    return firstOf(readings, one => state.name?.(estimateOf(trial, chosen, head, one)))
  const nodes = nodesMeant(state, head.name)
  return firstOf(readings, one => firstOf(nodes, node => mistakeFor(trial, chosen, node, one)))
}

/** What is written is taken for an estimate: a repair must solve the condition. */
const estimateOf = (trial: Trial, chosen: Chosen, head: Head, right: Candidate): Failing => {
  const { state, letters } = trial
  const failing = failingOf(trial, chosen, undefined, [candidate(name(head.name)), right])
  return {
    ...failing,
    holdsWith: (side, syntax) =>
      side === 'right' &&
      'state' in define(state, head, candidate(syntax), letters) &&
      solvesCondition(state, head.name, candidate(syntax)),
  }
}

/** A mistake by whose repair the definition is the gradient by a node. */
const mistakeFor = (
  trial: Trial,
  chosen: Chosen,
  node: string,
  right: Candidate,
): Mistake | undefined => {
  const left = candidate(gradientBy(trial.state, node))
  const mistake = trial.state.name?.(failingOf(trial, chosen, undefined, [left, right]))
  return mistake?.side === 'right' ? mistake : undefined
}

/** Nodes whose gradient a name may stand for: first those with its number. */
const nodesMeant = ({ truth: { graph } }: State, of: string): readonly string[] => {
  const number = numberIn(of)
  const nodes = graph.equations.map(one => one.name).filter(one => one !== graph.loss)
  const near = nodes.filter(one => number !== undefined && numberIn(one) === number)
  return near.length > 0 ? near : nodes.slice(0, MOST)
}

const MOST = 8

const numberIn = (text: string): string | undefined => /(\d+)\D*$/.exec(text)?.[1]

const gradientBy = ({ truth }: State, node: string): Syntax =>
  gradient(truth.graph.loss, name(node))

/**
 * The mistake in a definition that makes sense, by what others of its kind are: `δ²` is no gradient where
 * `δ³` is that by `z³`, and one repair makes it that by `z²`.
 */
export const mistakeBeside = (
  trial: Trial,
  chosen: Chosen,
  head: Head,
  right: Candidate,
): Mistake | undefined => {
  const { state } = trial
  const number = numberIn(head.name)
  if (number === undefined || head.letters.length > 0) return undefined
  const stem = stemOf(head.name)
  const kin = [...state.definitions.keys()].filter(
    other => stemOf(other) === stem && numberIn(other) !== number,
  )
  const node = firstOf(kin.slice(0, MOST), other => {
    const own = numberIn(other) as string
    const kind = nodesWith(state, own).find(one => isGradientBy(trial, one, name(other)))
    return kind && nodesWith(state, number).find(one => stemOf(one) === stemOf(kind))
  })
  if (node === undefined || restsOnError(state, right.syntax)) return undefined
  if (isAnyGradient(trial, right)) return undefined
  return mistakeFor(trial, chosen, node, right)
}

/** Whether a definition uses one that is wrong. */
const restsOnError = (state: State, syntax: Syntax): boolean =>
  [...new Set(namesIn([syntax]))].some(one => {
    const written = state.definitions.get(one)
    if (!written) return false
    const sign = state.equalities.find(({ left }) => definesIn(left, one))
    return (sign && isFalse(sign)) || restsOnError(without(state, one), written)
  })

const without = (state: State, name: string): State => ({
  ...state,
  definitions: new Map([...state.definitions].filter(([other]) => other !== name)),
})

const stemOf = (text: string): string => text.replace(/\d+(\D*)$/, '#$1')

const nodesWith = ({ truth: { graph } }: State, number: string): readonly string[] =>
  graph.equations.map(one => one.name).filter(one => numberIn(one) === number)

const isGradientBy = (trial: Trial, node: string, syntax: Syntax): boolean =>
  holdsIn(trial.state.court, trial, [candidate(gradientBy(trial.state, node)), candidate(syntax)])

/** Whether it is a gradient, or a number or size times one: an error in units of its own is none. */
const isAnyGradient = ({ state, letters }: Trial, one: Candidate): boolean =>
  state.truth.graph.equations.some(({ name: node }) => {
    const sides = [candidate(gradientBy(state, node)), one] as const
    const { pair } = readPair(state.court, state.truth, sides, letters)
    return pair !== undefined && ratioIn(state.court, state.truth, pair) !== undefined
  })

/** A definition that an equality shows to be wrong, by the number of its sign. */
export interface Blame {
  readonly n: number
  readonly mistake?: Mistake
}

/**
 * The definition that is at fault for a false equality: with the gradient by some node in place of its name
 * the equality is true, it is itself no gradient, and one repair makes it that one.
 */
export const blamed = (trial: Trial, sides: readonly [Candidate, Candidate]): Blame | undefined => {
  const { state } = trial
  const used = namesIn(sides.map(one => one.syntax)).filter(one => state.definitions.has(one))
  return firstOf([...new Set(used)].slice(0, MOST), of => {
    const sign = state.equalities.find(one => definesIn(one.left, of))
    const written = state.definitions.get(of)
    if (!sign || !written || (sign.verdict !== 'definition' && !isFalse(sign))) return undefined
    const node = nodesOf(trial, of).find(one => isTrueBy(trial, sides, of, one))
    if (node === undefined) return undefined
    if (isFalse(sign) || restsOnError(state, written)) return { n: sign.n }
    if (isAnyGradient(trial, candidate(name(of)))) return undefined
    const mistake = mistakeFor(trial, new Map(), node, candidate(written))
    return mistake && { n: sign.n, mistake }
  })
}

/** Nodes of the shape of a name. */
const nodesOf = ({ state, scope }: Trial, of: string): readonly string[] => {
  const own = scope.shapes.get(of)
  const { graph } = state.truth
  return graph.equations
    .map(one => one.name)
    .filter(one => {
      const shape = shapeOfName(graph, one)
      return one !== of && own && shape && sameShape(own, shape)
    })
}

const isTrueBy = (
  trial: Trial,
  sides: readonly [Candidate, Candidate],
  of: string,
  node: string,
): boolean => {
  const put = (syntax: Syntax): Syntax =>
    syntax.kind === 'name' && syntax.name === of
      ? gradientBy(trial.state, node)
      : mapParts(syntax, put)
  const [left, right] = sides.map(one => ({ ...one, syntax: put(one.syntax) }))
  return (
    left !== undefined && right !== undefined && holdsIn(trial.state.court, trial, [left, right])
  )
}

const definesIn = (member: State['equalities'][number]['left'], of: string): boolean =>
  member.kind === 'formula' && member.readings.some(one => one.kind === 'name' && one.name === of)

const namesIn = (all: readonly Syntax[]): readonly string[] =>
  all.flatMap(one => (one.kind === 'name' ? [one.name] : namesIn(parts(one))))

const firstOf = <T, U>(all: readonly T[], find: (one: T) => U | undefined): U | undefined => {
  for (const one of all) {
    const found = find(one)
    if (found !== undefined) return found
  }
  return undefined
}
