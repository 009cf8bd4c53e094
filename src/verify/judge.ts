import type { Arith } from '../core/arith.ts'
import type { Form } from '../core/derivation.ts'
import type { Expr } from '../core/expr.ts'
import type { Doubtful } from '../core/finding.ts'
import { type Tensor, tensor } from '../core/tensor.ts'
import { type Env, evaluateForm } from '../numeric/evaluate.ts'
import { NoValue } from '../numeric/size-values.ts'
import type { Marks, Watch } from './watch.ts'

/** One side of an equality with numbers put in. */
export interface Side<T> {
  readonly value: Tensor<T>
  readonly marks: Marks
  /** The form is the number 0 itself, not something that came out as 0. */
  readonly isZero: boolean
}

/** What one draw says of an equality. */
export type Judgement =
  | {
      readonly kind: 'void'
      readonly why: Doubtful
      /** One side is no number at any entry, where the other is one. */
      readonly isEmpty?: true
    }
  | {
      readonly kind: 'equal' | 'close' | 'unequal'
      readonly error: number
      /** How large the sides are, where that may be nothing but rounding: such a draw counts when it is decided. */
      readonly noise?: number
      /** Set where derivatives were random ones, see `World.givenEnv`. */
      readonly isGiven?: true
    }

/** Evaluates one side. */
export const sideOf = <T>({ A, marks }: Watch<T>, form: Form, env: Env<T>): Side<T> => {
  marks.summand = 0
  marks.operand = 0
  marks.isBeyond = false
  const value = valueOrNone(A, form, env)
  return { value, marks: { ...marks }, isZero: isLiteralZero(A, form, value) }
}

/** A form that is not well made has a value of no entries, which equals nothing. */
const valueOrNone = <T>(A: Arith<T>, form: Form, env: Env<T>): Tensor<T> => {
  try {
    return evaluateForm(A, form, env)
  } catch (error) {
    if (error instanceof NoValue) return tensor([0], [])
    throw error
  }
}

/** A difference between these is decided at more digits. */
const CERTAINLY_EQUAL = 1e-12
const CERTAINLY_UNEQUAL = 1e-3
/** At 64 digits. */
const EQUAL_AT_LENGTH = 1e-30
/** Of the largest summand: less than this is not distinguished from 0. */
const CANCELLED = 1e-6
/** Of the largest summand: where both sides are below this, a difference could pass for rounding. */
const FAINT = 1e-10
/** Of the largest operand, or 1: where both sides are below this, they may be 0 and what is left of rounding. */
const NOISE = 1e-12
/** With more digits rounding leaves less. */
const LESS = 1e-10
/** Of the largest operand: both sides below this say nothing. */
const VANISHED = 1e-30

/** Compares in plain numbers. */
export const judge = (A: Arith<number>, left: Side<number>, right: Side<number>): Judgement => {
  if (isNotFinite(left) && isNotFinite(right)) return { kind: 'void', why: 'not-finite' }
  if (saysNothing(left, right)) {
    return {
      kind: 'void',
      why: isInfinitely(left.marks) || isInfinitely(right.marks) ? 'not-finite' : 'vanishing',
    }
  }
  const error = errorOf(A, left, right)
  if (error < CERTAINLY_EQUAL) return { kind: 'equal', error }
  const isUnclear = error <= CERTAINLY_UNEQUAL || isInfinite(left) || isInfinite(right)
  if (isUnclear) return { kind: 'close', error }
  const noise = Math.max(sizeOf(A, left), sizeOf(A, right))
  const isNoise = noise < NOISE * Math.max(1, left.marks.operand, right.marks.operand)
  return isNoise ? { kind: 'close', error, noise } : { kind: 'unequal', error }
}

/** Whether both sides are 0: at 64 digits much less is left of them than of their size in plain numbers. */
export const isNoise = <T>(
  A: Arith<T>,
  [left, right]: readonly [Side<T>, Side<T>],
  noise: number,
): boolean => Math.max(sizeOf(A, left), sizeOf(A, right)) < LESS * noise

/** Whether both sides are numbers at all entries. */
export const isWhole = <T>(A: Arith<T>, sides: readonly [Side<T>, Side<T>]): boolean =>
  sides.every(({ value }) => value.data.every(v => Number.isFinite(A.primal(v))))

/** Both sides are so much smaller than what was added up in them that their being equal says little. */
export const isFaint = (A: Arith<number>, left: Side<number>, right: Side<number>): boolean =>
  !left.isZero &&
  !right.isZero &&
  Math.max(sizeOf(A, left), sizeOf(A, right)) <
    FAINT * Math.max(left.marks.summand, right.marks.summand)

