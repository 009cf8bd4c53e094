/** The formats of a solution. */
export const SOLVE_FORMATS = ['text', 'latex', 'latex-document', 'json'] as const
export type SolveFormat = (typeof SOLVE_FORMATS)[number]
