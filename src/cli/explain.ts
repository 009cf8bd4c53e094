import { Command } from 'commander'
import { LANGUAGES } from '../render/lang/index.ts'
import { listed } from './asked.ts'
import { choice, chosen, namesIn } from './choices.ts'
import { isColoured, writeResult } from './output.ts'
import { usage } from './usage.ts'

interface Options {
  readonly lang?: string
}

/** `gradproof explain CODE` */
export const explainCommand = (): Command =>
  new Command('explain')
    .description('Tell what a mistake or a problem means, with an example.')
    .addArgument(
      chosen(
        '[code]',
        'as check names it, missing_transpose; without one all codes are listed',
        async () => (await import('../report/explain.ts')).CODES,
      ),
    )
    .addOption(
      choice(
        '--lang <language>',
        `language of the lesson: ${listed(LANGUAGES)}`,
        namesIn(LANGUAGES),
      ),
    )
    .addHelpText('after', usage('explain missing_transpose', 'explain missing_transpose --lang ko'))
    .action(run)

const run = async (code: string | undefined, options: Options): Promise<void> => {
  const { explain } = await import('../report/explain.ts')
  writeResult(await explain(code, { ...options, isColoured: isColoured() }))
}
