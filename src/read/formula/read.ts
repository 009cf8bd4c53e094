import { parametersOf } from '../../core/graph.ts'
import { syntaxKey } from '../../core/key.ts'
import { freeNamesIn } from '../../core/parts.ts'
import { type Problem, problem } from '../../core/problem.ts'
import { isStepLetter } from '../../core/step-name.ts'
import type { Syntax } from '../../core/syntax.ts'
import type { Cell } from '../cell.ts'
import { stemsOf } from '../names.ts'
import { hasEntryForm } from './alias-entries.ts'
import { byLetters } from './by-letter.ts'
import type { Context } from './context.ts'
import { withoutExtent } from './extent.ts'
import { withIdioms } from './idiom.ts'
import { withoutNumpy } from './numpy.ts'
import type { Piece } from './piece.ts'
import { piecesOf } from './pieces.ts'
import { axesOf } from './rank.ts'
import { READERS } from './readers.ts'
import { resolve } from './resolve.ts'
import { Stuck, stuck } from './stuck.ts'
import type { Symbols } from './symbols.ts'
import { scriptText } from './written.ts'

/** What a member means, or why it is not read. */
export type FormulaRead =
  | {
      readonly kind: 'formula'
      readonly readings: readonly Syntax[]
      readonly isNext?: true
      readonly dummies?: readonly string[]
    }
  | { readonly kind: 'unread'; readonly problem: Problem }

const MOST_READINGS = 8
/** Readings are sought among this many ways at most. */
const MOST_TRIES = 40
const MOST_PIECES = 4000

/** One side of an equals sign as expressions that it may mean, the likeliest first. */
export const readFormula = (cell: Cell, symbols: Symbols): FormulaRead => {
  try {
    const shown = withoutExtent(withoutMark(piecesOf(cell.nodes), symbols.step), symbols)
    if (shown.length === 0) stuck('missing-operand', [], { found: '', expected: 'name' })
    if (count(shown) > MOST_PIECES) stuck('formula-too-long', shown, { limit: `${MOST_PIECES}` })
    const pieces = withoutNumpy(shown)
    const next = withoutStep(symbols, pieces)
    const found = readingsOf(cell, symbols, next ?? pieces).map(one => byLetters(symbols, one))
    const readings = found.map(({ syntax }) => withIdioms(symbols, syntax))
    const letters = found.flatMap(one => one.letters)
    const dummies = [...new Set([...dummiesIn(symbols, readings), ...letters])]
    return {
      kind: 'formula',
      readings,
      ...(next && { isNext: true }),
      ...(dummies.length > 0 && { dummies }),
    }
  } catch (error) {
    if (error instanceof Stuck) return { kind: 'unread', problem: problemOf(error, cell) }
    throw error
  }
}

/** Letters of the document's own functions that are no names of values. */
const dummiesIn = ({ own, values }: Symbols, readings: readonly Syntax[]): readonly string[] => {
  if (own.size === 0) return []
  const known = new Set(values.values())
  const letters = [...own.values()].flatMap(one => one.parameters).filter(of => !known.has(of))
  return letters.filter(of => readings.some(one => freeNamesIn(one).has(of)))
}

const problemOf = ({ code, nodes, values }: Stuck, cell: Cell): Problem =>
  problem(code, nodes.length > 0 ? cell.spanOf(nodes) : cell.span, values)

const count = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, piece) => sum + 1 + count(insides(piece)), 0)

const insides = (piece: Piece): readonly Piece[] => {
  const scripts = [...piece.below, ...piece.above]
  if (piece.kind === 'fence' || piece.kind === 'root') return [...scripts, ...piece.inside]
  if (piece.kind === 'ratio') return [...scripts, ...piece.over, ...piece.under]
  return piece.kind === 'grid' ? [...scripts, ...piece.rows.flat(2)] : scripts
}

/** Pieces without the mark of the one step that all is at. */
const withoutMark = (pieces: readonly Piece[], step: string | undefined): readonly Piece[] => {
  if (step === undefined) return pieces
  const go = (some: readonly Piece[]) => some.map(bare)
  const bare = (piece: Piece): Piece => {
    const above = isStep(piece.above, step) ? [] : go(piece.above)
    const isBelow = step === 'old' && isStep(piece.below, step)
    const own = { ...piece, above, below: isBelow ? [] : go(piece.below) }
    if (own.kind === 'fence' || own.kind === 'root') return { ...own, inside: go(own.inside) }
    if (own.kind === 'ratio') return { ...own, over: go(own.over), under: go(own.under) }
    return own.kind === 'grid' ? { ...own, rows: own.rows.map(row => row.map(go)) } : own
  }
  return go(pieces)
}

