import type { Verdict } from '../core/finding.ts'
import type { Graph, Saying } from '../core/graph.ts'
import type { Equality } from '../core/judgement.ts'
import type { Chain, Member, Script } from '../core/script.ts'
import type { Syntax } from '../core/syntax.ts'
import type { FoundFormula, FoundSaying } from '../render/sheet.ts'

/** Formulas and claims of a file that are judged as what people write. */
export const judgeSaid = async (graph: Graph, seed: number) => {
  const formulas = await judgeFormulas(graph, seed)
  const sayings = await judgeSayings(graph, seed)
  return {
    shown: {
      ...(formulas.length > 0 && { formulas }),
      ...(sayings.length > 0 && { sayings }),
    },
    isSound:
      formulas.every(({ verdict }) => verdict !== 'failed') &&
      sayings.every(({ verdict }) => verdict === 'tested' || verdict === 'proved'),
  }
}

/** What becomes of the formulas of a file, each by its equalities; what is loaded for it is loaded only then. */
const judgeFormulas = async (graph: Graph, seed: number): Promise<readonly FoundFormula[]> => {
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

/** What becomes of the claims with limits and values at points. */
export const judgeSayings = async (graph: Graph, seed: number): Promise<readonly FoundSaying[]> => {
  const sayings = graph.settings.sayings ?? []
  if (sayings.length === 0) return []
  const { judgeScript } = await import('../judge/judge.ts')
  const { equalities } = await judgeScript(graph, scriptOf(sayings), { seed })
  return sayings.map(({ syntax, tables }, n) => ({
    syntax,
    verdict: verdictOf(equalities.slice(n, n + 1)),
    ...(tables && { tables }),
  }))
}

const scriptOf = (sayings: readonly Saying[]): Script => ({
  source: '',
  notation: 'text',
  chains: sayings.map(({ sides: [left, right] }): Chain => {
    const sign = { kind: 'equal', span: NOWHERE } as const
    return { members: [memberOf(left), memberOf(right)], signs: [sign] }
  }),
  place: () => ({ line: 1, column: 1 }),
})

const NOWHERE = { start: 0, end: 0 }

const memberOf = (syntax: Syntax): Member => ({
  span: syntax.span ?? NOWHERE,
  text: '',
  kind: 'formula',
  readings: [syntax],
})

/** A formula is what its worst equality is. */
const verdictOf = (equalities: readonly Equality[]): Verdict => {
  const has = (...verdicts: readonly Equality['verdict'][]) =>
    equalities.some(one => verdicts.includes(one.verdict))
  if (has('fails', 'follows')) return 'failed'
  if (has('unread', 'undecided', 'skipped')) return 'undecided'
  return equalities.every(({ proved }) => proved) ? 'proved' : 'tested'
}
