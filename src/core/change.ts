import type { Grad } from './expr.ts'

/** The number along which all parameters move at once; no name of a file can equal it. */
export const MOVED = '#t'

/** Whether a derivative is a differential: `dW`, how W changes where all parameters move. */
export const isDifferential = ({ by, isTotal }: Grad): boolean => isTotal === true && by === MOVED
