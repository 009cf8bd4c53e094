import type { Equation } from '../core/graph.ts'
import { atom } from '../core/python.ts'
import { oneLine } from '../render/escape.ts'
import { printStatement } from '../render/text.ts'
import type { Entrance } from './entrance.ts'
import { memberLines } from './family/forward.ts'
import { valuesOf } from './family/schedule.ts'
import { assignment, opening, returned, signature, toldSizes } from './lines.ts'
import { type Ground, openPage, type Page } from './page.ts'
import { shaped, writeWhole } from './whole.ts'
import { functionText } from './writer.ts'

/** The function that computes all equations. */
export interface Forward {
  readonly definitions: readonly string[]
  /** The call of it from another function. */
  readonly call: string
  /** A name for what it returns. */
  readonly values: string
  /** The names of the file that it returns values of. */
  readonly equations: readonly string[]
  /** Unknown functions that it calls. */
  readonly needs: ReadonlySet<string>
}

/** `forward(**leaves)`: the equations in an order in which each uses earlier ones. */
export const writeForward = (ground: Ground, entrance: Entrance): Forward => {
  const { graph, names } = ground
  const page = openPage(ground)
  const lines = graph.families.length > 0 ? memberLines(page, ground) : plainLines(page, ground)
  const equations = valuesOf(graph)
  const keys = equations.map(name => [names.of(name), names.of(name)] as const)
  const definition = functionText(
    signature('forward', entrance, page.givenUsed),
    ['Values of all equations, by name.', '', ...entrance.about],
    [...opening(page, ground, entrance, lines), ...lines, ...returned(keys)],
  )
  const taken = [...entrance.leaves, ...entrance.given, ...page.givenUsed]
  const pass = taken.map(name => `${name}=${name}`).join(', ')
  // An argument called `forward` would stand in the way of the function.
  const isTaken = names.isOwn('forward')
  return {
    definitions: [definition, ...(isTaken ? ['_forward = forward'] : [])],
    call: `${isTaken ? '_' : ''}forward(${pass})`,
    values: names.fresh('values'),
    equations,
    needs: page.givenUsed,
  }
}

/** All equations, one after the other. Which sizes they need is known when all are written. */
const plainLines = (page: Page, ground: Ground): readonly string[] =>
  ground.graph.equations
    .map(equation => ({ equation, lines: equationLines(page, ground, equation) }))
    .flatMap(({ equation, lines }) => [...lines, ...toldSizes(page, ground, equation.name)])

const equationLines = (page: Page, { names }: Ground, equation: Equation): readonly string[] => {
  const { name, shape, body, syntax } = equation
  const own = names.of(name)
  const formula = assignment(page, own, writeWhole(page, body))
  page.define(name, shaped(atom(own), shape))
  page.tell(name)
  return [`# ${oneLine(printStatement(syntax))}`, ...formula]
}
