import { affineKey, bareName, factorsOf } from '../core/affine.ts'
import type { Dim } from '../core/shape.ts'
import type { Pos } from '../core/term.ts'
import { type Atom, type Mono, mentions, partsOf, split } from './mono.ts'
import { Open } from './session.ts'

type Dims = ReadonlyMap<string, Dim>

/** A key that is the same for products that differ only in the names of bound letters and in order. */
export const keyOf = (mono: Mono, dims: Dims): string => {
  const { free, tied } = partsOf(mono)
  const keys = [...free.map(a => atomKey(a, NONE)), ...tied.map(part => tiedKey(part, dims))]
  return keys.sort().join(' ')
}

type Ranks = ReadonlyMap<string, number>
const NONE: Ranks = new Map()

/** More letters than this in one piece, or this many alike, are not told apart. */
const MOST_LETTERS = 12
const MOST_TRIES = 720

const tiedKey = (part: Mono, dims: Dims): string => {
  if (part.bound.length > MOST_LETTERS) throw new Open('too many letters in one product')
  const tries = { left: MOST_TRIES }
  const ranks = ranked(part.bound, letter => affineKey(dims.get(letter) as Dim))
  if (new Set(ranks.values()).size === part.bound.length) return writtenKey(part, ranks, dims)
  return leastKey(part, refine(part, ranks), dims, tries)
}

/** Letters that stay alike are told apart one after another; the least key counts. */
const leastKey = (part: Mono, ranks: Ranks, dims: Dims, tries: { left: number }): string => {
  const alike = firstTie(part.bound, ranks)
  if (!alike) return writtenKey(part, ranks, dims)
  let least: string | undefined
  for (const letter of alike) {
    if (tries.left-- <= 0) throw new Open('too many letters alike')
    const next = new Map([...ranks].map(([name, rank]) => [name, 2 * rank + 1]))
    next.set(letter, (next.get(letter) as number) - 1)
    const key = leastKey(part, refine(part, next), dims, tries)
    if (least === undefined || key < least) least = key
  }
  return least as string
}

const firstTie = (bound: readonly string[], ranks: Ranks): readonly string[] | undefined => {
  const classes = new Map<number, string[]>()
  for (const letter of bound) {
    const rank = ranks.get(letter) as number
    classes.set(rank, [...(classes.get(rank) ?? []), letter])
  }
  const tied = [...classes].filter(([, letters]) => letters.length > 1)
  return tied.sort(([a], [b]) => a - b)[0]?.[1]
}

/** Colours by what a letter's atoms look like, until no class splits any more. */
const refine = (part: Mono, start: Ranks): Ranks => {
  let ranks = start
  for (let classes = 0; ; ) {
    const before = ranks
    ranks = ranked(part.bound, letter => signature(part, letter, before))
    const count = new Set(ranks.values()).size
    if (count === classes || count === part.bound.length) return ranks
    classes = count
  }
}

const signature = ({ atoms }: Mono, letter: string, ranks: Ranks): string =>
  [
    pad(ranks.get(letter) as number),
    ...atoms
      .filter(a => mentions(a, letter))
      .map(a => atomKey(a, ranks, letter))
      .sort(),
  ].join(' ')

const ranked = (letters: readonly string[], colour: (letter: string) => string): Ranks => {
  const colours = letters.map(colour)
  const order = [...new Set(colours)].sort()
  return new Map(letters.map((letter, n) => [letter, order.indexOf(colours[n] as string)]))
}

const writtenKey = ({ atoms, bound }: Mono, ranks: Ranks, dims: Dims): string => {
  const order = bound.toSorted((a, b) => (ranks.get(a) as number) - (ranks.get(b) as number))
  const ranges = order.map(letter => affineKey(dims.get(letter) as Dim))
  return `Σ{${ranges.join()}}(${atoms
    .map(a => atomKey(a, ranks))
    .sort()
    .join(' ')})`
}

const atomKey = (a: Atom, ranks: Ranks, marked?: string): string => {
  const places = a.at.map(pos => placeKey(pos, ranks, marked))
  const at = a.head.isSymmetric ? places.sort() : places
  const exponent = a.exponent.n === 1n && a.exponent.d === 1n && a.exponent.s === 1n
  return `${a.head.id}[${at.join()}]${exponent ? '' : `^${a.exponent.toFraction()}`}`
}

const placeKey = (pos: Pos, ranks: Ranks, marked?: string): string => {
  const name = bareName(pos)
  if (name !== undefined) return nameKey(name, ranks, marked)
  const [bound, free] = split(pos.terms, ([m]) => factorsOf(m).some(n => ranks.has(n)))
  const keyOfProduct = (monomial: string) =>
    factorsOf(monomial)
      .map(n => nameKey(n, ranks, marked))
      .sort()
      .join('*')
  const own = bound.map(([m, c]) => `${c}${keyOfProduct(m)}`).sort()
  return `(${[...own, ...free.map(([n, c]) => `${c}${n}`), pos.constant].join('+')})`
}

const nameKey = (name: string, ranks: Ranks, marked?: string): string => {
  if (name === marked) return '*'
  const rank = ranks.get(name)
  return rank === undefined ? name : `β${pad(rank)}`
}

const pad = (n: number): string => String(n).padStart(4, '0')
