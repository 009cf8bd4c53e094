import type { Graph } from '../../core/graph.ts'
import { opCalled } from '../../ops/index.ts'
import type { TexParser } from '../katex.ts'
import { isMark, type Piece } from './piece.ts'
import { piecesOf } from './pieces.ts'
import { Stuck } from './stuck.ts'
import { scriptText } from './written.ts'

/** A written form of the general entry of a name: `w_i^{(j)}` of `w[i,j]`. */
export interface EntryForm {
  readonly name: string
  readonly letters: readonly string[]
  readonly shown: Piece
}

/** Written forms that the file gives by `@alias`. */
export interface AliasForms {
  readonly values: ReadonlyMap<string, string>
  readonly functions: ReadonlyMap<string, string>
  readonly entries: readonly EntryForm[]
}

export const aliasForms = (graph: Graph, parse: TexParser): AliasForms => {
  const values = new Map<string, string>()
  const functions = new Map<string, string>()
  const entries: EntryForm[] = []
  for (const { name, indices, latex } of graph.settings.aliases) {
    const shown = only(latex, parse)
    if (!shown) continue
    if (indices.length > 0) entries.push({ name, letters: indices, shown })
    else if (isFunction(graph, name)) functions.set(formOf(withoutPlace(shown)), name)
    else values.set(formOf(shown), name)
  }
  return { values, functions, entries }
}

/** `Net_\cdot` says where the first argument stands. */
const withoutPlace = (piece: Piece): Piece =>
  piece.below.length === 1 && isMark(piece.below[0], '\\cdot') ? { ...piece, below: [] } : piece

const isFunction = (graph: Graph, name: string): boolean =>
  graph.functions.has(name) ||
  (opCalled(name) !== undefined &&
    ![...graph.leaves, ...graph.equations].some(value => value.name === name))

const only = (latex: string, parse: TexParser): Piece | undefined => {
  const read = parse(latex)
  if (read.kind === 'fault') return undefined
  try {
    const pieces = piecesOf(read.nodes)
    const [piece] = pieces.length > 1 ? run(pieces) : pieces
    return piece
  } catch (error) {
    if (error instanceof Stuck) return undefined
    throw error
  }
}

/** Letters that stand side by side as one word, with what hangs on the last. */
const run = (pieces: readonly Piece[]): readonly Piece[] => {
  const last = pieces.at(-1)
  const isRun = pieces.every(p => p.kind === 'letter' || p.kind === 'digits' || isMark(p, '_'))
  if (!last || !isRun) return []
  const text = scriptText(pieces.map(p => ({ ...p, below: [], above: [], primes: 0 })))
  return [{ ...last, kind: 'word', text, isOperator: false }]
}

/** The written form of a piece with all that hangs on it: `w'_1`, `b^out`. */
export const formOf = (piece: Piece): string =>
  faceMark(piece) + scriptText([{ ...piece, above: [], below: [], primes: 0 }]) + scriptsOf(piece)

/** A letter in a face that makes another letter is told from the plain one. */
export const faceMark = (piece: Piece): string =>
  piece.kind === 'letter' && MARKED.has(piece.face) ? `${piece.face}:` : ''

const MARKED = new Set(['mathcal', 'mathscr', 'mathfrak', 'mathbb'])

export const scriptsOf = ({ primes, below, above }: Piece): string =>
  "'".repeat(primes) +
  (below.length > 0 ? `_${scriptText(below)}` : '') +
  (above.length > 0 ? `^${scriptText(above)}` : '')
