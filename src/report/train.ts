import type { Graph } from '../core/graph.ts'
import type { Problem } from '../core/problem.ts'
import type { TrainCode } from '../core/training.ts'
import { remark, UsageError } from '../core/usage.ts'
import { randomFrom } from '../numeric/random.ts'
import { dimsOf } from '../numeric/size-values.ts'
import { curveSvg } from '../render/curve.ts'
import { curveOf, printTraining, type Trained } from '../render/training.ts'
import { printTrainingNotes } from '../render/training-tex.ts'
import { agreement } from '../train/check.ts'
import { looseColumns } from '../train/columns.ts'
import { readTable } from '../train/csv.ts'
import { type Descended, descend } from '../train/descent.ts'
import { objectiveOf } from '../train/objective.ts'
import { type DataPlace, TrainRefusal } from '../train/refusal.ts'
import { type Ready, ready } from '../train/setup.ts'
import { nested } from '../train/values.ts'
import { inWords, languageOf, told } from './language.ts'
import { type DeriveOptions, formatIn, refuseUnprintable, styleOf } from './options.ts'
import { familyProblem, type Malformed, readNetwork, scalarProblem } from './read.ts'
import { VERSION } from './version.ts'

/** The formats in which a descent is told. */
export const TRAIN_FORMATS = ['text', 'latex'] as const

/** What training is asked for; what is absent is the default. */
export interface TrainOptions
  extends Pick<DeriveOptions, 'format' | 'style' | 'loss' | 'lang' | 'seed' | 'isColoured'> {
  /** Comma-separated values, the names of columns first. */
  readonly data?: string
  readonly steps?: number
  readonly rate?: number
  /** Samples of a step; all by default. */
  readonly batch?: number
  /** Samples to make where there are no data. */
  readonly samples?: number
  readonly init?: number
  /** Sizes, and scalars that stay as they are. */
  readonly set?: ReadonlyMap<string, number>
  /** JSON: where parameters start, and what other names are. */
  readonly values?: string
  readonly hasCurve?: boolean
  onStep?(step: number, loss: number): void
}

/** What came of training. */
export interface TrainedResult {
  readonly kind: 'trained'
  readonly output: string
  /** The parameters as JSON. */
  readonly parameters: string
  /** The curve of the loss as a picture. */
  readonly svg: string
  readonly hasDiverged: boolean
  readonly defects: readonly string[]
  readonly warnings: readonly Problem[]
  /** Columns of the data that are no part of the network. */
  readonly unused: readonly string[]
}

/** Data or values cannot be read: the message says why, and where. */
export class DataError extends UsageError {
  override name = 'DataError'
  readonly of: 'data' | 'values'
  readonly place: DataPlace | undefined
  constructor(
    code: TrainCode,
    values: Readonly<Record<string, string>>,
    at: { readonly of: 'data' | 'values'; readonly place?: DataPlace | undefined },
    words?: string,
  ) {
    super(`train-${code}`, values, words)
    this.of = at.of
    this.place = at.place
    this.inWords = words => new DataError(code, values, at, words)
  }
}

/** A larger difference from the verifier's gradients is a mistake of this program. */
const AGREES = 1e-8

/** Reads an equation file and descends its loss by the derived gradients. Throws UsageError for what cannot be. */
export const trainSource = (
  source: string,
  options: TrainOptions = {},
): Promise<TrainedResult | Malformed> =>
  inWords({ lang: options.lang, source }, () => trainRead(source, options))

