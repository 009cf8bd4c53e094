/** `entries(X)`: X, printed entry by entry. */
export const ENTRIES = 'entries'
/** `nabla(L, X)`: the gradient, printed with its own sign. */
export const NABLA = 'nabla'

/** Words that stand in claims alone, unless a file gives them a meaning. */
export const CLAIM_WORDS: readonly string[] = [ENTRIES, NABLA]
