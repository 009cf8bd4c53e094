import { describe, expect, test } from 'vitest'
import { describeShape } from '../src/core/signature.ts'
import { elaborate } from '../src/elaborate/elaborate.ts'
import { parseNetwork } from '../src/parse/network.ts'
import { formatProblem } from '../src/render/problem.ts'
import { caseFiles, withResults } from './support/parse-cases.ts'

const FOLDER = 'test/cases/elaborate'

/** Shapes of all names, what was assumed, warnings; or all problems. */
const read = (source: string): string => {
  const { statements, problems } = parseNetwork(source)
  const { graph, problems: more, warnings } = elaborate(statements)
  const told = [...problems, ...more].map(p => formatProblem(p, source, 'net.eq'))
  const warned = warnings.map(w => `warning: ${formatProblem(w, source, 'net.eq')}`)
  if (!graph) return [...told, ...warned].join('\n')
  const shapes = [...graph.leaves, ...graph.equations].map(
    x => `${x.name} : ${describeShape(x.shape)}`,
  )
  const assumed = graph.assumed.map(text => `assumed ${text}`)
  return [...shapes, ...assumed, ...told, ...warned].join('\n')
}

describe.each(caseFiles(FOLDER))('%s', path => {
  test('reads as written', async () => {
    await expect(withResults(path, read)).toMatchFileSnapshot(`../${path}`)
  })
})
