import { type Affine, affine, minus, plus, sameAffine, symbol } from '../core/affine.ts'
import type { Expr, Var } from '../core/expr.ts'
import type { Equation, Family, Range } from '../core/graph.ts'
import type { Layout } from '../core/layout.ts'
import { letterSource, type Names } from '../core/letters.ts'
import { nearest } from '../core/nearest.ts'
import { freeNamesIn } from '../core/parts.ts'
import type { Dim, Shape } from '../core/shape.ts'
import { describeDim } from '../core/signature.ts'
import type { Derivative, Layered, LetterSyntax, Name, Syntax } from '../core/syntax.ts'
import type { Fresh, Ix, Pos, Term } from '../core/term.ts'
import { constantNamed } from '../ops/index.ts'
import { affineIn } from './affine.ts'
import type { Functions } from './functions.ts'
import type { Reach } from './range.ts'
import { type Placed, Refusal, refuse } from './refusal.ts'
import { type Report, warn } from './report.ts'

/** What names mean where an expression stands. */
export interface Scope extends Functions {
  /** Shapes of leaves and equations; a name whose own equation was refused is missing. */
  readonly shapes: ReadonlyMap<string, Shape>
  /** Names of values, those that were refused included. */
  readonly values: ReadonlySet<string>
  readonly sizes: ReadonlySet<string>
  readonly indices: ReadonlyMap<string, Dim>
  readonly base: 0 | 1
  readonly letters: ReadonlyMap<string, Letter>
  /** Is given the names of values that are mentioned. */
  readonly uses: Set<string>
  /** Entries at positions that are more than a letter. */
  readonly reaches: Reach[]
  readonly fresh: Fresh
  readonly report: Report
  readonly families: ReadonlySet<string>
  /** Letters of families in force. */
  readonly places: ReadonlySet<string>
  /** A member of a family with its shape. */
  member(member: Layered, places: ReadonlySet<string>): Var | undefined
  /** The places of a family that has a range. */
  placesOf(family: string): Range | undefined
  readonly read: Readers
  /** Set where derivative signs may stand. */
  readonly network?: Derivable
  /** Set where what people write is read, beyond the language. */
  readonly lenient?: Lenient
}

/** Reads what is written more freely than in equation files; undefined where the language says it. */
export interface Lenient {
  whole(scope: Scope, syntax: Syntax): Expr | undefined
  term(scope: Scope, syntax: Syntax): Term | undefined
  /** What is an array at each place of the letters in force: its shape, and an entry of it. */
  array(scope: Scope, syntax: Syntax): LetteredArray | undefined
  /** Whether `∂of/∂by` is direct, where the language has `strict`. */
  mode(of: Expr, by: Var, strict: 'direct' | 'total'): 'direct' | 'total'
}

export interface LetteredArray {
  readonly shape: Shape
  entry(at: readonly Pos[]): Term
}

/** How parts are read: wholes, entries and derivative signs contain each other. */
export interface Readers {
  readonly term: (scope: Scope, syntax: Syntax) => Term
  readonly slope: (scope: Scope, syntax: Derivative, at?: readonly Syntax[]) => Term
  readonly slopes: (scope: Scope, syntax: Derivative) => Expr
}

/** What derivative signs refer to. */
export interface Derivable {
  readonly layout: Layout
  readonly loss: string
  readonly equations: ReadonlyMap<string, Equation>
  readonly families: readonly Family[]
}

/** An index letter; its range is found while its expression is read. */
export interface Letter {
  readonly written: string
  readonly name: string
  readonly at: Placed
  dim: Dim | undefined
  /** Set where the range was written: axes say nothing of it. */
  readonly first: Affine | undefined
  /** A range that was written and is that of the axes where the letter stands alone. */
  isWhole?: boolean
  /** Of a free letter of a chain: the range that its other equalities tell, if any. */
  readonly chain?: { readonly dim: Dim | undefined }
  /** Letters that a comparison makes equal to it. */
  readonly like: Letter[]
  /** Those of them with which it stands below Kronecker's δ. */
  readonly deltas: Letter[]
}

/** The parts of a scope that belong to one statement. */
export const openScope = (
  scope: Omit<Scope, 'letters' | 'uses' | 'reaches' | 'fresh'>,
  taken: Names,
): Scope => ({
  ...scope,
  letters: new Map(),
  uses: new Set(),
  reaches: [],
  fresh: letterSource(taken),
})

/** The scope inside a sum whose letters run over members of families. */
export const withPlaces = (scope: Scope, places: ReadonlySet<string>): Scope =>
  places.size === 0 ? scope : { ...scope, places: new Set([...scope.places, ...places]) }

