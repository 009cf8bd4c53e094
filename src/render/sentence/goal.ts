import { endsOf, type Saying, type Scene, viaOf } from './scene.ts'
import { derivativesIn } from './see.ts'

/** How the variable reaches what is derived: told by the steps that follow. */
export const sayGoal = (scene: Scene): Saying => {
  const { steps } = scene.derivation
  const ends = endsOf(scene)
  const at = steps.findIndex(({ rule }) => rule === 'chain-rule')
  const chain = scene.written[at]
  if (!chain) {
    const local = scene.written[steps.findIndex(({ rule }) => rule === 'local-derivative')]
    if (!local || derivativesIn(local).length > 0) return { act: 'goal', values: ends }
    return { act: 'goal-direct', values: ends }
  }
  const { through, isDirect } = viaOf(chain, scene)
  if (through.length === 0) return { act: 'goal', values: ends }
  const values = { ...ends, through: through.map(one => [one]) }
  return { act: isDirect ? 'goal-both' : 'goal-through', values }
}
