import { ONE } from '../../src/core/affine.ts'
import type { Arith } from '../../src/core/arith.ts'
import type { Form } from '../../src/core/derivation.ts'
import { type Dual, dualOver } from '../../src/core/dual.ts'
import { call } from '../../src/core/expr.ts'
import { letterSource } from '../../src/core/letters.ts'
import type { Op, World } from '../../src/core/op.ts'
import { isUnit, type Shape } from '../../src/core/shape.ts'
import { describeShape } from '../../src/core/signature.ts'
import { count, mapTensor, type Tensor, tensor } from '../../src/core/tensor.ts'
import { type Ix, type Pos, position, type Term } from '../../src/core/term.ts'
import { type Env, evaluateExpr, evaluateForm } from '../../src/numeric/evaluate.ts'
import { NUMBERS } from '../../src/numeric/number.ts'
import { randomFrom } from '../../src/numeric/random.ts'
import { dimsOf } from '../../src/numeric/size-values.ts'
import { type Applied, appliedOf, parseDeclaration, SIZES } from './op-cases.ts'
import { readExpression } from './read-expression.ts'

/** One draw: sizes and values for the arguments. */
export interface Draw {
  readonly seed: number
  readonly sizes: ReadonlyMap<string, number>
  readonly base: 0 | 1
  readonly args: readonly Tensor[]
}

/** What is wrong with an operator: its definition, its local derivative, its domain; a line each. */
export const opFindings = (applied: Applied, seed = 1): readonly string[] => {
  const draws = drawsOf(applied, seed)
  if (draws.length < 5)
    return [`${describe(applied)}: only ${draws.length} draws are in its domain`]
  return draws.flatMap(draw =>
    [...definitionFindings(applied, draw), ...partialFindings(applied, draw)].map(
      text => `${describe(applied)}, seed ${seed}, draw ${draw.seed}: ${text}`,
    ),
  )
}

const describe = ({ op, args }: Applied): string =>
  `${op.name}(${args.map(a => describeShape(a.shape)).join(', ')})`

/** Draws at which the operator is finite and away from its kinks, on either side of them. */
export const drawsOf = ({ op, args, attrs }: Applied, seed: number): readonly Draw[] => {
  return Array.from({ length: 18 }, (_, k): Draw => {
    const random = randomFrom(seed, k)
    const sizes = new Map(Object.entries(SIZES[k % SIZES.length] ?? {}))
    const spread = k % 3 === 0 ? 0.4 : 1
    const sign = (v: number) => spread * (k % 2 === 0 ? v : Math.abs(v) + 0.1)
    const values = args.map(arg =>
      arg.kind === 'num'
        ? tensor([], [arg.value.valueOf()])
        : fill(dimsOf(sizes, arg.shape), () => sign(random.normal())),
    )
    return { seed: k, sizes, base: k % 4 === 3 ? 0 : 1, args: values }
  }).filter(draw => isInDomain({ op, args, attrs }, draw))
}

/** Finite, away from kinks, and not so steep that differences say nothing. */
const isInDomain = (applied: Applied, draw: Draw): boolean => {
  if (!evalAt(applied, draw).data.every(Number.isFinite)) return false
  if (!isClear(applied.op, draw.args)) return false
  return draw.args.every((_, n) =>
    jacobianByDuals(applied, draw, n).every(v => Math.abs(v) < STEEPEST),
  )
}

const STEEPEST = 300

const fill = (dims: readonly number[], f: () => number): Tensor =>
  tensor(dims, Array.from({ length: count(dims) }, f))

const isClear = (op: Op, args: readonly Tensor[]): boolean => {
  const { kink } = op
  const [first] = args
  return (
    !kink ||
    !first ||
    args.every(arg =>
      arg.data.every((_, n) => kink(args.map(a => a.data[n] ?? a.data[0] ?? 0)) > 1e-3),
    )
  )
}

