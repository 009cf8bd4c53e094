import type { Comparison } from '../core/syntax.ts'

/** How 1 and 0 are computed with. */
export interface Truth<T> {
  /** 1 where x > y. */
  above(x: T, y: T): T
  not(x: T): T
  /** Of two that are never both 1. */
  or(x: T, y: T): T
}

/** 1 where a comparison holds and 0 elsewhere. */
export const holds = <T>(sign: Comparison, truth: Truth<T>, a: T, b: T): T => {
  switch (sign) {
    case '>':
      return truth.above(a, b)
    case '<':
      return truth.above(b, a)
    case '<=':
      return truth.not(truth.above(a, b))
    case '>=':
      return truth.not(truth.above(b, a))
    case '!=':
      return truth.or(truth.above(a, b), truth.above(b, a))
    case '==':
      return truth.not(truth.or(truth.above(a, b), truth.above(b, a)))
  }
}
