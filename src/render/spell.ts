import type { Form, Reason } from '../core/derivation.ts'
import type { Syntax } from '../core/syntax.ts'
import { quoteForm, quoteTerm } from './quote.ts'
import type { Sheet } from './sheet.ts'
import { withSignals } from './signals.ts'

type Spelling = Pick<Sheet, 'graph' | 'signals'>

/** A form of a chain with letters for the gradients that have some. */
export const spellForm = (form: Form, { graph, signals }: Spelling): Syntax =>
  withSignals(quoteForm(form, graph.names), signals)

/** A side of a reason, likewise. */
export const spellTerm = (term: Reason['left'], { graph, signals }: Spelling): Syntax =>
  withSignals(quoteTerm(term, graph.names), signals)
