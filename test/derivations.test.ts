import { readdirSync, readFileSync } from 'node:fs'
import katex from 'katex'
import { describe, expect, test } from 'vitest'
import { type Derived, deriveSource } from '../src/report/derive.ts'
import type { Format } from '../src/report/formats.ts'
import { trainSource } from '../src/report/train.ts'

const files = readdirSync('derivations').filter(file => file.endsWith('.eq'))

const derived = async (file: string, format: Format): Promise<Derived> => {
  const result = await deriveSource(readFileSync(`derivations/${file}`, 'utf8'), { format })
  if (result.kind === 'malformed') throw new Error(JSON.stringify(result.problems))
  return result
}

describe.each(files)('derivations/%s', file => {
  test('is verified, claims and all', async () => {
    const { isSound, defects, warnings } = await derived(file, 'text')
    expect([isSound, defects, warnings]).toEqual([true, [], []])
  })

  test('prints what stands in its case file', async () => {
    const { output } = await derived(file, 'text')
    const formulas = output.replace(/, largest error \S+/, '')
    await expect(formulas).toMatchFileSnapshot(`cases/derivations/${file}.txt`)
  })

  test('renders in KaTeX', async () => {
    const { output } = await derived(file, 'latex')
    const blocks = [...output.matchAll(/\\\[([\s\S]*?)\\\]/g)].map(match => match[1] as string)
    expect(blocks.length).toBeGreaterThan(1)
    for (const block of blocks)
      katex.renderToString(block, { displayMode: true, throwOnError: true })
  })
})

test('every file is in the table of derivations/README.md', () => {
  const table = readFileSync('derivations/README.md', 'utf8')
  expect(files.filter(file => !table.includes(`\`${file}\``))).toEqual([])
})

describe('the loops of descent', () => {
  test.each([
    ['two-layer.eq', 200],
    ['training.eq', 200],
    ['training.eq', 1],
  ])('%s, %i samples a step', async (file, batch) => {
    const losses: number[] = []
    const onStep = (_: number, loss: number) => void losses.push(loss)
    const source = readFileSync(`derivations/${file}`, 'utf8')
    const result = await trainSource(source, { steps: 300, batch, onStep })
    expect(result).toMatchObject({ kind: 'trained', hasDiverged: false, defects: [] })
    expect(losses.at(-1)).toBeLessThan((losses[0] ?? 0) / 2)
  })
})