/** A letter bound on a left side or by a sum; one that hides a name gets another. */
export const bindLetter = (scope: Scope, { name, ...range }: LetterSyntax, at: Placed): Letter => {
  const isHiding = isTaken(scope, name)
  const shown = isHiding ? scope.fresh(ZERO_SIZE).name : name
  if (isHiding) warn(scope.report, 'letter-hides-name', at, { letter: name, shown })
  const bounds = boundsOf(scope, range)
  return { written: name, name: shown, at, ...bounds, like: [], deltas: [] }
}

const ZERO_SIZE = affine(0)

const isTaken = ({ letters, values, sizes, indices, functions }: Scope, name: string): boolean =>
  [letters, values, sizes, indices, functions].some(names => names.has(name))

const boundsOf = (
  scope: Scope,
  { from, to }: Omit<LetterSyntax, 'name'>,
): Pick<Letter, 'dim' | 'first'> => {
  if (!from || !to) return { dim: undefined, first: undefined }
  const first = positionIn(scope, from)
  const dim = plus(minus(positionIn(scope, to), first), affine(1))
  if (dim.terms.length === 0 && dim.constant < 1) refuse('empty-range', to)
  return { dim, first }
}

export const withLetters = (scope: Scope, letters: readonly Letter[]): Scope => ({
  ...scope,
  letters: new Map([...scope.letters, ...letters.map(l => [l.written, l] as const)]),
})

/** The letter with its range, which the axes tell or it carries; refused where nothing tells it. */
export const closeLetter = (letter: Letter): Ix => {
  const dim = rangeOf(letter)
  if (!dim) return refuse('letter-without-range', letter.at, { letter: letter.written })
  const first = letter.isWhole ? undefined : letter.first
  return { name: letter.name, dim, ...(first && { first }) }
}

/** The range of a letter, or of one that is equal to it. */
export const rangeOf = (letter: Letter): Dim | undefined =>
  letter.dim ?? letter.like.find(other => other.dim)?.dim

/** Whether an axis is longer than another, whatever the sizes are: `2*n` than `n`. */
const isPartOf = (part: Dim, whole: Dim): boolean => {
  const { constant, terms } = minus(whole, part)
  return constant >= 0 && terms.every(([, by]) => by > 0)
}

/** Notes that a letter stands alone along an axis; a free one of a chain may go over the first part of a longer axis. */
export const rangeOver = ({ base }: Scope, letter: Letter, axis: Dim, at: Placed): void => {
  const { dim, first, isWhole = true } = letter
  if (dim && first) {
    letter.isWhole = isWhole && sameAffine(first, affine(base)) && sameAffine(dim, axis)
    return
  }
  letter.dim ??= axis
  if (sameAffine(letter.dim, axis)) return
  if (letter.chain && isPartOf(letter.dim, axis)) return
  const told = letter.chain?.dim
  if (told && sameAffine(told, axis) && isPartOf(axis, letter.dim)) {
    letter.dim = axis
    return
  }
  refuse('letter-two-ranges', at, {
    letter: letter.written,
    first: describeDim(letter.dim),
    second: describeDim(axis),
  })
}

/** A position: letters, size names, fixed positions and whole numbers. */
export const positionIn = (scope: Scope, syntax: Syntax): Affine => {
  const position = affineIn(syntax, {
    name: name => symbol(placeNamed(scope, name)),
    member: member => refuse('not-a-position', member),
  })
  return position ?? refuse('not-a-position', syntax)
}

const placeNamed = (scope: Scope, { name, span }: Name): string => {
  const letter = scope.letters.get(name)
  if (letter) return letter.name
  if (scope.sizes.has(name) || scope.indices.has(name)) return name
  const at = { ...(span && { span }) }
  return refuse(scope.values.has(name) ? 'value-as-position' : 'unbound-letter', at, { name })
}

/** True where an expression depends on a letter in force. */
export const mentionsLetter = (scope: Scope, syntax: Syntax): boolean => {
  if (scope.letters.size === 0) return false
  for (const name of freeNamesIn(syntax)) if (scope.letters.has(name)) return true
  return false
}

/** The shape of a value that is mentioned; refused in silence where its own equation was. */
export const useValue = (scope: Scope, name: string): Shape => {
  scope.uses.add(name)
  const shape = scope.shapes.get(name)
  if (!shape) throw new Refusal([])
  return shape
}

/** The constant that a name stands for where the file does not define it. */
export const constantIn = (scope: Scope, name: string) =>
  isTaken(scope, name) ? undefined : constantNamed(name)

export const refuseUnknown = (scope: Scope, at: Placed, name: string): never => {
  const near = nearest(name, [...scope.values, ...scope.sizes])
  return near ? refuse('misspelled-name', at, { name, near }) : refuse('unknown-name', at, { name })
}
