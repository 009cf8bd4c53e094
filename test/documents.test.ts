import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { passages } from './support/documents.ts'
import { judged } from './support/judged.ts'

describe('the lecture notes, network by network', () => {
  for (const { name, network, text, lines, slips } of passages()) {
    test(name, async () => {
      const { judgement } = await judged(network, text, 'tex', lines)
      const bad = judgement.equalities.filter(({ verdict }) => verdict === 'fails')
      expect(bad.map(one => one.n)).toEqual(slips)
    })
  }
})

describe('raw scans', () => {
  const files = readdirSync('test/cases/documents').filter(file => file.startsWith('scan-'))
  const networks = new Map(passages().map(one => [one.network, one.name]))
  for (const file of files) {
    test(`${file} is never called correct`, { timeout: 120_000 }, async () => {
      const text = readFileSync(`test/cases/documents/${file}`, 'utf8')
      for (const network of networks.keys()) {
        const { judgement } = await judged(network, text, 'markdown')
        expect(judgement.verdict).not.toBe('correct')
      }
    })
  }
})
