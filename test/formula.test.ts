import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { symbolsOf } from '../src/read/formula/symbols.ts'
import { parseTex, readingsText } from './support/formula.ts'
import { networkOf } from './support/network.ts'

// A file has blocks `=== title`, a network, `---`, and formulas, each with its readings indented below.
const root = join(import.meta.dirname, 'cases', 'read', 'formula')

for (const file of readdirSync(root).sort()) {
  for (const block of readFileSync(join(root, file), 'utf8').split(/^=== /m).slice(1)) {
    const [head = '', cases = ''] = block.split(/^---\n/m)
    const [title = '', ...network] = head.split('\n')
    describe(`${file}: ${title}`, () => {
      const graph = networkOf(network.join('\n'))
      const symbols = symbolsOf(graph, parseTex)
      for (const one of cases.split(/\n(?=\S)/).filter(text => text.trim() !== '')) {
        const [formula = '', ...readings] = one.trimEnd().split('\n')
        test(formula, () => {
          const expected = readings.map(line => line.trim()).filter(line => line !== '')
          expect(readingsText(graph, formula, symbols).split('\n')).toEqual(expected)
        })
      }
    })
  }
}
