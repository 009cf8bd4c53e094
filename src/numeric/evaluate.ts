import type { Affine } from '../core/affine.ts'
import { type Arith, powerOf } from '../core/arith.ts'
import type { Form } from '../core/derivation.ts'
import type { Call, Expr, Var } from '../core/expr.ts'
import type { Op } from '../core/op.ts'
import { isUnit, type Shape } from '../core/shape.ts'
import { count, scalar, type Tensor, tensor } from '../core/tensor.ts'
import type { Ix, Pos, Slope, Sum, Term } from '../core/term.ts'
import { affineAt, type Frame } from './affine-at.ts'
import { eliminate, placesIn } from './eliminate.ts'
import { dimsOf, NoValue, sizeOfDim } from './size-values.ts'

/** What names and derivative signs stand for while something is evaluated. */
export interface Env<T> {
  /** Values of size names and of fixed positions. */
  readonly sizes: ReadonlyMap<string, number>
  /** Position of the first entry of an axis. */
  readonly base: number
  value(name: string): Tensor<T>
  /** The drawn instance of an unknown function. */
  unknown(name: string): Unknown
  /** Total derivative of one name by another: entries in order of the axes of `of`, then of `by`. */
  gradient(of: string, by: string): Tensor<T>
  /** Derivatives of all entries by all entries: the axes of `of`, then those of `by`. */
  slope(of: Expr, by: Var, mode: Slope['mode']): Tensor<T>
  /** Is told the arguments of every operator that has a kink or may be ill-conditioned. */
  kinked?(op: Op, site: object, args: readonly Tensor<T>[], result: Tensor<T>): void
}
export type Unknown = <T>(A: Arith<T>, args: readonly Tensor<T>[]) => Tensor<T>

/** Value of an expression. */
export const evaluateExpr = <T>(A: Arith<T>, expr: Expr, env: Env<T>): Tensor<T> =>
  tensorOf(newRun(A, env), expr)

/** Value of a term at given values of its free letters. */
export const evaluateTerm = <T>(
  A: Arith<T>,
  term: Term,
  letters: ReadonlyMap<string, number>,
  env: Env<T>,
): T => {
  const run = newRun(A, env)
  const scope = new Map<string, number>()
  for (const [name, value] of letters) scope.set(name, run.frame.push(value) - 1)
  return compile(run, scope, term)()
}

/** Value of a form. An index form is evaluated at all values of its free letters. */
export const evaluateForm = <T>(A: Arith<T>, form: Form, env: Env<T>): Tensor<T> => {
  const run = newRun(A, env)
  if (form.level === 'matrix') return tensorOf(run, form.expr)
  return tabulate(run, form.free, form.term)
}

/** One evaluation: letters live in numbered places of `frame`; whole tensors are computed once. */
interface Run<T> {
  readonly A: Arith<T>
  readonly env: Env<T>
  readonly frame: number[]
  readonly memo: Map<Expr, Tensor<T>>
}
/** Places of the letters in force. */
type Scope = ReadonlyMap<string, number>

const frameOf = <T>({ frame, env }: Run<T>, base = 0): Frame => ({ frame, sizes: env.sizes, base })

const newRun = <T>(A: Arith<T>, env: Env<T>): Run<T> => ({ A, env, frame: [], memo: new Map() })

const tensorOf = <T>(run: Run<T>, expr: Expr): Tensor<T> => {
  switch (expr.kind) {
    case 'num':
      return scalar(run.A.of(expr.value))
    case 'var':
      return run.env.value(expr.name)
    case 'grad': {
      const { data } = run.env.gradient(expr.of, expr.by)
      const dims = dimsOf(run.env.sizes, expr.shape)
      return tensor(dims, expr.isTurned ? turned(data, dims) : data)
    }
    case 'call':
      return remember(run, expr, () => callValue(run, expr))
    case 'table':
      return remember(run, expr, () => {
        const { data } = tabulate(run, expr.letters, expr.body)
        return tensor(dimsOf(run.env.sizes, expr.shape), data)
      })
  }
}

/** Entries of a matrix of these sizes whose transpose has the given ones. */
const turned = <T>(data: readonly T[], [rows = 1, columns = 1]: readonly number[]): readonly T[] =>
  data.map((_, n) => data[(n % columns) * rows + Math.floor(n / columns)] as T)

const remember = <T>(run: Run<T>, expr: Expr, compute: () => Tensor<T>): Tensor<T> => {
  const value = run.memo.get(expr) ?? compute()
  run.memo.set(expr, value)
  return value
}

const callValue = <T>(run: Run<T>, expr: Call): Tensor<T> => {
  const { op, args, attrs, shape } = expr
  const { sizes } = run.env
  const dims = dimsOf(sizes, shape)
  const values = args.map(arg => tensorOf(run, arg))
  const result = applyOp(run, op, values, dims, dimsOf(sizes, attrs))
  if (op.kink || op.isIll) run.env.kinked?.(op, expr, values, result)
  return result
}

const applyOp = <T>(
  { A, env }: Run<T>,
  op: Op,
  args: readonly Tensor<T>[],
  dims: readonly number[],
  attrs: readonly number[],
): Tensor<T> => {
  if (dims.some(dim => dim < 1)) throw new NoValue(`an axis of ${op.name} has no place`)
  const { data } = op.eval(A, args, { dims, attrs, base: env.base, unknown: n => env.unknown(n) })
  if (data.length !== count(dims)) throw new RangeError(`${op.name} gave ${data.length} entries`)
  return tensor(dims, data)
}

