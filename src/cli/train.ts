import { Command } from 'commander'
import { remark, UsageError } from '../core/usage.ts'
import { LANGUAGES } from '../render/lang/index.ts'
import { STYLES } from '../render/style/index.ts'
import { languageFor } from '../report/language.ts'
import type { DataError, TrainedResult, TrainOptions } from '../report/train.ts'
import {
  listed,
  type Places,
  refuse,
  refuseSameFile,
  seedIn,
  tell,
  tellDefects,
  wholeIn,
} from './asked.ts'
import { choice, namesIn } from './choices.ts'
import { nameOf, readSource } from './input.ts'
import { isColoured, writeResult } from './output.ts'
import { tellProblems } from './problems.ts'
import { progressBar } from './progress.ts'
import { isStyleFile, STYLE_HELP, styleIn } from './style.ts'
import { usage } from './usage.ts'
import { visible } from './visible.ts'

interface Options {
  readonly data?: string
  readonly steps?: string
  readonly rate?: string
  readonly batch?: string
  readonly samples?: string
  readonly init?: string
  readonly set?: readonly string[]
  readonly values?: string
  readonly seed?: string
  readonly loss?: string
  readonly format?: string
  readonly style?: string
  readonly lang?: string
  readonly svg?: string
  readonly output?: string
}

/** `gradproof train FILE` */
export const trainCommand = (): Command =>
  new Command('train')
    .description('Descend the loss of a network by its derived gradients.')
    .argument('<file>', 'equation file; - is standard input')
    .option('--data <file>', 'comma-separated values; columns are named x, x1 or x[1]')
    .option(
      '--samples <number>',
      'without data: samples that a random teacher makes (default: 200)',
    )
    .option('--steps <number>', 'steps (default: 1000)')
    .option('--rate <number>', 'learning rate α (default: 0.1)')
    .option('--batch <number>', 'samples of a step (default: all)')
    .option('--set <name=number...>', 'a size, or a scalar that stays as it is')
    .option('--values <file>', 'JSON: where parameters start, and what other names are')
    .option('--init <number>', 'factor of the random start (default: 1)')
    .option('--seed <number>', 'seed of all that is random (default: 1)')
    .option('--loss <name>', 'the scalar to descend (default: @loss, else the last equation)')
    .addOption(
      choice('--format <format>', 'text, or latex: the network and the rule (default: text)', [
        'text',
        'latex',
      ]),
    )
    .addOption(
      choice(
        '--style <style>',
        `house style of letters and of the rule: ${STYLE_HELP}`,
        namesIn(STYLES),
      ),
    )
    .addOption(
      choice('--lang <language>', `language of remarks: ${listed(LANGUAGES)}`, namesIn(LANGUAGES)),
    )
    .option('--svg <file>', 'write the curve of the loss there')
    .option('-o, --output <file>', 'write the parameters there, as JSON')
    .addHelpText('after', '\nStatus 1: the loss is no finite number any more.')
    .addHelpText('after', usage('train network.eq --steps 500 --rate 0.5'))
    .action(run)

const run = async (file: string, options: Options): Promise<void> => {
  const { data, values, svg, output } = options
  const style = isStyleFile(options.style) ? options.style : undefined
  for (const input of [file, data, values, style]) {
    for (const target of [svg, output]) if (input !== undefined) refuseSameFile(input, target)
  }
  const source = readSource(file)
  const chosen = await styleIn(options.style, { source, lang: options.lang })
  if (chosen === 'refused') return
  const { training } = await languageFor({ lang: options.lang, source })
  const { DataError, trainSource } = await import('../report/train.ts')
  const bar = progressBar(process.stderr, stepsOf(options), training)
  const result = await trainSource(source, { ...optionsOf(options), ...chosen, onStep: bar.tell })
    .catch(error => {
      throw error instanceof DataError ? placed(error, options) : error
    })
    .finally(bar.end)
  const places = { source, file, output, lang: options.lang }
  await (result.kind === 'malformed' ? refuse(result, places) : report(result, options, places))
}

const stepsOf = ({ steps }: Options): number => wholeOf('--steps', steps, 0) ?? 1000

const optionsOf = (options: Options): TrainOptions => {
  const { data, values, seed, loss, lang, set, format } = options
  const numbers = {
    steps: stepsOf(options),
    batch: wholeOf('--batch', options.batch, 1),
    samples: wholeOf('--samples', options.samples, 1),
    rate: numberIn('--rate', options.rate),
    init: numberIn('--init', options.init),
    seed: seed === undefined ? undefined : seedIn(seed),
    data: data === undefined ? undefined : readSource(data),
    values: values === undefined ? undefined : readSource(values),
    loss,
    lang,
    format,
    set: set && new Map(set.flatMap(text => text.split(',')).map(assignmentIn)),
  }
  const given = Object.entries(numbers).filter(([, value]) => value !== undefined)
  const isShown = process.stdout.isTTY === true
  return { ...Object.fromEntries(given), isColoured: isColoured(), hasCurve: isShown }
}

const wholeOf = (option: string, text: string | undefined, least: number): number | undefined =>
  text === undefined ? undefined : wholeIn(option, text, least)

const numberIn = (option: string, text: string | undefined): number | undefined => {
  if (text === undefined) return undefined
  const value = Number(text)
  if (text.trim() !== '' && Number.isFinite(value)) return value
  throw new UsageError('number', { option, found: visible(text) })
}

const assignmentIn = (text: string): readonly [string, number] => {
  const [, name, value] = /^\s*(\w+)\s*=\s*(\S+)\s*$/u.exec(text) ?? []
  if (name !== undefined && value !== undefined && Number.isFinite(Number(value)))
    return [name, Number(value)]
  throw new UsageError('assignment', { option: '--set', found: visible(text) })
}

/** What is wrong with a file of data is told with its name and place. */
const placed = (error: DataError, options: Options): unknown => {
  const file = nameOf((error.of === 'data' ? options.data : options.values) ?? '')
  const place = error.place ? `:${error.place.line}:${error.place.column}` : ''
  return error.inWords(`${file}${place}: ${error.message}`)
}

const report = async (
  { output, parameters, svg, hasDiverged, defects, warnings, unused }: TrainedResult,
  options: Options,
  places: Places,
): Promise<void> => {
  writeResult(output)
  await tellProblems(warnings, places, 'warning')
  if (unused.length > 0)
    await tell([remark('unused-columns', { names: unused.join(', ') })], places)
  await tellDefects(defects, places)
  if (options.svg !== undefined && defects.length === 0) writeResult(svg, options.svg)
  if (hasDiverged || defects.length > 0) {
    process.exitCode = 1
    if (hasDiverged) await tell([remark('went-astray')], places)
    return
  }
  if (options.output !== undefined) writeResult(parameters, options.output)
}
