import type Fraction from 'fraction.js'
import type { Arith } from './arith.ts'
import type { Expr } from './expr.ts'
import type { PythonForm } from './python.ts'
import type { Dim, Shape } from './shape.ts'
import type { Tensor } from './tensor.ts'
import type { Fresh, Ix, Pos, Term } from './term.ts'

/** Infix signs of the language. Several operators may share one; shapes decide. */
export type Infix =
  | '+'
  | '-'
  | '*'
  | '/'
  | '.*'
  | './'
  | '^'
  | '.^'
  | '⊗'
  | '<'
  | '<='
  | '>'
  | '>='
  | '=='
  | '!='

/**
 * Functions that the normal form knows as such, by what they are. All other
 * operators are expanded by their definitions, or stay as they are.
 */
export type Primitive =
  | 'exponential'
  | 'logarithm'
  | 'sine'
  | 'cosine'
  | 'error-function'
  | 'unit-step'
  | 'signum'
  | 'greater'
  | 'smaller'
  | 'raise'
  | 'matrix-inverse'
  | 'determinant'
  | 'log-determinant'
  | 'circle-number'
  | 'count'

/** How an operator is written. The first name of a call is canonical, the others are read as aliases. */
export type Spelling =
  | { readonly kind: 'infix'; readonly sign: Infix }
  | { readonly kind: 'negation' }
  | { readonly kind: 'postfix' }
  | { readonly kind: 'call'; readonly names: readonly string[] }

/**
 * Everything the engine knows about one operator. Add an operator = add one file
 * to `ops/` and one line to `ops/index.ts`.
 */
export interface Op {
  readonly name: string
  readonly spelling: Spelling
  /**
   * Shapes it takes, first match wins: `'matrix(m, k), matrix(k, n) -> matrix(m, n)'`.
   * `S` is any shape, the same wherever it stands; `S...` one or more of it;
   * `scalar vector(n) row(n)` are exact; `matrix(m, n)` also takes vectors
   * (n = 1) and rows (m = 1). Sizes of the result may be affine (`n - k + 1`).
   */
  readonly signatures: readonly string[]
  /**
   * Says the shape of the result where `signatures` cannot (`ones(m, n)`, `conv(x, w, stride=2)`);
   * what they say of the arguments still helps to infer these.
   */
  shape?(args: readonly Shape[], attrs: readonly Dim[]): Shape
  /**
   * Sizes in the signatures that the last arguments of a call give: m and n of `unvec(v, m, n)`.
   * They are the attributes.
   */
  readonly sizes?: readonly string[]
  /** What a call must say besides its arguments to mean this one: `axis=1`. Absent: nothing. */
  readonly options?: readonly Option[]
  /** Set on elementwise operators; `f'` may be written of these. */
  readonly elementwise?: Elementwise
  /** Set on operators that are functions of the normal form. */
  readonly primitive?: Primitive
  /**
   * Whether entries are looked through: `always` when the entry is a product of
   * entries (scaling, transpose, ⊙, ⊗, eye, ones …), `print` when an entry is
   * shown as the same operation on entries (sums, elementwise functions);
   * `split` only at positions that do not run over a whole axis (kron, vec, hcat); absent: an entry
   * of the result stays one factor, shown as `(A*B)[i, j]`.
   */
  readonly opens?: 'always' | 'print' | 'split'
  /** Set on operators all of whose entries are this number: a summand is written as the number. */
  readonly fill?: number
  /** How a call is written, where that is another call: `a'*b`. */
  shown?(args: readonly Expr[]): Expr
  /** Definition: what entry `at` of the result equals, in entries of the arguments (elementwise: `apply`). */
  entry(at: EntryAt): Term
  /** Local derivative ∂y[out] / ∂args[n][by], y the result. The engine does the chaining. */
  partial(at: Local): Term
  /** Numeric oracle, written without looking at `entry`. */
  eval<T>(A: Arith<T>, args: readonly Tensor<T>[], at: World): Tensor<T>
  /**
   * Set on derivatives: of which operator, and in which argument (from 1; 0 is the f′ of an
   * elementwise f). They are written f′(x) and ∂_2 f(a, b), whatever `spelling` says.
   */
  readonly derivativeOf?: { readonly op: Op; readonly slot: number }
  /** Set on Σ over members of families: its letter, which stands in the places of the first argument's names. */
  readonly over?: Members
  /** Distance of an argument from the nearest kink; absent where the operator is smooth. */
  kink?(args: readonly number[]): number
  /** True where little but rounding is left of the value, as of an inverse that hardly exists. */
  isIll?<T>(A: Arith<T>, args: readonly Tensor<T>[]): boolean
  /** LaTeX of a call, its arguments already printed; absent: `\operatorname{name}(…)`. */
  tex?(args: readonly string[]): string
  /** How a call is written in Python; absent on derivatives and unknown functions only. */
  readonly python?: PythonForm
  readonly example: Example
}

/** The letter of a Σ over members. */
export interface Members {
  readonly letter: Ix
  /** Its range is that of the families below and is not written. */
  readonly isWhole: boolean
}

/** Facts of an elementwise operator y = f(x) of one argument. */
export interface Elementwise {
  /** f as a term of its argument, down to functions of the normal form. */
  value(x: Term): Term
  /** f′ in the argument and the result: the shorter of the two. */
  slope(x: Term, y: Term): Term
  /** True where people write f′(x) rather than the formula (activation and unknown functions). */
  readonly named: boolean
  /** LaTeX of the bare function sign, as in `\sigma'`; absent: `\operatorname{name}`. */
  readonly sign?: string
}

export interface EntryAt {
  readonly args: readonly Expr[]
  readonly attrs: readonly Dim[]
  /** One position per axis of the result, unit axes included. */
  readonly at: readonly Pos[]
  /** Position of the first entry along an axis, 1 where absent. */
  readonly base?: number
  readonly fresh: Fresh
}

export interface Local {
  readonly args: readonly Expr[]
  readonly attrs: readonly Dim[]
  /** The result itself, for derivatives that are shorter in it. */
  readonly y: Expr
  readonly out: readonly Pos[]
  readonly n: number
  readonly by: readonly Pos[]
  /** Position of the first entry along an axis, 1 where absent. */
  readonly base?: number
  readonly fresh: Fresh
}

/** What an evaluation may ask for besides its arguments. */
export interface World {
  /** Sizes of the result's axes. */
  readonly dims: readonly number[]
  /** Values of the attributes. */
  readonly attrs: readonly number[]
  /** Position of the first entry along an axis: 1, or 0 after `@base 0`. */
  readonly base: number
  /** The drawn instance of an unknown function: scalars in, entries of the result out. */
  unknown(name: string): <T>(A: Arith<T>, args: readonly Tensor<T>[]) => Tensor<T>
}

/** `axis=1` in a call. */
export interface Option {
  readonly name: string
  readonly value: Fraction
}

/** Documentation that is also a test. */
export interface Example {
  /** Declarations of the arguments: `['V : matrix(m, n)', 'x : vector(n)']`. */
  readonly args: readonly string[]
  /** The expression in the language. */
  readonly text: string
  /** Cotangent of each argument in matrix form, `g` the cotangent of the result; `-` where there is none. */
  readonly pullback: readonly string[]
}
