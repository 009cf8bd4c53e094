import { sameSyntax } from '../core/nodes.ts'
import type { Syntax } from '../core/syntax.ts'
import { factorsOf } from './rewrite.ts'

/** What an update is of: the judge compares it with `w - rate * gradient`. */
export const updatedBy = (side: Syntax): Syntax | undefined => {
  if (side.kind !== 'infix' || side.sign !== '-') return undefined
  const gradient = factorsOf(side.right).at(-1)
  const isStep = gradient?.kind === 'derivative' && gradient.isNabla === true
  return isStep && sameSyntax(gradient.by, side.left) ? side.left : undefined
}
