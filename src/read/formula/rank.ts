import { isRow } from '../../core/shape.ts'
import type { CallSyntax, Syntax } from '../../core/syntax.ts'
import { opCalled } from '../../ops/index.ts'
import { type Symbols, shapeIn } from './symbols.ts'

/** What is known of the shape of an expression without reading it further; undefined where it is not seen. */
export type Rank = 'scalar' | 'vector' | 'row' | 'matrix' | 'tensor'

export const rankOf = (symbols: Symbols, syntax: Syntax): Rank | undefined => {
  const rank = (part: Syntax) => rankOf(symbols, part)
  switch (syntax.kind) {
    case 'indexed':
      if (syntax.axis === undefined) return 'scalar'
      return syntax.isRow ? 'row' : 'vector'
    case 'numeral':
    case 'iverson':
      return 'scalar'
    case 'name':
    case 'layered':
      return rankOfName(symbols, syntax.name)
    case 'negation':
      return rank(syntax.arg)
    case 'transposition':
      return TURNED[rank(syntax.arg) ?? ''] ?? rank(syntax.arg)
    case 'sum':
      return rank(syntax.body)
    case 'differential':
    case 'evaluated':
      return rank(syntax.of)
    case 'derivative':
      return rank(syntax.of) === 'scalar' ? rank(syntax.by) : undefined
    case 'call':
      return rankOfCall(symbols, syntax)
    case 'infix':
      return rankOfInfix(syntax.sign, rank(syntax.left), rank(syntax.right))
  }
}

const rankOfCall = (symbols: Symbols, { name, args: [arg] }: CallSyntax): Rank | undefined => {
  const op = symbols.graph.functions.get(name) ?? opCalled(name)
  const isScalar = op?.signatures.every(signature => /-> scalar$/.test(signature))
  if (op && isScalar && op.signatures.length > 0) return 'scalar'
  const isLike = op?.elementwise || op?.signatures.includes('vector(n) -> vector(n)')
  return isLike && arg ? rankOf(symbols, arg) : undefined
}

const TURNED: Readonly<Record<string, Rank>> = { vector: 'row', row: 'vector' }

const rankOfName = (symbols: Symbols, name: string): Rank | undefined => {
  const shape = shapeIn(symbols, name)
  if (!shape) return undefined
  if (isRow(shape)) return 'row'
  return (['scalar', 'vector', 'matrix'] as const)[shape.length] ?? 'tensor'
}

const rankOfInfix = (
  sign: string,
  left: Rank | undefined,
  right: Rank | undefined,
): Rank | undefined => {
  if (sign === '^' || sign === '.^') return left === 'scalar' ? left : undefined
  if (sign === '⊗') return undefined
  if (left === 'scalar') return right
  if (right === 'scalar') return left
  if (sign === '*') return PRODUCTS[`${left} ${right}`]
  return left ?? right
}

const PRODUCTS: Readonly<Record<string, Rank>> = {
  'row vector': 'scalar',
  'row matrix': 'row',
  'vector row': 'matrix',
  'matrix vector': 'vector',
  'matrix matrix': 'matrix',
}

/** How many positions an entry of it has, units not counted. */
export const axesOf = (symbols: Symbols, name: string): number | undefined => {
  const shape = shapeIn(symbols, name)
  if (!shape) return undefined
  return isRow(shape) ? 1 : shape.length
}
