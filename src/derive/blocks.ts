import { multiply, namesOf, sameAffine } from '../core/affine.ts'
import { type Delta, type Ix, type Pos, position } from '../core/term.ts'
import { inBlock } from '../ops/cell.ts'
import { solve } from './contract.ts'
import type { Mono } from './mono.ts'

/** The letters of a position `p*(i - 1) + r`: places r of p in each block i. */
export interface Block {
  readonly block: Ix
  readonly place: Ix
}

/** Tells the two letters of a position inside a block; undefined where it is none. */
export const blockOf = (pos: Pos, letters: readonly Ix[], base = 1): Block | undefined => {
  const [a, b, ...more] = letters.filter(ix => namesOf(pos).includes(ix.name))
  if (!a || !b || more.length > 0 || a.first || b.first) return undefined
  const pairs = [
    { block: a, place: b },
    { block: b, place: a },
  ]
  return pairs.find(({ block, place }) => {
    const blocks = { count: block.dim, size: place.dim }
    return sameAffine(pos, inBlock(blocks, position(block), position(place), base))
  })
}

/** A letter that δ ties to a place in a block of two bound letters, over its whole range. */
export const tiedBlock = (
  { factors, bound }: Mono,
  letter: Ix,
  base = 1,
): (Block & { readonly delta: Delta }) | undefined => {
  for (const delta of factors) {
    if (delta.kind !== 'delta') continue
    const pos = solve(delta, letter.name)
    const found = pos && blockOf(pos, bound, base)
    const size = found && multiply(found.block.dim, found.place.dim)
    if (size && sameAffine(size, letter.dim)) return { ...found, delta }
  }
  return undefined
}
