import { describe, expect, test } from 'vitest'
import type { Derivation, Form, Step } from '../src/core/derivation.ts'
import type { Graph } from '../src/core/graph.ts'
import { deriveMembers } from '../src/derive/family/members.ts'
import { inLayout } from '../src/derive/layout.ts'
import { elaborateForm } from '../src/elaborate/form.ts'
import { parseExpression } from '../src/parse/expression.ts'
import { quoteForm } from '../src/render/quote.ts'
import { printText } from '../src/render/text.ts'
import { verifyUnrolled } from '../src/verify/unrolled.ts'
import { networkOf } from './support/network.ts'
import { caseFiles, casesIn } from './support/parse-cases.ts'

const SEED = 3

/** A form from its text. */
const readBack = (form: Form, graph: Graph): Form => {
  const text = printText(quoteForm(form, graph.names))
  const { syntax, problems } = parseExpression(text)
  const order = form.level === 'index' ? form.free.map(ix => ix.name) : []
  const read = syntax && elaborateForm(syntax, graph, order)
  if (!read?.form)
    throw new Error(`${text}: ${JSON.stringify([...problems, ...(read?.problems ?? [])])}`)
  return read.form
}

/** Each member of a chain beside what is read from its text. */
const doubled = (derivation: Derivation, graph: Graph): readonly Derivation[] =>
  derivation.steps.map((step): Derivation => {
    const read: Step = { ...step, form: readBack(step.form, graph) }
    return { ...derivation, steps: [step, read] }
  })

describe.each(caseFiles('test/cases/families'))('%s', path => {
  const layouts = ['gradient', 'numerator'] as const
  const sources = casesIn(path).flatMap(one => layouts.map(layout => [one.source, layout] as const))
  test.each(sources)('%s: reads back, %s', async (source, layout) => {
    const graph = networkOf(`@layout ${layout}\n${source}`)
    const { derivations, needs } = deriveMembers(graph, graph.settings.wrt)
    const pairs = derivations.flatMap(one => doubled(inLayout(one, layout, graph), graph))
    const { findings } = await verifyUnrolled(graph, { derivations: pairs, needs }, { seed: SEED })
    const wrong = pairs.filter((_, n) => findings[n]?.some(one => one?.verdict === 'failed'))
    const texts = wrong.map(({ steps }) =>
      printText(quoteForm((steps[0] as Step).form, graph.names)),
    )
    expect(texts, `seed ${SEED}`).toEqual([])
  })
})
