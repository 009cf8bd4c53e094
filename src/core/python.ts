import Fraction from 'fraction.js'
import type { Shape } from './shape.ts'

/** A value written in Python, and other ways to write it where the place takes them. */
export interface Code {
  readonly text: string
  /** How tightly it holds together: one of `LEVEL`. */
  readonly level: number
  /** Set on numbers of Python, which are no arrays: literals and sizes. */
  readonly isPlain?: true
  /** Set on products by `*` alone, which may be regrouped. */
  readonly isTimes?: true
  /** Of -x: x. */
  readonly opposite?: Code
  /** Of a row, which has two axes: the same with one. */
  readonly flat?: Code
  /** Of a transposed matrix: the matrix. */
  readonly turned?: Code
  /** What broadcasting makes it of, beside an array of its shape: of ones(n) the number 1. */
  readonly spread?: Code
}

/** An argument: a vector has one axis, a row two of which the first is 1, a scalar none. */
export interface Value extends Code {
  readonly shape: Shape
}

/** What a call is written with besides its arguments. */
export interface CallAt {
  readonly shape: Shape
  /** The attributes: sizes. */
  readonly attrs: readonly Code[]
}

/** How a call of an operator is written. */
export type PythonForm = (py: Python, args: readonly Value[], at: CallAt) => Code

/** One of the array libraries, and what a module needs around its formulas. */
export interface Python {
  readonly target: Target
  /** The name under which the library is imported. */
  readonly library: string
  /** A number as the scalar that functions of the library take; arrays as they are. */
  array(code: Code): string
  /** A new array by a function of sizes, as `np.ones((m, n))`, of the type of the others. */
  filled(name: string, sizes: readonly Code[]): string
  /** The name of a function of our own, whose definition then stands in the module. */
  use(helper: Helper): string
}
export type Target = 'numpy' | 'torch'

/** A function written out in the module where it is used; `xp.` stands for the library. */
export interface Helper {
  readonly name: string
  /** Parameters. */
  readonly takes: string
  /** The one line that says what it gives. */
  readonly about: string
  readonly body: readonly string[] | Readonly<Record<Target, readonly string[]>>
  readonly needs?: readonly Helper[]
  /** Imports in one of the libraries. */
  readonly imports?: Readonly<Partial<Record<Target, string>>>
}

/** Levels of Python's operators, the loosest first; `@` is kept apart from `*`, for people. */
export const LEVEL = { sum: 1, matrix: 2, product: 3, negation: 4, power: 5, atom: 6 } as const

/** A text that needs no brackets anywhere: a name, a call, an entry. */
export const atom = (text: string): Code => ({ text, level: LEVEL.atom })

/** The text, in brackets if it holds together less tightly than it must. */
export const within = (level: number, code: Code): string =>
  code.level < level ? `(${code.text})` : code.text

/** A function of the library, entry by entry or of whole arrays: `np.exp(x)`. */
export const library =
  (name: string, ...more: readonly string[]): PythonForm =>
  (py, args) =>
    called(py, name, ...args.map(arg => py.array(arg)), ...more)

/** A function of our own. */
export const helper =
  (one: Helper, ...more: readonly string[]): PythonForm =>
  (py, args) =>
    atom(`${py.use(one)}(${[...args.map(arg => py.array(arg)), ...more].join(', ')})`)

/** A call of the library with arguments that are written already. */
export const called = (py: Python, name: string, ...args: readonly string[]): Code =>
  atom(`${py.library}.${name}(${args.join(', ')})`)

/** `a + b - c` */
export const summed = (terms: readonly Code[]): Code => {
  const [first = NOTHING, ...rest] = terms
  const more = rest.map(term =>
    term.opposite
      ? ` - ${within(LEVEL.matrix, term.opposite)}`
      : ` + ${within(LEVEL.matrix, term)}`,
  )
  if (rest.length === 0) return first
  return { text: first.text + more.join(''), level: LEVEL.sum, ...plainIf(terms) }
}

