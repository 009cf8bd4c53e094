/** A node of KaTeX's tree: a kind, the place in the formula where KaTeX keeps one, and what its kind has. */
export interface TexNode {
  readonly type: string
  readonly mode: 'math' | 'text'
  readonly loc?: { readonly start: number; readonly end: number }
  readonly [field: string]: unknown
}
