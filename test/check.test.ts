import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Judgement } from '../src/core/judgement.ts'
import { judgeScript } from '../src/judge/judge.ts'
import { parseChain } from '../src/parse/chain.ts'
import { networkOf } from './support/network.ts'

// A file is a network, a line of `===`, and cases with lines of `---` between: `# what it is about`,
// what a person wrote, `==>`, what becomes of each equality and of the whole.
const FOLDER = 'test/cases/check'

const files = readdirSync(FOLDER).filter(file => file.endsWith('.txt'))

describe.each(files)('%s', file => {
  const path = join(FOLDER, file)
  const [network = '', cases = ''] = readFileSync(path, 'utf8').split(/^===\n/m)

  test('is judged as it says', async () => {
    const judged: string[] = []
    for (const one of cases.split(/^---\n/m)) {
      const [written = ''] = one.split(/^==>\n/m)
      judged.push(`${written}==>\n${told(await judge(network, written))}\n`)
    }
    await expect(`${network}===\n${judged.join('---\n')}`).toMatchFileSnapshot(`../${path}`)
  })
})

const judge = (source: string, written: string): Promise<Judgement> => {
  const graph = networkOf(source)
  return judgeScript(graph, parseChain(written, graph.names), { seed: 1 })
}

const told = ({ equalities, verdict, firstWrong, layout, targets }: Judgement): string => {
  const lines = equalities.map(({ n, left, right, verdict: own, reason, problem, taken = [] }) => {
    const why = [reason, problem?.code, ...taken].filter(one => one !== undefined)
    return `${n} ${own}${why.length > 0 ? ` (${why.join(', ')})` : ''}: ${left.text} = ${right.text}`
  })
  const reached = [...targets].map(([name, status]) => `${name} ${status}`)
  const first = firstWrong === undefined ? '' : ` at ${firstWrong}`
  return [...lines, `${verdict}${first}; ${layout}; ${reached.join(', ')}`].join('\n')
}
