import type { Finding } from '../core/finding.ts'
import { type Graph, shapeOfName } from '../core/graph.ts'
import { aliasesOf } from './alias.ts'
import type { Language, VerifiedFacts } from './lang.ts'
import type { Request } from './layout.ts'
import type { Style } from './style.ts'
import type { Book } from './tex.ts'

/** All that a printed derivation is made from. */
export interface Sheet extends Request {
  readonly graph: Graph
  readonly style: Style
  readonly language: Language
  readonly facts: VerifiedFacts
  /** Findings of the claims of the file, in its order. */
  readonly claims: readonly Finding[]
  /** The version of the program. */
  readonly version: string
}

/** What LaTeX of a network is written with in a style. */
export const bookOf = (graph: Graph, style: Style): Book => {
  const names = [...graph.leaves, ...graph.equations].map(({ name }) => name)
  return {
    notation: style.notation,
    shapes: new Map(names.map(name => [name, shapeOfName(graph, name) ?? []])),
    aliases: aliasesOf(graph.settings),
  }
}

/** One line that says what was checked, and with which seed. */
export const summaryOf = ({ language, facts }: Pick<Sheet, 'language' | 'facts'>): string =>
  facts.undecided > 0 ? language.undecided(facts) : language.verified(facts)
