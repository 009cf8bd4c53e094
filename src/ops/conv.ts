import { type Affine, affine, constantOf, minus, plus, times } from '../core/affine.ts'
import { addAll } from '../core/arith.ts'
import type { Op } from '../core/op.ts'
import { type Helper, helper, type PythonForm } from '../core/python.ts'
import { type Dim, isVector, rows, type Shape, ShapeError } from '../core/shape.ts'
import { entry, product, sum } from '../core/term.ts'
import { spot, sweep } from './cell.ts'
import { both } from './grid.ts'

const inPython: PythonForm = (py, args, at) => {
  const [stride, pad] = at.attrs
  const options = [
    ...(stride ? [`stride=${stride.text}`] : []),
    ...(pad ? [`pad=${pad.text}`] : []),
  ]
  return helper(CONV, ...options)(py, args, at)
}

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

/**
 * y_i = Σ_k w_k x_(s i + k − c), ∂y_i/∂x_p = w_(p − s i + c), ∂y_i/∂w_p = x_(s i + p − c), entries
 * outside being 0 and c = s · base + padding. Attributes: stride s (1), padding (0).
 */
export const conv: Op = {
  name: 'conv',
  spelling: { kind: 'call', names: ['conv'] },
  signatures: ['vector(h), vector(k) -> vector(h - k + 1)'],
  shape: (args, attrs) => {
    const [x, w] = vectors(args)
    const { stride, padding } = settings(attrs)
    const room = plus(minus(x, w), affine(2 * padding))
    return [plus(dividedBy(room, stride), affine(1))]
  },
  entry: ({ args, attrs, at, base, fresh }) => {
    const [x, w] = both(args)
    const { stride, shift } = settings(attrs, base)
    const { at: inner, letters } = sweep(w.shape, fresh)
    const place = plus(times(stride, spot(at)[0]), minus(spot(inner)[0], affine(shift)))
    return sum(letters, product([entry(w, inner), entry(x, [place])]))
  },
  partial: ({ args, attrs, out, n, by, base }) => {
    const [x, w] = both(args)
    const { stride, shift } = settings(attrs, base)
    const start = minus(times(stride, spot(out)[0]), affine(shift))
    const [p] = spot(by)
    return n === 0 ? entry(w, [minus(p, start)]) : entry(x, [plus(start, p)])
  },
  eval: (A, args, { dims, attrs }) => {
    const [x, w] = both(args)
    const [stride = 1, padding = 0] = attrs
    const entryAt = (i: number) =>
      w.data.map((v, k) => A.mul(v, x.data[stride * i + k - padding] ?? A.of(0)))
    const [length = 0] = dims
    return { dims, data: Array.from({ length }, (_, i) => addAll(A, entryAt(i))) }
  },
  tex: args => args.join(' \\star '),
  python: inPython,
  example: {
    args: ['x : vector(h)', 'w : vector(k)'],
    text: 'conv(x, w)',
    pullback: ['-', 'conv(x, g)'],
  },
}

const vectors = (args: readonly Shape[]): readonly [Dim, Dim] => {
  const [x = [], w = []] = args
  if (args.length !== 2 || !isVector(x) || !isVector(w)) throw new ShapeError('conv takes vectors')
  return [rows(x), rows(w)]
}

const settings = (attrs: readonly Dim[], base = 1) => {
  const [stride = 1, padding = 0] = attrs.map(whole)
  return { stride, padding, shift: stride * base + padding }
}

const whole = (dim: Dim): number => {
  const value = constantOf(dim)
  if (value === undefined) throw new ShapeError('stride and padding are numbers')
  return value
}

/** ⌊a / s⌋ where that is affine in the size names. */
const dividedBy = (a: Affine, s: number): Affine => {
  if (a.terms.some(([, c]) => c % s !== 0))
    throw new ShapeError(`the length does not divide by ${s}`)
  return affine(
    Math.floor(a.constant / s),
    a.terms.map(([name, c]) => [name, c / s]),
  )
}
