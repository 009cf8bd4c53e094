import Fraction from 'fraction.js'
import { type Affine, affineKey, bareName, namesOf, substitute } from '../core/affine.ts'
import type { Op } from '../core/op.ts'
import type { Dim } from '../core/shape.ts'
import type { Adjective } from '../core/syntax.ts'
import type { Pos } from '../core/term.ts'

/** A function of positions, known to the normal form as a whole: a name's entries, a power's base, an exponential. */
export interface Head {
  readonly id: string
  readonly kind: 'name' | 'delta' | 'size' | 'prime' | 'power' | 'exponential' | 'function' | 'call'
  /** The order of its two positions does not matter. */
  readonly isSymmetric: boolean
  /** What is known of its values where they exist. */
  readonly sign?: 'positive' | 'nonnegative'
  /** A leaf's entry of which nothing is said: it is not 0 but by chance. */
  readonly isLoose?: boolean
  /** Base of a power, exponent of an exponential, matrix of an inverse. */
  readonly body?: Body
  /** Of `size` and `prime`: the name or number itself. */
  readonly text?: string
  readonly traits?: Traits
  /** Ranges of the axes of a name that are not units: outside of them it is 0. */
  readonly axes?: readonly Dim[]
  /** Of `function` and `call`. */
  readonly op?: Op
}

/** A sum over named places for positions. */
export interface Body {
  readonly slots: readonly string[]
  /** Equal for bodies with equal sums. */
  readonly key: string
  readonly isSymmetric: boolean
  readonly sum: Normal
  /** The product that rules look for; the first of the sum in a fixed order. */
  readonly lead: Weighted
  readonly rest: readonly Weighted[]
}

/** What a file says of a name, and what the rules may use. */
export interface Traits {
  readonly name: string
  readonly adjectives: ReadonlySet<Adjective>
  /** Σ of all entries, or of each row. */
  readonly total?: { readonly value: Fraction; readonly perRow: boolean; readonly use: string }
}

/** A head at positions, to a rational power. */
export interface Atom {
  readonly head: Head
  readonly at: readonly Pos[]
  readonly exponent: Fraction
  /** Equal for equal heads at equal positions. */
  readonly key: string
}

/** Σ over bound letters of a product of atoms. */
export interface Mono {
  readonly atoms: readonly Atom[]
  readonly bound: readonly string[]
}

export interface Weighted {
  readonly c: Fraction
  readonly mono: Mono
}

/** A sum of products by their canonical keys: the normal form. */
export type Normal = ReadonlyMap<string, Weighted>

export const ZERO = new Fraction(0)
export const ONE = new Fraction(1)
export const MINUS = new Fraction(-1)
export const UNIT: Mono = { atoms: [], bound: [] }

// Comparing with 0 and 1 is most of what is asked of numbers: to the fields it costs nothing.

export const isZero = ({ n }: Fraction): boolean => n === 0n
export const isOne = ({ s, n, d }: Fraction): boolean => n === 1n && d === 1n && s === 1n

/** c · d */
export const scaledBy = (c: Fraction, d: Fraction): Fraction =>
  isOne(c) ? d : isOne(d) ? c : c.mul(d)

export const atom = (head: Head, at: readonly Pos[], exponent = ONE): Atom => {
  const placed = head.isSymmetric ? sorted(at) : at
  const key = placed.length === 0 ? head.id : `${head.id}[${placed.map(posKey).join()}]`
  return { head, at: placed, exponent, key }
}

export const raised = (a: Atom, exponent: Fraction): Atom => ({ ...a, exponent })

export const posKey = (pos: Pos): string => bareName(pos) ?? affineKey(pos)

/** The names in positions, each once; letters and size names alike. */
export const namesIn = (atoms: readonly Atom[]): ReadonlySet<string> => {
  const names = new Set<string>()
  for (const { at } of atoms) for (const pos of at) for (const name of namesOf(pos)) names.add(name)
  return names
}

export const mentions = (a: Atom, name: string): boolean =>
  a.at.some(pos => namesOf(pos).includes(name))

/** Positions put for names in every atom. */
export const moved = (atoms: readonly Atom[], by: ReadonlyMap<string, Affine>): readonly Atom[] =>
  atoms.map(a => {
    if (a.at.length === 0) return a
    const at = a.at.map(pos => substitute(pos, by))
    return at.every((pos, n) => pos === a.at[n]) ? a : atom(a.head, at, a.exponent)
  })

export const without = (atoms: readonly Atom[], ...left: readonly Atom[]): readonly Atom[] =>
  atoms.filter(a => !left.includes(a))

/** Products of atoms tied together by bound letters, and what is tied to none. */
export interface Parts {
  readonly free: readonly Atom[]
  readonly tied: readonly Mono[]
}

/** Splits a product by its bound letters. */
export const partsOf = ({ atoms, bound }: Mono): Parts => {
  if (bound.length === 0) return { free: atoms, tied: [] }
  let tied: Mono[] = bound.map(letter => ({ atoms: [], bound: [letter] }))
  const free: Atom[] = []
  for (const a of atoms) {
    const [near, far] = split(tied, part => part.bound.some(letter => mentions(a, letter)))
    if (near.length === 0) free.push(a)
    else tied = [...far, joined([...near, { atoms: [a], bound: [] }])]
  }
  return { free, tied }
}

export const joined = (parts: readonly Mono[]): Mono => ({
  atoms: parts.flatMap(p => p.atoms),
  bound: parts.flatMap(p => p.bound),
})

export const split = <T>(all: readonly T[], test: (one: T) => boolean): [T[], T[]] => {
  const yes: T[] = []
  const no: T[] = []
  for (const one of all) (test(one) ? yes : no).push(one)
  return [yes, no]
}

const sorted = (at: readonly Pos[]): readonly Pos[] =>
  [...at].sort((a, b) => (posKey(a) < posKey(b) ? -1 : 1))
