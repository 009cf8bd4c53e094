import { resolve } from 'node:path'
import { Command } from 'commander'
import { DETAILS } from '../render/detail.ts'
import { LANGUAGES } from '../render/lang/index.ts'
import { STYLES } from '../render/style/index.ts'
import { type Derived, deriveSource, type Malformed, type Result } from '../report/derive.ts'
import { FORMATS } from '../report/formats.ts'
import { UsageError } from '../report/options.ts'
import { Failure } from './failure.ts'
import { readSource } from './input.ts'
import { complain, isColoured, writeResult } from './output.ts'
import { tellProblems } from './problems.ts'
import { visible } from './visible.ts'

interface Options {
  readonly wrt?: string
  readonly loss?: string
  readonly format?: string
  readonly style?: string
  readonly detail?: string
  readonly lang?: string
  readonly layout?: string
  readonly seed?: string
  readonly output?: string
}

/** `gradproof derive FILE` */
export const deriveCommand = (): Command =>
  new Command('derive')
    .description('Print the derivations of the gradients of a network, verified.')
    .argument('<file>', 'equation file; - is standard input')
    .option('--wrt <names>', 'names whose gradients are wanted, as V,v (default: all)')
    .option('--loss <name>', 'the equation to derive (default: @loss, else the last one)')
    .option('--format <format>', `${FORMATS.join(', ')} (default: text)`)
    .option('--style <style>', `house style: ${listed(STYLES)}`)
    .option('--detail <detail>', `how much is shown: ${DETAILS.join(', ')} (default: style)`)
    .option('--lang <language>', `language of captions and remarks: ${listed(LANGUAGES)}`)
    .option('--layout <layout>', 'layout of derivatives (default: gradient)')
    .option('--seed <number>', 'seed of the random draws (default: 1)')
    .option('-o, --output <file>', 'write there instead of to standard output')
    .action(run)

const listed = (all: readonly { readonly name: string }[]): string =>
  all.map(one => one.name).join(', ')

const run = async (file: string, options: Options): Promise<void> => {
  refuseSameFile(file, options.output)
  const source = readSource(file)
  const result = await derived(source, options)
  const places = { source, file, output: options.output }
  await (result.kind === 'malformed' ? refuse(result, places) : report(result, places))
}

const refuseSameFile = (file: string, output?: string): void => {
  if (file === '-' || output === undefined || output === '-') return
  if (resolve(file) === resolve(output)) throw new Failure('the output would replace the input')
}

const derived = async (
  source: string,
  { wrt, seed, output, ...options }: Options,
): Promise<Result> => {
  try {
    return await deriveSource(source, {
      ...options,
      isColoured: output === undefined && isColoured(),
      ...(wrt === undefined ? {} : { wrt: namesIn(wrt) }),
      ...(seed === undefined ? {} : { seed: seedIn(seed) }),
    })
  } catch (error) {
    throw error instanceof UsageError ? new Failure(visible(error.message)) : error
  }
}

const namesIn = (list: string): readonly string[] => {
  const names = list.split(/[\s,]+/).filter(name => name !== '')
  if (names.length === 0) throw new Failure('--wrt needs names, as --wrt V,v')
  return names
}

const seedIn = (text: string): number => {
  const seed = Number(text)
  if (/^\d+$/.test(text) && Number.isSafeInteger(seed)) return seed
  throw new Failure(`--seed needs a whole number, not ${visible(text)}`)
}

interface Places {
  readonly source: string
  readonly file: string
  readonly output: string | undefined
}

const refuse = async ({ problems }: Malformed, places: Places): Promise<void> => {
  process.exitCode = 2
  await tellProblems(problems, places)
}

/** The result, and on standard error whatever should be looked at or keeps it from being verified. */
const report = async (
  { output, isSound, defects, warnings }: Derived,
  places: Places,
): Promise<void> => {
  writeResult(output, places.output)
  await tellProblems(warnings, places, 'warning: ')
  for (const defect of defects) {
    complain(`a defect in gradproof: ${visible(defect)}; please report it with the file`)
  }
  if (isSound) return
  process.exitCode = 1
  if (defects.length === 0) complain('not everything could be verified; see the marks')
}
