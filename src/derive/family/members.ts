import { symbol } from '../../core/affine.ts'
import type { Derivation, Kind, Step } from '../../core/derivation.ts'
import { grad } from '../../core/expr.ts'
import type { Family, Graph } from '../../core/graph.ts'
import { shapeOfName } from '../../core/graph.ts'
import { memberName } from '../../core/member.ts'
import { moveForm, moveShape } from '../../family/move.ts'
import { zerosOf } from '../../ops/build.ts'
import { derive } from '../derive.ts'
import { collapseFirst, type Path } from '../path.ts'
import { DeriveError } from '../slope.ts'
import { type Case, casesOf } from './cases.ts'
import { type Part, partsOf } from './part.ts'
import { type Reach, reachOf } from './reach.ts'
import { isSingle, newOrder, type Order } from './span.ts'
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
 * case, that is for each run of places at which the same equations mention it.
 */
export const deriveMembers = (
  graph: Graph,
  names: readonly string[],
  path: Path = collapseFirst,
): Members => {
  const order = newOrder()
  const reach = reachOf(graph, newOrder())
  const setting = { graph, path, order, reach, spare: spareLetters(graph) }
  const derivations = names.flatMap(name => deriveName(setting, name))
  return { derivations, needs: order.needs }
}

interface Setting {
  readonly graph: Graph
  readonly path: Path
  readonly order: Order
  readonly reach: Reach
  /** Letters for sums over members that no name of the file has. */
  readonly spare: readonly string[]
}

const spareLetters = ({ names }: Graph): readonly string[] =>
  ['s', 'q', 'u', 'v', 'w'].filter(letter => !names.has(letter)).slice(0, 2)

const deriveName = (setting: Setting, name: string): readonly Derivation[] => {
  const { graph, order, reach } = setting
  const family = graph.families.find(one => one.name === name)
  if (family) {
    const uses = usesOf(graph, { name, letter: family.letter }, reach, order)
    return casesOf(graph, family, uses, order).map(one => deriveCase(setting, family, one))
  }
  const shape = shapeOfName(graph, name)
  if (!shape) throw new DeriveError(`there is no ${name} in this network`)
  const isLeaf = graph.leaves.some(leaf => leaf.name === name)
  const aim = { name, base: name, shape, by: new Map(), isLeaf }
  return [deriveAim(setting, aim, usesOf(graph, { name }, reach, order))]
}

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
  const hasInner = uses.some(use => use.mention.under.some(one => !use.openings.has(one)))
  const formal = hasInner ? sharesOf(setting, aim, uses, true) : []
  const [only, ...others] = shares
  const base = { loss: setting.graph.loss, wrt: aim.name, shape: aim.shape }
  if (!only) return { ...base, kind: 'paths', steps: zeroSteps(setting, aim, uses) }
  const kind: Kind = others.length > 0 ? 'paths' : only.derivation.kind
  const isPlain = others.length === 0 && only.over.length === 0 && !hasInner
  const steps = isPlain ? only.derivation.steps : together(shares, formal)
  return { ...base, kind, steps: steps.map(step => ({ ...step, kind })) }
}

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
  { name, shape }: Aim,
  uses: readonly Use[],
): readonly Step[] => {
  const step = { target: name, kind: 'paths', uses: [] } as const
  const rule = uses.length > 0 ? 'zero-derivative' : 'no-path'
  return [
    { ...step, rule: 'goal', form: { level: 'matrix', expr: grad(graph.loss, name, shape) } },
    { ...step, rule, form: { level: 'matrix', expr: zerosOf(shape) } },
  ]
}
