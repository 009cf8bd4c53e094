import { type Affine, symbol } from '../../core/affine.ts'
import { type Derivation, type Kind, type Step, subjectOf } from '../../core/derivation.ts'
import { grad } from '../../core/expr.ts'
import { type Family, type Graph, isParameter, type Leaf, shapeOfName } from '../../core/graph.ts'
import { memberName, memberOf } from '../../core/member.ts'
import { problem, Refused } from '../../core/problem.ts'
import { jacobianShape } from '../../core/shape.ts'
import { moveForm, moveShape } from '../../family/move.ts'
import { zerosOf } from '../../ops/build.ts'
import { derive } from '../derive.ts'
import { collapseFirst, type Path } from '../path.ts'
import { DeriveError } from '../slope.ts'
import { type Case, casesOf } from './cases.ts'
import { defaultMembers } from './default.ts'
import { type Part, partsOf } from './part.ts'
import { type Reach, reachOf } from './reach.ts'
import { Incomparable, isSingle, newOrder, type Order } from './span.ts'
import { type Share, together } from './together.ts'
import { type Use, usesOf } from './use.ts'
import { type Aim, released, windowOf } from './window.ts'

/** Derivations in a network with families, and the least lengths for which their cases are told apart. */
export interface Members {
  readonly derivations: readonly Derivation[]
  readonly needs: ReadonlyMap<string, number>
}

/**
 * The gradients of a network with families, for general places: a family has a derivation for each
 * case, that is for each run of places at which the same equations mention it. Without names all
 * that matter are derived.
 */
export const deriveMembers = (
  graph: Graph,
  names?: readonly string[],
  path: Path = collapseFirst,
): Members => {
  const order = newOrder()
  const isAsked = names !== undefined
  return ordered(graph, () => {
    const reach = reachOf(graph, newOrder())
    const setting = { graph, path, order, reach, isAsked, spare: spareLetters(graph) }
    const wanted = names ?? defaultMembers(graph)
    const derivations = wanted.flatMap(name => deriveName(setting, name))
    return { derivations, needs: order.needs }
  })
}

/** Where ranges have no order, what to write instead is said at the family. */
const ordered = <T>({ families }: Graph, work: () => T): T => {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof Incomparable)) throw error
    const family = families.find(one => one.equation)
    const { name = '', span = { start: 0, end: 0 } } = family?.equation?.syntax.name ?? {}
    throw new Refused(problem('ranges-unordered', span, { name }))
  }
}

interface Setting {
  readonly graph: Graph
  readonly path: Path
  readonly order: Order
  readonly reach: Reach
  /** Names were asked for: leaves that are no parameters are among the cases of their family. */
  readonly isAsked: boolean
  /** Letters for sums over members that no name of the file has. */
  readonly spare: readonly string[]
}

/** Letters for sums over members: none of these is ever the letter of an entry. */
export const spareLetters = ({ names }: Graph): readonly string[] =>
  ['q', 'p', 'm', 'n', 'o', 'z'].filter(letter => !names.has(letter)).slice(0, 2)

const deriveName = (setting: Setting, name: string): readonly Derivation[] => {
  const { graph, order, reach } = setting
  const member = memberOf(name)
  const family = graph.families.find(one => one.name === (member?.family ?? name))
  if (family) {
    const all = deriveFamily(setting, family)
    const found = member ? all.filter(({ wrt }) => wrt === name) : all
    if (found.length > 0 || !member) return found
    const known = all.map(subjectOf).join(', ')
    throw new DeriveError('member-not-derived', { name, known })
  }
  const shape = shapeOfName(graph, name)
  if (!shape) throw new DeriveError('no-such-name', { name })
  const isLeaf = graph.leaves.some(leaf => leaf.name === name)
  const aim = { name, base: name, shape, by: new Map(), isLeaf }
  return [deriveAim(setting, aim, usesOf(graph, { name }, reach, order))]
}

/** A family by all its cases. */
const deriveFamily = (setting: Setting, family: Family): readonly Derivation[] => {
  const { graph, order, reach, isAsked } = setting
  const uses = usesOf(graph, family, reach, order)
  return casesOf(graph, family, uses, order)
    .filter(one => isAsked || !one.isLeaf || isParameterAt(graph, family, one.range.first))
    .map(one => deriveCase(setting, family, one))
}

