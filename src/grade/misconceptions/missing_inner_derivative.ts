import { name, numeral } from '../../core/nodes.ts'
import type { Syntax } from '../../core/syntax.ts'
import { infix, opposite, partial, product, times } from '../build.ts'
import type { Lesson } from '../lesson.ts'
import { mentions } from '../network.ts'
import { LOGISTIC } from '../networks.ts'
import {
  eachSummand,
  everywhere,
  factorsOf,
  mentionsName,
  nodes,
  summandsOf,
  unplaced,
} from '../rewrite.ts'
import { oneSignChanged } from '../sign.ts'
import type { Suspect } from '../suspect.ts'

/** `(1 - t)/(1 - p)` without the -1 that `1 - p` brings. */
export const missingInnerDerivative: Lesson<'missing_inner_derivative'> = {
  key: 'missing_inner_derivative',
  *repairs(at) {
    const by = at.target?.by
    if (by === undefined) return
    for (const inner of innerOf(at.wrong, by)) {
      const factor = slopeOf(inner, by)
      for (const { syntax, written } of multiplied(at, inner, factor))
        yield { syntax, values: { term: written, factor } }
    }
    for (const factor of scalesOf(at, by))
      for (const { syntax, written } of eachSummandOrAll(at.wrong, part => times(factor, part)))
        yield { syntax, values: { term: written, factor } }
    for (const { of, inner } of namedOf(at, by)) {
      const factor = slopeOf(inner, by)
      const apply = (part: Syntax) => (mentionsName(part, name(of)) ? [times(factor, part)] : [])
      for (const { syntax, written } of eachSummand(at.wrong, apply))
        yield { syntax, values: { term: written, factor } }
    }
  },
  example: {
    network: LOGISTIC,
    wrong: '∂L/∂p = -t/p - (1 - t)/(1 - p)',
    right: '∂L/∂p = -t/p + (1 - t)/(1 - p)',
    alike: { network: LOGISTIC, text: '∂L/∂p = (1 - t)/(1 - p) - t/p' },
  },
}

/** Numbers by which the network multiplies the variable inside its functions: `1/τ` of `softmax(z/τ)`. */
const scalesOf = (at: Suspect, by: string): readonly Syntax[] =>
  at.graph.equations
    .flatMap(({ syntax }) => [...nodes(unplaced(syntax.body))])
    .flatMap(node => (node.kind === 'call' ? node.args : []))
    .flatMap(inner => scaleIn(inner, by) ?? [])
    .filter(factor => factor.kind !== 'numeral' || Number(factor.text) !== 1)
    .filter(factor => at.shapeOf(factor)?.length === 0)

const scaleIn = (inner: Syntax, by: string): Syntax | undefined => {
  if (isVariable(inner, by)) return numeral(1)
  if (inner.kind === 'infix' && inner.sign === '/' && !mentions(inner.right, by)) {
    const above = scaleIn(inner.left, by)
    return above && infix('/', above, inner.right)
  }
  const factors = factorsOf(inner)
  const rest = factors.filter(factor => !isVariable(factor, by))
  const isMultiple = rest.length === factors.length - 1 && !rest.some(one => mentions(one, by))
  return isMultiple && rest.length > 0 ? product(rest) : undefined
}

/** The whole, and each summand. */
function* eachSummandOrAll(side: Syntax, change: (part: Syntax) => Syntax) {
  yield { syntax: change(side), written: side }
  if (summandsOf(side).length > 1) yield* eachSummand(side, one => [change(one)])
}

/** What functions, powers and fractions are applied to, where that is more than the variable. */
const innerOf = (side: Syntax, by: string): readonly Syntax[] => {
  const found = [...nodes(side)].flatMap(argumentOf)
  return found.filter(inner => isComposite(inner) && mentions(inner, by))
}

/** Values in the side that are functions of more than the variable: `∂k/∂D = k` where k = e^{-γD}. */
const namedOf = (
  { graph, wrong }: Suspect,
  by: string,
): readonly { readonly of: string; readonly inner: Syntax }[] =>
  graph.equations
    .filter(({ name: of, syntax }) => syntax.letters.length === 0 && mentionsName(wrong, name(of)))
    .flatMap(({ name: of, syntax: { body } }) =>
      argumentOf(body)
        .filter(inner => isComposite(inner) && mentions(inner, by))
        .map(inner => ({ of, inner })),
    )

const argumentOf = (node: Syntax): readonly Syntax[] => {
  if (node.kind === 'call') return node.args
  if (node.kind !== 'infix') return []
  if (node.sign === '/' || node.sign === './') return [node.right]
  return node.sign === '^' || node.sign === '.^' ? [node.left] : []
}

const isComposite = ({ kind }: Syntax): boolean => kind === 'infix' || kind === 'negation'

/** The inner derivative; of sums and multiples the number itself. */
const slopeOf = (inner: Syntax, by: string): Syntax => {
  const summand = summandsOf(inner).filter(({ syntax }) => mentions(syntax, by))
  const [only] = summand
  if (!only || summand.length > 1) return partial(inner, name(by))
  const rest = factorsOf(only.syntax).filter(factor => !isVariable(factor, by))
  if (
    only.syntax.kind === 'infix' &&
    only.syntax.sign === '/' &&
    only.syntax.right.kind === 'numeral'
  )
    return infix('/', slopeOf(only.syntax.left, by), only.syntax.right)
  const isLinear =
    rest.length === factorsOf(only.syntax).length - 1 && !rest.some(one => mentions(one, by))
  if (!isLinear) return partial(inner, name(by))
  const factor = rest.length === 0 ? numeral(1) : product(rest)
  return only.isNegative ? opposite(factor) : factor
}

const isVariable = (syntax: Syntax, by: string): boolean =>
  syntax.kind === 'indexed'
    ? isVariable(syntax.base, by)
    : syntax.kind === 'name' && syntax.name === by

/** Summands in which the inner part stands, or parts of them, times the factor. */
function* multiplied(at: Suspect, inner: Syntax, factor: Syntax) {
  const holds = (part: Syntax): boolean => [...nodes(part)].includes(inner) && part !== inner
  if (factor.kind === 'negation' && factor.arg.kind === 'numeral') {
    const meant = opposite(at.wrong)
    if (isInAll(at.wrong, inner)) yield { syntax: meant, written: at.wrong, meant }
    for (const change of oneSignChanged(at.wrong)) if (holds(change.written)) yield change
    return
  }
  const apply = (part: Syntax): readonly Syntax[] => (holds(part) ? [times(factor, part)] : [])
  yield* eachSummand(at.wrong, apply)
  yield* everywhere(at.wrong, part => (part.kind === 'call' ? [] : apply(part)))
}

/** Whether the inner part stands in every term of each sum that it stands in: the minus of the whole may be its own. */
const isInAll = (wrong: Syntax, inner: Syntax): boolean => {
  const holds = (part: Syntax): boolean => [...nodes(part)].includes(inner)
  const around = [...nodes(wrong)].filter(part => part !== inner && holds(part))
  return around
    .filter(part => ![...nodes(inner)].includes(part))
    .every(part => summandsOf(part).every(({ syntax }) => holds(syntax)))
}
