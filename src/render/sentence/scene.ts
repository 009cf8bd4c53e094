import type { Derivation } from '../../core/derivation.ts'
import type { Graph } from '../../core/graph.ts'
import type { Derivative, Syntax } from '../../core/syntax.ts'
import { nameOf } from '../node.ts'
import type { Formula } from '../prose.ts'
import type { Act } from '../step-words.ts'
import { printText } from '../text.ts'
import { derivativesIn, openedOf } from './see.ts'

/** What a step does, and the formulas with which that is said. */
export interface Saying {
  readonly act: Act
  readonly values: Readonly<Record<string, readonly Formula[]>>
}

/** A step among those of its derivation, its forms as they are written. */
export interface Scene {
  readonly graph: Graph
  readonly derivation: Derivation
  /** The place of the step. */
  readonly n: number
  readonly written: readonly Syntax[]
  readonly before: Syntax
  readonly now: Syntax
}

/** What is derived, and by what. */
export const endsOf = ({ derivation: { loss, wrt } }: Pick<Scene, 'derivation'>) => ({
  of: [[nameOf(loss)]],
  by: [[nameOf(wrt)]],
})

export const isSame = (a: Syntax, b: Syntax): boolean => printText(a) === printText(b)

/** Each once, in order. */
export const unique = (all: readonly Syntax[]): readonly Syntax[] => [
  ...new Map(all.map(one => [printText(one), one])).values(),
]

/** True of a derivative by the variable of a derivation. */
export const isByVariable = ({ by }: Derivative, { derivation }: Pick<Scene, 'derivation'>) =>
  isSame(openedOf(by).base, nameOf(derivation.wrt))

/** A derivative by the variable of what stands between it and the loss. */
export const isBetween = (one: Derivative, scene: Pick<Scene, 'derivation'>): boolean => {
  const { base } = openedOf(one.of)
  const isName = base.kind === 'name' || base.kind === 'layered'
  return isName && isByVariable(one, scene) && !isSame(base, nameOf(scene.derivation.loss))
}

/** Names through which the variable acts, as a chain rule writes them; and whether it stands in the loss itself. */
export const viaOf = (chain: Syntax, scene: Pick<Scene, 'derivation'>) => {
  const all = derivativesIn(chain).filter(one => isByVariable(one, scene))
  const between = all.filter(one => isBetween(one, scene))
  return {
    between,
    through: unique(between.map(one => openedOf(one.of).base)),
    isDirect: between.length < all.length,
  }
}
