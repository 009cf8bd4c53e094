import type { Equation } from '../core/graph.ts'
import { name } from '../core/nodes.ts'
import { isMatrix } from '../core/shape.ts'
import type { Syntax } from '../core/syntax.ts'
import { partial, product, straight, times, turned } from './build.ts'
import { mentions, stepsFrom } from './network.ts'
import { factorsOf, isNumber, type Summand, summandsOf, unplaced } from './rewrite.ts'
import { isOfEntries, type Suspect } from './suspect.ts'

/** What single summands and factors of the next equations bring. */
export const shares = (at: Suspect): readonly Summand[] => {
  const { target, graph } = at
  if (!target || isOfEntries(at)) return []
  if (target.of.kind !== 'name') return within(target.of, target.by, [])
  const of = target.of.name
  return stepsFrom(graph, target.by, of).flatMap(step => shareOf(step, target.by, of, graph.loss))
}

/** What each equation that mentions a matrix brings to its gradient, by what follows from it; none where there is one alone. */
export const sharesOfSteps = (at: Suspect): readonly (Summand & { readonly step: string })[] => {
  const { target, graph } = at
  if (!target?.isGradient || isOfEntries(at)) return []
  const steps = stepsFrom(graph, target.by, graph.loss)
  if (steps.length < 2) return []
  return steps.flatMap(step =>
    summandsOf(unplaced(step.syntax.body)).flatMap(({ isNegative, syntax }) =>
      around(at, syntax, target.by, step.name).map(term => ({
        isNegative,
        syntax: term,
        step: step.name,
      })),
    ),
  )
}

/** The same of numbers and vectors: `(∂step/∂by)ᵀ ∂L/∂step`. */
export const sharesAlongSteps = (at: Suspect): readonly (Summand & { readonly step: string })[] => {
  const { target, graph } = at
  const shape = target && at.shapeOf(name(target.by))
  if (!target?.isGradient || isOfEntries(at) || !shape || isMatrix(shape)) return []
  const steps = stepsFrom(graph, target.by, graph.loss)
  return steps.length < 2 ? [] : steps.flatMap(step => shareOfStep(at, target.by, step.name))
}

const shareOfStep = (
  { graph, shapeOf }: Suspect,
  by: string,
  step: string,
): readonly (Summand & { readonly step: string })[] => {
  if (step === graph.loss || (shapeOf(name(step))?.length ?? 2) > 1) return []
  const [slope, gradient] = [partial(name(step), name(by)), partial(name(graph.loss), name(step))]
  const isNumber = shapeOf(name(by))?.length === 0 && shapeOf(name(step))?.length === 0
  const syntax = times(isNumber ? slope : turned(slope), gradient)
  return [{ isNegative: false, syntax, step }]
}

/** The gradient of a product by a matrix in it: what stands before it and behind it, turned, on both sides. */
const around = (
  { shapeOf, graph }: Suspect,
  body: Syntax,
  by: string,
  step: string,
): readonly Syntax[] => {
  const shape = shapeOf(name(by))
  if (!shape || !isMatrix(shape)) return []
  const gradient = partial(name(graph.loss), name(step))
  const factors = factorsOf(body)
  return factors.flatMap((factor, n) => {
    if (!isVariable(straight(factor), by)) return []
    const [before, behind] = [factors.slice(0, n), factors.slice(n + 1)]
    if (factor.kind === 'transposition') return [product([...behind, turned(gradient), ...before])]
    const around = (some: readonly Syntax[]) => some.toReversed().map(turned)
    return [product([...around(before), gradient, ...around(behind)])]
  })
}

const shareOf = (step: Equation, by: string, of: string, loss: string): readonly Summand[] => {
  if (step.syntax.letters.length > 0) return []
  const upstream = step.name === of ? [] : [partial(name(of === loss ? loss : of), name(step.name))]
  return within(unplaced(step.syntax.body), by, upstream)
}

/** In a product that comes to a scalar: what stands around the variable, turned towards it. */
const besides = (
  all: readonly Syntax[],
  by: string,
  upstream: readonly Syntax[],
): readonly Syntax[] => {
  const numbers = all.filter(isNumber)
  const factors = all.filter(factor => !numbers.includes(factor))
  return factors.flatMap((factor, n) => {
    const [before, after] = [factors.slice(0, n), factors.slice(n + 1)]
    if (factors.length < 2 || !isVariable(straight(factor), by)) return []
    const isTurned = factor.kind === 'transposition'
    const [near, far] = isTurned ? [after, before] : [before.toReversed().map(turned), after]
    const scalars = isTurned ? far : far.toReversed().map(turned)
    return near.length === 0 ? [] : [product([...numbers, ...upstream, ...scalars, ...near])]
  })
}

const isVariable = (syntax: Syntax, by: string): boolean =>
  syntax.kind === 'name' && syntax.name === by

/** The derivative of one summand times what follows it; of the variable itself only that. */
const alone = (summand: Syntax, by: string, upstream: readonly Syntax[]): readonly Syntax[] => {
  const own = partial(summand, name(by))
  const [gradient] = upstream
  if (!gradient) return [own]
  const isVariable = summand.kind === 'name' && summand.name === by
  return isVariable ? [gradient] : [times(gradient, own), times(turned(own), gradient)]
}

/** Derivatives of summands, where there are several, and, in products, of single factors. */
const within = (body: Syntax, by: string, upstream: readonly Syntax[]): readonly Summand[] => {
  const all = summandsOf(body)
  const summands = all.filter(({ syntax }) => mentions(syntax, by))
  return summands.flatMap(({ isNegative, syntax }) => {
    const factors = factorsOf(syntax)
    const own = all.length > 1 ? alone(syntax, by, upstream) : []
    const terms = [...own, ...ofFactors(factors, by, upstream), ...besides(factors, by, upstream)]
    return terms.map(term => ({ isNegative, syntax: term }))
  })
}

/** Each factor of a product derived in turn. */
const ofFactors = (
  factors: readonly Syntax[],
  by: string,
  upstream: readonly Syntax[],
): readonly Syntax[] =>
  factors.flatMap((factor, n) => {
    if (factors.length < 2 || !mentions(factor, by)) return []
    const rest = isVariable(factor, by)
      ? factors.toSpliced(n, 1)
      : factors.with(n, partial(factor, name(by)))
    return [product([...upstream, ...rest])]
  })
