import type Fraction from 'fraction.js'
import { bareName, multiply, sameAffine } from '../core/affine.ts'
import { call, type Expr } from '../core/expr.ts'
import type { Op } from '../core/op.ts'
import { type Dim, isRow, isUnit, type Shape, ShapeError, sameShape } from '../core/shape.ts'
import {
  type Entry,
  type Fresh,
  freeNames,
  type Ix,
  position,
  power,
  substituteTerm,
  type Term,
  wideAxes,
} from '../core/term.ts'
import {
  addOf,
  dgOf,
  diagOf,
  eyeOf,
  hadamardOf,
  mulOf,
  numOf,
  onesOf,
  outerOf,
  powerOf,
  quotientOf,
  scaleOf,
  transposeOf,
  unvecOf,
  vecOf,
  zerosOf,
} from '../ops/build.ts'
import { inBlock } from '../ops/cell.ts'
import { blockOf, tiedBlock } from './blocks.ts'
import { contractTerm } from './contract.ts'
import { shareDivisors } from './like.ts'
import type { Mono } from './mono.ts'
import { columnOf, type Edge, inOrder, type Net, type OnLetter, type Piece, reduce } from './net.ts'
import { bodyAt } from './slope.ts'

/** The letters of a term do not form a matrix expression: it stays in index notation. */
export class NoMatrixForm extends Error {
  override name = 'NoMatrixForm'
}

/**
 * Reads an index form back into matrices: the whole whose entry at `free` is the
 * term. `shape` is the shape of the whole; `free` its letters, unit axes left out.
 * Throws NoMatrixForm where some factor could not be consumed.
 */
export const readMatrix = (term: Term, free: readonly Ix[], shape: Shape, fresh: Fresh): Expr => {
  const same = wholeOf(term, free, shape)
  if (same) return same
  if (shape.length > 2) throw new NoMatrixForm('a tensor of order three or more')
  const axes = isRow(shape) ? [undefined, free[0]] : [free[0], free[1]]
  return readTerm(term, { row: axes[0], col: axes[1], ranges: rangesOf(free), fresh })
}

/** A term that is nothing but the entry of one whole, of any order. */
const wholeOf = (term: Term, free: readonly Ix[], shape: Shape): Expr | undefined => {
  if (term.kind !== 'entry' || !sameShape(term.expr.shape, shape)) return undefined
  if (term.expr.kind !== 'var' && term.expr.kind !== 'grad') return undefined
  const letters = wideAxes(shape, term.at).map(bareName)
  return letters.every((name, n) => name === free[n]?.name) ? term.expr : undefined
}

/** Like `readMatrix`, undefined instead of NoMatrixForm. */
export const tryRead = (
  term: Term,
  free: readonly Ix[],
  shape: Shape,
  fresh: Fresh,
): Expr | undefined => {
  try {
    return readMatrix(term, free, shape, fresh)
  } catch (error) {
    if (error instanceof NoMatrixForm) return undefined
    throw error
  }
}

interface Frame {
  readonly row: Ix | undefined
  readonly col: Ix | undefined
  /** Ranges of the letters that are free here. */
  readonly ranges: ReadonlyMap<string, Ix>
  readonly fresh: Fresh
}

const rangesOf = (letters: readonly Ix[]) => new Map(letters.map(ix => [ix.name, ix]))

const readTerm = (term: Term, frame: Frame): Expr => {
  const free = [...frame.ranges.values()]
  const monos = contractTerm(term, free, frame.fresh)
  if (monos.length === 0) return zerosOf(shapeOfFrame(frame))
  const shared = shareDivisors(monos)
  const sum = addOf(...(shared?.rest ?? monos).map(m => readMono(m, frame)))
  if (!shared) return sum
  const { coefficient, factors } = shared.scale
  return scaled(
    coefficient,
    sum,
    factors.flatMap(f => divisorOf(f, frame) ?? []),
  )
}

/** A number times a whole, over what divides. */
const scaled = (coefficient: Fraction, whole: Expr, divisors: readonly Expr[]): Expr => {
  const divided = divisors.reduce((x, s) => quotientOf(x, s), whole)
  return scaleOf(numOf(coefficient), divided)
}

const shapeOfFrame = ({ row, col }: Frame): Shape => {
  if (col) return row ? [row.dim, col.dim] : onesRow(col).shape
  return row ? [row.dim] : []
}

const onesRow = (col: Ix): Expr => transposeOf(onesOf([col.dim]))

