import type { Op } from '../core/op.ts'
import { type Code, type Helper, helper, type PythonForm } from '../core/python.ts'
import { delta, entry } from '../core/term.ts'
import { cell, inColumns, spot } from './cell.ts'
import { fill, only } from './grid.ts'

const UNVEC: Helper = {
  name: 'unvec',
  takes: 'x, m, n',
  about: 'The m by n matrix whose columns stand one under the other in x.',
  body: ['return x.reshape(n, m).T'],
}

const inPython: PythonForm = (py, args, at) =>
  at.shape.length < 2
    ? (args[0] as Code)
    : helper(UNVEC, ...at.attrs.map(size => size.text))(py, args, at)

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
  python: inPython,
  tex: ([x, m, n]) => `\\operatorname{vec}^{-1}_{${m} \\times ${n}}(${x})`,
  example: { args: ['x : vector(m*n)'], text: 'unvec(x, m, n)', pullback: ['vec(g)'] },
}
