import { type Affine, affine, symbol } from '../core/affine.ts'
import type { Table } from '../core/expr.ts'
import {
  atom,
  type Code,
  called,
  divided,
  LEVEL,
  negated,
  numeral,
  raised,
  summed,
  type Value,
  within,
} from '../core/python.ts'
import { isRow, isUnit, type Shape } from '../core/shape.ts'
import {
  type Apply,
  type Const,
  type Delta,
  type Ix,
  type Power,
  type Product,
  power,
  product,
  rational,
  type Sum,
  substituteTerm,
  type Term,
  type Total,
} from '../core/term.ts'
import type { Book } from './book.ts'
import { contract } from './contract.ts'
import { writeEntry } from './entry.ts'
import { aligned, filledTo, type Grid, letterless, unionOf } from './grid.ts'
import { EACH } from './helpers.ts'
import { ExportError } from './refusal.ts'
import { type Limit, lettersIn, type Room, rangeOf, withLetters, writePlace } from './room.ts'

/** What has a shape and is known by its entries. */
export interface Entries {
  readonly shape: Shape
  /** One for each axis; those of unit axes may be missing. */
  readonly letters: readonly Ix[]
  readonly term: Term
}

/** An array by its entries, all of them at once. */
export const writeEntries = (book: Book, { shape, letters, term }: Entries): Code => {
  const isWide = (ix: Ix) => !isUnit(ix.dim)
  const fixed = letters.filter(ix => !isWide(ix))
  const { room, limits } = withLetters({ book, ranges: new Map() }, letters.filter(isWide))
  if (limits.length > 0) throw new ExportError('export-range')
  const at = fixed.map(ix => [ix.name, ix.first ?? affine(book.graph.base)] as const)
  const grid = write(room, substituteTerm(term, new Map(at)))
  const names = letters.filter(isWide).map(ix => ix.name)
  return withUnits(filledTo(room, grid, names), shape)
}

/** A table as a whole. */
export const writeTable = (book: Book, { shape, letters, body }: Table): Code =>
  writeEntries(book, { shape, letters, term: body })

/** A term without free letters. */
export const writeScalar = (book: Book, term: Term): Code =>
  write({ book, ranges: new Map() }, term).code

/** The array with its unit axes. */
const withUnits = (code: Code, shape: Shape): Code => {
  if (!shape.some(isUnit) || shape.length < 2) return code
  const places = shape.map(dim => (isUnit(dim) ? 'None' : ':'))
  const whole = atom(`${within(LEVEL.atom, code)}[${places.join(', ')}]`)
  return isRow(shape) ? { ...whole, flat: code } : whole
}

const write = (room: Room, term: Term): Grid => {
  switch (term.kind) {
    case 'const':
      return letterless(numeral(term.value))
    case 'entry':
      return writeEntry(room, term)
    case 'slope':
      throw new ExportError('export-slope')
    case 'delta':
      return writeDelta(room, term)
    case 'apply':
      return writeApply(room, term)
    case 'power':
      return writePower(room, term)
    case 'product':
      return writeProduct(room, term)
    case 'total':
      return writeTotal(room, term)
    case 'sum':
      return writeSum(room, term)
  }
}

/** δ of two positions, as numbers along their letters. */
const writeDelta = (room: Room, { a, b }: Delta): Grid => {
  const letters = [...new Set([...lettersIn(room, a), ...lettersIn(room, b)])]
  const [x, y] = [a, b].map(pos => writePlace(room, pos, letters).text)
  return { code: atom(room.book.py.indicator(`${x} == ${y}`)), letters }
}

const writeApply = (room: Room, { op, args }: Apply): Grid => {
  const { book } = room
  const grids = args.map(arg => write(room, arg))
  const letters = unionOf(grids)
  const shape = letters.map(letter => rangeOf(room, letter).dim)
  const values = grids.map((grid): Value => ({ ...aligned(room, grid, letters), shape }))
  const isUnknownMap = !op.elementwise && !op.python
  if (!isUnknownMap || letters.length === 0)
    return { code: book.read.call(book, op, values, { attrs: [], shape }), letters }
  if (op.derivativeOf) throw new ExportError('export-entries', { name: op.name })
  const given = values.map(value => book.py.array(value)).join(', ')
  return { code: atom(`${book.py.use(EACH)}(${book.given(op.name, 0)}, ${given})`), letters }
}

const writePower = (room: Room, { base, exponent }: Power): Grid => {
  const { code, letters } = write(room, base)
  if (exponent.s < 0n) {
    const below = write(room, power(base, exponent.neg()))
    return { code: divided(numeral(rational(1).value), below.code), letters }
  }
  return { code: raised(code, numeral(exponent)), letters }
}

/** A number below 0 becomes a sign in front. */
const writeProduct = (room: Room, { factors }: Product): Grid => {
  const [first, ...rest] = factors
  if (first?.kind === 'const' && first.value.s < 0n) {
    const { code, letters } = write(room, product([opposite(first), ...rest]))
    return { code: negated(code), letters }
  }
  return productOf(room, factors, [])
}

const opposite = ({ value }: Const): Const => rational(value.neg())

const productOf = (room: Room, factors: readonly Term[], summed: readonly string[]): Grid =>
  contract(room, {
    over: factors.filter(f => !isInverse(f)).map(f => write(room, f)),
    under: factors.filter(isInverse).map(f => write(room, power(f.base, f.exponent.neg()))),
    summed,
  })

const isInverse = (term: Term): term is Power => term.kind === 'power' && term.exponent.s < 0n

const writeTotal = (room: Room, { terms }: Total): Grid => {
  const grids = terms.map(term => write(room, term))
  const letters = unionOf(grids)
  return { code: summed(grids.map(grid => aligned(room, grid, letters))), letters }
}

const writeSum = (outer: Room, { letters, body }: Sum): Grid => {
  const { room, limits } = withLetters(outer, letters)
  const names = letters.map(ix => ix.name)
  if (limits.length > 0) {
    const held = limits.reduce((grid, limit) => limited(room, grid, limit), write(room, body))
    return contract(room, { over: [held], under: [], summed: names })
  }
  return productOf(room, body.kind === 'product' ? body.factors : [body], names)
}

/** The grid where a letter keeps to its limit, 0 elsewhere. */
const limited = (room: Room, grid: Grid, { letter, first, last }: Limit): Grid => {
  const own = symbol(letter)
  const limits = [first, last].flatMap(form => (form ? lettersIn(room, form) : []))
  const letters = [...new Set([...grid.letters, letter, ...limits])]
  const place = (form: Affine) => writePlace(room, form, letters).text
  const conditions = [
    ...(first ? [`(${place(first)} <= ${place(own)})`] : []),
    ...(last ? [`(${place(own)} <= ${place(last)})`] : []),
  ]
  const code = aligned(room, grid, letters).text
  return { code: called(room.book.py, 'where', conditions.join(' & '), code, '0'), letters }
}
