import { describe, expect, test } from 'vitest'
import type { Closed, Derivation, Form } from '../src/core/derivation.ts'
import type { Graph } from '../src/core/graph.ts'
import { closedForms } from '../src/derive/closed.ts'
import { defaultNames, derive } from '../src/derive/derive.ts'
import { quoteForm } from '../src/render/quote.ts'
import { printText } from '../src/render/text.ts'
import { verify } from '../src/verify/verify.ts'
import { textCases } from './support/case-files.ts'
import { withDefinitions } from './support/closed.ts'
import { networkOf } from './support/network.ts'

const show = (form: Form, graph: Graph): string => printText(quoteForm(form, graph.names))

const chain = ({ wrt, kind, steps }: Derivation, graph: Graph): string =>
  [`${wrt} (${kind})`, ...steps.map(s => `  ${s.rule}: ${show(s.form, graph)}`)].join('\n')

const closedText = ({ definitions, result }: Closed, graph: Graph): string =>
  [...definitions.map(d => `${d.name} := ${show(d.form, graph)}`), show(result, graph)].join('; ')

describe('chains', () => {
  test.each(textCases('derive'))('$title', async ({ input, output }) => {
    const graph = networkOf(input)
    const derivations = derive(graph, graph.settings.wrt ?? defaultNames(graph))
    const closed = closedForms(graph, derivations)
    const lines = derivations.map(
      d => `${chain(d, graph)}\n  closed: ${closedText(closed(d.wrt), graph)}`,
    )
    expect(lines.join('\n')).toBe(output)
    const { verified } = await verify(graph, derivations, { seed: 1 })
    expect(verified).toBe(true)
  })
})

/** p{k} = W{k} y{k-1} + b{k}, y{k} = σ(p{k}), a skip at every third layer. */
const layers = (count: number): string => {
  const lines = ['@loss L', 'input y0 : vector(n)', 'label l : vector(n)']
  for (let k = 1; k <= count; k++) {
    lines.push(`W${k} : matrix(n, n); p${k} = W${k}*y${k - 1} + b${k}`)
    lines.push(`y${k} = sigma(p${k})${k % 3 === 0 ? ` + y${k - 1}` : ''}`)
  }
  return [...lines, `L = 1/2*(y${count} - l)^2`].join('\n')
}

describe('closed forms', () => {
  test('are linear in the number of equations', () => {
    const lengthOf = (count: number) => {
      const graph = networkOf(layers(count))
      return closedText(closedForms(graph, derive(graph))('W1'), graph).length
    }
    const [half, whole] = [lengthOf(100), lengthOf(200)]
    expect(whole).toBeLessThan(2.2 * half)
    expect(whole).toBeLessThan(200 * 80)
  })

  test('have the value of the gradient', async () => {
    const graph = networkOf(layers(5))
    const derivations = derive(graph)
    const closed = closedForms(graph, derivations)
    const claims = derivations.map(d => ({
      syntax: {} as never,
      left: d.steps[0]?.form as Form,
      right: withDefinitions(closed(d.wrt)),
    }))
    expect(derivations.some(d => closed(d.wrt).definitions.length > 0)).toBe(true)
    const found = await verify({ ...graph, claims }, [], { seed: 3 })
    const verdicts = new Set(found.claims.map(c => c.verdict))
    expect([...verdicts].filter(v => v !== 'tested' && v !== 'proved')).toEqual([])
  })
})
