import type { Verdict } from '../core/finding.ts'
import type { Graph } from '../core/graph.ts'
import type { Equality } from '../core/judgement.ts'
import type { FoundFormula } from '../render/sheet.ts'

/** What becomes of the formulas of a file, each by its equalities; what is loaded for it is loaded only then. */
export const judgeFormulas = async (
  graph: Graph,
  seed: number,
): Promise<readonly FoundFormula[]> => {
  const formulas = graph.settings.formulas ?? []
  if (formulas.length === 0) return []
  const { readScript } = await import('../read/script.ts')
  const { judgeScript } = await import('../judge/judge.ts')
  const text = formulas.map(latex => `\\[ ${latex} \\]`).join('\n')
  const script = await readScript(text, { format: 'tex', graph })
  const { equalities } = await judgeScript(graph, script, { seed })
  const lineOf = ({ left }: Equality) => text.slice(0, left.span.start).split('\n').length - 1
  return formulas.map((latex, n) => {
    const own = equalities.filter(one => lineOf(one) === n && one.verdict !== 'definition')
    return { latex, ...(own.length > 0 && { verdict: verdictOf(own) }) }
  })
}

/** A formula is what its worst equality is. */
const verdictOf = (equalities: readonly Equality[]): Verdict => {
  const has = (...verdicts: readonly Equality['verdict'][]) =>
    equalities.some(one => verdicts.includes(one.verdict))
  if (has('fails', 'follows')) return 'failed'
  if (has('unread', 'undecided', 'skipped')) return 'undecided'
  return equalities.every(({ proved }) => proved) ? 'proved' : 'tested'
}
