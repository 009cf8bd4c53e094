import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Judgement } from '../src/core/judgement.ts'
import { judged } from './support/judged.ts'

// A file is a network, a line of `===`, and cases with lines of `---` between: what a person wrote
// in Markdown or LaTeX, `==>`, what becomes of each equality.
const FOLDER = 'test/cases/check-latex'

describe.each(readdirSync(FOLDER))('%s', file => {
  const path = join(FOLDER, file)
  const [network = '', cases = ''] = readFileSync(path, 'utf8').split(/^===\n/m)

  test('is judged as it says', { timeout: 120_000 }, async () => {
    const told: string[] = []
    for (const one of cases.split(/^---\n/m)) {
      const [written = ''] = one.split(/^==>\n/m)
      const format = written.includes('$') ? 'markdown' : 'tex'
      const { judgement } = await judged(network, written, format)
      told.push(`${written}==>\n${linesOf(judgement)}\n`)
    }
    await expect(`${network}===\n${told.join('---\n')}`).toMatchFileSnapshot(`../${path}`)
  })
})

const linesOf = ({ equalities }: Judgement): string =>
  equalities
    .map(({ n, left, right, verdict, reason, problem }) => {
      const why = [reason, problem?.code].filter(one => one !== undefined)
      return `${n} ${verdict}${why.length > 0 ? ` (${why.join(', ')})` : ''}: ${left.text} = ${right.text}`
    })
    .join('\n')
