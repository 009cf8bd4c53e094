import { describe, expect, test } from 'vitest'
import { affine } from '../src/core/affine.ts'
import { type Derivation, type Form, rangeText, subjectOf } from '../src/core/derivation.ts'
import { ancestorsOfLoss, type Graph } from '../src/core/graph.ts'
import { memberOf, moveBy, moveName } from '../src/core/member.ts'
import { closedForms } from '../src/derive/closed.ts'
import { deriveMembers } from '../src/derive/family/members.ts'
import { lengthsOf } from '../src/family/lengths.ts'
import { withLengths } from '../src/family/literal.ts'
import { numbersIn, unroll } from '../src/family/unroll.ts'
import { quoteForm } from '../src/render/quote.ts'
import { printText } from '../src/render/text.ts'
import { deriveSource } from '../src/report/derive.ts'
import { verifyUnrolled } from '../src/verify/unrolled.ts'
import { formatProblem } from './support/english.ts'
import { networkOf } from './support/network.ts'
import { caseFiles, casesIn } from './support/parse-cases.ts'

const SEED = 7
const FOLDER = 'test/cases/families'

const show = (form: Form, { names }: Graph): string => printText(quoteForm(form, names))

/** All derivations, and whether every step holds. */
const derived = async (source: string): Promise<string> => {
  const graph = networkOf(source)
  const { derivations, needs } = deriveMembers(graph, graph.settings.wrt)
  const { verified, lengths = [] } = await verifyUnrolled(
    graph,
    { derivations, needs },
    { seed: SEED },
  )
  const at = lengths.map(one => [...one].map(([name, value]) => `${name}=${value}`).join(' '))
  const chain = (derivation: Derivation): string =>
    [
      `${subjectOf(derivation)} (${derivation.kind})`,
      ...derivation.steps.map(({ rule, form }) => `  ${rule}: ${show(form, graph)}`),
    ].join('\n')
  return [`verified ${verified} at ${at.join(', ')}`, ...derivations.map(chain)].join('\n')
}

describe.each(caseFiles(FOLDER))('%s', path => {
  test('is derived as written, and every step holds', { timeout: 60_000 }, async () => {
    const cases: string[] = []
    for (const { source } of casesIn(path)) cases.push(`${source}\n==>\n${await derived(source)}\n`)
    expect(cases.filter(text => !text.includes('\n==>\nverified true'))).toEqual([])
    await expect(cases.join('---\n')).toMatchFileSnapshot(`../${path}`)
  })
})

const sourcesIn = (path: string): readonly string[] => casesIn(path).map(({ source }) => source)

describe('cases', () => {
  test.each(caseFiles(FOLDER).flatMap(sourcesIn))('of %s: every member has one', source => {
    const written = networkOf(source)
    const names = written.families.map(({ name }) => name)
    const { derivations, needs } = deriveMembers(written, names)
    const { graph, derivations: all } = withLengths(written, { derivations })
    for (const lengths of lengthsOf(graph, needs)) {
      const { graph: unrolled } = unroll(graph, lengths)
      const reached = ancestorsOfLoss(unrolled)
      const members = [...unrolled.leaves, ...unrolled.equations]
        .map(({ name }) => name)
        .filter(name => memberOf(name) && reached.has(name))
      const covered = all.flatMap(({ wrt, range }) =>
        (range ? numbersIn(range, lengths) : [0]).map(n =>
          moveName(wrt, moveBy(new Map([...lengths, [range?.letter ?? '', affine(n)]]))),
        ),
      )
      expect(new Set(covered).size).toBe(covered.length)
      expect(members.filter(name => !covered.includes(name))).toEqual([])
    }
  })

  test('are few however long the network is', () => {
    const count = (length: number) =>
      deriveMembers(networkOf(`h{t} = tanh(W*h{t-1}) for t = 1..${length}\nL = h{${length}}^2`))
        .derivations.length
    expect(count(1_000_000)).toBe(count(1000))
  })
})

describe('closed forms', () => {
  test('define each gradient that they rest on, for its places', () => {
    const graph = networkOf('f : function\nh{t} = f(W*h{t-1}) for t = 1..T\nL = 1/2*(h{T} - y)^2')
    const { derivations } = deriveMembers(graph, ['W'])
    const { definitions, result } = closedForms(graph, derivations)('W')
    const text = definitions.map(
      ({ name, form, range }) =>
        `${name} := ${show(form, graph)}${range ? ` for ${rangeText(range)}` : ''}`,
    )
    expect([...text, show(result, graph)]).toEqual([
      'g_h{T} := h{T} - y',
      "g_h{t} := W'*(g_h{t+1} ⊙ f'(W*h{t})) for t = 1..T-1",
      "Σ_t g_h{t} ⊙ f'(W*h{t-1}) ⊗ h{t-1}",
    ])
  })
})

describe('what cannot be derived', () => {
  const problemOf = async (source: string): Promise<string> => {
    const result = await deriveSource(source)
    if (result.kind !== 'malformed') return result.kind
    return result.problems.map(one => formatProblem(one, source, 'net.eq')).join('\n')
  }

  test('is told at its place, with a hint', async () => {
    const recurrence = 'h{t} = tanh(W*h{t-1}) for t = 1..'
    expect(await problemOf(`${recurrence}T\ng{t} = h{t} for t = 1..S\nL = sum(t, g{t}^2)`)).toBe(
      `net.eq:1:1: which members of \`h\` stand where depends on which of two lengths is larger
  ${recurrence}T
  ^^^^
  hint: give the families one length, or let their ranges differ by numbers`,
    )
    expect(await problemOf(`${recurrence}1000\nL = h{1000}^2 + h{500}^2`)).toBe(
      `net.eq:1:1: the family \`h\` is too long to be written out and verified: 500, …, 1000
  ${recurrence}1000
  ^^^^
  hint: mention members within 6 places of an end of the range`,
    )
  })
})

describe('claims about members', () => {
  const source = `h{t} = tanh(W*h{t-1} + x{t}) for t = 1..T
L = (h{T} - y)^2
claim dL/dh{T} = 2*(h{T} - y)
claim dL/dW = sum(t, (dL/dh{t} .* (1 - h{t}.^2)) ⊗ h{t-1})
claim dL/dh{T-1} = W'*(dL/dh{T} .* (1 - h{T}.^2))
claim dL/dW = sum(t, (dL/dh{t} .* (1 + h{t}.^2)) ⊗ h{t-1})
claim dL/dh{T-1} = -W'*(dL/dh{T} .* (1 - h{T}.^2))`

  test.each(['T', '12'])('are judged at all lengths, %s', async length => {
    const graph = networkOf(source.replaceAll('T', length))
    const { claims } = await verifyUnrolled(
      graph,
      { derivations: [], needs: new Map() },
      { seed: SEED },
    )
    const verdicts = claims.map(({ verdict }) => verdict)
    expect(verdicts).toEqual(['proved', 'tested', 'proved', 'failed', 'failed'])
  })
})

test('the least length for which derivations are meant is told', async () => {
  const source =
    'h{t} = tanh(W*h{t-1}) for t = 1..T\nL = sum(t = 1..T-1, (h{t+1} - h{t})^2)\n@wrt h'
  const text = await deriveSource(source)
  const data = await deriveSource(source, { format: 'json' })
  if (text.kind === 'malformed' || data.kind === 'malformed') throw new Error('malformed')
  expect(text.output).toContain(', for T of at least 2, written out at T = 2, 3, 5')
  expect(JSON.parse(data.output).lengths).toEqual([
    { length: 'T', least: 2, writtenOut: [2, 3, 5] },
  ])
})
