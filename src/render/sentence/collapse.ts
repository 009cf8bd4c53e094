import { freeNamesIn } from '../../core/parts.ts'
import type { Derivative, Syntax } from '../../core/syntax.ts'
import type { Formula } from '../prose.ts'
import { endsOf, isBetween, isSame, type Saying, type Scene } from './scene.ts'
import { derivativesIn, iversonsIn, lettersIn, openedOf } from './see.ts'

/** What a letter has to be, lest the derivative is 0. */
export const sayCollapse = (scene: Scene): Saying => {
  const values = endsOf(scene)
  const [before, now] = [scene.before, scene.now].map(side => betweenIn(side, scene)) as [
    readonly Derivative[],
    readonly Derivative[],
  ]
  const [one] = before
  if (before.length !== 1 || now.length !== 1 || !one) return { act: 'collapse', values }
  const bound = new Set(lettersIn(scene.now))
  const where = tied(one.of, (now[0] as Derivative).of, new Set(lettersIn(scene.before)), bound)
  if (where.length === 0) return { act: 'collapse', values }
  const said = { ...values, entry: [[one.by]], through: [[one.of]], where }
  return { act: bound.size === 0 ? 'collapse-one' : 'collapse-some', values: said }
}

const betweenIn = (side: Syntax, scene: Scene): readonly Derivative[] =>
  derivativesIn(side).filter(one => isBetween(one, scene))

/** `k = i`, place by place: a letter that was summed over, and what stands there now. */
const tied = (
  before: Syntax,
  now: Syntax,
  summed: ReadonlySet<string>,
  bound: ReadonlySet<string>,
): readonly Formula[] => {
  const after = openedOf(now).at
  return openedOf(before).at.flatMap((place, n): readonly Formula[] => {
    const next = after[n]
    if (!next || place.kind !== 'name' || !summed.has(place.name)) return []
    const isOpen = [...freeNamesIn(next)].some(name => bound.has(name))
    return isOpen || isSame(place, next) ? [] : [[place, next]]
  })
}

/** Which δ are gone. */
export const sayContract = ({ before, now }: Scene): Saying => {
  const left = iversonsIn(now)
  const gone = iversonsIn(before).filter(one => !left.some(other => isSame(one, other)))
  return {
    act: 'contract',
    values: {
      delta: gone.map(one => [one]),
      where: gone.map(({ left, right }) => [left, right]),
    },
  }
}
