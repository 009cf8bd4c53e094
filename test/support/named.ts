import type { Judgement } from '../../src/core/judgement.ts'
import { elaborate } from '../../src/elaborate/elaborate.ts'
import { nameMistake } from '../../src/grade/name.ts'
import { judgeScript } from '../../src/judge/judge.ts'
import { parseChain } from '../../src/parse/chain.ts'
import { parseNetwork } from '../../src/parse/network.ts'
import { printText } from '../../src/render/text.ts'

/** What becomes of plain chains about a network. */
export const judged = (network: string, chains: string): Promise<Judgement> => {
  const { statements, problems } = parseNetwork(network)
  const { graph, problems: more } = elaborate(statements)
  if (!graph) throw new Error([...problems, ...more].map(({ code }) => code).join(' '))
  const names = new Set([...graph.leaves, ...graph.equations].map(one => one.name))
  return judgeScript(graph, parseChain(chains, names), { seed: 1, name: nameMistake })
}

/** The name of the first mistake and what puts it right; else the verdict. */
export const mistakeIn = ({ verdict, equalities }: Judgement): string => {
  const first = equalities.find(one => one.verdict === 'fails')
  if (!first) return verdict
  const { mistake } = first
  return mistake ? `${mistake.misconception}: ${printText(mistake.repair)}` : 'no name'
}