const isStep = (script: readonly Piece[], step: string): boolean =>
  scriptText(script).replace(/^[([]|[)\]]$/g, '') === step

/** The left side of an update rule without the mark of its step: `w^{t+1}`, `w_{new}`. */
const withoutStep = (symbols: Symbols, pieces: readonly Piece[]): readonly Piece[] | undefined => {
  const [only] = pieces
  if (!only || pieces.length > 1 || isNamed(symbols, only)) return undefined
  const isAbove = isNext(scriptText(only.above)) && !isPseudoInverse(symbols, only)
  const isBelow = !isAbove && isNext(scriptText(only.below))
  if (isAbove) return [{ ...only, above: [] }]
  return isBelow ? [{ ...only, below: [] }] : undefined
}

/** `A^+` of a matrix that is no parameter: no next value. */
const isPseudoInverse = (symbols: Symbols, piece: Piece): boolean => {
  if (piece.kind !== 'letter' || scriptText(piece.above) !== '+') return false
  const { name } = resolve(symbols, piece)
  const isParameter = parametersOf(symbols.graph).some(leaf => leaf.name === name)
  return axesOf(symbols, name) === 2 && !isParameter
}

/** Whether such a script belongs to the name: a member of a family, one of `x0`, `x1`, a form that the file gives. */
const isNamed = (symbols: Symbols, piece: Piece): boolean => {
  if (piece.kind !== 'letter' && piece.kind !== 'word') return true
  const found = resolve(symbols, piece)
  const isWhole = found.above.length === 0 && found.below.length === 0
  const isMember =
    symbols.graph.families.length > 0 || stemsOf(symbols.graph).has(found.name.replace(/^\\/, ''))
  return isMember || isWhole || hasEntryForm(symbols, piece)
}

const isNext = (text: string): boolean =>
  NEXT.test(text) || isStepLetter(AFTER.exec(text)?.[1] ?? '')

const NEXT = /^[([]?(\+|[tk]=[1-9]|new|next)[)\]]?$/
const AFTER = /^[([]?([^([]+)\+1[)\]]?$/

/** A way that was left open, and how many there are. */
interface Crossing {
  readonly key: string
  readonly ways: number
}

/** The likeliest reading, then those that differ from it in one choice, then in two. */
const readingsOf = (cell: Cell, symbols: Symbols, pieces: readonly Piece[]): readonly Syntax[] => {
  const first = readOnce(cell, symbols, pieces, new Map())
  const found = new Map([[syntaxKey(first.syntax), first.syntax]])
  const taken = [new Map<string, number>()]
  const queue = alternatives(first.crossings, new Map())
  for (let tries = 0; tries < MOST_TRIES && found.size < MOST_READINGS; tries++) {
    const choices = queue.shift()
    if (!choices) break
    taken.push(new Map(choices))
    const other = tried(cell, symbols, pieces, choices)
    if (!other) continue
    if (!found.has(syntaxKey(other.syntax))) found.set(syntaxKey(other.syntax), other.syntax)
    if (choices.size < 2) queue.push(...alternatives(other.crossings, choices))
  }
  return [...found.values()]
}

type Choices = ReadonlyMap<string, number>

/** One more choice than before, at a later place. */
const alternatives = (crossings: readonly Crossing[], before: Choices): Choices[] => {
  const last = crossings.findLastIndex(({ key }) => before.has(key))
  return crossings
    .slice(last + 1)
    .flatMap(({ key, ways }) =>
      Array.from({ length: ways - 1 }, (_, n) => new Map([...before, [key, n + 1]])),
    )
}

interface Once {
  readonly syntax: Syntax
  readonly crossings: readonly Crossing[]
}

const tried = (
  cell: Cell,
  symbols: Symbols,
  pieces: readonly Piece[],
  choices: Choices,
): Once | undefined => {
  try {
    return readOnce(cell, symbols, pieces, choices)
  } catch (error) {
    if (error instanceof Stuck) return undefined
    throw error
  }
}

const readOnce = (
  cell: Cell,
  symbols: Symbols,
  pieces: readonly Piece[],
  choices: Choices,
): Once => {
  const crossings = new Map<string, Crossing>()
  const places = new Map<unknown, number>()
  const context: Context = {
    cell,
    symbols,
    all: pieces,
    isDerived: false,
    depth: 0,
    read: READERS,
    choose: (what, { nodes: [node] }, ways) => {
      const place = places.get(node) ?? places.size
      places.set(node, place)
      const key = `${what} ${place}`
      crossings.set(key, { key, ways })
      return choices.get(key) ?? 0
    },
  }
  const syntax = READERS.expression(context, pieces)
  return { syntax, crossings: [...crossings.values()] }
}