const readMono = (mono: Mono, frame: Frame): Expr => {
  const { row, col } = frame
  const tied = row && col && mono.factors.find(f => isTie(f, row, col))
  if (tied) return readDiagonal(mono, tied, frame)
  const column = readColumns(mono, frame)
  if (column) return column
  const net = reduce(netOf(mono, frame))
  if (net.bound.length > 0) throw new NoMatrixForm('more than two letters are entangled')
  const scalars = inOrder(net.scalars).map(p => p.expr)
  const body = scalars.reduceRight((x, s) => scaleOf(s, x), readBody(net, frame))
  return scaled(mono.coefficient, body, net.divisors)
}

const isTie = (factor: Term, row: Ix, col: Ix): boolean => {
  if (factor.kind !== 'delta' || !sameAffine(row.dim, col.dim)) return false
  const names = [bareName(factor.a), bareName(factor.b)]
  return names.includes(row.name) && names.includes(col.name)
}

/** δ_ij v_i … = diag(v)_ij */
const readDiagonal = (mono: Mono, tied: Term, frame: Frame): Expr => {
  const { row, col, fresh } = frame
  if (!row || !col) throw new NoMatrixForm('nothing to tie')
  const factors = mono.factors.filter(f => f !== tied)
  const onRow = factors.map(f => substituteTerm(f, new Map([[col.name, position(row)]])))
  const column = { ...frame, col: undefined, ranges: rangesOf([row]), fresh }
  if (onRow.length === 0) return scaleOf(numOf(mono.coefficient), eyeOf(row.dim))
  return diagOf(readMono({ ...mono, factors: onRow }, column))
}

/** Σ_ij δ(a, m (j − 1) + i) M_ij = vec(M)_a */
const readColumns = (mono: Mono, { row, col, fresh }: Frame): Expr | undefined => {
  const only = row && col ? undefined : (row ?? col)
  const tied = only && tiedBlock(mono, only, fresh.base)
  if (!tied) return undefined
  const { delta, block, place } = tied
  const sizes = { count: block.dim, size: place.dim }
  const at = inBlock(sizes, position(block), position(place), fresh.base)
  const factors = mono.factors
    .filter(f => f !== delta)
    .map(f => substituteTerm(f, new Map([[only.name, at]])))
  const bound = mono.bound.filter(ix => ix !== block && ix !== place)
  const ranges = rangesOf([place, block])
  const whole = vecOf(
    readMono({ ...mono, factors, bound }, { row: place, col: block, ranges, fresh }),
  )
  return row ? whole : transposeOf(whole)
}

const readBody = (net: Net, { row, col }: Frame): Expr => {
  if (!row && !col) return numOf(1)
  if (!col) return onLetter(net, row as Ix)
  if (!row) return transposeOf(onLetter(net, col))
  const matrices = inOrder(net.matrices).map(m => (m.a === row.name ? m.expr : transposeOf(m.expr)))
  const left = net.vectors.filter(v => v.letter === row.name)
  const right = net.vectors.filter(v => v.letter === col.name)
  if (matrices.length === 0) return outerOf(onLetter(net, row), onLetter(net, col))
  return scaleSides(hadamardOf(...matrices), left, right)
}

const onLetter = (net: Net, ix: Ix): Expr => {
  const here = net.vectors.filter(v => v.letter === ix.name)
  return here.length === 0 ? onesOf([ix.dim]) : columnOf(here)
}

/** v_i M_ij w_j, with one side diag(v) M, with both (v ⊗ w) ⊙ M. */
const scaleSides = (matrix: Expr, left: readonly OnLetter[], right: readonly OnLetter[]): Expr => {
  if (left.length > 0 && right.length > 0) {
    return hadamardOf(outerOf(columnOf(left), columnOf(right)), matrix)
  }
  if (left.length > 0) return mulOf(diagOf(columnOf(left)), matrix)
  return right.length > 0 ? mulOf(matrix, diagOf(columnOf(right))) : matrix
}

const netOf = (mono: Mono, frame: Frame): Net => {
  const ranges = new Map([...frame.ranges, ...rangesOf(mono.bound)])
  const scalars: Piece[] = []
  const vectors: OnLetter[] = []
  const matrices: Edge[] = []
  const divisors: Expr[] = []
  mono.factors.forEach((factor, order) => {
    const divisor = divisorOf(factor, frame)
    if (divisor) {
      divisors.push(divisor)
      return
    }
    const { expr, letters } = lift(factor, { ...frame, ranges })
    const [a, b] = letters
    if (a === undefined) scalars.push({ expr, order })
    else if (b === undefined) vectors.push({ letter: a, expr, order })
    else matrices.push({ a, b, expr, order })
  })
  return { bound: mono.bound, scalars, divisors, vectors, matrices }
}