/** `a * b`, entry by entry. */
export const multiplied = (factors: readonly Code[]): Code => {
  const [first = NOTHING, ...rest] = factors
  if (rest.length === 0) return first
  const text = [
    within(LEVEL.product, first),
    ...rest.map(f => (f.isTimes ? f.text : within(LEVEL.product + 1, f))),
  ].join(' * ')
  const isTimes = first.level > LEVEL.product || first.isTimes
  return { text, level: LEVEL.product, ...(isTimes && { isTimes: true }), ...plainIf(factors) }
}

/** `a / b`, entry by entry. */
export const divided = (a: Code, b: Code): Code => ({
  text: `${within(LEVEL.product, a)} / ${within(LEVEL.product + 1, b)}`,
  level: LEVEL.product,
  ...plainIf([a, b]),
})

/** `a @ b` */
export const contracted = (a: Code, b: Code): Code => {
  const left = a.level === LEVEL.product ? `(${a.text})` : within(LEVEL.matrix, a)
  return { text: `${left} @ ${within(LEVEL.negation, b)}`, level: LEVEL.matrix }
}

/** `x ** e` */
export const raised = (x: Code, e: Code): Code => ({
  text: `${within(LEVEL.atom, x)} ** ${within(LEVEL.negation, e)}`,
  level: LEVEL.power,
  ...plainIf([x, e]),
})

/** `-x` */
export const negated = (x: Code): Code =>
  x.opposite ?? {
    text: `-${within(LEVEL.matrix, x)}`,
    level: x.level < LEVEL.negation ? Math.max(x.level, LEVEL.matrix) : LEVEL.negation,
    opposite: x,
    ...plainIf([x]),
  }

/** A function applied to a value in all the ways in which that is written. */
export const inAllWays = (x: Code, f: (x: Code) => Code): Code => ({
  ...f(x),
  ...(x.flat && { flat: f(x.flat) }),
  ...(x.spread && { spread: f(x.spread) }),
})

/** `(m, n)`; one size stands alone. */
export const tuple = (sizes: readonly Code[]): string =>
  sizes.length === 1 ? (sizes[0] as Code).text : `(${sizes.map(s => s.text).join(', ')})`

/** True of an array of ones. */
export const isOnes = ({ spread }: Code): boolean => spread?.text === '1'

/** A vector or a row with one axis. */
export const flatOf = (x: Code): Code => x.flat ?? x

/** Operands of one shape: beside one that is a full array the others may be what broadcasts. */
export const beside = (args: readonly Value[]): readonly Code[] => {
  const full = args.findIndex(arg => arg.shape.length > 0 && !arg.spread)
  return args.map((arg, n) => (full < 0 || n === full ? arg : (arg.spread ?? arg)))
}

const NOTHING = atom('0')

const plainIf = (codes: readonly Code[]): { readonly isPlain?: true } =>
  codes.every(code => code.isPlain) ? { isPlain: true } : {}

/** A row made of an array with one axis. */
export const rowOf = (flat: Code): Code => atom(`${within(LEVEL.atom, flat)}[None, :]`)

/** A vector as a column of two axes. */
export const standing = (x: Code): Code => atom(`${within(LEVEL.atom, x)}[:, None]`)

/** An exact number: `0.5`, `2 / 7`. */
export const numeral = (value: Fraction): Code => {
  if (value.s < 0n) return { ...negated(numeral(value.neg())), isPlain: true }
  const text = String(Number(value))
  if (text.length <= MOST_DIGITS && text !== 'Infinity' && value.equals(new Fraction(text)))
    return number(text)
  if (value.d === 1n) return number(whole(value.n))
  return divided(number(whole(value.n)), number(whole(value.d)))
}

/** An exact number as it stands between commas. */
export const decimal = (value: Fraction): string => numeral(value).text

const MOST_DIGITS = 8

/** Integers beyond 2⁵³ would become objects in an array. */
const whole = (n: bigint): string => (n > BigInt(Number.MAX_SAFE_INTEGER) ? `${n}.0` : `${n}`)

const number = (text: string): Code => ({ ...atom(text), isPlain: true })
