import type { Definition, Form } from '../core/derivation.ts'
import { type Graph, shapeOfName } from '../core/graph.ts'
import { besides } from '../core/letters.ts'
import { atom, type Value } from '../core/python.ts'
import { isScalar, isUnit, type Shape } from '../core/shape.ts'
import type { Syntax } from '../core/syntax.ts'
import { oneLine } from '../render/escape.ts'
import { indexed, nameOf } from '../render/node.ts'
import { quoteForm } from '../render/quote.ts'
import { printText } from '../render/text.ts'
import type { Entrance } from './entrance.ts'
import { writeEntries } from './entries.ts'
import type { Forward } from './forward.ts'
import { assignment, opening, returned, signature, toldSizes } from './lines.ts'
import type { ModuleRequest } from './module.ts'
import { type Ground, openPage, type Page } from './page.ts'
import { shaped, writeWhole } from './whole.ts'
import { functionText } from './writer.ts'

/** `gradients(**leaves)`: each gradient once, those nearest the loss first. */
export const writeGradients = (
  ground: Ground,
  entrance: Entrance,
  request: ModuleRequest & { readonly forward: Forward },
): string => {
  const { graph, names } = ground
  const page = openPage(ground)
  for (const { name, shape } of graph.equations) {
    page.define(name, shaped(atom(names.of(name)), shape))
    page.tell(name)
  }
  const variables = new Map<string, string>()
  const lines = request.gradients.flatMap(one => {
    const variable = names.fresh(one.name)
    variables.set(one.of, variable)
    return gradientLines(page, ground, one, variable)
  })
  const keys = request.names.map(name => [names.of(name), variables.get(name) ?? ''] as const)
  const values = valueLines(page, ground, request.forward)
  const given = [...page.givenUsed, ...(values.length > 0 ? request.forward.needs : [])]
  return functionText(
    signature('gradients', entrance, new Set(given)),
    [aboutGradients(ground)],
    [...opening(page, ground, entrance, lines), ...values, ...lines, ...returned(keys)],
  )
}

const gradientLines = (
  page: Page,
  { graph }: Ground,
  { name, of, shape, form }: Definition,
  variable: string,
): readonly string[] => {
  const value = writeForm(page, form, shape)
  const lines = assignment(page, variable, value)
  page.define(name, shaped(atom(variable), shape))
  const left = printText(signOf(graph, of, form))
  const right = printText(quoteForm(form, besides(graph.names, new Set([name]))))
  return [`# ${oneLine(`${left} = ${right}`)}`, ...lines]
}

/** A form as an array of a shape. */
const writeForm = (page: Page, form: Form, shape: Shape): Value =>
  form.level === 'matrix'
    ? writeWhole(page, form.expr)
    : shaped(writeEntries(page, { shape, letters: form.free, term: form.term }), shape)

/** `∂L/∂V`, or its entry where that is what the form gives. */
const signOf = (graph: Graph, by: string, form: Form): Syntax => {
  const letters = form.level === 'index' ? form.free.map(ix => nameOf(ix.name)) : []
  const own = (shapeOfName(graph, graph.loss) ?? []).filter(dim => !isUnit(dim)).length
  return {
    kind: 'derivative',
    of: indexed(nameOf(graph.loss), letters.slice(0, own)),
    by: indexed(nameOf(by), letters.slice(own)),
  }
}

/** What the values are, in a line. */
const aboutGradients = ({ graph, names }: Ground): string => {
  const loss = names.of(graph.loss)
  return isScalar(shapeOfName(graph, graph.loss) ?? [])
    ? `Gradients of ${loss} by name, each in the shape of what it is by.`
    : `Jacobians of ${loss} by name: the axes of ${loss}, then those of what it is by, of rows one.`
}

/** Values of equations that the gradients mention. */
const valueLines = (page: Page, ground: Ground, { call }: Forward): readonly string[] => {
  const { graph, names, sources } = ground
  const telling = [...sources.told].filter(([size]) => page.sizesUsed.has(size))
  const needed = new Set([...page.valuesUsed, ...telling.map(([, { equation }]) => equation)])
  const equations = graph.equations.filter(({ name }) => needed.has(name))
  if (equations.length === 0) return []
  const values = names.fresh('values')
  return [
    `${values} = ${call}`,
    ...equations.flatMap(({ name }) => [
      `${names.of(name)} = ${values}["${names.of(name)}"]`,
      ...toldSizes(page, ground, name),
    ]),
  ]
}
