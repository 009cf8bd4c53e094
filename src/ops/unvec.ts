import type { Op } from '../core/op.ts'
import { delta, entry } from '../core/term.ts'
import { cell, inColumns, spot } from './cell.ts'
import { fill, only } from './grid.ts'

/** y_ij = x_(m (j − 1) + i), the m by n matrix of which x is the vec; ∂y_ij/∂x_p = δ(m (j − 1) + i, p) */
export const unvec: Op = {
  name: 'unvec',
  spelling: { kind: 'call', names: ['unvec'] },
  signatures: ['vector(m*n) -> matrix(m, n)'],
  sizes: ['m', 'n'],
  opens: 'split',
  entry: ({ args, attrs, at, base }) =>
    entry(only(args), [inColumns(attrs, ...cell(attrs, at), base)]),
  partial: ({ attrs, out, by, base }) =>
    delta(inColumns(attrs, ...cell(attrs, out), base), spot(by)[0]),
  eval: (_A, args, { dims, attrs }) => {
    const { data } = only(args)
    const [height = 1, width = 1] = attrs
    return { dims, data: fill(height, width, (i, j) => data[j * height + i] as never) }
  },
  tex: ([x, m, n]) => `\\operatorname{vec}^{-1}_{${m} \\times ${n}}(${x})`,
  example: { args: ['x : vector(m*n)'], text: 'unvec(x, m, n)', pullback: ['vec(g)'] },
}
