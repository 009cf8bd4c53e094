import Fraction from 'fraction.js'
import { affine, dividedBy, minus, plus, times } from '../core/affine.ts'
import { addAll } from '../core/arith.ts'
import { type Expr, isZeroOutside } from '../core/expr.ts'
import type { Op, Option } from '../core/op.ts'
import {
  atom,
  flatOf,
  type Helper,
  helper,
  type PythonForm,
  rowOf,
  standing,
} from '../core/python.ts'
import {
  columns,
  type Dim,
  isRow,
  isUnit,
  isVector,
  rows,
  type Shape,
  ShapeError,
} from '../core/shape.ts'
import { delta, type Fresh, type Pos, position, product, sum, type Term } from '../core/term.ts'
import { entryIn, sweep } from './cell.ts'
import { both, fill, gridOf } from './grid.ts'

/** How far the window moves at a time, and how many zeros stand around the input on each side. */
interface Window {
  readonly stride: number
  readonly pad: number
}

const isPlain = ({ stride, pad }: Window): boolean => stride === 1 && pad === 0

const optionsOf = ({ stride, pad }: Window): readonly Option[] => [
  ...(stride === 1 ? [] : [{ name: 'stride', value: new Fraction(stride) }]),
  ...(pad === 0 ? [] : [{ name: 'pad', value: new Fraction(pad) }]),
]

const saidOf = (window: Window): readonly string[] =>
  optionsOf(window).map(({ name, value }) => `${name}=${value.toFraction()}`)

const nameOf = (window: Window): string =>
  isPlain(window) ? 'conv' : `conv(${saidOf(window).join(', ')})`

/** Sizes of which every window has its place. */
const spaced = ({ stride }: Window): string => (stride === 1 ? '(' : `(${stride}*`)

const CONV: Helper = {
  name: 'conv',
  takes: 'x, w, stride=1, pad=0',
  about: 'Sums of the products of w with the parts of x that are as long.',
  body: {
    numpy: [
      'parts = np.lib.stride_tricks.sliding_window_view(np.pad(x, pad), len(w))',
      'return parts[::stride] @ w',
    ],
    torch: [
      'padded = torch.nn.functional.pad(x, (pad, pad))',
      'return padded.unfold(0, len(w), stride) @ w',
    ],
  },
}

const CONV2: Helper = {
  name: 'conv2',
  takes: 'x, w, stride=1, pad=0',
  about: 'Sums of the products of w with the parts of x that are as large.',
  body: {
    numpy: [
      'parts = np.lib.stride_tricks.sliding_window_view(np.pad(x, pad), w.shape)',
      "return np.einsum('ijkl,kl->ij', parts[::stride, ::stride], w)",
    ],
    torch: [
      'planes = x[None, None], w[None, None]',
      'return torch.nn.functional.conv2d(*planes, stride=stride, padding=pad)[0, 0]',
    ],
  },
}

/** Vectors and rows go by one axis, everything else by two. */
const inPython =
  (window: Window): PythonForm =>
  (py, args, at) => {
    const options = saidOf(window)
    if (args.every(x => isVector(x.shape))) return helper(CONV, ...options)(py, args, at)
    if (args.every(x => isRow(x.shape))) {
      const flat = args.map(x => ({ ...flatOf(x), shape: x.shape.slice(1) }))
      const made = helper(CONV, ...options)(py, flat, at)
      return { ...rowOf(made), flat: made }
    }
    const planes = args.map(x => (isVector(x.shape) ? { ...standing(x), shape: x.shape } : x))
    const made = helper(CONV2, ...options)(py, planes, at)
    if (at.shape.length === 2) return made
    return atom(`${made.text}${at.shape.length === 1 ? '[:, 0]' : '[0, 0]'}`)
  }

/**
 * Cross-correlation along every axis on which one of both is wide: y_i = Σ_k w_k x_(s i + k − c),
 * ∂y_i/∂x_p = w_(p − s i + c), ∂y_i/∂w_p = x_(s i + p − c), entries outside being 0 and
 * c = s · base + pad.
 */
