import type { Infix } from './op.ts'

/** Offsets into the source, end exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

/**
 * An expression as written: what a parser saw and what a printer writes; no
 * shapes, no meaning. Text is read into it, and every form is printed through it.
 * Names are canonical: `epsilon`, never `ε`. Spans are absent on what was not read.
 */
export type Syntax =
  | Numeral
  | Name
  | CallSyntax
  | InfixSyntax
  | Negation
  | Transposition
  | Indexed
  | Layered
  | SumSyntax
  | Derivative
  | Differential
  | IversonSyntax
  | Evaluated

interface Node {
  readonly span?: Span
}
export interface Numeral extends Node {
  readonly kind: 'numeral'
  /** As written, a point as decimal sign: `0.5`, `1e-3`. */
  readonly text: string
}
export interface Name extends Node {
  readonly kind: 'name'
  readonly name: string
}
/** `f(x)`, `f'(x)`, `∂_2 g(a, b)`, `conv(x, w, stride=2)`. */
export interface CallSyntax extends Node {
  readonly kind: 'call'
  readonly name: string
  /** Number of primes after the name. */
  readonly primes: number
  /** The argument (from 1) by which a function of several is derived; 0 for none. */
  readonly slot: number
  readonly args: readonly Syntax[]
  readonly options: readonly { readonly name: string; readonly value: Syntax }[]
}
export interface InfixSyntax extends Node {
  readonly kind: 'infix'
  readonly sign: Infix
  readonly left: Syntax
  readonly right: Syntax
  /** Written in brackets as an operand, though it would read the same without: `(x'*y)*z`. */
  readonly isGrouped?: true
  /**
   * Set where a person wrote a product by a sign that does not tell which: shapes decide.
   * Nothing between the factors, a dot, a cross, a star or a ring.
   */
  readonly written?: 'beside' | 'dot' | 'cross' | 'star' | 'ring'
  /** Set where a file has `×` for the product of its shapes: claims are printed with it. */
  readonly isCrossed?: true
}
export interface Negation extends Node {
  readonly kind: 'negation'
  readonly arg: Syntax
}
export interface Transposition extends Node {
  readonly kind: 'transposition'
  readonly arg: Syntax
}
/** `W[j, i]` */
export interface Indexed extends Node {
  readonly kind: 'indexed'
  readonly base: Syntax
  readonly at: readonly Syntax[]
  /** Set where a person wrote one position of a matrix: the axis on which it stands. Meant is what lies along the other. */
  readonly axis?: 0 | 1
  /** Set with `axis` where that is taken as a row, perhaps against what its letter says; else it is a column. */
  readonly isRow?: true | 'perhaps'
}
/** `h{t - 1}`: a member of a family. */
export interface Layered extends Node {
  readonly kind: 'layered'
  readonly name: string
  readonly at: Syntax
  /** The second place of a name of two that a person gives, `\delta_{t,k}`. */
  readonly and?: Syntax
}
/** `sum(i, j, body)`, `sum(i = 1..k-1, body)`; printed in chains as `Σ_i body`. */
export interface SumSyntax extends Node {
  readonly kind: 'sum'
  readonly letters: readonly LetterSyntax[]
  readonly body: Syntax
}
export interface LetterSyntax {
  readonly name: string
  readonly from?: Syntax
  readonly to?: Syntax
}
/** `∂of/∂by`, each a name, an entry, or (above) a bracketed expression. */
export interface Derivative extends Node {
  readonly kind: 'derivative'
  readonly of: Syntax
  readonly by: Syntax
  /** Set where it was written with d or ∇: everything between follows. */
  readonly total?: true
  /** Set where it was written with ∇: of a scalar it has the shape of the variable in every layout. */
  readonly isNabla?: true
  /** Set where it was made in a layout in which it lies the other way than the variable. */
  readonly isTurned?: true
}
/** `dW`, `\mathrm d(Wx)`: the change of a value where every leaf changes on its own. */
export interface Differential extends Node {
  readonly kind: 'differential'
  readonly of: Syntax
}
/** `of` where names have other values than here: `|_{x=2}`, `f'(2)`. */
export interface Evaluated extends Node {
  readonly kind: 'evaluated'
  readonly of: Syntax
  readonly at: readonly PointSyntax[]
  /** Set where meant is what it tends to there: `\lim_{h \to 0}`. A name that nothing else has is bound by it. */
  readonly isLimit?: true
}
export interface PointSyntax {
  readonly name: string
  /** Set where only the entry at these positions has another value. */
  readonly place?: readonly Syntax[]
  readonly value: Syntax
}
/** `[left < right]` */
export interface IversonSyntax extends Node {
  readonly kind: 'iverson'
  readonly sign: Comparison
  readonly left: Syntax
  readonly right: Syntax
  /** Set where it was written as Kronecker's δ. */
  readonly isDelta?: true
}
export type Comparison = Extract<Infix, '<' | '<=' | '>' | '>=' | '==' | '!='>

