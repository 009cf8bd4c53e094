import type { Graph } from './graph.ts'
import type { CallSyntax, Syntax } from './syntax.ts'

/** `entries(X)`: X, printed entry by entry. */
export const ENTRIES = 'entries'
/** `nabla(L, X)`: the gradient, printed with its own sign. */
export const NABLA = 'nabla'

/** Words that stand in claims alone, unless a file gives them a meaning. */
export const CLAIM_WORDS: readonly string[] = [ENTRIES, NABLA]

/** Whether a call is a word that only claims have: one of them, or any. */
export const isWordOfClaims = (
  { functions }: Pick<Graph, 'functions'>,
  syntax: Syntax,
  ...words: readonly string[]
): syntax is CallSyntax =>
  syntax.kind === 'call' &&
  (words.length > 0 ? words : CLAIM_WORDS).includes(syntax.name) &&
  !functions.has(syntax.name)
