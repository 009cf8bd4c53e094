import { type Affine, affine, factorsOf, minus, multiply, plus } from '../core/affine.ts'
import type { Layered, Name, Syntax } from '../core/syntax.ts'
import { numeralValue } from './number.ts'

/** What names and members of families stand for inside a size or a position. */
export interface Words {
  name(name: Name): Affine
  member(member: Layered): Affine
}

/** A size or a position: whole numbers and names, added, subtracted and multiplied. */
export const affineIn = (syntax: Syntax, words: Words): Affine | undefined => {
  switch (syntax.kind) {
    case 'numeral': {
      const value = numeralValue(syntax)
      return value.d === 1n ? affine(Number(value.n)) : undefined
    }
    case 'name':
      return words.name(syntax)
    case 'layered':
      return words.member(syntax)
    case 'negation':
      return combine(affine(0), affineIn(syntax.arg, words), minus)
    case 'infix': {
      const left = affineIn(syntax.left, words)
      const right = affineIn(syntax.right, words)
      if (syntax.sign === '+') return combine(left, right, plus)
      if (syntax.sign === '-') return combine(left, right, minus)
      return syntax.sign === '*' ? combine(left, right, product) : undefined
    }
    case 'call':
    case 'transposition':
    case 'indexed':
    case 'sum':
    case 'derivative':
    case 'differential':
    case 'evaluated':
    case 'iverson':
      return undefined
  }
}

const combine = (
  a: Affine | undefined,
  b: Affine | undefined,
  how: (a: Affine, b: Affine) => Affine | undefined,
): Affine | undefined => a && b && how(a, b)

/** Products of more terms or more names are not multiplied out. */
const MOST_TERMS = 100
const MOST_FACTORS = 12

const product = (a: Affine, b: Affine): Affine | undefined => {
  const isSmall = (1 + a.terms.length) * (1 + b.terms.length) <= MOST_TERMS
  return isSmall && degreeOf(a) + degreeOf(b) <= MOST_FACTORS ? multiply(a, b) : undefined
}

const degreeOf = ({ terms }: Affine): number =>
  Math.max(0, ...terms.map(([monomial]) => factorsOf(monomial).length))
