import type { Draft } from './chains.ts'
import type { Symbols } from './formula/symbols.ts'
import { plainText } from './said-names.ts'

/**
 * With the second names that a document gives to values of the network by setting them equal: `v_c = v` beside a
 * class `c`, where a position of the vector could not be the vector.
 */
export const withRenamed = (symbols: Symbols, drafts: readonly Draft[]): Symbols => {
  const { graph, values } = symbols
  const places = new Set(graph.leaves.filter(one => one.index !== undefined).map(one => one.name))
  const found = drafts.flatMap(({ members }) => {
    const [long, short, ...more] = members.map(one => plainText(one).replace(/^\\/, ''))
    const [, stem, below = ''] = PLACED.exec(long ?? '') ?? []
    const name = stem === short && more.length === 0 ? values.get(stem ?? '') : undefined
    return name !== undefined && places.has(below) ? [[`${stem}_${below}`, name] as const] : []
  })
  return found.length === 0 ? symbols : { ...symbols, values: new Map([...values, ...found]) }
}

const PLACED = /^([A-Za-z]+)_([A-Za-z]+)$/
