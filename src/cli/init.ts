import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { UsageError } from '../core/usage.ts'
import { LANGUAGES } from '../render/lang/index.ts'
import { STYLES } from '../render/style/index.ts'
import { START_NAMES, startFiles } from '../report/start.ts'
import { listed } from './asked.ts'
import { choice, chosen, namesIn } from './choices.ts'
import { systemError } from './input.ts'
import { writeResult } from './output.ts'
import { usage } from './usage.ts'
import { visible } from './visible.ts'

interface Options {
  readonly lang?: string
  readonly base?: string
}

/** `gradproof init WHAT` */
export const initCommand = (): Command =>
  new Command('init')
    .description(
      'Write files to start from: a network, a task with a network and two submissions, or a style.',
    )
    .addArgument(chosen('<what>', START_NAMES.join(', '), () => START_NAMES))
    .argument('[folder]', 'where they are written', '.')
    .addOption(
      choice(
        '--lang <language>',
        `language of the comments and of feedback: ${listed(LANGUAGES)}`,
        namesIn(LANGUAGES),
      ),
    )
    .addOption(
      choice(
        '--base <style>',
        `the house style that a style starts from: ${listed(STYLES)} (default: arrows)`,
        namesIn(STYLES),
      ),
    )
    .addHelpText(
      'after',
      usage('init network', 'init task homework/ --lang ru', 'init style --base nabla'),
    )
    .action(run)

/** All files or none: what is there is never written over. */
const run = async (what: string, folder: string, { lang, base }: Options): Promise<void> => {
  const files = await startFiles(what, lang, base)
  const paths = files.map(({ name }) => join(folder, name))
  const there = paths.find(path => existsSync(path))
  if (there !== undefined) throw new UsageError('file-exists', { file: visible(there) })
  makeFolder(folder)
  files.forEach(({ text }, n) => {
    write(paths[n] as string, text)
  })
  writeResult(paths.map(path => `${visible(path)}\n`).join(''))
}

const makeFolder = (folder: string): void => {
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    throw systemError('cannot-write', visible(folder), error)
  }
}

const write = (file: string, text: string): void => {
  try {
    writeFileSync(file, text, { flag: 'wx' })
  } catch (error) {
    throw systemError('cannot-write', visible(file), error)
  }
}