/** What compares so where the other does not hold. */
export const OPPOSITES: Readonly<Record<Comparison, Comparison>> = {
  ...{ '<': '>=', '>=': '<', '>': '<=' },
  ...{ '<=': '>', '==': '!=', '!=': '==' },
}

/** A type as declared. Sizes are expressions over size names. */
export type TypeSyntax =
  | { readonly kind: 'scalar' }
  | { readonly kind: 'vector' | 'row'; readonly sizes?: readonly [Syntax] }
  | { readonly kind: 'matrix'; readonly sizes?: readonly [Syntax, Syntax] }
  | { readonly kind: 'tensor'; readonly sizes: readonly Syntax[] }
  | { readonly kind: 'index'; readonly sizes: readonly [Syntax] }
  | { readonly kind: 'function'; readonly signature?: FunctionType }
export interface FunctionType {
  readonly args: readonly TypeSyntax[]
  readonly result: TypeSyntax
}

export const ADJECTIVES = [
  'symmetric',
  'diagonal',
  'invertible',
  'definite',
  'orthogonal',
  'positive',
  'binary',
  'probability',
  'onehot',
] as const
export type Adjective = (typeof ADJECTIVES)[number]
export const ROLES = ['parameter', 'input', 'label'] as const
export type Role = (typeof ROLES)[number]

/** One statement of an equation file. */
export type Statement =
  | Directive
  | Declaration
  | EquationSyntax
  | FamilySyntax
  | Claim
  | Let
  | Assumption
/** `@name text` */
export interface Directive {
  readonly kind: 'directive'
  readonly name: string
  readonly text: string
  readonly span: Span
  /** Where `text` stands. */
  readonly textSpan: Span
}
/** `input x, y : positive vector(n)` (adjectives may stand before the type or after it, commas allowed). */
export interface Declaration {
  readonly kind: 'declaration'
  readonly role?: Role
  readonly names: readonly Name[]
  /** Set where the declared name is a family's: `W{l} : matrix(n{l}, n{l-1})`. */
  readonly letter?: Name
  /** Set where one member of a family is declared: `h{0} : vector(n)`. */
  readonly member?: Syntax
  readonly adjectives: readonly Adjective[]
  readonly type: TypeSyntax
  readonly span: Span
}
/** `name[letters] = body` */
export interface EquationSyntax {
  readonly kind: 'equation'
  readonly name: Name
  readonly letters: readonly Name[]
  readonly body: Syntax
  readonly span: Span
}
/** `name{letter} = body for letter = from..to` */
export interface FamilySyntax {
  readonly kind: 'family'
  readonly name: Name
  /** `t`, or a fixed member as in `h{0} = zeros(n)`. */
  readonly at: Syntax
  readonly letters: readonly Name[]
  readonly body: Syntax
  readonly range?: { readonly letter: Name; readonly from: Syntax; readonly to: Syntax }
  readonly span: Span
}
/** `claim left = right`, `claim left := right`, `claim left = right for i != j`, `claim left = right : row(n)` */
export interface Claim {
  readonly kind: 'claim'
  readonly left: Syntax
  readonly right: Syntax
  /** Set where the file says that something is defined so. */
  readonly isDefining?: true
  /** Where alone it is said. */
  readonly condition?: IversonSyntax
  /** What both sides are, where the file says that. */
  readonly space?: TypeSyntax
  /** The sides in the language alone, where the file calls values or has shorthands: `df/dx` for `f'(x)`. */
  readonly meant?: readonly [Syntax, Syntax]
  readonly span: Span
}
/** `let g(x) = x^2, h(x) = x + 1`: shorthands for what claims say. */
export interface Let {
  readonly kind: 'let'
  readonly shorthands: readonly Shorthand[]
  readonly span: Span
}
export interface Shorthand {
  readonly name: Name
  /** Names of values; empty where it is no function. */
  readonly params: readonly Name[]
  readonly body: Syntax
  /** Set where it was written with `:=`. */
  readonly isDefining?: true
  /** What it is, where the file says that. */
  readonly space?: TypeSyntax
}
/** `assume left sign right` */
export interface Assumption {
  readonly kind: 'assumption'
  readonly sign: Comparison | '='
  readonly left: Syntax
  readonly right: Syntax
  readonly span: Span
}
