import type { Graph } from '../../src/core/graph.ts'
import type { Span } from '../../src/core/syntax.ts'
import type { Cell } from '../../src/read/cell.ts'
import { readFormula } from '../../src/read/formula/read.ts'
import { type Symbols, symbolsOf } from '../../src/read/formula/symbols.ts'
import { loadKatex, type TexNode, type TexParser } from '../../src/read/katex.ts'
import { treeOf } from './parse-tree.ts'

/** KaTeX's parser, loaded once. */
export const parseTex: TexParser = await loadKatex()

/** One formula by itself as a cell. */
export const cellOf = (tex: string): Cell => {
  const read = parseTex(tex)
  if (read.kind === 'fault') throw new Error(`${tex}: ${read.message}`)
  const span = { start: 0, end: tex.length }
  return { nodes: read.nodes, span, text: tex, spanOf: nodes => spanOf(nodes) ?? span }
}

const spanOf = (nodes: readonly unknown[]): Span | undefined => {
  const spans = nodes.flatMap(node => {
    if (typeof node !== 'object' || node === null) return []
    const { loc } = node as TexNode
    const own = loc ? [loc] : []
    const inner = spanOf(Object.values(node))
    return inner ? [...own, inner] : own
  })
  if (spans.length === 0) return undefined
  return {
    start: Math.min(...spans.map(s => s.start)),
    end: Math.max(...spans.map(s => s.end)),
  }
}

/** What a formula means over a network: a tree a line, or why it is not read and where. */
export const readingsText = (graph: Graph, tex: string, symbols?: Symbols): string => {
  const cell = cellOf(tex)
  const read = readFormula(cell, symbols ?? symbolsOf(graph, parseTex))
  if (read.kind === 'unread') {
    const { code, span } = read.problem
    return `unread ${code}: ${tex.slice(span.start, span.end).trim()}`
  }
  const mark = read.isNext ? 'next ' : ''
  return read.readings.map(reading => mark + treeOf(reading)).join('\n')
}
