import type { Graph } from '../../core/graph.ts'
import { name } from '../../core/nodes.ts'
import type { Infix } from '../../core/op.ts'
import type { Syntax } from '../../core/syntax.ts'
import { entry, entrywise, partial, product, straight, times, turned } from '../build.ts'
import type { Lesson } from '../lesson.ts'
import { stepsFrom } from '../network.ts'
import { TWO_LAYERS } from '../networks.ts'
import { everywhere, nodes, placeless, replaced } from '../rewrite.ts'
import { isOfEntries, type Suspect, standing } from '../suspect.ts'

/** `∂ε/∂q yᵀ` is the gradient of U, not that of y. */
export const wrongLocalDerivative: Lesson<'wrong_local_derivative'> = {
  key: 'wrong_local_derivative',
  *repairs(at) {
    const { graph, target } = at
    if (!target) return
    const of = target.of.kind === 'name' ? target.of.name : graph.loss
    const operands = stepsFrom(graph, target.by, of).flatMap(step => step.uses)
    const others = operands.filter(operand => operand !== target.by)
    const values = { name: name(target.by) }
    for (const own of [target.by, ...others]) {
      for (const other of others) {
        if (other === own) continue
        const written = name(own === target.by ? other : (besideIn(graph, own, target.by) ?? own))
        const evidence = partial(target.of, entry(written, target.byAt))
        for (const syntax of exchanged(at, own, other))
          yield { syntax, values: { written, ...values }, ...(own !== target.by && { evidence }) }
      }
    }
  },
  example: {
    network: TWO_LAYERS,
    wrong: "∂ε/∂y = ∂ε/∂q*y'",
    right: "∂ε/∂y = U'*∂ε/∂q",
    alike: { network: TWO_LAYERS, text: "∂ε/∂U = ∂ε/∂q*y'" },
  },
}

/** What a factor is multiplied by in an equation: what the derivative is by that has this factor. */
const besideIn = (graph: Graph, factor: string, by: string): string | undefined =>
  graph.equations
    .flatMap(({ syntax }) => [...nodes(syntax.body)])
    .flatMap(node => (node.kind === 'infix' ? [[node.left, node.right].map(straight)] : []))
    .flatMap(pair => pair.map(one => (one.kind === 'name' ? one.name : '')))
    .find((one, n, all) => one !== '' && one !== by && all[n % 2 === 0 ? n + 1 : n - 1] === factor)

/** What the target is multiplied by in place of the target itself; derivatives by the one for those by the other. */
function* exchanged(at: Suspect, own: string, other: string): Iterable<Syntax> {
  const derived = replaced(at.wrong, part =>
    part.kind === 'derivative' && isOf(part.by, other)
      ? placeless({ ...part, by: at.target?.syntax.by ?? part.by })
      : undefined,
  )
  if (derived !== at.wrong) yield derived
  for (const { syntax } of everywhere(at.wrong, part => replacedFactor(at, part, own, other)))
    yield syntax
}

const replacedFactor = (
  at: Suspect,
  part: Syntax,
  own: string,
  other: string,
): readonly Syntax[] => {
  const sign = part.kind === 'infix' && SIGNS.has(part.sign) ? part.sign : '*'
  const factors = chainOf(part, sign)
  const n = factors.findIndex(factor => isOf(straight(factor), own))
  if (n < 0 || factors.length < 2) return []
  const shape = at.shapeOf(name(other)) ?? []
  if (sign === '.*')
    return standing(at, name(other), shape).map(entry => joined(factors.with(n, entry)))
  const beside = factors.toSpliced(n, 1)
  const rest = product(beside)
  if (isOfEntries(at) || shape.length === 0)
    return standing(at, name(other), shape).map(entry => times(rest, entry))
  const factor = name(other)
  return [
    times(turned(factor), rest),
    times(rest, turned(factor)),
    times(factor, rest),
    times(rest, factor),
    times(product(turnedRound(at, beside)), factor),
  ]
}

/** The factors of the transpose, numbers first. */
const turnedRound = (at: Suspect, factors: readonly Syntax[]): readonly Syntax[] => {
  const isNumber = (one: Syntax) => at.shapeOf(one)?.length === 0
  const numbers = factors.filter(isNumber)
  const others = factors.filter(one => !isNumber(one))
  return [...numbers, ...others.toReversed().map(turned)]
}

const SIGNS: ReadonlySet<string> = new Set(['⊗', '.*'])

const chainOf = (part: Syntax, sign: Infix): readonly Syntax[] =>
  part.kind === 'infix' && part.sign === sign
    ? [...chainOf(part.left, sign), ...chainOf(part.right, sign)]
    : [part]

const joined = (factors: readonly Syntax[]): Syntax => factors.reduce(entrywise)

const isOf = (syntax: Syntax, own: string): boolean =>
  syntax.kind === 'name' ? syntax.name === own : syntax.kind === 'indexed' && isOf(syntax.base, own)
