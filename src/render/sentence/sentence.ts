import type { Derivation, Rule } from '../../core/derivation.ts'
import type { Graph } from '../../core/graph.ts'
import type { Syntax } from '../../core/syntax.ts'
import { nameOf } from '../node.ts'
import { type Formula, type Prose, proseOf } from '../prose.ts'
import { quoteForm } from '../quote.ts'
import type { Act, StepWords } from '../step-words.ts'
import { sayChain } from './chain.ts'
import { sayCollapse, sayContract } from './collapse.ts'
import { sayGoal } from './goal.ts'
import { sayLocal } from './local.ts'
import { sayMatrix, sayTranspose } from './matrix.ts'
import { endsOf, type Saying, type Scene } from './scene.ts'

/** What each step of a derivation does, one sentence each, in its own names. */
export const sentencesOf = (
  derivation: Derivation,
  graph: Graph,
  words: StepWords,
): readonly Prose[] => {
  const { steps } = derivation
  const written = steps.map(step => quoteForm(step.form, graph.names))
  return steps.map(({ rule }, n) => {
    const now = written[n] as Syntax
    const scene = { graph, derivation, n, written, now, before: written[n - 1] ?? now }
    const { act, values } = SAY[rule](scene)
    return proseOf(words.acts[act], values, words)
  })
}

/** What says all of itself, with the names of both ends. */
const plainly =
  (act: Act) =>
  (scene: Scene): Saying => ({ act, values: endsOf(scene) })

const SAY: Readonly<Record<Rule, (scene: Scene) => Saying>> = {
  goal: sayGoal,
  component: scene => ({
    act: 'component',
    values: { whole: [[scene.before]], entry: [[scene.now]], letters: freeOf(scene) },
  }),
  'chain-rule': sayChain,
  'collapse-sum': sayCollapse,
  'local-derivative': sayLocal,
  contract: sayContract,
  transpose: sayTranspose,
  'matrix-form': sayMatrix,
  'no-path': plainly('no-path'),
  'zero-derivative': plainly('zero-derivative'),
  'every-path': plainly('every-path'),
  'through-activation': plainly('through-activation'),
  factor: plainly('factor'),
  jacobian: plainly('jacobian'),
  'own-value': plainly('own-value'),
  'next-gradient': plainly('next-gradient'),
  'to-the-loss': plainly('to-the-loss'),
  cancel: plainly('cancel'),
  expand: plainly('expand'),
  'take-out': plainly('take-out'),
  'without-gradients': plainly('without-gradients'),
  'every-factor': plainly('every-factor'),
  number: plainly('number'),
  'put-in': plainly('put-in'),
  differential: plainly('differential'),
  'under-trace': plainly('under-trace'),
}

/** The letters of an entry. */
const freeOf = ({ derivation, n }: Scene): readonly Formula[] => {
  const form = derivation.steps[n]?.form
  return form?.level === 'index' ? form.free.map(({ name }) => [nameOf(name)]) : []
}
