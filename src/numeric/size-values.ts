import { type Affine, factorsOf } from '../core/affine.ts'
import type { Shape } from '../core/shape.ts'

/** A name or letter has no value where it is used: the form is not well made. */
export class NoValue extends RangeError {
  override name = 'NoValue'
}

/** Value of a size. */
export const sizeOfDim = (sizes: ReadonlyMap<string, number>, dim: Affine): number => {
  let value = dim.constant
  for (const [monomial, c] of dim.terms) value += c * productOf(sizes, factorsOf(monomial))
  return value
}

/** The product of some sizes. */
export const productOf = (sizes: ReadonlyMap<string, number>, names: readonly string[]): number =>
  names.reduce((product, name) => product * known(sizes, name), 1)

/** Values of the sizes of a shape. */
export const dimsOf = (sizes: ReadonlyMap<string, number>, shape: Shape): number[] =>
  shape.map(dim => sizeOfDim(sizes, dim))

const known = (sizes: ReadonlyMap<string, number>, name: string): number => {
  const value = sizes.get(name)
  if (value === undefined) throw new NoValue(`no value for ${name}`)
  return value
}
