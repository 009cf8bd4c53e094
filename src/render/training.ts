import type { Graph } from '../core/graph.ts'
import { type Curve, curveText } from './curve.ts'
import type { Language } from './lang.ts'
import { blocksOf, head, inkOf } from './rows.ts'
import { printText } from './text.ts'

/** What came of training, as it is told to people. */
export interface Trained {
  readonly graph: Graph
  readonly language: Language
  readonly parameters: readonly TrainedParameter[]
  readonly rate: number
  readonly batch: number
  readonly count: number
  readonly isTaught: boolean
  readonly hasSamples: boolean
  /** Labels that were drawn, for want of an answer of the network. */
  readonly drawn: readonly string[]
  readonly sizes: ReadonlyMap<string, number>
  /** Names without which a metric could not be computed. */
  readonly missing: readonly string[]
  readonly seed: number
  readonly agreement: { readonly draws: number; readonly error: number }
  readonly points: readonly TrainedPoint[]
  readonly divergedAt?: number
}
export interface TrainedParameter {
  readonly name: string
  readonly dims: readonly number[]
  readonly value: unknown
}
export interface TrainedPoint {
  readonly step: number
  readonly loss: number
  readonly metrics: ReadonlyMap<string, number>
}

/** The network, the rule, the loss by steps, and the parameters where they are few. */
export const printTraining = (
  trained: Trained,
  { isColoured, hasCurve }: { readonly isColoured: boolean; readonly hasCurve: boolean },
): string => {
  const ink = inkOf(isColoured)
  return blocksOf([
    head(trained, ink),
    [ruleOf(trained), ...remarks(trained).map(line => ink.remark(`# ${line}`))],
    pointLines(trained),
    hasCurve ? curveText(curveOf(trained)) : [],
    trained.divergedAt === undefined ? trained.parameters.map(parameterLine) : [],
  ])
}

/** The curve of a loss. */
export const curveOf = ({ graph, points }: Trained): Curve => ({
  title: nameText(graph.loss),
  points: points.map(({ step, loss }) => [step, loss] as const),
})

const nameText = (name: string): string => printText({ kind: 'name', name })

/** `a ← a − α ∂ε/∂a` */
const ruleOf = ({ graph, parameters, rate, language }: Trained): string => {
  const names = parameters.map(p => nameText(p.name)).join(', ')
  const loss = nameText(graph.loss)
  const letter = ['a', 'w', 'theta'].find(name => !graph.names.has(name)) ?? 'a'
  const [a, alpha] = [nameText(letter), nameText('alpha')]
  return `${a} ← ${a} − ${alpha} ∂${loss}/∂${a}  # ${language.training.rule(a, names, `${alpha} = ${rate}`)}`
}

const remarks = (trained: Trained): readonly string[] => {
  const { agreement, batch, count, drawn, hasSamples, isTaught, missing, seed, sizes } = trained
  const words = trained.language.training
  const told = [...sizes].map(([name, value]) => `${nameText(name)} = ${value}`).join(', ')
  return [
    ...(hasSamples ? [words.samples(count, Math.min(batch, count))] : []),
    ...(hasSamples && isTaught ? [words.taught(seed)] : []),
    ...(drawn.length > 0 ? [words.drawn(drawn.map(nameText))] : []),
    ...(told === '' ? [] : [words.sizes(told)]),
    ...(missing.length > 0 ? [words.missing(missing.map(nameText))] : []),
    words.agreement(agreement.draws, agreement.error),
  ]
}

/** Steps that are told. */
const TOLD = 10

const pointLines = ({ graph, points, language, divergedAt }: Trained): readonly string[] => {
  const every = Math.max(1, Math.ceil((points.length - 1) / TOLD))
  const shown = points.filter((_, n) => n % every === 0 || n === points.length - 1)
  const width = String(points.at(-1)?.step ?? 0).length
  const lines = shown.map(({ step, loss, metrics }) => {
    const all = [[graph.loss, loss] as const, ...metrics]
    const values = all.map(([name, value]) => `${nameText(name)} = ${figures(value)}`)
    return `${language.training.step} ${String(step).padStart(width)}  ${values.join('  ')}`
  })
  return divergedAt === undefined ? lines : [...lines, language.training.diverged(divergedAt)]
}

/** Entries of a parameter that are printed. */
const MOST = 24

const parameterLine = ({ name, dims, value }: TrainedParameter): string => {
  const size = dims.reduce((a, b) => a * b, 1)
  const text = size <= MOST ? listText(value) : `${dims.join(' × ')} …`
  return `${nameText(name)} = ${text}`
}

const listText = (value: unknown): string =>
  Array.isArray(value) ? `[${value.map(listText).join(', ')}]` : figures(value as number)

/** Four figures that count. */
const figures = (value: number): string => String(Number(value.toPrecision(4)))
