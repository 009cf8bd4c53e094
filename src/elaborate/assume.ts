import type Fraction from 'fraction.js'
import { sameAffine } from '../core/affine.ts'
import { type Expr, exprKey, variable } from '../core/expr.ts'
import type { Assume, Graph, Leaf } from '../core/graph.ts'
import { columns, isMatrix, rows } from '../core/shape.ts'
import type { Adjective, Assumption, CallSyntax, SumSyntax, Syntax } from '../core/syntax.ts'
import { dgOf, diagOf, eyeOf, mulOf, onesOf, powerOf, transposeOf } from '../ops/build.ts'
import { scopeIn } from './form.ts'
import { isTotal, opsOf } from './functions.ts'
import { numberIn } from './number.ts'
import { refuse } from './refusal.ts'
import { type Report, tried } from './report.ts'
import { refuseUnknown, type Scope } from './scope.ts'
import { wholeIn } from './whole.ts'

/** The restrictions that every draw must honour. */
export const assumptionsIn = (
  graph: Graph,
  assumptions: readonly Assumption[],
  report: Report,
  known: ReadonlySet<string>,
): readonly Assume[] =>
  assumptions.flatMap(assumption => {
    const assume = tried(report, () => read(graph, scopeIn(graph, report, known), assumption))
    return assume ? [assume] : []
  })

const read = (graph: Graph, scope: Scope, assumption: Assumption): Assume => {
  const { left, right, sign } = assumption
  const value = numberIn(right)
  const turned = numberIn(left)
  if (sign === '=' || sign === '==') {
    const total = value && totalOf(graph, scope, left, value)
    const said = total ?? adjectiveOf(graph, scope, assumption)
    return said ?? fixedTo(graph, scope, assumption) ?? refuse('not-drawable', assumption)
  }
  if (value) return boundOf(graph, scope, left, sign, value)
  return turned
    ? boundOf(graph, scope, right, TURNED[sign], turned)
    : refuse('not-drawable', assumption)
}

type Bound = Extract<Assume, { kind: 'bound' }>
const TURNED = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '!=': '!=' } as const

/** `x > 0`, `x[1] <= 2` */
const boundOf = (
  graph: Graph,
  scope: Scope,
  side: Syntax,
  sign: Bound['sign'],
  value: Fraction,
): Assume => ({ kind: 'bound', ...spotOf(graph, scope, side), sign, value: value.valueOf() })

/** `x = 2`, `x[1] = 2` */
const fixedTo = (graph: Graph, scope: Scope, { left, right }: Assumption): Assume | undefined => {
  const [value, turned] = [numberIn(right), numberIn(left)]
  if (value) return { kind: 'value', ...spotOf(graph, scope, left), value }
  return turned && { kind: 'value', ...spotOf(graph, scope, right), value: turned }
}

/** A leaf, or one entry of it. */
const spotOf = (
  graph: Graph,
  scope: Scope,
  side: Syntax,
): { readonly name: string; readonly at?: readonly number[] } => {
  const base = side.kind === 'indexed' ? side.base : side
  const { name, shape } = leafOf(graph, scope, base) ?? refuse('not-drawable', side)
  if (side.kind !== 'indexed') return { name }
  const at = side.at.map(pos => numberIn(pos)?.valueOf())
  const whole = at.filter(pos => pos !== undefined)
  return whole.length === shape.length ? { name, at: whole } : refuse('not-drawable', side)
}

/** The leaf of a name; values of equations cannot be drawn, and unknown names are refused. */
const leafOf = (graph: Graph, scope: Scope, syntax: Syntax): Leaf | undefined => {
  if (syntax.kind !== 'name') return undefined
  if (!scope.values.has(syntax.name)) return refuseUnknown(scope, syntax, syntax.name)
  return graph.leaves.find(leaf => leaf.name === syntax.name && !leaf.index)
}

/** `sum(x) = c`, `sum(X, axis=2) = c`, `sum(i, x[i]) = c`, `sum(j, X[i,j]) = c` */
const totalOf = (graph: Graph, scope: Scope, side: Syntax, value: Fraction): Assume | undefined => {
  if (side.kind !== 'call' && side.kind !== 'sum') return undefined
  const found = side.kind === 'call' ? summedBy(scope, side) : summedOver(side)
  const leaf = found && leafOf(graph, scope, found.of)
  if (!leaf || (found.perRow && !isMatrix(leaf.shape))) return undefined
  return { kind: 'sum', name: leaf.name, perRow: found.perRow, value: value.valueOf() }
}

interface Summed {
  readonly of: Syntax
  readonly perRow: boolean
}

const summedBy = (scope: Scope, call: CallSyntax): Summed | undefined => {
  const [of, ...more] = call.args
  const [op] = opsOf(scope, call)
  if (!of || more.length > 0 || !op || !isTotal(op)) return undefined
  const [option, ...others] = call.options
  if (!option) return { of, perRow: false }
  const isRows = option.name === 'axis' && numberIn(option.value)?.equals(2)
  return isRows && others.length === 0 ? { of, perRow: true } : undefined
}

/** All letters of the entry are summed over, or all but the first. */
const summedOver = ({ letters, body }: SumSyntax): Summed | undefined => {
  if (body.kind !== 'indexed' || letters.some(letter => letter.from)) return undefined
  const names = body.at.map(pos => (pos.kind === 'name' ? pos.name : ''))
  const summed = names.map(name => letters.some(letter => letter.name === name))
  if (new Set(names).size < names.length || names.includes('')) return undefined
  if (summed.every(Boolean)) return { of: body.base, perRow: false }
  const isLast = summed.length === 2 && !summed[0] && summed[1]
  return isLast ? { of: body.base, perRow: true } : undefined
}

/** `A' = A`, `Q'*Q = eye(n)`, `A = diag(dg(A))`, `x.^2 = ones(n)` */
const adjectiveOf = (
  graph: Graph,
  scope: Scope,
  { left, right }: Assumption,
): Assume | undefined => {
  const sides = keyOf([wholeIn(scope, left), wholeIn(scope, right)])
  for (const leaf of graph.leaves.filter(({ name }) => scope.uses.has(name))) {
    const fits = equationsOf(leaf).find(([, pair]) => keyOf(pair) === sides)
    if (fits) return { kind: 'adjective', name: leaf.name, adjective: fits[0] }
  }
  return undefined
}

/** Either side may stand first. */
const keyOf = (pair: readonly Expr[]): string => String(pair.map(exprKey).sort())

const equationsOf = ({ name, shape }: Leaf): readonly (readonly [Adjective, readonly Expr[]])[] => {
  const x = variable(name, shape)
  const binary = ['binary', [powerOf(x, 2), onesOf(shape)]] as const
  if (!isMatrix(shape) || !sameAffine(rows(shape), columns(shape))) return [binary]
  const t = transposeOf(x)
  const one = eyeOf(rows(shape))
  return [
    ['symmetric', [x, t]],
    ['orthogonal', [mulOf(t, x), one]],
    ['orthogonal', [mulOf(x, t), one]],
    ['diagonal', [x, diagOf(dgOf(x))]],
    binary,
  ]
}
