import { Command } from 'commander'
import { LANGUAGES } from '../render/lang/index.ts'
import { listed } from './asked.ts'
import { isColoured, writeResult } from './output.ts'

interface Options {
  readonly lang?: string
}

/** `gradproof explain CODE` */
export const explainCommand = (): Command =>
  new Command('explain')
    .description('Tell what a mistake or a problem means, with an example.')
    .argument('[code]', 'as check names it, missing_transpose; without one all codes are listed')
    .option('--lang <language>', `language of the lesson: ${listed(LANGUAGES)}`)
    .action(run)

const run = async (code: string | undefined, options: Options): Promise<void> => {
  const { explain } = await import('../report/explain.ts')
  writeResult(await explain(code, { ...options, isColoured: isColoured() }))
}