const tabulate = <T>(run: Run<T>, letters: readonly Ix[], term: Term): Tensor<T> => {
  const { ranges, scope } = bind(run, new Map(), letters)
  const body = compile(run, scope, term)
  const data: T[] = []
  const fill = ranges.reduceRight<() => void>(
    (inner, range) => () => each(run.frame, range, inner),
    () => data.push(body()),
  )
  fill()
  return tensor(
    dimsOf(
      run.env.sizes,
      letters.map(ix => ix.dim),
    ),
    data,
  )
}

interface Range {
  readonly place: number
  readonly first: () => number
  readonly size: () => number
}

/** Gives letters places of their own; the range of one may mention those before it. */
const bind = <T>(run: Run<T>, outer: Scope, letters: readonly Ix[]) => {
  const scope = new Map(outer)
  const plain = frameOf(run)
  const ranges = letters.map(({ name, dim, first }): Range => {
    const start = first ? affineAt(plain, scope, first) : () => run.env.base
    const size = affineAt(plain, scope, dim)
    const place = run.frame.push(0) - 1
    scope.set(name, place)
    return { place, first: start, size }
  })
  return { ranges, scope }
}

const each = (frame: number[], { place, first, size }: Range, f: () => void): void => {
  const start = first()
  const end = start + size()
  for (let at = start; at < end; at++) {
    frame[place] = at
    f()
  }
}

/** A term as a function of the letters in the frame. */
const compile = <T>(run: Run<T>, scope: Scope, term: Term): (() => T) => {
  const { A, env } = run
  const go = (t: Term) => compile(run, scope, t)
  switch (term.kind) {
    case 'const': {
      const value = A.of(term.value)
      return () => value
    }
    case 'entry':
      return reader(run, scope, tensorOf(run, term.expr), term.expr.shape, term.at)
    case 'slope': {
      const values = env.slope(term.of, term.by, term.mode)
      const shape = [...term.of.shape, ...term.by.shape]
      return reader(run, scope, values, shape, [...term.ofAt, ...term.byAt])
    }
    case 'delta':
      return deltaAt(
        run,
        affineAt(frameOf(run), scope, term.a),
        affineAt(frameOf(run), scope, term.b),
      )
    case 'apply':
      return applied(run, term, term.op, term.args.map(go))
    case 'power': {
      const base = go(term.base)
      return () => powerOf(A, base(), term.exponent)
    }
    case 'product':
      return term.factors.map(go).reduce((f, g) => () => A.mul(f(), g()))
    case 'total':
      return term.terms.map(go).reduce((f, g) => () => A.add(f(), g()))
    case 'sum': {
      const { ranges, scope: inner } = bind(run, scope, term.letters)
      if (isLong(term)) return summedByLetter(run, ranges, inner, term)
      return summed(run, ranges, compile(run, inner, term.body))
    }
  }
}

const deltaAt = <T>({ A }: Run<T>, a: () => number, b: () => number): (() => T) => {
  const zero = A.of(0)
  const one = A.of(1)
  return () => (a() === b() ? one : zero)
}

const applied =
  <T>(run: Run<T>, site: object, op: Op, args: readonly (() => T)[]): (() => T) =>
  () => {
    const values = args.map(arg => scalar(arg()))
    const result = applyOp(run, op, values, [], [])
    if (op.kink) run.env.kinked?.(op, site, values, result)
    return result.data[0] as T
  }

const summed = <T>(run: Run<T>, ranges: readonly Range[], body: () => T): (() => T) => {
  const { A, frame } = run
  const zero = A.of(0)
  return ranges.reduceRight((inner, range) => {
    return () => {
      let sum = zero
      each(frame, range, () => {
        sum = A.add(sum, inner())
      })
      return sum
    }
  }, body)
}

/** A product under several Σ whose ranges do not depend on letters. */
const isLong = ({ letters, body }: Sum): boolean =>
  letters.length > 2 && body.kind === 'product' && letters.every(ix => ix.first === undefined)

const summedByLetter = <T>(
  run: Run<T>,
  ranges: readonly Range[],
  scope: Scope,
  { body }: Sum,
): (() => T) => {
  const factors = body.kind === 'product' ? body.factors : [body]
  const parts = factors.map(f => ({ places: placesIn(f, scope), value: compile(run, scope, f) }))
  const letters = ranges.map(range => ({
    place: range.place,
    sum: (f: () => T) => summed(run, [range], f),
  }))
  return eliminate(run.A, run.frame, letters, parts)
}

interface Axis {
  readonly at: () => number
  readonly size: number
  readonly stride: number
}

/** Reads one entry; outside the tensor it is 0. */
const reader = <T>(
  run: Run<T>,
  scope: Scope,
  { data }: Tensor<T>,
  shape: Shape,
  at: readonly Pos[],
): (() => T) => {
  const zero = run.A.of(0)
  const axes = axesOf(run, scope, shape, at)
  return () => {
    let offset = 0
    for (let n = 0; n < axes.length; n++) {
      const axis = axes[n] as Axis
      const place = axis.at()
      if (place < 0 || place >= axis.size) return zero
      offset += place * axis.stride
    }
    return data[offset] as T
  }
}

/** Axes that are looked at: those that are not units. */
const axesOf = <T>(run: Run<T>, scope: Scope, shape: Shape, at: readonly Pos[]): Axis[] => {
  const axes: Axis[] = []
  let stride = 1
  for (let n = shape.length - 1; n >= 0; n--) {
    const dim = shape[n] as Affine
    const size = sizeOfDim(run.env.sizes, dim)
    if (!isUnit(dim)) {
      axes.push({ at: affineAt(frameOf(run, run.env.base), scope, at[n] as Pos), size, stride })
    }
    stride *= size
  }
  return axes
}
