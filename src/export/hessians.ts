import type { Closed, Definition } from '../core/derivation.ts'
import { type Graph, shapeOfName } from '../core/graph.ts'
import { mentioned } from '../core/mentioned.ts'
import { atom, type Value } from '../core/python.ts'
import { isUnit, jacobianShape, type Shape, shapeKey } from '../core/shape.ts'
import { oneLine } from '../render/escape.ts'
import { indexed, nameOf } from '../render/node.ts'
import { quoteForm } from '../render/quote.ts'
import { printText } from '../render/text.ts'
import { formulaComment, openValues, writeForm } from './definitions.ts'
import { derivativeText, type Passes } from './gradients.ts'
import { assignment } from './lines.ts'
import { type Page, roleName } from './page.ts'
import { flatAxes, shaped } from './whole.ts'

/** A second derivative of the loss, in a network of which the gradient is an equation. */
export interface Hessian {
  /** Twice derived by. */
  readonly by: readonly [first: string, second: string]
  /** That network. */
  readonly graph: Graph
  /** The gradient by the first name, and what it rests on. */
  readonly gradient: readonly Definition[]
  /** The derivative of the gradient by the second name. */
  readonly closed: Closed
}

/** `hessians(**leaves)`: second derivatives by pairs of names, what they share once. */
export const writeHessians = (passes: Passes, hessians: readonly Hessian[]): string => {
  const { ground } = passes
  const { graph, names } = ground
  const page = openValues(ground)
  const variables = { known: new Map<string, string>(), fresh: names.local() }
  const written = hessians.map(hessian => hessianLines(passes, page, variables, hessian))
  const loss = names.of(graph.loss)
  return derivativeText(passes, page, {
    name: 'hessians',
    about: [
      `Second derivatives of ${loss} by pairs of names.`,
      '',
      'The value at "A,b" has the axes of A, then those of b; a row counts as one axis.',
      ...aboutHigher(passes, page),
    ],
    lines: written.flatMap(({ lines }) => lines),
    keys: written.map(({ key, variable }) => [key, variable]),
  })
}

interface Written {
  readonly lines: readonly string[]
  readonly key: string
  readonly variable: string
}

interface Variables {
  /** Those that are there, by their formulas. */
  readonly known: Map<string, string>
  fresh(wish: string): string
}

/** The lines of a second derivative. */
const hessianLines = (
  { ground: { graph, names } }: Passes,
  page: Page,
  { known, fresh }: Variables,
  hessian: Hessian,
): Written => {
  const named = (own: Graph, one: Definition): readonly string[] => {
    const value = writeForm(page, one.form, one.shape)
    const before = known.get(value.text)
    const variable = before ?? fresh(one.name)
    known.set(value.text, variable)
    page.define(one.name, shaped(atom(variable), one.shape))
    if (before !== undefined) return []
    return [formulaComment(own, one), ...assignment(page, variable, value)]
  }
  const [gradient, definitions] = neededFor(hessian)
  const [first, second] = hessian.by.map(names.of) as [string, string]
  const before = [
    ...gradient.flatMap(one => named(graph, one)),
    ...definitions.flatMap(one => named(hessian.graph, one)),
  ]
  const { result: form } = hessian.closed
  const value = inFlatAxes(page, hessian, writeForm(page, form, innerShape(hessian)))
  const variable = fresh(`h_${first}_${second}`)
  return {
    lines: [...before, hessianComment(graph, hessian), ...assignment(page, variable, value)],
    key: `${first},${second}`,
    variable,
  }
}

/** The definitions that the result rests on: those of the gradient, then the others. */
const neededFor = ({
  gradient,
  closed,
}: Hessian): readonly [readonly Definition[], readonly Definition[]] => {
  const needed = new Set(mentioned(closed.result))
  const isNeeded = ({ name, form }: Definition): boolean => {
    if (!needed.has(name)) return false
    for (const other of mentioned(form)) needed.add(other)
    return true
  }
  const definitions = closed.definitions.toReversed().filter(isNeeded).toReversed()
  return [gradient.toReversed().filter(isNeeded).toReversed(), definitions]
}

/** The shape of a derivative of the gradient, as the formulas have it. */
const innerShape = ({ by: [first, second], graph }: Hessian): Shape =>
  jacobianShape(shapeOfName(graph, first) ?? [], shapeOfName(graph, second) ?? [])

/** The axes of both names, those of a row as one. */
const inFlatAxes = (page: Page, { by, graph }: Hessian, value: Value): Value => {
  const shape = by.flatMap(name => flatAxes(shapeOfName(graph, name) ?? []))
  if (shapeKey(shape) === shapeKey(value.shape)) return value
  if (value.flat && shape.length === 1) return { ...value.flat, shape }
  return shaped(
    atom(`${page.py.library}.reshape(${value.text}, (${page.expected(shape)},))`),
    shape,
  )
}

/** `# ∂²L/∂A[i,j]∂b[k] = ...` */
const hessianComment = (
  graph: Graph,
  { by: [first, second], closed, graph: own }: Hessian,
): string => {
  const { result } = closed
  const letters = result.level === 'index' ? result.free.map(ix => nameOf(ix.name)) : []
  const axes = (shapeOfName(own, first) ?? []).filter(dim => !isUnit(dim)).length
  const [left, right] = [
    printText(indexed(nameOf(first), letters.slice(0, axes))),
    printText(indexed(nameOf(second), letters.slice(axes))),
  ]
  const form = printText(quoteForm(result, own.names))
  return `# ${oneLine(`∂²${printText(nameOf(graph.loss))}/∂${left}∂${right} = ${form}`)}`
}

/** What is asked of unknown functions besides what `forward` says of them. */
const aboutHigher = ({ ground, entrance }: Passes, { givenUsed }: Page): readonly string[] => {
  const lines = [...ground.graph.functions].flatMap(([name, op]) => {
    const higher = roleName(ground, name, op.elementwise ? 2 : 'hessians')
    if (!givenUsed.has(higher) || entrance.functions.includes(higher)) return []
    return op.elementwise
      ? [`${higher} : the second derivative of ${roleName(ground, name, 0)}`]
      : [
          `${higher} : its second derivatives, axes of the result before those of the two arguments;`,
          '    of several arguments by the first, then by the second, as [m][n]',
        ]
  })
  return lines.length === 0 ? [] : ['', ...lines]
}
