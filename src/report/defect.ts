import type { Form, Step } from '../core/derivation.ts'
import type { Finding } from '../core/finding.ts'
import type { Graph } from '../core/graph.ts'
import { type Remark, remark } from '../core/usage.ts'
import { nameOf } from '../render/node.ts'
import { quoteForm } from '../render/quote.ts'
import type { Columns, Part, Sheet } from '../render/sheet.ts'
import { printText } from '../render/text.ts'

type Printed = Pick<Sheet, 'graph' | 'judged' | 'closed' | 'columns'> & Pick<Part, 'second'>

/** One remark for each step, closed form or Jacobian that the numbers refute. */
export const defectsOf = (sheet: Printed): readonly Remark[] => [
  ...stepsOf(sheet),
  ...closedOf(sheet),
  ...sheet.columns.flatMap(one => columnsOf(one, sheet.graph)),
  ...secondOf(sheet),
]

const stepsOf = ({ judged, graph }: Printed): readonly Remark[] =>
  judged.flatMap(({ derivation: { steps }, findings }) =>
    steps.flatMap((step, n) => {
      const [before, finding] = [steps[n - 1], findings[n]]
      return before && finding?.verdict === 'failed' ? [stepOf(before, step, finding, graph)] : []
    }),
  )

const stepOf = (before: Step, step: Step, { error }: Finding, graph: Graph): Remark => {
  const [left, right] = [formText(before.form, graph), formText(step.form, graph)]
  return remark('defect-step', { left, right, rule: step.rule, error: error.toPrecision(2) })
}

const closedOf = ({ closed, graph }: Printed): readonly Remark[] =>
  closed.flatMap(({ goal, closed: { result }, finding }) =>
    resultOf(formText(goal, graph), formText(result, graph), finding),
  )

const columnsOf = ({ of, wrt, expr, finding }: Columns, graph: Graph): readonly Remark[] => {
  const [above, below] = [of, wrt].map(name => printText(nameOf(name)))
  const right = formText({ level: 'matrix', expr }, graph)
  return resultOf(`∂vec(${above})/∂vec(${below})`, right, finding)
}

/** The gradient that a second derivative is made from, and its closed form. */
const secondOf = ({ second, graph, judged }: Printed): readonly Remark[] => {
  const { definitions = [], gradient = '', closed, findings } = second ?? {}
  const own = definitions.find(one => one.name === gradient)
  const goal = judged[0]?.derivation.steps[0]
  return [
    ...(own ? resultOf(gradient, formText(own.form, graph), findings?.gradient) : []),
    ...(goal && closed
      ? resultOf(formText(goal.form, graph), formText(closed.result, graph), findings?.closed)
      : []),
  ]
}

const formText = (form: Form, { names }: Graph): string => printText(quoteForm(form, names))

const resultOf = (left: string, right: string, finding: Finding | undefined): readonly Remark[] =>
  finding?.verdict === 'failed'
    ? [remark('defect-result', { left, right, error: finding.error.toPrecision(2) })]
    : []