const definitionFindings = (applied: Applied, draw: Draw): readonly string[] => {
  const { op, args, attrs } = applied
  const y = evalAt(applied, draw)
  const { shape } = call(op, args, attrs)
  const out = freePositions(shape, 'o')
  const fresh = letterSource(new Set(Object.keys(SIZES[0] ?? {})))
  const term = op.entry({ args, attrs, at: out.at, base: draw.base, fresh })
  const found = tabulate(term, [out], applied, draw)
  return compare('entry against eval', found, y.data, 1e-9)
}

const partialFindings = (applied: Applied, draw: Draw): readonly string[] =>
  applied.args.flatMap((arg, n) => (arg.kind === 'num' ? [] : slotFindings(applied, draw, n)))

const slotFindings = (applied: Applied, draw: Draw, n: number): readonly string[] => {
  const { op, args, attrs } = applied
  const y = call(op, args, attrs)
  const out = freePositions(y.shape, 'o')
  const by = freePositions(args[n]?.shape ?? [], 'b')
  const local = {
    args,
    attrs,
    y,
    out: out.at,
    n,
    by: by.at,
    base: draw.base,
    fresh: letterSource(new Set(Object.keys(SIZES[0] ?? {}))),
  }
  const found = tabulate(op.partial(local), [out, by], applied, draw)
  return [
    ...compare(`partial ${n} against duals`, found, jacobianByDuals(applied, draw, n), 1e-9),
    ...compare(`partial ${n} against differences`, found, differences(applied, draw, n), 1e-6),
  ]
}

/** Where evaluation and definition differ in the digits of a finer arithmetic. */
export const fineFindings = <T>(op: Op, A: Arith<T>, tolerance: number): readonly string[] => {
  const applied = appliedOf(op)
  return drawsOf(applied, 1)
    .slice(0, 1)
    .flatMap(draw => {
      const args = draw.args.map(x => mapTensor(x, v => A.of(v)))
      const found = op.eval(A, args, worldOf(applied, draw)).data
      const { shape } = call(op, applied.args, applied.attrs)
      const out = freePositions(shape, 'o')
      const term = op.entry({
        ...applied,
        at: out.at,
        base: draw.base,
        fresh: letterSource(new Set(Object.keys(SIZES[0] ?? {}))),
      })
      const form: Form = { level: 'index', term, free: out.letters }
      const expected = evaluateForm(A, form, envOf(applied, draw, args)).data
      const gaps = found.map((v, n) => A.primal(A.sub(v, expected[n] ?? v)))
      return compare(
        `seed 1, ${op.name}, gap`,
        gaps,
        gaps.map(() => 0),
        tolerance,
      )
    })
}

/** Where an example's pullback is not the cotangent g times the Jacobian. */
export const pullbackFindings = (op: Op, seed = 1): readonly string[] => {
  const applied = appliedOf(op)
  const { shape } = call(op, applied.args, applied.attrs)
  const shapes = new Map([...op.example.args.map(parseDeclaration), ['g', shape] as const])
  return op.example.pullback.flatMap((text, n) => {
    if (text === '-') return []
    const expr = readExpression(text, shapes)
    return drawsOf(applied, seed).flatMap(draw => {
      const random = randomFrom(seed, draw.seed, 1)
      const g = fill(dimsOf(draw.sizes, shape), () => random.normal())
      const env = envOf(applied, draw, draw.args)
      const value = (name: string) => (name === 'g' ? g : env.value(name))
      const found = evaluateExpr(NUMBERS, expr, { ...env, value }).data
      return compare(
        `seed ${seed}, ${op.name}, pullback ${n}`,
        found,
        pulled(applied, draw, n, g),
        1e-9,
      )
    })
  })
}

/** Σ_out g[out] ∂y[out]/∂x[by], by duals. */
const pulled = (applied: Applied, draw: Draw, n: number, g: Tensor): readonly number[] => {
  const jacobian = jacobianByDuals(applied, draw, n)
  const width = draw.args[n]?.data.length ?? 0
  return Array.from({ length: width }, (_, k) =>
    g.data.reduce((sum, v, r) => sum + v * (jacobian[r * width + k] ?? 0), 0),
  )
}

interface Free {
  readonly at: readonly Pos[]
  readonly letters: readonly Ix[]
}

