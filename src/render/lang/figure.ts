/** An error as people read it: two figures, 0 as it is. */
export const figure = (value: number): string => (value === 0 ? '0' : value.toExponential(1))
