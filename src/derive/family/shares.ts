import { symbol } from '../../core/affine.ts'
import { type Form, resultOf } from '../../core/derivation.ts'
import type { Graph, Range } from '../../core/graph.ts'
import { memberOf, moveBy, moveName } from '../../core/member.ts'
import type { Op } from '../../core/op.ts'
import type { Shape } from '../../core/shape.ts'
import { moveForm, moveShape } from '../../family/move.ts'
import { valuesIn } from '../../family/names.ts'
import { rangeOfLetter } from '../../ops/series.ts'
import { derive } from '../derive.ts'
import { spareLetters } from './members.ts'
import { letterOf, type Mention, type Source } from './source.ts'
import { released, windowOf } from './window.ts'

/** What one equation adds to the gradient by a name that it mentions: linear in its own gradient. */
export interface EquationShare {
  /** The name, its place in the letters of the equation and of `over`. */
  readonly name: string
  readonly shape: Shape
  /** Letters of sums over members around the mention, the outermost first: there is a share for each place. */
  readonly over: readonly { readonly letter: string; readonly range: Range }[]
  readonly form: Form
}

/** The share of one mention; undefined where the derivative is 0. */
export const shareOf = (
  graph: Graph,
  source: Source,
  mention: Mention,
): EquationShare | undefined => {
  const spare = spareLetters(graph)
  const { over, letters } = openedBy(source, mention, spare)
  const by = new Map(over.map(({ own, letter }) => [own, symbol(letter)]))
  const name = moveName(mention.name, moveBy(by))
  const shape = moveShape(valuesIn(source.body).get(mention.name) ?? [], by)
  const base = memberOf(name)?.family ?? name
  const aim = { name, base, shape, by: new Map(), isLeaf: true }
  const use = { source, mention, openings: new Map() }
  const window = windowOf(graph, aim, [{ use, letters }], spare)
  const [derivation] = derive(window, [name])
  if (!derivation || derivation.steps.some(({ rule }) => rule === 'zero-derivative'))
    return undefined
  const form = moveForm(resultOf(derivation), released)
  return { name, shape, over, form }
}

interface Opened {
  readonly over: readonly { readonly own: string; readonly letter: string; readonly range: Range }[]
  readonly letters: ReadonlyMap<string | Op, string>
}

/** Letters for the sums around a mention, unlike each other and that of the equation. */
const openedBy = (source: Source, { under }: Mention, spare: readonly string[]): Opened => {
  const taken = new Set(source.letter === undefined ? [] : [source.letter])
  const letters = new Map<string | Op, string>(
    source.letter === undefined ? [] : [[source.letter, source.letter]],
  )
  const renamed = new Map<string, ReturnType<typeof symbol>>()
  const over = under.map(series => {
    const own = letterOf(series).name
    const { first, last } = rangeOfLetter(letterOf(series))
    const [start = first, end = last] = moveShape([first, last], renamed)
    const letter = taken.has(own) ? (spare.find(name => !taken.has(name)) ?? `${own}1`) : own
    taken.add(letter)
    letters.set(series, letter)
    renamed.set(own, symbol(letter))
    return { own, letter, range: { first: start, last: end } }
  })
  return { over, letters }
}
