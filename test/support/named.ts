import type { Graph } from '../../src/core/graph.ts'
import type { Judgement } from '../../src/core/judgement.ts'
import type { Script } from '../../src/core/script.ts'
import type { Syntax } from '../../src/core/syntax.ts'
import { elaborate } from '../../src/elaborate/elaborate.ts'
import { newNamer } from '../../src/grade/name.ts'
import { judgeScript } from '../../src/judge/judge.ts'
import { parseNetwork } from '../../src/parse/network.ts'
import { readScript } from '../../src/read/script.ts'
import { ownPrinter } from '../../src/render/repair.ts'
import { writersBook } from '../../src/render/writer.ts'

export interface Judged {
  readonly judgement: Judgement
  /** How the writer would print a repair. */
  print(syntax: Syntax): string
}

/** What becomes of a derivation about a network. */
export const judged = async (
  network: string,
  text: string,
  format: 'text' | 'tex' = 'text',
): Promise<Judged> => {
  const graph = graphOf(network)
  const script = await readScript(text, { format, graph })
  const judgement = await judgeScript(graph, script, { seed: 1, name: newNamer() })
  return { judgement, print: printerOf(graph, script) }
}

/** A network, from the text of its file. */
export const graphOf = (network: string): Graph => {
  const { statements, problems } = parseNetwork(network)
  const { graph, problems: more } = elaborate(statements)
  if (!graph) throw new Error([...problems, ...more].map(({ code }) => code).join(' '))
  return graph
}

const printerOf = (graph: Graph, script: Script) =>
  ownPrinter(script, writersBook(graph, script.source))

/** The name of the first mistake and what puts it right; else the verdict. */
export const mistakeIn = ({ judgement: { verdict, equalities }, print }: Judged): string => {
  const first = equalities.find(one => one.verdict === 'fails')
  if (!first) return verdict
  const { mistake } = first
  return mistake ? `${mistake.misconception}: ${print(mistake.repair)}` : 'no name'
}
