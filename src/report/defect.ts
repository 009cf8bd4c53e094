import type { Step } from '../core/derivation.ts'
import type { Finding } from '../core/finding.ts'
import type { Graph } from '../core/graph.ts'
import type { Remark } from '../core/usage.ts'
import type { Judged } from '../render/layout.ts'
import { quoteForm } from '../render/quote.ts'
import { printText } from '../render/text.ts'

/** One remark for each step that the numbers refute. */
export const defectsOf = (graph: Graph, judged: readonly Judged[]): readonly Remark[] =>
  judged.flatMap(({ derivation: { steps }, findings }) =>
    steps.flatMap((step, n) => {
      const [before, finding] = [steps[n - 1], findings[n]]
      return before && finding?.verdict === 'failed' ? [defect(before, step, finding, graph)] : []
    }),
  )

const defect = (before: Step, step: Step, { error }: Finding, { names }: Graph): Remark => {
  const [left = '', right = ''] = [before, step].map(({ form }) =>
    printText(quoteForm(form, names)),
  )
  const values = { left, right, rule: step.rule, error: error.toPrecision(2) }
  return { code: 'defect-step', values }
}
