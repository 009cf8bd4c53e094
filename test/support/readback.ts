import type { Derivation, Form } from '../../src/core/derivation.ts'
import type { Graph } from '../../src/core/graph.ts'
import type { Syntax } from '../../src/core/syntax.ts'
import { formsIn, scopeIn } from '../../src/elaborate/form.ts'
import { newReport, tried } from '../../src/elaborate/report.ts'
import { parseExpression } from '../../src/parse/expression.ts'
import { quoteForm } from '../../src/render/quote.ts'
import { printText } from '../../src/render/text.ts'

/**
 * What a form prints, read again by the language itself; letters range as in the
 * entry at the head of the chain. Throws where the text has no meaning.
 */
export const readBack = (form: Form, graph: Graph, head: Form): Form => {
  const own = syntaxOf(form, graph)
  if (form.level === 'matrix') return meaningOf([own], [], graph)
  const order = form.free.map(ix => ix.name)
  return meaningOf([own, syntaxOf(head, graph)], order, graph)
}

const syntaxOf = (form: Form, graph: Graph): Syntax => {
  const text = printText(quoteForm(form, graph.names))
  const { syntax, problems } = parseExpression(text, graph.names)
  if (!syntax) throw new Error(`${text} does not parse: ${JSON.stringify(problems)}`)
  return syntax
}

const meaningOf = (sides: readonly Syntax[], order: readonly string[], graph: Graph): Form => {
  const report = newReport()
  const forms = tried(report, () => formsIn(scopeIn(graph, report), sides, order))
  const [first] = forms ?? []
  if (!first) throw new Error(`${printText(sides[0] as Syntax)}: ${JSON.stringify(report)}`)
  return first
}

/** The derivation with every member replaced by what its text says. */
export const asPrinted = (derivation: Derivation, graph: Graph): Derivation => {
  const head = derivation.steps.find(s => s.rule === 'component') ?? derivation.steps[0]
  if (!head) return derivation
  const steps = derivation.steps.map(s => ({ ...s, form: readBack(s.form, graph, head.form) }))
  return { ...derivation, steps }
}
