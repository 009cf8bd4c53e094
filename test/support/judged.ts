import type { Judgement } from '../../src/core/judgement.ts'
import type { Script } from '../../src/core/script.ts'
import { newNamer } from '../../src/grade/name.ts'
import { judgeScript } from '../../src/judge/judge.ts'
import { readScript } from '../../src/read/script.ts'
import { readNetwork } from '../../src/report/read.ts'

/** A derivation judged against its network, by the parts of the library. */
export const judged = async (
  network: string,
  text: string,
  format: 'tex' | 'markdown' | 'text' | 'notebook',
  lines?: { readonly from: number; readonly to: number },
): Promise<{ readonly judgement: Judgement; readonly script: Script }> => {
  const read = readNetwork(network, {})
  if (read.kind === 'malformed') throw new SyntaxError(read.problems.map(p => p.code).join(' '))
  const { graph } = read
  const script = await readScript(text, { format, graph, ...(lines && { lines }) })
  return { judgement: await judgeScript(graph, script, { seed: 1, name: newNamer() }), script }
}
