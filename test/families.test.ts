import { describe, expect, test } from 'vitest'
import { type Derivation, type Form, keyOf } from '../src/core/derivation.ts'
import type { Graph } from '../src/core/graph.ts'
import { deriveMembers } from '../src/derive/family/members.ts'
import { quoteForm } from '../src/render/quote.ts'
import { printText } from '../src/render/text.ts'
import { verifyUnrolled } from '../src/verify/unrolled.ts'
import { networkOf } from './support/network.ts'
import { caseFiles, casesIn } from './support/parse-cases.ts'

const SEED = 7
const FOLDER = 'test/cases/families'

const show = (form: Form, { names }: Graph): string => printText(quoteForm(form, names))

/** All derivations, and whether every step holds. */
const derived = async (source: string): Promise<string> => {
  const graph = networkOf(source)
  const { derivations, needs } = deriveMembers(graph, graph.settings.wrt)
  const { verified, lengths = [] } = await verifyUnrolled(graph, derivations, { seed: SEED, needs })
  const at = lengths.map(one => [...one].map(([name, value]) => `${name}=${value}`).join(' '))
  const chain = (derivation: Derivation): string =>
    [
      `${keyOf(derivation)} (${derivation.kind})`,
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
