import {
  type Affine,
  bareName,
  coefficientOf,
  constantOf,
  namesOf,
  ONE,
  symbol,
} from '../core/affine.ts'
import type { Dim } from '../core/shape.ts'
import type { Layered, Name, Syntax, TypeSyntax } from '../core/syntax.ts'
import { affineIn } from './affine.ts'
import { memberSize } from './member.ts'
import { refuse } from './refusal.ts'

/** Axes as declared; a size left out is undefined. */
export type Axes = readonly (Dim | undefined)[]

/** Is told every size name that is met. */
export type SizeSink = (name: Name | Layered) => void

/** The axes of a type that is neither a function nor an index. */
export const axesOf = (type: TypeSyntax, sink: SizeSink, letter?: string): Axes => {
  const sizes = 'sizes' in type ? type.sizes?.map(size => sizeIn(size, sink, letter)) : undefined
  switch (type.kind) {
    case 'scalar':
    case 'function':
    case 'index':
      return []
    case 'vector':
      return [sizes?.[0]]
    case 'row':
      return [ONE, sizes?.[0]]
    case 'matrix':
      return [sizes?.[0], sizes?.[1]]
    case 'tensor':
      return sizes ?? []
  }
}

/** A size as written: an affine form over size names, at least 1 where that is known. */
export const sizeIn = (syntax: Syntax, sink: SizeSink, letter?: string): Dim => {
  const size = affineIn(syntax, {
    name: name => {
      sink(name)
      return symbol(name.name)
    },
    member: member => {
      sink(member)
      return symbol(memberSize(member.name, placeIn(member, letter)))
    },
  })
  if (!size) return refuse('not-a-size', syntax)
  const known = constantOf(size)
  return known !== undefined && known < 1
    ? refuse('size-too-small', syntax, { size: `${known}` })
    : size
}

/** Where a member of a family stands: a number, or so far from the letter of the family. */
export type Place =
  | { readonly kind: 'fixed'; readonly at: Affine }
  | { readonly kind: 'shifted'; readonly by: number }

/** The place of a member; without a letter, any affine place is a fixed one. */
export const placeIn = (member: Pick<Layered, 'at'>, letter: string | undefined): Place => {
  const at = affineIn(member.at, {
    name: name => symbol(name.name),
    member: inner => refuse('not-a-member', inner),
  })
  if (!at) return refuse('not-a-member', member.at)
  if (letter === undefined || !namesOf(at).includes(letter)) return { kind: 'fixed', at }
  const onlyLetter = at.terms.length === 1 && coefficientOf(at, letter) === 1
  return onlyLetter ? { kind: 'shifted', by: at.constant } : refuse('not-a-member', member.at)
}

/** The name when a size is just that name. */
export const plainSize = (dim: Dim): string | undefined => bareName(dim)
