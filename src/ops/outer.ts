import type { Op } from '../core/op.ts'
import { atom, called, flatOf, isOnes, LEVEL, type PythonForm, within } from '../core/python.ts'
import { delta, product } from '../core/term.ts'
import { cell, entryOn, place, spot } from './cell.ts'
import { both } from './grid.ts'

/** Beside a matrix, ones(m) ⊗ b is b on every row, and a ⊗ ones(n) is a on every column. */
const inPython: PythonForm = (py, args) => {
  const [a, b] = both(args)
  const [x, y] = [flatOf(a), flatOf(b)]
  const whole = called(py, 'outer', x.text, y.text)
  if (isOnes(a)) return { ...whole, spread: y }
  return isOnes(b) ? { ...whole, spread: atom(`${within(LEVEL.atom, x)}[:, None]`) } : whole
}

/** y_ij = a_i b_j, ∂y_ij/∂a_p = δ_ip b_j, ∂y_ij/∂b_p = a_i δ_jp */
export const outer: Op = {
  name: 'outer',
  spelling: { kind: 'infix', sign: '⊗' },
  signatures: [
    'vector(m), vector(n) -> matrix(m, n)',
    'vector(m), row(n) -> matrix(m, n)',
    'row(m), vector(n) -> matrix(m, n)',
    'row(m), row(n) -> matrix(m, n)',
  ],
  opens: 'always',
  entry: ({ args, at }) => {
    const [a, b] = both(args)
    const [i, j] = spot(at)
    return product([entryOn(a, i), entryOn(b, j)])
  },
  partial: ({ args, y, out, n, by }) => {
    const [a, b] = both(args)
    const [i, j] = cell(y.shape, out)
    return n === 0
      ? product([delta(i, place(a.shape, by)), entryOn(b, j)])
      : product([entryOn(a, i), delta(j, place(b.shape, by))])
  },
  eval: (A, args, { dims }) => {
    const [a, b] = both(args)
    return { dims, data: a.data.flatMap(x => b.data.map(y => A.mul(x, y))) }
  },
  python: inPython,
  example: {
    args: ['a : vector(m)', 'b : vector(n)'],
    text: 'a ⊗ b',
    pullback: ['g*b', "g'*a"],
  },
}
