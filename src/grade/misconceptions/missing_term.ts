import type { Equation } from '../../core/graph.ts'
import { name } from '../../core/nodes.ts'
import type { Syntax } from '../../core/syntax.ts'
import { infix, partial, plus, product, straight, times, turned } from '../build.ts'
import type { Lesson } from '../lesson.ts'
import { mentions, stepsFrom } from '../network.ts'
import { TWO_NUMBERS } from '../networks.ts'
import { everywhere, factorsOf, isZero, type Summand, summandsOf, unplaced } from '../rewrite.ts'
import { isOfEntries, type Suspect } from '../suspect.ts'

/** A term of a sum or product rule is missing. */
export const missingTerm: Lesson<'missing_term'> = {
  key: 'missing_term',
  *repairs(at) {
    if (isZero(at.wrong)) return
    for (const { isNegative, syntax: term } of [...differentials(at), ...shares(at)]) {
      const add = (side: Syntax) => (isNegative ? infix('-', side, term) : plus(side, term))
      yield { syntax: add(at.wrong), values: { term } }
    }
    if (at.other.kind !== 'differential') return
    for (const { isNegative, syntax: term } of differentials(at)) {
      const join = (part: Syntax) => [isNegative ? infix('-', part, term) : plus(part, term)]
      for (const { syntax } of everywhere(at.wrong, join)) yield { syntax, values: { term } }
    }
  },
  example: {
    network: TWO_NUMBERS,
    wrong: 'dq = U*dy + y*dU',
    right: 'dq = U*dy + y*dU + du',
    alike: { network: 'q = U*y; L = sum(sigma(q))', text: 'dq = U*dy + dU*y' },
  },
}

/** The terms of the change of a node: each factor of each summand changes in turn. */
const differentials = ({ other, graph }: Suspect): readonly Summand[] => {
  if (other.kind !== 'differential') return []
  const { of } = other
  const node = of.kind === 'name' ? graph.equations.find(one => one.name === of.name) : undefined
  return summandsOf(node ? unplaced(node.syntax.body) : of).flatMap(({ isNegative, syntax }) => {
    const factors = factorsOf(syntax)
    return factors.flatMap((factor, n) =>
      factor.kind === 'numeral'
        ? []
        : [{ isNegative, syntax: product(factors.with(n, differential(factor))) }],
    )
  })
}

const differential = (of: Syntax): Syntax =>
  of.kind === 'transposition'
    ? { kind: 'transposition', arg: { kind: 'differential', of: of.arg } }
    : { kind: 'differential', of }

/** What single summands and factors of the next equations bring. */
const shares = (at: Suspect): readonly Summand[] => {
  const { target, graph } = at
  if (!target || isOfEntries(at)) return []
  if (target.of.kind !== 'name') return within(target.of, target.by, [])
  const of = target.of.name
  return stepsFrom(graph, target.by, of).flatMap(step => shareOf(step, target.by, of, graph.loss))
}

const shareOf = (step: Equation, by: string, of: string, loss: string): readonly Summand[] => {
  if (step.syntax.letters.length > 0) return []
  const upstream = step.name === of ? [] : [partial(name(of === loss ? loss : of), name(step.name))]
  return within(unplaced(step.syntax.body), by, upstream)
}

/** In a product that comes to a scalar: what stands around the variable, turned towards it. */
const besides = (
  factors: readonly Syntax[],
  by: string,
  upstream: readonly Syntax[],
): readonly Syntax[] =>
  factors.flatMap((factor, n) => {
    const [before, after] = [factors.slice(0, n), factors.slice(n + 1)]
    if (factors.length < 2 || !isVariable(straight(factor), by)) return []
    const isTurned = factor.kind === 'transposition'
    const [near, far] = isTurned ? [after, before] : [before.toReversed().map(turned), after]
    const scalars = isTurned ? far : far.toReversed().map(turned)
    return near.length === 0 ? [] : [product([...upstream, ...scalars, ...near])]
  })

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

/** Derivatives of summands and, in products, of single factors. */
const within = (body: Syntax, by: string, upstream: readonly Syntax[]): readonly Summand[] =>
  summandsOf(body)
    .filter(({ syntax }) => mentions(syntax, by))
    .flatMap(({ isNegative, syntax }) => {
      const factors = factorsOf(syntax)
      const own = factors.flatMap((factor, n) =>
        factors.length > 1 && mentions(factor, by)
          ? [[...upstream, ...factors.with(n, partial(factor, name(by)))].reduce(times)]
          : [],
      )
      const terms = [...alone(syntax, by, upstream), ...own, ...besides(factors, by, upstream)]
      return terms.map(term => ({ isNegative, syntax: term }))
    })