/** Decides a close call from both sides at 64 digits. */
export const agreesAtLength = <T>(A: Arith<T>, left: Side<T>, right: Side<T>): boolean =>
  errorOf(A, left, right) <= EQUAL_AT_LENGTH

/** max|a − b| / max(max|a|, max|b|, 1e-6 · s), s the largest summand; infinite for unlike shapes. */
const errorOf = <T>(A: Arith<T>, left: Side<T>, right: Side<T>): number => {
  if (!sameSqueezed(left.value.dims, right.value.dims)) return Number.POSITIVE_INFINITY
  const difference = largest(left.value.data, (a, n) => A.sub(a, right.value.data[n] as T), A)
  if (difference === 0) return 0
  const summand = Math.max(left.marks.summand, right.marks.summand)
  const scale = Math.max(sizeOf(A, left), sizeOf(A, right), CANCELLED * summand)
  const error = difference / scale
  return Number.isNaN(error) ? Number.POSITIVE_INFINITY : error
}

/** Two sides of which one is no number where the other is one. */
export interface Partial {
  /** With entries of the other put in there. */
  readonly left: Side<number>
  readonly right: Side<number>
  /** No entry is left to compare. */
  readonly isEmpty: boolean
}

/** What can be compared of two sides where one alone is no number, as 0/0; undefined where there is no such place. */
export const partialOf = (left: Side<number>, right: Side<number>): Partial | undefined => {
  const [a, b] = [left.value.data, right.value.data]
  if (a.length !== b.length) return undefined
  const isHole = (x: number, y = Number.NaN) => Number.isNaN(x) && Number.isFinite(y)
  const holes = a.map((value, n) => isHole(value, b[n]) || isHole(b[n] as number, value))
  if (!holes.includes(true)) return undefined
  const filled = (side: Side<number>, other: readonly number[]): Side<number> => {
    const data = side.value.data.map((v, n) =>
      holes[n] && Number.isNaN(v) ? (other[n] as number) : v,
    )
    return { ...side, value: { ...side.value, data } }
  }
  const isEmpty = holes.every((hole, n) => hole || Number.isNaN(a[n]))
  return { left: filled(left, b), right: filled(right, a), isEmpty }
}

/** No number where others were too large or too small for plain numbers, as ∞/∞; nothing follows from it. */
export const hasOverflowed = ({ value, marks }: Side<number>): boolean =>
  (marks.isBeyond || isInfinitely(marks)) && value.data.some(Number.isNaN)

const isInfinitely = ({ operand }: Marks): boolean => operand === Number.POSITIVE_INFINITY

const saysNothing = (left: Side<number>, right: Side<number>): boolean => {
  if (left.isZero || right.isZero) return false
  const floor = VANISHED * Math.max(left.marks.operand, right.marks.operand)
  return [left, right].every(({ value }) => value.data.every(v => Math.abs(v) <= floor))
}

const isNotFinite = ({ value }: Side<number>): boolean => !value.data.every(Number.isFinite)

/** Beyond plain numbers, as the logarithm of what has become 0. */
const isInfinite = ({ value }: Side<number>): boolean =>
  value.data.some(v => v === Number.POSITIVE_INFINITY || v === Number.NEGATIVE_INFINITY)

const sizeOf = <T>(A: Arith<T>, { value }: Side<T>): number => largest(value.data, v => v, A)

/** max|f(value)|; NaN when any is. */
const largest = <T>(values: readonly T[], f: (value: T, n: number) => T, A: Arith<T>): number => {
  let most = 0
  for (let n = 0; n < values.length; n++) {
    most = Math.max(most, Math.abs(A.primal(f(values[n] as T, n))))
  }
  return most
}

const sameSqueezed = (a: readonly number[], b: readonly number[]): boolean =>
  (a.length === b.length && a.every((d, n) => d === b[n])) ||
  String(a.filter(d => d !== 1)) === String(b.filter(d => d !== 1))

const isLiteralZero = <T>(A: Arith<T>, form: Form, value: Tensor<T>): boolean => {
  const closed = form.level === 'index' ? form.term.kind === 'const' : isConstant(form.expr)
  return closed && value.data.every(v => A.primal(v) === 0)
}

/** Made of numbers alone, as `0`, `zeros(m, n)`, `0 * ones(n)`. */
const isConstant = (expr: Expr): boolean => {
  switch (expr.kind) {
    case 'num':
      return true
    case 'var':
    case 'grad':
    case 'table':
      return false
    case 'call':
      return expr.args.every(isConstant)
  }
}
