import type { Expr } from '../../core/expr.ts'
import type { Equation, Graph } from '../../core/graph.ts'
import { letterSource } from '../../core/letters.ts'
import { name } from '../../core/nodes.ts'
import { parts } from '../../core/parts.ts'
import type { Syntax } from '../../core/syntax.ts'
import { children, type Term } from '../../core/term.ts'
import { opCalled } from '../../ops/index.ts'
import { opposite } from '../build.ts'
import type { Lesson } from '../lesson.ts'
import { stepsFrom } from '../network.ts'
import { SOFTMAX } from '../networks.ts'
import { nodes, renamed } from '../rewrite.ts'
import { oneSignChanged } from '../sign.ts'

/** `t/y` for `-t/y`: the minus in front of the cross entropy is lost, or t and y are exchanged. */
export const crossEntropyMinusLost: Lesson<'cross_entropy_minus_lost'> = {
  key: 'cross_entropy_minus_lost',
  *repairs({ target, graph, wrong, fresh }) {
    if (!target?.isGradient) return
    const steps = stepsFrom(graph, target.by, graph.loss).filter(hasLogarithm)
    if (steps.length === 0 || !hasTarget(graph, steps) || isAdded(graph)) return
    yield { syntax: opposite(wrong), values: { term: wrong } }
    const inside = new Set([...nodes(wrong)].flatMap(argumentsIn))
    for (const { syntax, written } of oneSignChanged(wrong))
      if (!inside.has(written)) yield { syntax, values: { term: written } }
    for (const label of labelsOf(graph, steps)) {
      const aside = renamed(wrong, target.by, fresh)
      const syntax = renamed(renamed(aside, label, target.by), fresh, label)
      yield { syntax, values: { term: name(label) } }
    }
  },
  example: {
    network: SOFTMAX,
    wrong: '∂L/∂y[i] = t[i]/y[i]',
    right: '∂L/∂y[i] = -t[i]/y[i]',
    alike: {
      network: 'x, t : positive vector(n); L = sum(t.*log(x))',
      text: '∂L/∂x[i] = t[i]/x[i]',
    },
  },
}

/** Whether the loss adds logarithms with no minus before them, as log(1 + e^{-yf}): no cross entropy has lost one. */
const isAdded = ({ equations, loss }: Graph): boolean => {
  const body = equations.find(one => one.name === loss)?.syntax.body
  const signs = body ? [...signsOfLogarithms(body, '+')] : []
  return signs.length > 0 && signs.every(sign => sign === '+')
}

type Sign = '+' | '-'

/** The signs of the logarithms that are added up in a side. */
function* signsOfLogarithms(side: Syntax, sign: Sign): Iterable<Sign> {
  const turned: Sign = sign === '+' ? '-' : '+'
  if (side.kind === 'call' && opCalled(side.name)?.primitive === 'logarithm') yield sign
  else if (side.kind === 'negation') yield* signsOfLogarithms(side.arg, turned)
  else if (side.kind === 'infix' && (side.sign === '+' || side.sign === '-')) {
    yield* signsOfLogarithms(side.left, sign)
    yield* signsOfLogarithms(side.right, side.sign === '-' ? turned : sign)
  } else if (side.kind === 'infix') {
    yield* signsOfLogarithms(side.left, sign)
    yield* signsOfLogarithms(side.right, hasMinus(side.left) ? turned : sign)
  } else for (const part of parts(side)) yield* signsOfLogarithms(part, sign)
}

const hasMinus = (factor: Syntax): boolean =>
  factor.kind === 'negation' || (factor.kind === 'infix' && hasMinus(factor.left))

/** Whether something other than parameters goes into the logarithm's equation: without a label it is no cross entropy. */
const hasTarget = (graph: Graph, steps: readonly Equation[]): boolean =>
  steps.some(({ uses }) =>
    uses.some(use => graph.leaves.find(leaf => leaf.name === use)?.role !== 'parameter'),
  )

/** What stands inside the arguments of a function: a sign there is none of the cross entropy. */
const argumentsIn = (part: Syntax): readonly Syntax[] =>
  part.kind === 'call' ? part.args.flatMap(arg => [...nodes(arg)]) : []

const labelsOf = (graph: Graph, steps: readonly Equation[]): readonly string[] =>
  steps.flatMap(step => step.uses).filter(use => graph.leaves.some(leaf => leaf.name === use))

/** Whether a logarithm stands in a definition, or in that of one of its operators. */
const hasLogarithm = ({ body }: Equation): boolean => inExpr(body)

const inExpr = (expr: Expr): boolean => {
  if (expr.kind === 'table') return inTerm(expr.body)
  if (expr.kind !== 'call') return false
  const { op, args, attrs, shape } = expr
  if (op.primitive === 'logarithm') return true
  if (args.some(inExpr)) return true
  const fresh = letterSource(new Set())
  return shape.length === 0 && inTerm(op.entry({ args, attrs, at: [], fresh }))
}

const inTerm = (term: Term): boolean =>
  (term.kind === 'apply' && term.op.primitive === 'logarithm') ||
  (term.kind === 'entry' && term.expr.kind === 'call' && term.expr.args.some(inExpr)) ||
  children(term).some(inTerm)