const freePositions = (shape: Shape, prefix: string): Free => {
  const axes = shape.map((dim, n) => (isUnit(dim) ? undefined : { name: `${prefix}_${n}`, dim }))
  return {
    at: axes.map(ix => (ix ? position(ix) : ONE)),
    letters: axes.filter(ix => ix !== undefined),
  }
}

/** All values of a term over its free letters, the last fastest. */
const tabulate = (
  term: Term,
  frees: readonly Free[],
  applied: Applied,
  draw: Draw,
): readonly number[] => {
  const form: Form = { level: 'index', term, free: frees.flatMap(free => free.letters) }
  return evaluateForm(NUMBERS, form, envOf(applied, draw, draw.args)).data
}

/** What names stand for in a draw. */
export const envOf = <T>({ args }: Applied, draw: Draw, values: readonly Tensor<T>[]): Env<T> => {
  const refuse = () => {
    throw new RangeError('not in an operator')
  }
  return {
    sizes: draw.sizes,
    base: draw.base,
    value: name => {
      const n = args.findIndex(arg => arg.kind === 'var' && arg.name === name)
      return values[n] ?? refuse()
    },
    unknown: sample,
    gradient: refuse,
    slope: refuse,
  }
}

/** Some smooth function of all entries of all arguments, by name; elementwise where it has one. */
export const sample: World['unknown'] = () => (A, args) => {
  const [first] = args
  if (args.length === 1 && first) return mapTensor(first, v => A.sin(A.mul(A.of(1.3), v)))
  const all = args.flatMap(arg => arg.data)
  const mixed = all.reduce((sum, v, n) => A.add(sum, A.mul(A.of(n + 1), A.sin(v))), A.of(0))
  return tensor([2], [A.sin(mixed), A.cos(mixed)])
}

const worldOf = ({ op, args, attrs }: Applied, draw: Draw): World => ({
  dims: dimsOf(draw.sizes, call(op, args, attrs).shape),
  attrs: dimsOf(draw.sizes, attrs),
  base: draw.base,
  unknown: sample,
})

const evalAt = (applied: Applied, draw: Draw, args = draw.args): Tensor =>
  applied.op.eval(NUMBERS, args, worldOf(applied, draw))

const DUALS = dualOver(NUMBERS)

const jacobianByDuals = (applied: Applied, draw: Draw, n: number): readonly number[] => {
  const columns = (draw.args[n]?.data ?? []).map((_, k) => {
    const seeded = draw.args.map((x, m) =>
      tensor(
        x.dims,
        x.data.map((v, l): Dual<number> => ({ v, d: m === n && l === k ? 1 : 0 })),
      ),
    )
    return applied.op.eval(DUALS, seeded, worldOf(applied, draw)).data.map(y => y.d)
  })
  return turned(columns)
}

const STEP = 1e-5

const differences = (applied: Applied, draw: Draw, n: number): readonly number[] => {
  const moved = (k: number, by: number) =>
    draw.args.map((x, m) =>
      tensor(
        x.dims,
        x.data.map((v, l) => (m === n && l === k ? v + by : v)),
      ),
    )
  const columns = (draw.args[n]?.data ?? []).map((_, k) => {
    const up = evalAt(applied, draw, moved(k, STEP)).data
    const down = evalAt(applied, draw, moved(k, -STEP)).data
    return up.map((v, l) => (v - (down[l] ?? 0)) / (2 * STEP))
  })
  return turned(columns)
}

/** Columns of a Jacobian as its entries row by row. */
const turned = (columns: readonly (readonly number[])[]): readonly number[] =>
  (columns[0] ?? []).flatMap((_, r) => columns.map(column => column[r] ?? Number.NaN))

const compare = (
  what: string,
  found: readonly number[],
  expected: readonly number[],
  tolerance: number,
): readonly string[] => {
  if (found.length !== expected.length) return [`${what}: ${found.length} of ${expected.length}`]
  const scale = Math.max(1, ...expected.map(Math.abs))
  const n = found.findIndex((v, k) => !(Math.abs(v - (expected[k] ?? 0)) <= tolerance * scale))
  return n < 0 ? [] : [`${what}: entry ${n} is ${found[n]}, not ${expected[n]}`]
}
