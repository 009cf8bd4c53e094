import type { TexNode } from '../katex.ts'

/** A field that holds nodes, as a list. */
export const childrenOf = (node: TexNode, field = 'body'): readonly TexNode[] => {
  const value = node[field]
  if (Array.isArray(value)) return value as readonly TexNode[]
  return value === null || value === undefined ? [] : [value as TexNode]
}
