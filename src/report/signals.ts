import { type Derivation, type Step, subjectOf } from '../core/derivation.ts'
import type { Finding } from '../core/finding.ts'
import { type Graph, shapeOfName } from '../core/graph.ts'
import type { Layout } from '../core/layout.ts'
import { memberOf } from '../core/member.ts'
import { isScalar } from '../core/shape.ts'
import { formInLayout } from '../derive/layout.ts'
import { type PutIn, putIn } from '../derive/put-in.ts'
import type { Judged } from '../render/layout.ts'
import { type Signals, signalsOf } from '../render/signals.ts'
import type { Style } from '../render/style.ts'
import { worstOf } from '../verify/worst.ts'
import type { Keyed } from './closed.ts'

/** Letters for gradients, and results with all others put in, which have to be judged. */
export interface Named {
  readonly signals?: Signals
  readonly asserted: readonly (Keyed & { readonly wrt: string })[]
  readonly needs: ReadonlyMap<string, number>
}

const NONE: Named = { asserted: [], needs: new Map() }

/** What a style names of the gradients of a scalar. */
export const namedIn = (
  graph: Graph,
  straight: readonly Derivation[],
  style: Style,
  layout: Layout,
): Named => {
  const isOfScalar = isScalar(shapeOfName(graph, graph.loss) ?? [])
  const signals = isOfScalar ? signalsOf(graph, straight, style) : undefined
  if (!signals) return NONE
  const { symbols, bare } = signals
  const isNamed = (by: string) => !bare.has(by) && symbols.has(memberOf(by)?.family ?? by)
  const { all, needs } = putIn(graph, straight, isNamed)
  return { signals, needs, asserted: all.map(one => assertedOf(one, graph, layout)) }
}

const assertedOf = ({ goal, result, wrt, range }: PutIn, graph: Graph, layout: Layout) => {
  const [turned, whole] = [goal, result].map(form =>
    formInLayout(form, [graph.loss, wrt], layout, graph),
  ) as [PutIn['goal'], PutIn['goal']]
  const places = range && { range }
  const key = subjectOf({ loss: graph.loss, wrt, ...places })
  return { key, wrt, goal: turned, closed: { definitions: [], result: whole }, ...places }
}

/** Derivations that go on to what is put in; behind them the cases that have none of their own. */
export const withPutIn = (
  judged: readonly Judged[],
  { asserted }: Named,
  findings: readonly (readonly Finding[])[],
): readonly Judged[] => {
  const more = asserted.map((one, n) => ({ one, finding: worstOf(findings[n] ?? []) }))
  const keys = new Set(judged.map(({ derivation }) => subjectOf(derivation)))
  return judged.flatMap(own => {
    const { derivation } = own
    const key = subjectOf(derivation)
    const same = more.find(({ one }) => one.key === key)
    if (same) return [continued(own, same)]
    const cases = more.filter(({ one }) => !keys.has(one.key) && isCaseOf(one, derivation))
    return [own, ...cases.map(each => caseOf(own, each))]
  })
}

interface More {
  readonly one: Named['asserted'][number]
  readonly finding: Finding | undefined
}

const isCaseOf = ({ wrt }: Named['asserted'][number], derivation: Derivation): boolean =>
  derivation.range !== undefined && memberOf(wrt)?.family === memberOf(derivation.wrt)?.family

const continued = ({ derivation, findings }: Judged, more: More): Judged => ({
  derivation: { ...derivation, steps: [...derivation.steps, stepOf(derivation, more)] },
  findings: [...findings, more.finding],
})

const caseOf = ({ derivation }: Judged, more: More): Judged => {
  const { range: _, ...rest } = derivation
  const { wrt, goal, range } = more.one
  const [first] = derivation.steps as readonly [Step]
  const steps = [{ ...first, target: wrt, form: goal }, stepOf(derivation, more)]
  return {
    derivation: { ...rest, wrt, steps, ...(range && { range }) },
    findings: [undefined, more.finding],
  }
}

const stepOf = ({ kind }: Derivation, { one }: More): Step => ({
  rule: 'put-in',
  form: one.closed.result,
  target: one.wrt,
  kind,
  uses: [],
})
