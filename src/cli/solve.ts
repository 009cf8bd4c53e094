import { Command } from 'commander'
import { UsageError } from '../core/usage.ts'
import { LANGUAGES } from '../render/lang/index.ts'
import { STYLES } from '../render/style/index.ts'
import type { Solved } from '../report/solve.ts'
import { SOLVE_FORMATS } from '../report/solve-formats.ts'
import { listed, type Places, refuse, refuseSameFile, seedIn, tellVerdict } from './asked.ts'
import { choice, namesIn } from './choices.ts'
import { readSource } from './input.ts'
import { isColoured, writeResult } from './output.ts'
import { tellProblems } from './problems.ts'
import { isStyleFile, STYLE_HELP, styleIn } from './style.ts'
import { usage } from './usage.ts'

interface Options {
  readonly for?: string
  readonly loss?: string
  readonly format?: string
  readonly style?: string
  readonly lang?: string
  readonly seed?: string
  readonly output?: string
}

/** `gradproof solve FILE --for NAME` */
export const solveCommand = (): Command =>
  new Command('solve')
    .description('Set the gradient by one name to zero and solve for the name, verified.')
    .argument('<file>', 'equation file; - is standard input')
    .option('--for <name>', 'the unknown, or several as w,b; everything else is given')
    .option('--loss <name>', 'the scalar to derive (default: @loss, else the last equation)')
    .addOption(
      choice('--format <format>', `${SOLVE_FORMATS.join(', ')} (default: text)`, SOLVE_FORMATS),
    )
    .addOption(choice('--style <style>', `house style of letters: ${STYLE_HELP}`, namesIn(STYLES)))
    .addOption(
      choice('--lang <language>', `language of remarks: ${listed(LANGUAGES)}`, namesIn(LANGUAGES)),
    )
    .option('--seed <number>', 'seed of the random draws (default: 1)')
    .option('-o, --output <file>', 'write there instead of to standard output')
    .addHelpText('after', '\nThe gradient has to be linear in the unknown. Status 1: not verified.')
    .addHelpText('after', usage('solve regression.eq --for beta'))
    .action(run)

const run = async (file: string, options: Options): Promise<void> => {
  const { for: name, seed, output, style: _, ...rest } = options
  if (name === undefined) throw new UsageError('unknown-needed')
  refuseSameFile(file, output)
  if (isStyleFile(options.style)) refuseSameFile(options.style, output)
  const source = readSource(file)
  const chosen = await styleIn(options.style, { source, lang: options.lang })
  if (chosen === 'refused') return
  const { solveSource } = await import('../report/solve.ts')
  const result = await solveSource(source, {
    ...rest,
    ...chosen,
    unknown: name.trim(),
    isColoured: output === undefined && isColoured(),
    ...(seed === undefined ? {} : { seed: seedIn(seed) }),
  })
  const places = { source, file, output, lang: options.lang }
  await (result.kind === 'malformed' ? refuse(result, places) : report(result, places))
}

const report = async (
  { output, isSound, defects, warnings }: Solved,
  places: Places,
): Promise<void> => {
  if (output !== '') writeResult(output, places.output)
  await tellProblems(warnings, places, 'warning')
  await tellVerdict(isSound, defects, places)
}
