import type { Derivative, Syntax } from '../../core/syntax.ts'
import { nameOf } from '../node.ts'
import { endsOf, isBetween, type Saying, type Scene, viaOf } from './scene.ts'
import { derivativesIn, summandsOf } from './see.ts'

/** By how many names the variable acts, and on how many of their entries. */
export const sayChain = (scene: Scene): Saying => {
  const { between, through, isDirect } = viaOf(scene.now, scene)
  const values = { ...endsOf(scene), through: through.map(one => [one]) }
  if (isDirect && through.length > 0) return { act: 'chain-paths-direct', values }
  const [one] = between
  if (through.length !== 1 || between.length !== 1 || !one) return { act: 'chain-paths', values }
  return { ...sayOne(one, scene), values: { ...values, ...valuesOf(one, scene) } }
}

const valuesOf = (one: Derivative, scene: Scene) => ({
  entry: [[one.by]],
  through: [[one.of]],
  letters: lettersOf(one, scene.now).map(name => [nameOf(name)]),
})

/** Letters of the sums around the one derivative by the variable, if it has them. */
const lettersOf = (one: Derivative, now: Syntax): readonly string[] =>
  summandsOf(now).flatMap(({ letters, over }) =>
    over.includes(one) ? letters.map(({ name }) => name) : [],
  )

const sayOne = (one: Derivative, scene: Scene): Pick<Saying, 'act'> => {
  const letters = lettersOf(one, scene.now)
  if (letters.some(name => isPlace(name, one.of))) return { act: 'chain-members' }
  if (letters.length > 0) return { act: scene.derivation.isForward ? 'chain-one' : 'chain-sum' }
  const isEntry = one.of.kind === 'indexed' && one.by.kind === 'indexed'
  const isAlone = derivativesIn(scene.now).filter(each => isBetween(each, scene)).length === 1
  return { act: isEntry && isAlone && !scene.derivation.isForward ? 'chain-entry' : 'chain-one' }
}

/** True of the place of a member of a family. */
const isPlace = (letter: string, of: Syntax): boolean => {
  const base = of.kind === 'indexed' ? of.base : of
  return base.kind === 'layered' && base.at.kind === 'name' && base.at.name === letter
}
