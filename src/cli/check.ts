import { Command } from 'commander'
import { LAYOUTS } from '../core/layout.ts'
import { UsageError } from '../core/usage.ts'
import { LANGUAGES } from '../render/lang/index.ts'
import type { Checked, Unreadable } from '../report/check.ts'
import { REPORTERS } from '../report/reporters.ts'
import { listed, refuseSameFile, seedIn } from './asked.ts'
import { choice, namesIn } from './choices.ts'
import { nameOf, readSource } from './input.ts'
import { isColoured, writeResult } from './output.ts'
import { tellProblems } from './problems.ts'
import { usage } from './usage.ts'
import { visible } from './visible.ts'

interface Options {
  readonly lines?: string
  readonly reporter?: string
  readonly lang?: string
  readonly layout?: string
  readonly seed?: string
  readonly output?: string
}

/** `gradproof check NETWORK DERIVATION` */
export const checkCommand = (): Command =>
  new Command('check')
    .description('Judge each equality of a derivation that a person wrote.')
    .argument('<network>', 'equation file; - is standard input')
    .argument('<derivation>', 'LaTeX, Markdown, a notebook, or plain chains; - is standard input')
    .option(
      '--lines <from-to>',
      'only these lines of the derivation, as 10-25; of a notebook, cells',
    )
    .addOption(choice('--reporter <name>', `${REPORTERS.join(', ')} (default: text)`, REPORTERS))
    .addOption(
      choice(
        '--lang <language>',
        `language of what is told: ${listed(LANGUAGES)}`,
        namesIn(LANGUAGES),
      ),
    )
    .addOption(
      choice(
        '--layout <layout>',
        `layout of derivatives: ${LAYOUTS.join(', ')} (default: any)`,
        LAYOUTS,
      ),
    )
    .option('--seed <number>', 'seed of the random draws (default: 1)')
    .option('-o, --output <file>', 'write there instead of to standard output')
    .addHelpText('after', '\nStatus 1: not every equality holds.')
    .addHelpText(
      'after',
      usage(
        'check network.eq homework.tex',
        'check network.eq homework.md --lines 10-25 --reporter json',
      ),
    )
    .action(run)

const run = async (network: string, derivation: string, options: Options): Promise<void> => {
  const { output, lang } = options
  for (const file of [network, derivation]) refuseSameFile(file, output)
  if (network === '-' && derivation === '-') throw new UsageError('two-inputs')
  const sources = { network: readSource(network), derivation: readSource(derivation) }
  const result = await checked(sources, derivation, options)
  if (result.kind === 'malformed') {
    const file = { network, derivation }[result.of]
    await tellProblems(result.problems, { source: sources[result.of], file, lang })
    process.exitCode = 2
    return
  }
  writeResult(result.output, output)
  const places = { source: sources.network, file: network, lang }
  await tellProblems(result.warnings, places, 'warning')
  if (result.judgement.verdict !== 'correct') process.exitCode = 1
}

const checked = async (
  { network, derivation }: { readonly network: string; readonly derivation: string },
  file: string,
  { lines, seed, output, ...options }: Options,
): Promise<Checked | Unreadable> => {
  const { checkSource } = await import('../report/check.ts')
  return checkSource(network, derivation, {
    ...options,
    file: nameOf(file),
    isColoured: output === undefined && isColoured(),
    ...(lines === undefined ? {} : { lines: linesIn(lines) }),
    ...(seed === undefined ? {} : { seed: seedIn(seed) }),
  })
}

const linesIn = (text: string): { readonly from: number; readonly to: number } => {
  const [, from = 0, to = 0] = (/^(\d+)-(\d+)$/.exec(text) ?? []).map(Number)
  if (from >= 1 && to >= from && Number.isSafeInteger(to)) return { from, to }
  throw new UsageError('line-range', { found: visible(text) })
}
