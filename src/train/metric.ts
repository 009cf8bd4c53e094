import type { Graph } from '../core/graph.ts'
import { parts } from '../core/parts.ts'
import { isScalar } from '../core/shape.ts'
import type { Syntax } from '../core/syntax.ts'

/** Scalars with a condition in brackets that are not the loss: they count, and have no gradient. */
export const metricsOf = ({ equations, loss }: Graph): readonly string[] =>
  equations
    .filter(({ name, shape, syntax }) => name !== loss && isScalar(shape) && counts(syntax.body))
    .map(equation => equation.name)

const counts = (syntax: Syntax): boolean => syntax.kind === 'iverson' || parts(syntax).some(counts)
