import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { EqualityVerdict, Judgement } from '../src/core/judgement.ts'
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
  return judgeScript(graph, parseChain(written, graph.names, new Set(graph.functions.keys())), {
    seed: 1,
  })
}

const told = ({ equalities, verdict, firstWrong, layout, targets }: Judgement): string => {
  const lines = equalities.map(
    ({ n, left, right, verdict: own, reason, problem, doubt, taken = [] }) => {
      const why = [reason, problem?.code, doubt?.code, ...taken].filter(one => one !== undefined)
      return `${n} ${own}${why.length > 0 ? ` (${why.join(', ')})` : ''}: ${left.text} = ${right.text}`
    },
  )
  const reached = [...targets].map(([name, status]) => `${name} ${status}`)
  const first = firstWrong === undefined ? '' : ` at ${firstWrong}`
  return [...lines, `${verdict}${first}; ${layout}; ${reached.join(', ')}`].join('\n')
}

describe("a stranger's file", () => {
  const network = 'y = sigma(x); L = sum((y - t).^2)\n@loss L\nx : vector; t : vector'
  const many = (text: string, n: number, between: string): string =>
    Array(n).fill(text).join(between)

  test.each<readonly [string, string, EqualityVerdict]>([
    ['a long sum', `∂L/∂y = ${many('y', 900, ' + ')}`, 'undecided'],
    ['a long product', `L = ${many('L', 900, '*')}`, 'undecided'],
    ['calls in each other', `y = ${'sigma('.repeat(180)}x${')'.repeat(180)}`, 'fails'],
    ['powers of powers', `L = ${'('.repeat(60)}L${many(')^9', 60, '')}`, 'fails'],
    [
      'sums in each other',
      `L = ${[...'abcdfghij'].map(letter => `sum(${letter}, y_${letter} + `).join('')}1${')'.repeat(9)}`,
      'undecided',
    ],
    ['a tensor of many axes', 'L = ∂y/∂y[1]*∂y/∂x*∂x/∂y', 'fails'],
    ['a long chain', `∂L/∂y = ${many('2*(y - t)', 401, ' = ')}`, 'undecided'],
  ])('with %s is judged or left undecided', async (_, written, verdict) => {
    const { equalities } = await judge(network, written)
    expect(equalities[0]?.verdict).toBe(verdict)
  })
})
