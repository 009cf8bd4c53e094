import { statementsOf } from '../../core/graph.ts'
import type { Derivative, Syntax } from '../../core/syntax.ts'
import { indexed, leftSide, nameOf } from '../node.ts'
import type { Formula } from '../prose.ts'
import { printText } from '../text.ts'
import { endsOf, isByVariable, isSame, type Saying, type Scene, viaOf } from './scene.ts'
import { addedUp, derivativesIn, type Summand, summandsOf } from './see.ts'

/** What the derivatives of the step before are, by which equations. */
export const sayLocal = (scene: Scene): Saying => {
  const { before, derivation } = scene
  const values = endsOf(scene)
  const { between } = viaOf(before, scene)
  const later = derivativesIn(scene.now).map(one => stemOf(one.by))
  if (between.length === 0 && later.length > 0) {
    return { act: 'local-read', values: { ...values, definition: definitionsOf(later, scene) } }
  }
  if (between.length === 0) {
    const definition = definitionsOf([nameOf(derivation.loss)], scene)
    return { act: 'local-loss', values: { ...values, definition } }
  }
  const locals = localsIn(scene)
  const names = between.map(one => stemOf(one.of))
  const definition = definitionsOf(
    derivation.isForward ? [values.of[0]?.[0] as Syntax] : names,
    scene,
  )
  if (locals.length === 0) return { act: 'local-read', values: { ...values, definition } }
  const said = { ...values, definition, local: locals }
  if (locals.length > 1) return { act: 'local-several', values: said }
  const isOne = printText(locals[0]?.[1] as Syntax) === '1'
  return { act: isOne ? 'local-one' : 'local', values: said }
}

/**
 * `∂p_i/∂V_ij = x_j` for every derivative of the step before, where the factor beside it can be found
 * again in exactly one summand; none where that fails for one of them.
 */
const localsIn = (scene: Scene): readonly Formula[] => {
  const [before, now] = [summandsOf(scene.before), summandsOf(scene.now)]
  const found = before.map(one => localOf(one, before, now, scene))
  return found.every(one => one !== undefined) ? found : []
}

const localOf = (
  one: Summand,
  before: readonly Summand[],
  now: readonly Summand[],
  scene: Scene,
): Formula | undefined => {
  const sign = one.over.find(isNear(scene))
  if (sign?.kind !== 'derivative' || one.isNegative || one.under.length > 0) return undefined
  const far = one.over.filter(factor => factor !== sign)
  if (far.length === 0) return directOf(sign, one, before, now)
  const [mine, ...others] = now.filter(other => hasFactors(other, far))
  const isAlone = before.filter(other => hasFactors(other, far)).length === 1
  if (!mine || others.length > 0 || !isAlone || far.length !== 1) return undefined
  if (lettersText(mine) !== lettersText(one)) return undefined
  return [sign, addedUp([{ ...mine, letters: [], over: without(mine.over, far) }])]
}

/** The share of the loss itself: every summand in which no derivative of the others stands. */
const directOf = (
  sign: Derivative,
  one: Summand,
  before: readonly Summand[],
  now: readonly Summand[],
): Formula | undefined => {
  const others = before.filter(other => other !== one).flatMap(({ over }) => over)
  const rest = now.filter(({ over }) => !others.some(far => over.some(at => isSame(at, far))))
  const isOpen = [...rest, one].every(({ letters }) => letters.length === 0)
  return isOpen && rest.length > 0 ? [sign, addedUp(rest)] : undefined
}

/** A derivative that one equation settles: by the variable, and going forward of what is derived. */
const isNear =
  (scene: Scene) =>
  (factor: Syntax): factor is Derivative => {
    if (factor.kind !== 'derivative' || factor.total) return false
    return scene.derivation.isForward === true || isByVariable(factor, scene)
  }

const lettersText = ({ letters }: Summand): string => letters.map(({ name }) => name).join()

const hasFactors = ({ over }: Summand, far: readonly Syntax[]): boolean =>
  far.length > 0 && far.every(factor => over.some(other => isSame(factor, other)))

const without = (over: readonly Syntax[], far: readonly Syntax[]): readonly Syntax[] =>
  over.filter(factor => !far.some(other => isSame(factor, other)))

const stemOf = (of: Syntax): Syntax => (of.kind === 'indexed' ? of.base : of)

/** Longer definitions than this are known by their name. */
const LONGEST = 60

/** The equations of the file that define these names: `p = V*x + v`. */
const definitionsOf = (names: readonly Syntax[], { graph }: Scene): readonly Formula[] =>
  [...new Set(names.map(familyOf))].flatMap(name => {
    const found = statementsOf(graph).find(one => one.name.name === name)
    if (!found) return [[nameOf(name)]]
    const left = indexed(
      leftSide(found),
      found.letters.map(letter => nameOf(letter.name)),
    )
    return [printText(found.body).length > LONGEST ? [left] : [left, found.body]]
  })

const familyOf = (name: Syntax): string =>
  name.kind === 'name' || name.kind === 'layered' ? name.name : ''
