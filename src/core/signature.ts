import {
  type Affine,
  affine,
  bareName,
  factorsOf,
  minus,
  multiply,
  ONE,
  plus,
  sameAffine,
  substitute,
  symbol,
} from './affine.ts'
import {
  columns,
  type Dim,
  isRow,
  isScalar,
  isVector,
  rows,
  type Shape,
  sameShape,
} from './shape.ts'

/** What a signature says of one argument or of the result. */
export type Pattern =
  | { readonly kind: 'any'; readonly repeated: boolean }
  | { readonly kind: 'scalar' }
  | { readonly kind: 'vector' | 'row' | 'matrix'; readonly dims: readonly Affine[] }

export interface Signature {
  readonly args: readonly Pattern[]
  readonly result: Pattern
}

/** Shape of the result under the first signature that takes the arguments. */
export const matchSignatures = (
  signatures: readonly string[],
  args: readonly Shape[],
  given: ReadonlyMap<string, Dim> = new Map(),
): Shape | undefined => {
  for (const text of signatures) {
    const shape = matchSignature(parseSignature(text), args, given)
    if (shape) return shape
  }
  return undefined
}

/** The patterns of a signature; throws SyntaxError on one that is malformed. */
export const parseSignature = (text: string): Signature => {
  const known = parsed.get(text)
  if (known) return known
  const [left, right] = text.split('->') as [string, string]
  const args = left.trim() === '' ? [] : splitArgs(left).map(parsePattern)
  const signature = { args, result: parsePattern(right) }
  parsed.set(text, signature)
  return signature
}

/** A shape in the words of the language: `vector(n)`. */
export const describeShape = (shape: Shape): string => {
  if (isScalar(shape)) return 'scalar'
  if (isVector(shape)) return `vector(${describeDim(shape[0] as Dim)})`
  if (isRow(shape)) return `row(${describeDim(shape[1] as Dim)})`
  const name = shape.length === 2 ? 'matrix' : 'tensor'
  return `${name}(${shape.map(describeDim).join(', ')})`
}

/** A size in the words of the language: `h - k + 1`. */
export const describeDim = (dim: Dim): string => {
  const parts = dim.terms.map(([m, c]) => ({
    negative: c < 0,
    text: scaled(Math.abs(c), factorsOf(m).join('*')),
  }))
  parts.sort((a, b) => Number(a.negative) - Number(b.negative))
  if (dim.constant !== 0 || parts.length === 0) {
    parts.push({ negative: dim.constant < 0, text: String(Math.abs(dim.constant)) })
  }
  const text = parts.map(p => `${p.negative ? ' - ' : ' + '}${p.text}`).join('')
  return text.startsWith(' + ') ? text.slice(3) : `-${text.slice(3)}`
}

const scaled = (c: number, name: string) => (c === 1 ? name : `${c}*${name}`)

const parsed = new Map<string, Signature>()

const splitArgs = (text: string): string[] => text.match(/[A-Za-z.]+(\([^)]*\))?/g) ?? []

const parsePattern = (text: string): Pattern => {
  const match = /^\s*([A-Za-z]+)(\.\.\.)?(?:\(([^)]*)\))?\s*$/.exec(text)
  const dims = match?.[3]?.split(',').map(parseDim) ?? []
  switch (match?.[1]) {
    case 'S':
      return { kind: 'any', repeated: match[2] !== undefined }
    case 'scalar':
      return { kind: 'scalar' }
    case 'vector':
    case 'row':
    case 'matrix':
      return { kind: match[1], dims }
    default:
      throw new SyntaxError(`no such pattern: ${text}`)
  }
}

const parseDim = (text: string): Affine =>
  (text.match(/[+-]?\s*[\w*]+/g) ?? []).reduce<Affine>((sum, part) => {
    const words = part.replace(/[+\-\s]/g, '').split('*')
    const term = words
      .map(word => (/^\d+$/.test(word) ? affine(Number(word)) : symbol(word)))
      .reduce(multiply)
    return part.startsWith('-') ? minus(sum, term) : plus(sum, term)
  }, affine(0))

const matchSignature = (
  signature: Signature,
  args: readonly Shape[],
  given: ReadonlyMap<string, Dim>,
): Shape | undefined => {
  const patterns = spread(signature.args, args.length)
  if (patterns.length !== args.length) return undefined
  const match: Match = { any: undefined, dims: new Map(given) }
  if (!patterns.every((pattern, n) => matches(pattern, args[n] as Shape, match))) return undefined
  return instantiate(signature.result, match)
}

interface Match {
  any: Shape | undefined
  readonly dims: Map<string, Affine>
}

const spread = (patterns: readonly Pattern[], length: number): readonly Pattern[] => {
  const last = patterns.at(-1)
  if (last?.kind !== 'any' || !last.repeated) return patterns
  return Array.from({ length: Math.max(length, 1) }, (_, n) => patterns[n] ?? last)
}

const matches = (pattern: Pattern, shape: Shape, match: Match): boolean => {
  switch (pattern.kind) {
    case 'any':
      match.any ??= shape
      return sameShape(match.any, shape)
    case 'scalar':
      return isScalar(shape)
    case 'vector':
      return isVector(shape) && sameDims(pattern.dims, shape, match)
    case 'row':
      return isRow(shape) && sameDims(pattern.dims, shape.slice(1), match)
    case 'matrix': {
      const fits = shape.length === 1 || shape.length === 2
      return fits && sameDims(pattern.dims, [rows(shape), columns(shape)], match)
    }
  }
}

const sameDims = (pattern: readonly Affine[], dims: readonly Dim[], match: Match): boolean =>
  pattern.every((p, n) => {
    const name = bareName(p)
    const dim = dims[n] as Dim
    if (name === undefined) return sameAffine(substitute(p, match.dims), dim)
    const bound = match.dims.get(name)
    if (bound === undefined) match.dims.set(name, dim)
    return bound === undefined || sameAffine(bound, dim)
  })

const instantiate = (pattern: Pattern, match: Match): Shape => {
  switch (pattern.kind) {
    case 'any':
      return match.any ?? []
    case 'scalar':
      return []
    case 'vector':
    case 'matrix':
      return pattern.dims.map(d => substitute(d, match.dims))
    case 'row':
      return [ONE, ...pattern.dims.map(d => substitute(d, match.dims))]
  }
}
