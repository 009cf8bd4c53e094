import type { Graph } from '../core/graph.ts'
import type { Language } from '../render/lang.ts'
import type { Judged } from '../render/layout.ts'

/** Puts sentences beside the steps of derivations. */
export type Teller = (judged: readonly Judged[], graph: Graph) => readonly Judged[]

/** With sentences in a language, which are loaded only then; or without. */
export const tellerOf = async (detail: string, language: Language): Promise<Teller> => {
  if (detail !== 'full') return judged => judged
  const { sentencesOf } = await import('../render/sentence/sentence.ts')
  const words = await language.steps()
  return (judged, graph) =>
    judged.map(one => ({ ...one, sentences: sentencesOf(one.derivation, graph, words) }))
}