const make = (window: Window): Op => ({
  name: nameOf(window),
  spelling: { kind: 'call', names: ['conv'] },
  signatures: [
    'vector(h), vector(k) -> vector(h - k + 1)',
    'row(h), row(k) -> row(h - k + 1)',
    'matrix(h, p), matrix(k, q) -> matrix(h - k + 1, p - q + 1)',
  ],
  ...(isPlain(window) ? {} : { options: optionsOf(window) }),
  shape: args => shapeOf(args, window),
  entry: ({ args, at, base = 1, fresh }) => {
    const [x, w] = both(args)
    const inner = sweep(w.shape, fresh)
    const k = placesIn(w.shape, inner.at, base)
    const place = placesIn(yShape(args, window), at, base).map((i, n) =>
      plus(startOf(i, x, w, n, window, base), k[n] as Pos),
    )
    return sum(inner.letters, product([valueAt(w, k, base), reached(x, place, base, fresh)]))
  },
  partial: ({ args, y, out, n, by, base = 1, fresh }) => {
    const [x, w] = both(args)
    const own = placesIn((n === 0 ? x : w).shape, by, base)
    const start = placesIn(y.shape, out, base).map((i, m) => startOf(i, x, w, m, window, base))
    const place = own.map((pos, m) => (n === 0 ? minus : plus)(pos, start[m] as Pos))
    return reached(n === 0 ? w : x, place, base, fresh)
  },
  eval: (A, args, { dims }) => {
    const [x, w] = both(args.map(gridOf))
    const at = (r: number, c: number) =>
      r >= 0 && r < x.rows && c >= 0 && c < x.columns ? x.at(r, c) : A.of(0)
    const first = (i: number, wide: boolean) => (wide ? window.stride * i - window.pad : 0)
    const entryAt = (i: number, j: number) => {
      const r = first(i, x.rows > 1 || w.rows > 1)
      const c = first(j, x.columns > 1 || w.columns > 1)
      return fill(w.rows, w.columns, (k, l) => A.mul(w.at(k, l), at(r + k, c + l)))
    }
    const [height = 1, width = 1] = dims
    return { dims, data: fill(height, width, (i, j) => addAll(A, entryAt(i, j))) }
  },
  python: inPython(window),
  example: {
    args: ['x : vector(h)', 'w : vector(k)'].map(text => text.replace('(', spaced(window))),
    text: `conv(${['x', 'w', ...saidOf(window)].join(', ')})`,
    pullback: ['-', isPlain(window) ? 'conv(x, g)' : '-'],
  },
})

const known = new Map<string, Op>()

const convOf = (window: Window): Op => {
  const op = known.get(nameOf(window)) ?? make(window)
  known.set(nameOf(window), op)
  return op
}

export const conv = convOf({ stride: 1, pad: 0 })

/** `conv` with the options of a call; undefined for others than whole numbers `stride=` and `pad=`. */
export const convWith = (options: readonly Option[]): Op | undefined => {
  const given = new Map(options.map(({ name, value }) => [name, Number(value)]))
  const { stride = 1, pad = 0, ...others } = Object.fromEntries(given)
  const isRight = Object.keys(others).length === 0 && given.size === options.length
  const areWhole = [stride, pad].every(n => Number.isSafeInteger(n) && n <= MOST)
  return isRight && areWhole && stride >= 1 && pad >= 0 ? convOf({ stride, pad }) : undefined
}

const MOST = 1000

const shapeOf = (args: readonly Shape[], window: Window): Shape => {
  const [x, w] = both(args)
  if (args.length !== 2 || args.some(a => a.length === 0 || a.length > 2))
    throw new ShapeError('conv takes two vectors, rows or matrices')
  return [rows, columns].map(along => lengthOf(along(x), along(w), window))
}

/** ⌊(x + 2 pad − w) / stride⌋ + 1 where that is a form of the sizes. */
const lengthOf = (x: Dim, w: Dim, { stride, pad }: Window): Dim => {
  if (isUnit(x) && isUnit(w)) return affine(1)
  const room = plus(minus(x, w), affine(2 * pad))
  const rest = ((room.constant % stride) + stride) % stride
  const steps = dividedBy(minus(room, affine(rest)), affine(stride))
  if (!steps) throw new ShapeError(`the length does not divide by ${stride}`)
  if (steps.terms.length === 0 && steps.constant < 0)
    throw new ShapeError('the window is longer than the input')
  return plus(steps, affine(1))
}

const yShape = (args: readonly Expr[], window: Window): Shape =>
  shapeOf(
    args.map(a => a.shape),
    window,
  )

/** Row and column of a position, the base along units. */
const placesIn = (shape: Shape, at: readonly Pos[], base: number): readonly Pos[] =>
  [rows(shape), columns(shape)].map((dim, n) => (isUnit(dim) ? affine(base) : (at[n] as Pos)))

/** Where the window over entry i begins, less its first position: s i − c; 0 along an axis of units. */
const startOf = (
  i: Pos,
  x: Expr,
  w: Expr,
  axis: number,
  { stride, pad }: Window,
  base: number,
): Pos => {
  const along = axis === 0 ? rows : columns
  if (isUnit(along(x.shape)) && isUnit(along(w.shape))) return affine(0)
  return minus(times(stride, i), affine(stride * base + pad))
}

/**
 * The entry at a place that may lie outside, where it is 0: of an expression it is written as
 * Σ_q x_q δ_(q, place), for `σ(x[place])` would be σ(0) there.
 */
const reached = (x: Expr, place: readonly Pos[], base: number, fresh: Fresh): Term => {
  if (isZeroOutside(x)) return valueAt(x, place, base)
  const axes = [rows(x.shape), columns(x.shape)].map(dim => (isUnit(dim) ? undefined : fresh(dim)))
  const inside = axes.map((ix, n) => (ix ? position(ix) : (place[n] as Pos)))
  const ties = inside.map((pos, n) => delta(pos, place[n] as Pos))
  const letters = axes.filter(ix => ix !== undefined)
  return sum(letters, product([...ties, valueAt(x, inside, base)]))
}

/** An entry that is 0 outside along units. */
const valueAt = (x: Expr, place: readonly Pos[], base: number): Term => {
  const [row, column] = place as readonly [Pos, Pos]
  const units = [rows(x.shape), columns(x.shape)].map((dim, n) =>
    isUnit(dim) ? delta(place[n] as Pos, affine(base)) : undefined,
  )
  return product([...units.filter(d => d !== undefined), entryIn(x, row, column)])
}
