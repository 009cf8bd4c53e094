import { Command } from 'commander'
import { LAYOUTS } from '../core/layout.ts'
import { UsageError } from '../core/usage.ts'
import { DETAILS } from '../render/detail.ts'
import { LANGUAGES } from '../render/lang/index.ts'
import { STYLES } from '../render/style/index.ts'
import type { Style } from '../render/style.ts'
import type { Derived, Result } from '../report/derive.ts'
import { FORMATS } from '../report/formats.ts'
import { unknown } from '../report/unknown.ts'
import { listed, type Places, refuse, refuseSameFile, seedIn, tellVerdict } from './asked.ts'
import { choice, namesIn as namesOfAll } from './choices.ts'
import { readSource } from './input.ts'
import { isColoured, replaceResult } from './output.ts'
import { tellProblems } from './problems.ts'
import { isStyleFile, STYLE_HELP, styleIn } from './style.ts'
import { usage } from './usage.ts'

interface Options {
  readonly wrt?: string
  readonly loss?: string
  readonly format?: string
  readonly style?: string
  readonly detail?: string
  readonly lang?: string
  readonly layout?: string
  readonly mode?: string
  readonly order?: string
  readonly seed?: string
  readonly values?: string
  readonly watch?: boolean
  readonly output?: string
}

/** The format that another program makes of `latex-document`. */
const PDF = 'pdf'
const ALL_FORMATS = [...FORMATS, PDF]

/** `gradproof derive FILE` */
export const deriveCommand = (): Command =>
  new Command('derive')
    .description('Print the derivations of the gradients of a network, verified.')
    .argument('<file>', 'equation file; - is standard input')
    .option('--wrt <names>', 'names whose gradients are wanted, as V,v (default: all)')
    .option('--loss <name>', 'the equation to derive (default: @loss, else the last one)')
    .addOption(
      choice('--format <format>', `${ALL_FORMATS.join(', ')} (default: text)`, ALL_FORMATS),
    )
    .addOption(choice('--style <style>', `house style: ${STYLE_HELP}`, namesOfAll(STYLES)))
    .addOption(
      choice(
        '--detail <detail>',
        `how much is shown: ${DETAILS.join(', ')} (default: style)`,
        DETAILS,
      ),
    )
    .addOption(
      choice(
        '--lang <language>',
        `language of captions and remarks: ${listed(LANGUAGES)}`,
        namesOfAll(LANGUAGES),
      ),
    )
    .addOption(
      choice(
        '--layout <layout>',
        `layout of derivatives: ${LAYOUTS.join(', ')} (default: gradient)`,
        LAYOUTS,
      ),
    )
    .addOption(
      choice('--mode <mode>', 'reverse, or forward from the names on (default: reverse)', [
        'reverse',
        'forward',
      ]),
    )
    .addOption(
      choice('--order <order>', '2: the Hessians of a scalar as well (default: 1)', ['1', '2']),
    )
    .option('--seed <number>', 'seed of the random draws (default: 1)')
    .option('--values <file>', 'numbers for the leaves: prints forward and backward pass with them')
    .option('--watch', 'write again whenever a file that is read changes')
    .option('-o, --output <file>', 'write there instead of to standard output')
    .addHelpText(
      'after',
      usage(
        'derive network.eq',
        'derive network.eq --wrt V,v --detail full',
        'derive network.eq --format latex-document -o notes.tex',
      ),
    )
    .action(run)

const run = async (file: string, options: Options): Promise<void> => {
  refuseSameFile(file, options.output)
  if (isStyleFile(options.style)) refuseSameFile(options.style, options.output)
  if (file === '-' && options.values === '-') throw new UsageError('two-inputs')
  const { format = 'text' } = options
  if (!ALL_FORMATS.includes(format)) throw unknown('no-such-format', format, ALL_FORMATS)
  if (format === PDF && isTerminal(options)) throw new UsageError('pdf-terminal')
  if (!options.watch) return once(file, options)
  const { watched } = await import('./watch.ts')
  await watched(filesIn(file, options), options, () => once(file, options))
}

/** A terminal shows no PDF. */
const isTerminal = ({ output = '-' }: Options): boolean =>
  output === '-' && process.stdout.isTTY === true

/** What is read: of these each change counts. */
const filesIn = (file: string, { values, style }: Options): readonly string[] => [
  file,
  ...(values === undefined ? [] : [values]),
  ...(isStyleFile(style) ? [style] : []),
]

const once = async (file: string, options: Options): Promise<void> => {
  const source = readSource(file)
  const chosen = await styleIn(options.style, { source, lang: options.lang })
  if (chosen === 'refused') return
  const result = await derived(source, { ...options, ...chosen })
  const places = { source, file, output: options.output, lang: options.lang }
  await (result.kind === 'malformed' ? refuse(result, places) : report(result, places, options))
}

type Chosen = Omit<Options, 'style'> & { readonly style?: string | Style }

const derived = async (
  source: string,
  { wrt, order, seed, values, output, watch: _, ...options }: Chosen,
): Promise<Result> => {
  const { deriveSource } = await import('../report/derive.ts')
  return deriveSource(source, {
    ...options,
    ...(options.format === PDF && { format: 'latex-document' }),
    isColoured: output === undefined && isColoured(),
    ...(wrt === undefined ? {} : { wrt: namesIn(wrt) }),
    ...(order === undefined ? {} : { order: Number(order) }),
    ...(seed === undefined ? {} : { seed: seedIn(seed) }),
    ...(values === undefined ? {} : { values: readSource(values) }),
  })
}

const namesIn = (list: string): readonly string[] => {
  const names = list.split(/[\s,]+/).filter(name => name !== '')
  if (names.length === 0) throw new UsageError('names-needed')
  return names
}

/** The result, and on standard error whatever should be looked at or keeps it from being verified. */
const report = async (
  { output, isSound, defects, warnings }: Derived,
  places: Places,
  { format }: Options,
): Promise<void> => {
  replaceResult(format === PDF ? await compiled(output) : output, places.output)
  await tellProblems(warnings, places, 'warning')
  await tellVerdict(isSound, defects, places)
}

const compiled = async (document: string): Promise<Uint8Array> =>
  (await import('./pdf.ts')).pdfOf(document)
