import { parts } from '../../core/parts.ts'
import type { Syntax } from '../../core/syntax.ts'

/** Whether a sign of a derivative stands in an expression. */
export const hasDerivative = (syntax: Syntax): boolean =>
  syntax.kind === 'derivative' ||
  syntax.kind === 'differential' ||
  parts(syntax).some(hasDerivative)
