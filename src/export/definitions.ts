import type { Definition, Form } from '../core/derivation.ts'
import { type Graph, shapeOfName } from '../core/graph.ts'
import { besides } from '../core/letters.ts'
import { memberOf } from '../core/member.ts'
import { atom, type Value } from '../core/python.ts'
import { isUnit, type Shape } from '../core/shape.ts'
import type { Syntax } from '../core/syntax.ts'
import { oneLine } from '../render/escape.ts'
import { indexed, nameOf } from '../render/node.ts'
import { quoteForm } from '../render/quote.ts'
import { printText } from '../render/text.ts'
import { writeEntries } from './entries.ts'
import type { Forward } from './forward.ts'
import { assignment, toldSizes } from './lines.ts'
import { type Ground, openPage, type Page } from './page.ts'
import { shaped, writeWhole } from './whole.ts'

/** A page on which the values of all equations are known. */
export const openValues = (ground: Ground): Page => {
  const page = openPage(ground)
  for (const { name, shape } of ground.graph.equations) {
    if (!memberOf(name)) page.define(name, shaped(atom(ground.names.of(name)), shape))
    page.tell(name)
  }
  return page
}

/** A derivative gets a variable, below its formula as people write it. */
export const definitionLines = (
  page: Page,
  graph: Graph,
  { name, of, shape, form }: Definition,
  variable: string,
): readonly string[] => {
  const lines = assignment(page, variable, writeForm(page, form, shape))
  page.define(name, shaped(atom(variable), shape))
  return [formulaComment(graph, { name, of, form }), ...lines]
}

/** `# ∂L/∂V = g_p ⊗ x` */
export const formulaComment = (
  graph: Graph,
  { name, of, form }: Pick<Definition, 'name' | 'of' | 'form'>,
): string => {
  const left = printText(signOf(graph, of, form))
  const right = printText(quoteForm(form, besides(graph.names, new Set([name]))))
  return `# ${oneLine(`${left} = ${right}`)}`
}

/** A form as an array of a shape. */
export const writeForm = (page: Page, form: Form, shape: Shape): Value =>
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

/** Values of equations that the formulas of a page mention. */
export const valueLines = (
  page: Page,
  ground: Ground,
  { call, values, equations }: Forward,
): readonly string[] => {
  const { names, sources } = ground
  const telling = [...sources.told].filter(([size]) => page.sizesUsed.has(size))
  const needed = new Set([...page.valuesUsed, ...telling.map(([, { equation }]) => equation)])
  const used = equations.filter(name => needed.has(name))
  if (used.length === 0) return []
  return [
    `${values} = ${call}`,
    ...used.flatMap(name => [
      `${names.of(name)} = ${values}["${names.of(name)}"]`,
      ...toldSizes(page, ground, name),
    ]),
  ]
}
