import type { Arith } from '../core/arith.ts'

/** The largest numbers that an evaluation met. */
export interface Marks {
  /** Largest argument of an addition or subtraction. */
  summand: number
  /** Largest argument of any of the four operations. */
  operand: number
  /** A product or quotient came out as 0 or infinite where none of its arguments was: too small or too large for plain numbers. */
  isBeyond: boolean
}

/** An arithmetic that notes the largest numbers it meets. */
export interface Watch<T> {
  readonly A: Arith<T>
  readonly marks: Marks
}

export const watched = <T>(A: Arith<T>): Watch<T> => {
  const marks: Marks = { summand: 0, operand: 0, isBeyond: false }
  return { A: noting(A, marks), marks }
}

const noting = <T>(A: Arith<T>, marks: Marks): Arith<T> => {
  const meet = (value: T): number => {
    const size = Math.abs(A.primal(value))
    if (size > marks.operand) marks.operand = size
    return size
  }
  const meetSummand = (value: T): void => {
    const size = meet(value)
    if (size > marks.summand) marks.summand = size
  }
  const noteBeyond = (a: number, b: number, result: T): T => {
    if (isOrdinary(a) && isOrdinary(b) && !isOrdinary(Math.abs(A.primal(result)))) {
      marks.isBeyond = true
    }
    return result
  }
  return {
    ...A,
    add: (a, b) => {
      meetSummand(a)
      meetSummand(b)
      return A.add(a, b)
    },
    sub: (a, b) => {
      meetSummand(a)
      meetSummand(b)
      return A.sub(a, b)
    },
    mul: (a, b) => noteBeyond(meet(a), meet(b), A.mul(a, b)),
    div: (a, b) => noteBeyond(meet(a), meet(b), A.div(a, b)),
  }
}

const isOrdinary = (size: number): boolean => size > 0 && size < Number.POSITIVE_INFINITY
