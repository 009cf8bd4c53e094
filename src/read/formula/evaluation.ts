import { dependentsOf } from '../../core/graph.ts'
import { sameSyntax } from '../../core/nodes.ts'
import { freeNamesIn } from '../../core/parts.ts'
import type { Evaluated, PointSyntax, Syntax } from '../../core/syntax.ts'
import { vcat } from '../../ops/vcat.ts'
import { isEvaluation, isRound } from './brackets.ts'
import { type Context, type Cursor, peek } from './context.ts'
import { hasDerivative } from './has-derivative.ts'
import { isMark, type Piece, splitAt } from './piece.ts'
import { put } from './put.ts'
import { resolve } from './resolve.ts'
import { Stuck, stuck } from './stuck.ts'
import type { Symbols } from './symbols.ts'
import { scriptText } from './written.ts'

/** A factor at the point that the bar behind it says: `|_{x=2}`; a bar that names no other point is dropped. */
export const takenAt = (context: Context, of: Syntax, bar: Piece): Syntax => {
  if (bar.above.length > 0) return stuck('other-point', [bar])
  return splitAt(bar.below, ',', ';').reduce<Syntax>(
    (value, part) => takenAtPart(context, value, part, bar),
    of,
  )
}

const takenAtPart = (context: Context, of: Syntax, part: readonly Piece[], bar: Piece): Syntax => {
  const equals = part.findIndex(piece => isMark(piece, '='))
  const left = equals < 0 ? [] : part.slice(0, equals)
  const right = part.slice(equals + 1)
  const [only, ...more] = left
  const isSymbol = only?.kind === 'letter' || only?.kind === 'word'
  if (equals < 0 || !isSymbol || more.length > 0)
    return isNumeric(right) ? stuck('other-point', [bar]) : of
  const value = pointOf(context, right)
  const found = resolve(context.symbols, only)
  const isOwn = found.below.length === 0 && found.above.length === 0 && found.primes === 0
  if (!value || !isOwn) return isNumeric(right) ? stuck('other-point', [bar]) : of
  const isKnown = found.kind === 'value' || found.kind === 'defined'
  if (!isKnown) return placedIn(of, found.name, value, bar)
  const isHere = !isNumber(value) && context.choose('point', bar, 2) === 0
  return isHere || sameSyntax(value, { kind: 'name', name: found.name })
    ? of
    : evaluated(of, [{ name: found.name, value }])
}

/** Numbers are put for a letter of no value. */
const placedIn = (of: Syntax, name: string, value: Syntax, bar: Piece): Syntax =>
  hasDerivative(of) ? stuck('other-point', [bar]) : put(of, name, value)

export const evaluated = (of: Syntax, at: readonly PointSyntax[]): Evaluated => ({
  kind: 'evaluated',
  of,
  at,
  ...(of.span && { span: of.span }),
})

const isNumeric = (pieces: readonly Piece[]): boolean =>
  /^[-+(]*[\d.]/.test(scriptText(pieces)) || pieces.some(piece => piece.kind === 'ratio')

/** What stands right of the sign: a name, or an expression of known ones; a list of numbers is a column. */
const pointOf = (context: Context, pieces: readonly Piece[]): Syntax | undefined => {
  const [only, ...more] = pieces
  const parts = isRound(only) && more.length === 0 ? splitAt(only.inside, ',') : []
  try {
    const cells = (parts.length > 1 ? parts : [pieces]).map(part =>
      context.read.expression(context, part),
    )
    const isKnown = cells.every(cell => cell.kind === 'name' || isClosed(context.symbols, cell))
    if (!isKnown) return undefined
    const [cell] = cells
    return cells.length === 1 ? cell : column(cells)
  } catch (error) {
    if (error instanceof Stuck) return undefined
    throw error
  }
}

const column = (args: readonly Syntax[]): Syntax => ({
  kind: 'call',
  name: vcat.name,
  primes: 0,
  slot: 0,
  args,
  options: [],
})

const isClosed = ({ values, graph, defined }: Symbols, syntax: Syntax): boolean => {
  const own = new Set([...values.values(), ...defined.keys(), ...graph.sizes, 'pi', 'e'])
  return [...freeNamesIn(syntax)].every(name => own.has(name))
}

export const isNumber = (syntax: Syntax): boolean =>
  [...freeNamesIn(syntax)].every(name => name === 'pi' || name === 'e')

/** Whether the last piece that was read is a bar that nothing opens: it may reach further back. */
export const endsInBar = (cursor: Cursor): boolean => {
  const [of, bar] = [peek(cursor, -2), peek(cursor, -1)]
  return isEvaluation(bar) && !(of?.kind === 'fence' && of.open === '')
}

/** Whether the value of what stands before depends on a name that the bar gives another value. */
export const reachesBack = (
  { graph }: Symbols,
  { at }: Evaluated,
  before: readonly Syntax[],
): boolean => {
  const moved = new Set(at.flatMap(({ name }) => [name, ...dependentsOf(graph, name)]))
  return before.some(one => [...freeNamesIn(one)].some(name => moved.has(name)))
}
