import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Finding } from '../src/core/finding.ts'
import { elaborate } from '../src/elaborate/elaborate.ts'
import { parseNetwork } from '../src/parse/network.ts'
import { deriveSource } from '../src/report/derive.ts'
import { judgeSayings } from '../src/report/formulas.ts'
import { verify } from '../src/verify/verify.ts'
import { networkOf } from './support/network.ts'
import { caseFiles, casesIn, withResults } from './support/parse-cases.ts'

const FOLDER = 'test/cases/claims'

/** A network, an empty line, then identities with what becomes of each. */
const read = (file: string) => {
  const [network = '', ...blocks] = readFileSync(`${FOLDER}/${file}`, 'utf8').split('\n\n')
  const lines = blocks.flatMap(block => block.trim().split('\n'))
  const cases = lines.map(line => line.split(/ +==> +/) as [string, string])
  return { network, cases }
}

/** The verdict of the numbers and the proof, or the codes of what is wrong with the text. */
const outcome = async (network: string, identity: string): Promise<string> => {
  const { statements, problems, unread } = parseNetwork(`${network}\nclaim ${identity}\n`)
  const { graph, problems: more } = elaborate(statements, { unread })
  const codes = [...problems, ...more].map(problem => problem.code)
  if (!graph || codes.length > 0) return codes.join(' ')
  const { claims } = await verify(graph, [], { seed: 1 })
  const said = await judgeSayings(graph, 1)
  const [{ verdict, uses = [] } = { verdict: 'undecided' }] = [...claims, ...said] as Finding[]
  return [verdict === 'failed' ? 'refuted' : verdict, ...uses].join('; ')
}

describe.each(readdirSync(FOLDER))('%s', file => {
  const { network, cases } = read(file)
  test.each(cases)('%s  ==>  %s', async (identity, expected) => {
    expect(await outcome(network, identity)).toBe(expected)
  })
})

test('an expression with letters is derived as the entry that it is', async () => {
  const graph = networkOf(`x : vector(n)
y = tanh(x) + x
claim ∂(tanh(x[i]))/∂x[j] = (1 - tanh(x[i])^2)*[i == j]
claim ∂(tanh(x[i]))/∂x[j] = 2*(1 - tanh(x[i])^2)*[i == j]`)
  const { claims } = await verify(graph, [], { seed: 1 })
  expect(claims.map(({ verdict }) => verdict)).toEqual(['proved', 'failed'])
})

/** Networks with their styles, each with the LaTeX of its claims. */
test.each(caseFiles('test/cases/claims-tex'))('%s', async path => {
  const results = new Map<string, string>()
  for (const { source } of casesIn(path)) results.set(source, await claimsTex(source))
  await expect(withResults(path, source => results.get(source) ?? '')).toMatchFileSnapshot(
    `../${path}`,
  )
})

/** The last display, or what is wrong with the file. */
const claimsTex = async (source: string): Promise<string> => {
  const derived = await deriveSource(source, { format: 'latex' })
  if (derived.kind === 'malformed') return JSON.stringify(derived.problems)
  expect(derived.isSound).toBe(true)
  return derived.output.trim().split('\n\n').at(-1) ?? ''
}
