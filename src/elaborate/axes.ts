import { type Affine, symbol } from '../core/affine.ts'
import { type Dim, isUnit } from '../core/shape.ts'
import type { Name, Syntax } from '../core/syntax.ts'
import { affineIn } from './affine.ts'
import { largestRange, type Reach } from './range.ts'
import {
  equate,
  fix,
  fixedSize,
  resolve,
  type ShapeVar,
  type Solver,
  shapeIn,
  watch,
} from './solver.ts'

/** Ranges of the letters in force, while sizes are being found. */
export type Letters = ReadonlyMap<string, LetterRange>
export interface LetterRange {
  readonly dim: Dim
  /** Set where the range was written: axes say nothing of it. */
  readonly first?: Affine
}

/** The axes that `count` positions stand for: all, or all that are not units. */
export const wideAxes = (
  solver: Solver,
  shape: ShapeVar,
  count: number,
): readonly Dim[] | undefined => {
  const dims = shapeIn(solver, shape)
  if (!dims || dims.length === count) return dims
  const wide = dims.filter(dim => !isUnit(dim))
  return wide.length === count ? wide : undefined
}

export const equateLetter = (solver: Solver, pos: Syntax, letters: Letters, axis: Dim): void => {
  const range = pos.kind === 'name' ? letters.get(pos.name) : undefined
  if (range && !range.first) equate(solver, range.dim, axis)
}

/** The name of an indexed equation has the ranges of its letters as axes, after units where it is declared so. */
export const fixRank = (solver: Solver, own: ShapeVar, ranges: readonly Dim[]): void => {
  const declared = wideAxes(solver, own, ranges.length)
  if (!declared) {
    fix(solver, own, ranges)
    return
  }
  ranges.forEach((range, n) => {
    equate(solver, range, declared[n] as Dim)
  })
}

/** An entry met in an indexed equation, with the ranges of the letters in force there. */
export interface EntryUse {
  readonly whole: ShapeVar
  readonly at: readonly Syntax[]
  readonly letters: Letters
}

/** Left letters that never stand alone: their ranges follow once the shapes of all entries are known. */
export const fixRanges = (
  solver: Solver,
  base: number,
  ranges: readonly (readonly [string, LetterRange])[],
  entries: readonly EntryUse[],
): void => {
  const shifted = ranges.filter(([name, range]) => !entries.some(e => standsAlone(e, name, range)))
  if (shifted.length === 0) return
  watch(
    solver,
    entries.map(e => e.whole),
    () => {
      const reaches = entries.flatMap(e => reachesOf(solver, e, base))
      if (entries.some(e => !shapeIn(solver, e.whole))) return
      for (const [name, range] of shifted) {
        const found = largestRange(name, reaches, base)
        if (found) equate(solver, range.dim, found)
      }
    },
  )
}

const standsAlone = ({ at, letters }: EntryUse, letter: string, range: LetterRange): boolean =>
  at.some(pos => pos.kind === 'name' && pos.name === letter && letters.get(letter) === range)

const reachesOf = (solver: Solver, { whole, at, letters }: EntryUse, base: number): Reach[] => {
  const axes = wideAxes(solver, whole, at.length)
  const words = { name: ({ name }: Name) => symbol(name), member: () => symbol('') }
  return at.flatMap((pos, n) => {
    const position = affineIn(pos, words)
    const axis = axes?.[n]
    if (!position || !axis) return []
    const range = (letter: string) => {
      const found = letters.get(letter)
      return found && { first: found.first ?? fixedSize(base), dim: resolve(solver, found.dim) }
    }
    return [{ position, axis, range }]
  })
}