const trainRead = async (
  source: string,
  options: TrainOptions,
): Promise<TrainedResult | Malformed> => {
  const format = formatIn(options, TRAIN_FORMATS)
  const read = readNetwork(source, options)
  if (read.kind === 'malformed') return read
  const { graph, warnings } = read
  refuseUnprintable(graph.settings)
  const style = styleOf({ ...options, detail: 'style' }, graph, format)
  const unfit = scalarProblem(graph) ?? familyProblem(graph, 'family-not-exported')
  if (unfit) return { kind: 'malformed', problems: [unfit] }
  const language = await languageOf({ lang: options.lang, source })
  const table = options.data === undefined ? undefined : readingData(options.data)
  const { count, setup, checked, descended } = refusingTraining(() => run(graph, table, options))
  const isWrong = !(checked.error <= AGREES) || checked.draws === 0
  const trained: Trained = {
    ...trainedOf(graph, setup, descended, options),
    language,
    count,
    agreement: checked,
  }
  const { isColoured = false, hasCurve = false } = options
  return {
    kind: 'trained',
    output: isWrong
      ? ''
      : format === 'latex'
        ? printTrainingNotes(trained, style, VERSION)
        : printTraining(trained, { isColoured, hasCurve }),
    parameters: `${JSON.stringify(Object.fromEntries(trained.parameters.map(p => [p.name, p.value])), null, 2)}\n`,
    svg: curveSvg(curveOf(trained)),
    hasDiverged: descended.divergedAt !== undefined,
    defects: await told(
      language,
      isWrong ? [remark('defect-gradients', { error: `${checked.error}` })] : [],
    ),
    warnings,
    unused: table ? looseColumns(table, graph) : [],
  }
}

const run = (
  graph: Graph,
  table: ReturnType<typeof readTable> | undefined,
  options: TrainOptions,
) => {
  const { seed = 1, steps = 1000, rate = 0.1, init = 1, samples = 200 } = options
  const values = options.values === undefined ? {} : readingValues(options.values, graph)
  const set = options.set ?? new Map<string, number>()
  const asked = { set, values, samples, seed, init, ...(table ? { table } : {}) }
  const setup = ready(graph, asked)
  const { setting, start } = setup
  const { count } = setting.samples
  const checked = agreement(graph, setting.parameters, seed)
  const { batch = count, onStep } = options
  const random = randomFrom(seed, ORDER)
  const descent = { steps, rate, batch, count, random, loss: graph.loss, metrics: setting.metrics }
  const isWrong = !(checked.error <= AGREES)
  const told = { ...descent, steps: isWrong ? 0 : steps, ...(onStep ? { onStep } : {}) }
  return { count, setup, checked, descended: descend(objectiveOf(setting), start, told) }
}

const ORDER = 14

const trainedOf = (
  graph: Graph,
  { setting, sizes, drawn, missing }: Ready,
  { points, parameters, divergedAt }: Descended,
  { data, batch, rate = 0.1, seed = 1 }: TrainOptions,
): Omit<Trained, 'language' | 'count' | 'agreement'> => ({
  graph,
  parameters: setting.parameters.map(({ name, shape }) => {
    const dims = dimsOf(sizes, shape)
    return { name, dims, value: nested(parameters.get(name) ?? [], dims) }
  }),
  rate,
  batch: batch ?? setting.samples.count,
  hasSamples: setting.samples.leaves.length > 0,
  isTaught: data === undefined,
  drawn,
  sizes,
  missing,
  seed,
  points,
  ...(divergedAt === undefined ? {} : { divergedAt }),
})

const readingData = (text: string) => {
  try {
    return readTable(text)
  } catch (error) {
    if (!(error instanceof TrainRefusal)) throw error
    throw new DataError(error.code, error.values, { of: 'data', place: error.place })
  }
}

/** Values by name; every name is a leaf. */
const readingValues = (text: string, { leaves }: Graph): Readonly<Record<string, unknown>> => {
  const found = parsed(text)
  const isObject = typeof found === 'object' && found !== null && !Array.isArray(found)
  if (!isObject) throw new DataError('value-form', {}, { of: 'values' })
  const odd = Object.keys(found).find(name => !leaves.some(leaf => leaf.name === name))
  if (odd !== undefined) throw new DataError('value-name', { name: odd }, { of: 'values' })
  return Object.assign(Object.create(null), found)
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const refusingTraining = <T>(work: () => T): T => {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof TrainRefusal)) throw error
    const { code, values, place } = error
    throw place
      ? new DataError(code, values, { of: 'data', place })
      : new UsageError(`train-${code}`, values)
  }
}
