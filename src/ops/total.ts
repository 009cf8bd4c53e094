import { type Code, called, type Python } from '../core/python.ts'

/** The sum of an array along some of its axes, of all where none are named: `np.sum(x, axis=(1, 2))`. */
export const totalOver = (py: Python, x: Code, axes: readonly number[] = []): Code => {
  if (axes.length === 0) return called(py, 'sum', x.text)
  return called(py, 'sum', x.text, `axis=${axes.length === 1 ? axes[0] : `(${axes.join(', ')})`}`)
}
