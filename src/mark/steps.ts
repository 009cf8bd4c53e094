import { ancestorsOf, type Graph } from '../core/graph.ts'
import type { Equality } from '../core/judgement.ts'
import { parts } from '../core/parts.ts'
import type { Derivative, Syntax } from '../core/syntax.ts'
import type { StepKind, Target } from '../core/task.ts'
import type { JudgedChain } from './answer.ts'
import type { Attempt } from './derivation.ts'
import { baseOf, readingOf } from './mentioned.ts'
import type { Worth } from './worth.ts'

/**
 * The steps that an attempt shows, each by the right side of an equality that counts:
 * - chain rule: a product in which a derivative along the path, or a name that the derivation defines,
 *   stands beside something that is no number;
 * - local derivative: nothing but derivatives of the loss is left, and none by the target; or a chain of its
 *   own that works a local derivative out;
 * - matrix form: the same without letters of entries.
 * A step that is taken wrongly is not shown by what follows from it.
 * Where the loss itself mentions the target there is no product to write: what shows the local derivative
 * shows the chain rule.
 */
export const stepsShown = (
  attempt: Attempt,
  worths: ReadonlyMap<Equality, Worth>,
  { graph, target }: { readonly graph: Graph; readonly target: Target },
): ReadonlySet<StepKind> => {
  const about = aboutOf(graph, target)
  const found = new Set<StepKind>()
  const lost = new Set<StepKind>()
  for (const judged of attempt.chains) {
    const of = (member: Syntax | undefined): readonly StepKind[] => {
      if (!member) return []
      return attempt.own.has(judged) ? inMember(member, about) : inSideChain(judged, member, about)
    }
    for (const { left, right, worth } of sidesIn(judged, worths)) {
      const shown = of(right)
      if (worth === 'good') for (const step of shown) if (!lost.has(step)) found.add(step)
      if (worth === 'bad') for (const step of shown) if (!of(left).includes(step)) lost.add(step)
    }
  }
  if (about.isDirect && found.has('local-derivative')) found.add('chain-rule')
  return found
}

interface About {
  readonly loss: string
  /** The target and what it depends on. */
  readonly below: ReadonlySet<string>
  readonly known: ReadonlySet<string>
  /** Only the loss mentions the target. */
  readonly isDirect: boolean
  readonly form: Target['form']
}

const aboutOf = (graph: Graph, { wrt, form }: Target): About => {
  const { leaves, equations, families, functions, sizes, loss } = graph
  const users = equations.filter(one => one.uses.includes(wrt))
  return {
    loss,
    below: ancestorsOf(graph, wrt),
    known: new Set([
      ...[...leaves, ...equations, ...families].map(one => one.name),
      ...functions.keys(),
      ...sizes,
    ]),
    isDirect: users.length > 0 && users.every(one => one.name === loss),
    form,
  }
}

interface Sides {
  readonly left: Syntax | undefined
  readonly right: Syntax | undefined
  readonly worth: Worth | undefined
}

const sidesIn = (
  { chain: { members }, equalities }: JudgedChain,
  worths: ReadonlyMap<Equality, Worth>,
): readonly Sides[] =>
  equalities.map((equality, n) => {
    const [left, right] = [members[n], members[n + 1]].map(one => one && readingOf(one))
    return { left, right, worth: worths.get(equality) }
  })

const inMember = (member: Syntax, about: About): readonly StepKind[] => {
  const isWorkedOut = derivativesIn(member).every(one => isUpstream(one, about))
  const isWhole = isWorkedOut && !hasEntries(member)
  const isInForm = about.form !== 'closed' || derivativesIn(member).length === 0
  return [
    ...(hasChainRule(member, about) ? (['chain-rule'] as const) : []),
    ...(isWorkedOut ? (['local-derivative'] as const) : []),
    ...(isWhole && isInForm ? (['matrix-form'] as const) : []),
  ]
}

/** `∂p_k/∂V_ij = δ_ki x_j` */
const inSideChain = (
  { chain }: JudgedChain,
  member: Syntax,
  { loss }: About,
): readonly StepKind[] => {
  const head = chain.members[0] && readingOf(chain.members[0])
  const sign = head && baseOf(head)
  const isLocal = sign?.kind === 'derivative' && nameOf(sign.of) !== loss
  return isLocal && derivativesIn(member).length === 0 ? ['local-derivative'] : []
}

/** The derivative of the loss by something that comes after the target. */
const isUpstream = ({ of, by }: Derivative, { loss, below }: About): boolean =>
  nameOf(of) === loss && !below.has(nameOf(by) ?? '')

const nameOf = (syntax: Syntax): string | undefined => {
  const base = baseOf(syntax)
  return base.kind === 'name' || base.kind === 'layered' ? base.name : undefined
}

const derivativesIn = (syntax: Syntax): readonly Derivative[] =>
  syntax.kind === 'derivative' ? [syntax] : parts(syntax).flatMap(derivativesIn)

const hasChainRule = (syntax: Syntax, about: About): boolean => {
  const factors = factorsOf(syntax).filter(factor => !isNumber(factor))
  const isProduct = factors.length > 1 && factors.some(factor => isLink(factor, about))
  return isProduct || parts(syntax).some(part => hasChainRule(part, about))
}

/** Of a product, or a call of several, what stands in it. */
const factorsOf = (syntax: Syntax): readonly Syntax[] => {
  if (syntax.kind === 'infix' && !ADDITIVE.has(syntax.sign)) return [syntax.left, syntax.right]
  return syntax.kind === 'call' ? syntax.args : []
}

const ADDITIVE: ReadonlySet<string> = new Set(['+', '-', '<', '<=', '>', '>=', '==', '!='])

/** A derivative along the path, or a name that stands for one. */
const isLink = (factor: Syntax, about: About): boolean => {
  if (factor.kind === 'derivative')
    return nameOf(factor.of) !== about.loss || isUpstream(factor, about)
  if (factor.kind === 'name') return !about.known.has(factor.name)
  if (factor.kind === 'indexed') return isLink(factor.base, about)
  return parts(factor).some(part => isLink(part, about))
}

const isNumber = (syntax: Syntax): boolean =>
  syntax.kind === 'numeral' || (parts(syntax).length > 0 && parts(syntax).every(isNumber))

/** Whether letters of entries stand in it; a fixed place of a family or a vector is none. */
const hasEntries = (syntax: Syntax): boolean =>
  (syntax.kind === 'indexed' && syntax.at.some(at => !isNumber(at))) ||
  parts(syntax).some(hasEntries)
