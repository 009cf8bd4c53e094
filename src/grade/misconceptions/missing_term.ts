import { shapeOfName } from '../../core/graph.ts'
import { name, numeral } from '../../core/nodes.ts'
import type { Differential, Syntax } from '../../core/syntax.ts'
import { entry, infix, plus, product, times } from '../build.ts'
import { insertions } from '../insertions.ts'
import type { Lesson } from '../lesson.ts'
import { mentions, stepsFrom } from '../network.ts'
import { TWO_NUMBERS } from '../networks.ts'
import { everywhere, isZero, nodes, type Summand, summandsOf, unplaced } from '../rewrite.ts'
import { shares } from '../shares.ts'
import type { Suspect } from '../suspect.ts'

/** A term of a sum or product rule is missing. */
export const missingTerm: Lesson<'missing_term'> = {
  key: 'missing_term',
  most: 160,
  *repairs(at) {
    if (isZero(at.wrong)) return
    for (const { isNegative, syntax: term } of [
      ...penalties(at),
      ...differentials(at),
      ...shares(at),
    ]) {
      const add = (side: Syntax) => (isNegative ? infix('-', side, term) : plus(side, term))
      yield { syntax: add(at.wrong), values: { term } }
    }
    for (const { isNegative, syntax: term } of differentials(at)) {
      const join = (part: Syntax) => [isNegative ? infix('-', part, term) : plus(part, term)]
      for (const { syntax } of everywhere(at.wrong, join)) yield { syntax, values: { term } }
    }
    for (const { syntax, term } of insertions(at)) yield { syntax, values: { term } }
  },
  example: {
    network: TWO_NUMBERS,
    wrong: 'dq = U*dy + y*dU',
    right: 'dq = U*dy + y*dU + du',
    alike: { network: 'q = U*y; L = sum(sigma(q))', text: 'dq = U*dy + dU*y' },
  },
}

/** What a penalty on the size of a parameter brings: `λ w`, `2 λ w`. */
const penalties = ({ target, graph }: Suspect): readonly Summand[] => {
  if (!target?.isGradient) return []
  const by = entry(name(target.by), target.byAt)
  const isNumber = (leaf: string) => shapeOfName(graph, leaf)?.length === 0
  const bodies = stepsFrom(graph, target.by, graph.loss).flatMap(step =>
    summandsOf(step.syntax.body),
  )
  const weights = bodies
    .filter(({ syntax }) => mentions(syntax, target.by))
    .flatMap(({ syntax }) =>
      graph.leaves.filter(leaf => isNumber(leaf.name) && mentions(syntax, leaf.name)),
    )
  return [...new Set(weights)]
    .filter(leaf => leaf.name !== target.by)
    .flatMap(leaf => [
      { isNegative: false, syntax: times(name(leaf.name), by) },
      { isNegative: false, syntax: product([numeral(2), name(leaf.name), by]) },
    ])
}

/** The terms of the change of a node: each factor of each summand changes in turn. */
const differentials = (at: Suspect): readonly Summand[] =>
  [...nodes(at.other)].flatMap(node =>
    node.kind === 'differential' ? differentialsOf(at, node) : [],
  )

const differentialsOf = ({ graph }: Suspect, { of }: Differential): readonly Summand[] => {
  const node = of.kind === 'name' ? graph.equations.find(one => one.name === of.name) : undefined
  return summandsOf(node ? unplaced(node.syntax.body) : of).flatMap(({ isNegative, syntax }) =>
    changesOf(syntax).map(term => ({ isNegative, syntax: term })),
  )
}

/** A product of any kind with the change of one factor for the factor. */
const changesOf = (syntax: Syntax): readonly Syntax[] => {
  if (syntax.kind === 'numeral') return []
  if (syntax.kind !== 'infix' || !PRODUCTS.has(syntax.sign)) return [differential(syntax)]
  const { left, right } = syntax
  return [
    ...changesOf(left).map(one => ({ ...syntax, left: one })),
    ...changesOf(right).map(one => ({ ...syntax, right: one })),
  ]
}

const PRODUCTS: ReadonlySet<string> = new Set(['*', '.*', '⊗'])

const differential = (of: Syntax): Syntax =>
  of.kind === 'transposition'
    ? { kind: 'transposition', arg: { kind: 'differential', of: of.arg } }
    : { kind: 'differential', of }
