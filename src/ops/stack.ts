import { type Affine, affine, minus, plus, ZERO } from '../core/affine.ts'
import type { Expr } from '../core/expr.ts'
import type { Example, Op } from '../core/op.ts'
import { called, type PythonForm } from '../core/python.ts'
import { columns, type Dim, isUnit, isVector, rows } from '../core/shape.ts'
import { delta, type Pos, position, product, sum, total } from '../core/term.ts'
import { cell, entryIn } from './cell.ts'
import { fill, gridOf } from './grid.ts'

/** What differs between arrays side by side and one above the other. */
export interface Stack {
  readonly name: string
  readonly isAcross: boolean
  readonly signatures: readonly string[]
  readonly example: Example
}

/** Fractions need room between them. */
const below = (args: readonly string[]): string =>
  args.some(arg => arg.includes('\\frac')) ? ' \\\\[4pt] ' : ' \\\\ '

/** y = (a b …) side by side: y_ij = Σ_k δ_(k + before)j a_ik + …, ∂y_ij/∂a_pq = δ_ip δ_(q + before)j */
export const stack = ({ name, isAcross, signatures, example }: Stack): Op => {
  const length = (x: Expr): Dim => (isAcross ? columns(x.shape) : rows(x.shape))
  const before = (args: readonly Expr[], n: number): Affine =>
    args.slice(0, n).reduce((sum, x) => plus(sum, length(x)), ZERO)
  const sorted = (place: readonly [Pos, Pos]) =>
    isAcross ? place : ([place[1], place[0]] as const)
  return {
    name,
    spelling: { kind: 'call', names: [name] },
    signatures,
    opens: 'split',
    tex: args => `\\begin{pmatrix} ${args.join(isAcross ? ' & ' : below(args))} \\end{pmatrix}`,
    entry: ({ args, at, base = 1, fresh }) => {
      const [across, along] = sorted(cellOf(at))
      return total(
        args.map((x, n) => {
          const own = minus(along, before(args, n))
          const k = isUnit(length(x)) ? undefined : fresh(length(x))
          const place = k ? position(k) : affine(base)
          const value = isAcross ? entryIn(x, across, place) : entryIn(x, place, across)
          return sum(k ? [k] : [], product([delta(place, own), value]))
        }),
      )
    },
    partial: ({ args, y, out, n, by, base = 1 }) => {
      const x = args[n] as Expr
      const [i, j] = sorted(cell(y.shape, out))
      const [p, q] = sorted(cell(x.shape, by))
      const own = minus(j, before(args, n))
      return product([delta(i, p), delta(own, isUnit(length(x)) ? affine(base) : q)])
    },
    eval: (_A, args, { dims }) => {
      const grids = args.map(gridOf)
      const [height = 1, width = 1] = dims
      const at = (i: number, j: number) => {
        let rest = isAcross ? j : i
        for (const grid of grids) {
          const size = isAcross ? grid.columns : grid.rows
          if (rest < size) return isAcross ? grid.at(i, rest) : grid.at(rest, j)
          rest -= size
        }
        throw new RangeError(`${name} has no entry there`)
      }
      return { dims, data: fill(height, width, at) }
    },
    python: (py, args, at) => inPython(isAcross)(py, args, at),
    example,
  }
}

/** Vectors side by side are columns; one above the other they are a longer vector. */
const inPython =
  (isAcross: boolean): PythonForm =>
  (py, args, { shape }) => {
    const name = isAcross ? 'column_stack' : isVector(shape) ? 'hstack' : 'vstack'
    return called(py, name, `[${args.map(arg => py.array(arg)).join(', ')}]`)
  }

const cellOf = (at: readonly Pos[]): readonly [Pos, Pos] => {
  const one = { constant: 1, terms: [] }
  return [at[0] ?? one, at[1] ?? one]
}

/** Signatures for two to five arrays. */
export const stacked = (shape: (size: string) => string): readonly string[] =>
  Array.from({ length: SIZES.length - 1 }, (_, n) => {
    const sizes = SIZES.slice(0, n + 2)
    return `${sizes.map(shape).join(', ')} -> ${shape(sizes.join(' + '))}`
  })

const SIZES = ['p', 'n', 'h', 'k', 'q']

/** Signatures for two to eight numbers. */
export const ofNumbers = (shape: 'row' | 'vector'): readonly string[] =>
  Array.from({ length: 7 }, (_, n) => {
    const numbers = Array.from({ length: n + 2 }, () => 'scalar')
    return `${numbers.join(', ')} -> ${shape}(${numbers.length})`
  })