/** What a letterless negative power divides by. */
const divisorOf = (factor: Term, frame: Frame): Expr | undefined => {
  if (factor.kind !== 'power' || factor.exponent.compare(0) >= 0) return undefined
  const positive = power(factor.base, factor.exponent.neg())
  return freeNames(factor).size === 0 ? readOn(positive, [], frame) : undefined
}

/** A factor as a whole (scalar, column or matrix) with the letters it stands on. */
interface Lifted {
  readonly expr: Expr
  readonly letters: readonly string[]
}

const lift = (factor: Term, frame: Frame): Lifted => {
  switch (factor.kind) {
    case 'entry':
      return liftEntry(factor, frame)
    case 'apply': {
      const letters = lettersOf(factor, frame)
      const args = factor.args.map(arg => readOn(arg, letters, frame))
      return { expr: applied(factor.op, args), letters: letters.map(ix => ix.name) }
    }
    case 'power': {
      const letters = lettersOf(factor, frame)
      const base = readOn(factor.base, letters, frame)
      return { expr: powerOf(base, factor.exponent), letters: letters.map(ix => ix.name) }
    }
    case 'const':
    case 'slope':
    case 'delta':
    case 'product':
    case 'total':
    case 'sum':
      throw new NoMatrixForm(`a ${factor.kind} is left over`)
  }
}

/** A map of numbers is none of arrays. */
const applied = (op: Op, args: readonly Expr[]): Expr => {
  try {
    return call(op, args)
  } catch (error) {
    if (error instanceof ShapeError) throw new NoMatrixForm(`${op.name} takes single entries`)
    throw error
  }
}

/** A term with at most two letters as a whole over them. */
const readOn = (term: Term, letters: readonly Ix[], frame: Frame): Expr => {
  const [row, col] = letters
  return readTerm(term, { row, col, ranges: rangesOf(letters), fresh: frame.fresh })
}

const lettersOf = (term: Term, { ranges }: Frame): Ix[] => {
  const letters = [...freeNames(term)].flatMap(name => ranges.get(name) ?? [])
  if (letters.length > 2) throw new NoMatrixForm('a function of three letters')
  return letters
}

/** v_(m (j − 1) + i) = unvec(v)_ij */
const liftBlock = ({ expr, at }: Entry, { ranges, fresh }: Frame): Lifted | undefined => {
  const [dim, ...more] = expr.shape.filter(d => !isUnit(d))
  const [pos] = wideAxes(expr.shape, at)
  if (!dim || !pos || more.length > 0 || bareName(pos) !== undefined) return undefined
  const found = blockOf(pos, [...ranges.values()], fresh.base)
  if (!found || !sameAffine(multiply(found.block.dim, found.place.dim), dim)) return undefined
  const { block, place } = found
  const whole = readWhole(expr, fresh)
  const column = expr.shape.length === 2 ? transposeOf(whole) : whole
  return { expr: unvecOf(column, place.dim, block.dim), letters: [place.name, block.name] }
}

const liftEntry = (factor: Entry, frame: Frame): Lifted => {
  const block = liftBlock(factor, frame)
  if (block) return block
  const { expr, at } = factor
  const letters = at.flatMap((pos, n) => {
    if (isUnit(expr.shape[n])) return []
    const name = bareName(pos)
    const range = name === undefined ? undefined : frame.ranges.get(name)
    const isWhole = range && !range.first && sameAffine(range.dim, expr.shape[n] as Dim)
    if (!isWhole) throw new NoMatrixForm('a shifted or fixed position, or a part of an axis')
    return [range.name]
  })
  if (letters.length > 2 || expr.shape.length > 2)
    throw new NoMatrixForm('a tensor of order three or more')
  const whole = readWhole(expr, frame.fresh)
  if (letters.length === 1)
    return { expr: expr.shape.length === 2 ? transposeOf(whole) : whole, letters }
  const [a, b] = letters
  return a !== undefined && a === b ? { expr: dgOf(whole), letters: [a] } : { expr: whole, letters }
}

/** Tables inside an expression are read back as well: a matrix form contains none. */
const readWhole = (expr: Expr, fresh: Fresh): Expr => {
  switch (expr.kind) {
    case 'num':
    case 'var':
    case 'grad':
      return expr
    case 'call': {
      const args = expr.args.map(arg => readWhole(arg, fresh))
      const same = args.every((arg, n) => arg === expr.args[n])
      return same ? expr : call(expr.op, args, expr.attrs)
    }
    case 'table':
      return readMatrix(
        bodyAt(expr, expr.letters.map(position), fresh),
        expr.letters,
        expr.shape,
        fresh,
      )
  }
}
