import { ONE } from '../core/affine.ts'
import type { Graph } from '../core/graph.ts'
import { shapeOfName } from '../core/graph.ts'
import type { Layout } from '../core/layout.ts'
import { letterSource } from '../core/letters.ts'
import { name } from '../core/nodes.ts'
import type { Shape } from '../core/shape.ts'
import type { Derivative, Syntax } from '../core/syntax.ts'
import type { Failing } from '../judge/failing.ts'
import { entry } from './build.ts'
import { boundLetters, freeLetters } from './rewrite.ts'
import { shapeIn } from './shape.ts'

/** One side of a failing equality, taken to be the wrong one. */
export interface Suspect {
  readonly graph: Graph
  readonly wrong: Syntax
  /** The other side, taken to be right. */
  readonly other: Syntax
  /** The derivative that the equality is about: the other side, else the head of the chain. */
  readonly target?: Target
  /** Other layouts than the adopted one in which the equality is true. */
  readonly layouts: readonly Layout[]
  /** Names that the derivation has defined. */
  readonly definitions: ReadonlyMap<string, Syntax>
  /** Free letters: of the entry that the equality is about, then others. */
  readonly letters: readonly string[]
  /** A letter that stands nowhere yet. */
  readonly fresh: string
  /** Whether the sides differ by one number or size alone. */
  isScaled(): boolean
  shapeOf(syntax: Syntax): Shape | undefined
  /** Whether a name is a value, a size or a function of the network. */
  isKnown(text: string): boolean
}

export interface Target {
  readonly syntax: Derivative
  readonly of: Syntax
  readonly ofAt: readonly Syntax[]
  /** What it is derived by. */
  readonly by: string
  readonly byAt: readonly Syntax[]
  /** Whether it is a derivative of the loss. */
  readonly isGradient: boolean
}

/** A side in doubt, as it is seen from the other. */
export const suspectOf = (failing: Failing, side: 'left' | 'right'): Suspect => {
  const { graph, definitions, layouts } = failing
  const wrong = failing[side]
  const other = side === 'left' ? failing.right : failing.left
  const isKnown = (text: string) => graph.names.has(text) && isValue(graph, text)
  const target = targetIn(graph, other) ?? (failing.head && targetIn(graph, failing.head))
  const named = [...(target ? freeLetters(target.syntax, isKnown) : [])]
  const free = [...freeLetters(other, isKnown), ...freeLetters(wrong, isKnown)]
  const letters = [...new Set([...named, ...free])]
  const taken = new Set([...letters, ...boundLetters(wrong), ...boundLetters(other)])
  const has = (text: string) => taken.has(text) || isKnown(text)
  return {
    graph,
    wrong,
    other,
    ...(target && { target }),
    layouts,
    definitions,
    letters,
    fresh: letterSource({ has })(ONE).name,
    isScaled: () => failing.ratio() !== undefined,
    shapeOf: syntax => shapeIn(graph, definitions, syntax),
    isKnown,
  }
}

const isValue = ({ sizes, leaves, equations, functions }: Graph, text: string): boolean =>
  sizes.includes(text) ||
  functions.has(text) ||
  leaves.some(leaf => leaf.name === text) ||
  equations.some(equation => equation.name === text)

const targetIn = (graph: Graph, syntax: Syntax): Target | undefined => {
  const { base, at } = split(syntax)
  if (base.kind !== 'derivative') return undefined
  const of = split(base.of)
  const by = split(base.by)
  if (by.base.kind !== 'name') return undefined
  const isGradient = of.base.kind === 'name' && of.base.name === graph.loss
  const ofWidth = at.length > 0 ? (widthOf(graph, of.base) ?? 0) : 0
  return {
    syntax: base,
    of: of.base,
    ofAt: [...of.at, ...at.slice(0, ofWidth)],
    by: by.base.name,
    byAt: [...by.at, ...at.slice(ofWidth)],
    isGradient,
  }
}

const widthOf = (graph: Graph, syntax: Syntax): number | undefined =>
  syntax.kind === 'name' ? shapeOfName(graph, syntax.name)?.length : undefined

const split = (syntax: Syntax): { readonly base: Syntax; readonly at: readonly Syntax[] } =>
  syntax.kind === 'indexed' ? syntax : { base: syntax, at: [] }

/** Whether an equality is about entries. */
export const isOfEntries = ({ wrong, other }: Suspect): boolean =>
  freeLetters(wrong).size + freeLetters(other).size > 0 || boundLetters(wrong).length > 0

/** A value as it may stand in the equality: the whole, or its entries at the letters there are. */
export const standing = (at: Suspect, base: Syntax, shape: Shape): readonly Syntax[] => {
  const wide = shape.filter(dim => dim.constant !== 1 || dim.terms.length > 0)
  if (wide.length === 0 || !isOfEntries(at)) return [base]
  const letters = [...new Set([...at.letters, ...boundLetters(at.wrong)])]
    .slice(0, 4)
    .map(one => name(one))
  if (wide.length === 1) return letters.map(letter => entry(base, [letter]))
  if (wide.length !== 2) return []
  return letters.flatMap(one =>
    letters.flatMap(two => (one === two ? [] : [entry(base, [one, two])])),
  )
}
