import { shapeOfName } from '../core/graph.ts'
import { isScalar } from '../core/shape.ts'
import { definitionLines, openValues, valueLines } from './definitions.ts'
import type { Entrance } from './entrance.ts'
import type { Forward } from './forward.ts'
import { opening, returned, signature } from './lines.ts'
import type { Gradients } from './module.ts'
import type { Ground, Page } from './page.ts'
import { functionText } from './writer.ts'

/** What a function of derivatives is written from. */
export interface Passes {
  readonly ground: Ground
  readonly entrance: Entrance
  readonly forward: Forward
}

/** `gradients(**leaves)`: each gradient once, those nearest the loss first. */
export const writeGradients = (
  passes: Passes,
  { names: asked, definitions }: Extract<Gradients, { kind: 'names' }>,
): string => {
  const { ground } = passes
  const { graph, names } = ground
  const page = openValues(ground)
  const fresh = names.local()
  const variables = new Map<string, string>()
  const lines = definitions.flatMap(one => {
    const variable = fresh(one.name)
    variables.set(one.of, variable)
    return definitionLines(page, graph, one, variable)
  })
  const keys = asked.map(name => [names.of(name), variables.get(name) ?? ''] as const)
  return derivativeText(passes, page, {
    name: 'gradients',
    about: [aboutGradients(ground)],
    lines,
    keys,
  })
}

/** A function of derivatives, its lines already written on a page. */
export interface Derivatives {
  readonly name: string
  readonly about: readonly string[]
  readonly lines: readonly string[]
  /** What it returns: keys and variables. */
  readonly keys: readonly (readonly [key: string, variable: string])[]
}

/** The definition of a function that has the values of equations before it begins. */
export const derivativeText = (
  { ground, entrance, forward }: Passes,
  page: Page,
  { name, about, lines, keys }: Derivatives,
): string => {
  const values = valueLines(page, ground, forward)
  const given = [...page.givenUsed, ...(values.length > 0 ? forward.needs : [])]
  const end = returned(keys)
  return functionText(signature(name, entrance, new Set(given)), about, [
    ...opening(page, ground, entrance, [...lines, ...end]),
    ...values,
    ...lines,
    ...end,
  ])
}

/** What the values are, in a line. */
export const aboutGradients = ({ graph, names }: Ground): string => {
  const loss = names.of(graph.loss)
  return isScalar(shapeOfName(graph, graph.loss) ?? [])
    ? `Gradients of ${loss} by name, each in the shape of what it is by.`
    : `Jacobians of ${loss} by name: the axes of ${loss}, then those of what it is by, of rows one.`
}