/** Whether the member of a family at a place is a parameter, if it is a leaf. */
export const isParameterAt = (graph: Graph, family: Family, at: Affine): boolean =>
  isParameter(graph, leafAt(family, at))

/** What the file says of the member of a family at a place, else of the family. */
export const leafAt = (family: Family, at: Affine): Leaf | Family =>
  family.leaves.find(leaf => leaf.name === memberName(family.name, at)) ?? family

const deriveCase = (
  setting: Setting,
  family: Family,
  { range, uses, isLeaf }: Case,
): Derivation => {
  const { name, letter } = family
  const at = isSingle(range) ? range.first : symbol(letter)
  const by = new Map([[letter, at]])
  const aim = {
    name: memberName(name, at),
    base: name,
    shape: moveShape(family.shape, by),
    by,
    isLeaf,
  }
  const derivation = deriveAim(setting, aim, uses)
  return isSingle(range) ? derivation : { ...derivation, range: { letter, ...range } }
}

const deriveAim = (setting: Setting, aim: Aim, uses: readonly Use[]): Derivation => {
  const shares = sharesOf(setting, aim, uses, false)
  const once = uses.filter(use => !isAmong(use, uses))
  const hasInner = uses.some(use => use.mention.under.some(one => !use.openings.has(one)))
  const isFormal = hasInner || once.length < uses.length
  const formal = isFormal ? sharesOf(setting, aim, once, true) : []
  const [only, ...others] = shares
  const base = { loss: setting.graph.loss, wrt: aim.name }
  if (!only) return { ...base, ...zeroSteps(setting, aim, uses) }
  const kind: Kind = others.length > 0 ? 'paths' : only.derivation.kind
  const isPlain = others.length === 0 && only.over.length === 0 && !isFormal
  const steps = isPlain ? only.derivation.steps : together(shares, formal)
  const { shape } = only.derivation
  return { ...base, shape, kind, steps: steps.map(step => ({ ...step, kind })) }
}

/** Whether an equation stands, with all that it has of the target, among those of its whole family. */
const isAmong = ({ source, over }: Use, uses: readonly Use[]): boolean =>
  over === undefined &&
  source.letter !== undefined &&
  uses.some(other => other.over !== undefined && other.source === source)

/** A share for each part; those that are 0 are left out. */
const sharesOf = (
  setting: Setting,
  aim: Aim,
  uses: readonly Use[],
  formal: boolean,
): readonly Share[] =>
  partsOf(uses, aim, setting.spare, formal).flatMap(part => {
    const derivation = derivePart(setting, aim, part)
    const isZero = derivation.steps.some(({ rule }) => rule === 'zero-derivative')
    return isZero ? [] : [{ over: part.over, derivation }]
  })

const derivePart = ({ graph, path, spare }: Setting, aim: Aim, part: Part): Derivation => {
  const window = windowOf(graph, aim, part.uses, spare)
  const [derivation] = derive(window, [aim.name], path) as [Derivation]
  const steps = derivation.steps.map((step): Step => {
    const { reason, ...rest } = step
    return { ...rest, form: moveForm(step.form, released) }
  })
  return { ...derivation, steps }
}

const zeroSteps = (
  { graph }: Setting,
  aim: Aim,
  uses: readonly Use[],
): Pick<Derivation, 'shape' | 'kind' | 'steps'> => {
  const loss = { name: graph.loss, shape: shapeOfName(graph, graph.loss) ?? [] }
  const shape = jacobianShape(loss.shape, aim.shape)
  const step = { target: aim.name, kind: 'paths', uses: [] } as const
  const rule = uses.length > 0 ? 'zero-derivative' : 'no-path'
  const steps: readonly Step[] = [
    { ...step, rule: 'goal', form: { level: 'matrix', expr: grad(loss, aim) } },
    { ...step, rule, form: { level: 'matrix', expr: zerosOf(shape) } },
  ]
  return { shape, kind: 'paths', steps }
}
