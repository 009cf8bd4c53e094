import type { Random } from '../numeric/random.ts'
import { shuffled } from '../numeric/random.ts'
import type { Objective } from './objective.ts'

/** How a loss is descended. */
export interface Descent {
  readonly steps: number
  readonly rate: number
  /** Samples of one step; all of them where it is as large as their number. */
  readonly batch: number
  readonly count: number
  readonly random: Random
  /** Names of the loss and of metrics. */
  readonly loss: string
  readonly metrics: readonly string[]
  /** Is told after each step. */
  onStep?(step: number, loss: number): void
}

/** The loss over all samples after a number of steps. */
export interface Point {
  readonly step: number
  readonly loss: number
  readonly metrics: ReadonlyMap<string, number>
}

export interface Descended {
  readonly points: readonly Point[]
  readonly parameters: ReadonlyMap<string, Float64Array>
  /** The step after which the loss was no number any more. */
  readonly divergedAt?: number
}

/** Points of a curve. */
const POINTS = 100

/** Steps against the gradient: a ← a − α ∂L/∂a for all parameters at once. */
export const descend = (
  objective: Objective,
  start: ReadonlyMap<string, Float64Array>,
  descent: Descent,
): Descended => {
  const { steps, rate, onStep } = descent
  const parameters = new Map([...start].map(([name, value]) => [name, Float64Array.from(value)]))
  const all = Array.from({ length: descent.count }, (_, n) => n)
  const batches = batchesOf(descent, all)
  const every = Math.max(1, Math.ceil(steps / POINTS))
  const points: Point[] = []
  for (let step = 0; ; step++) {
    objective.settle(parameters)
    const isPoint = step % every === 0 || step === steps
    const rows = batches()
    const { loss, gradients } = objective.gradients(rows)
    const known = { step, loss: rows === all ? loss : undefined }
    if (isPoint) points.push(pointAt(objective, all, known, descent))
    if (step === steps) return { points, parameters }
    const isSound = move(parameters, gradients, rate)
    onStep?.(step + 1, loss)
    if (!isSound || !Number.isFinite(loss)) return { points, parameters, divergedAt: step + 1 }
  }
}

const pointAt = (
  objective: Objective,
  all: readonly number[],
  { step, loss: known }: { readonly step: number; readonly loss: number | undefined },
  { loss, metrics }: Descent,
): Point => {
  if (known !== undefined && metrics.length === 0) return { step, loss: known, metrics: new Map() }
  const found = objective.measure(all, [loss, ...metrics])
  return {
    step,
    loss: found.get(loss) ?? Number.NaN,
    metrics: new Map(metrics.map(name => [name, found.get(name) ?? Number.NaN])),
  }
}

/** The samples of the next step: all, or the next few of a random order that is drawn anew when it is used up. */
const batchesOf = (
  { batch, random }: Descent,
  all: readonly number[],
): (() => readonly number[]) => {
  if (batch >= all.length) return () => all
  let order: readonly number[] = []
  let at = 0
  return () => {
    if (at + batch > order.length) {
      order = shuffled(random, all)
      at = 0
    }
    at += batch
    return order.slice(at - batch, at)
  }
}

/** Moves all parameters; false where one is no number any more. */
const move = (
  parameters: ReadonlyMap<string, Float64Array>,
  gradients: ReadonlyMap<string, Float64Array>,
  rate: number,
): boolean => {
  let isSound = true
  for (const [name, value] of parameters) {
    const gradient = gradients.get(name)
    for (let n = 0; n < value.length; n++) {
      const next = (value[n] as number) - rate * (gradient?.[n] ?? 0)
      value[n] = next
      isSound &&= Number.isFinite(next)
    }
  }
  return isSound
}
